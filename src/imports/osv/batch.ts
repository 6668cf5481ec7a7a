// What the records of one import share: the ids and projects that there are, and what the import has added to them.

import { compareIds, nextId, osvId, parseId } from '../../model/advisory/id.ts';
import type { Instant } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import { note, type Remainder } from './kept.ts';
import { type ProjectShelf, projectShelf } from './projects.ts';

export interface ImportOptions {
  readonly site: Site;
  /** The ids of this site that are in use or reserved. */
  readonly takenIds: Iterable<string>;
  readonly projects: readonly Project[];
  /** The advisories that were imported before, by the ids of their records: a record that comes again keeps its advisory's id. */
  readonly importedAs?: ReadonlyMap<string, string> | undefined;
  /** Where the record came from, where that is an address on the web. */
  readonly source?: string | undefined;
}

/** What the records of one import share. */
export interface Desk {
  readonly options: ImportOptions;
  readonly taken: Set<string>;
  /** The id with the highest number in each year. */
  readonly highest: Map<string, string>;
  readonly projects: ProjectShelf;
  /** The ids of the records that were imported. */
  readonly imported: Set<string>;
  /** Which advisory claims an alias. */
  readonly aliases: Map<string, string>;
}

export function deskOf(options: ImportOptions): Desk {
  const projects = projectShelf(options.projects);
  const desk: Desk = {
    options,
    taken: new Set(),
    highest: new Map(),
    projects,
    imported: new Set(),
    aliases: new Map(),
  };
  for (const id of options.takenIds) take(desk, id);
  return desk;
}

/** Marks an id as taken. */
export function take({ options, taken, highest }: Desk, id: string): void {
  taken.add(id);
  const { prefix, year } = parseId(id) ?? {};
  if (prefix !== options.site.id.prefix || year === undefined) return;
  const known = highest.get(year);
  if (known === undefined || compareIds(known, id) < 0) highest.set(year, id);
}

/**
 * The id of the advisory: an id of this site stays what it is, a record that was imported before keeps the one that it got,
 * and another record gets the next one of its year. Undefined where the id belongs to an advisory that is no import of it.
 */
export function idFor(foreign: string, published: Instant, desk: Desk, rest: Remainder): string | undefined {
  const { options, taken, highest } = desk;
  const { prefix, registered } = options.site.id;
  const bare = foreign.replace(/^x_/, '');
  const before = options.importedAs?.get(foreign);
  if (parseId(bare)?.prefix !== prefix) {
    const year = published.slice(0, 4);
    const last = highest.get(year);
    const id = before ?? nextId(prefix, year, last === undefined ? [] : [last]);
    note(rest, `${foreign} becomes ${id}, as its id is not one of this site.`);
    return id;
  }
  const exported = osvId(bare, registered);
  const known = registered ? 'registered' : 'not registered';
  if (exported !== foreign)
    note(rest, `${foreign} is published as ${exported}: site.yaml says that the prefix is ${known} with OSV.`);
  return taken.has(bare) && before !== bare ? undefined : bare;
}
