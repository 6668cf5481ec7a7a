// The shared state of one import: the existing ids and projects, and those that the import has
// added.

import { compareIds, nextId, osvId, parseId } from '../../model/advisory/id.ts';
import type { Instant } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import { note, type Remainder } from './kept.ts';
import { type ProjectIndex, projectIndex } from './projects.ts';

export interface ImportOptions {
  readonly site: Site;
  /** The ids of this site that are in use or reserved. */
  readonly takenIds: Iterable<string>;
  readonly projects: readonly Project[];
  /**
   * The previously imported advisories, by the ids of their records: a record that is imported
   * again keeps its advisory's id and project.
   */
  readonly importedAs?: ReadonlyMap<string, ImportedBefore> | undefined;
  /**
   * The advisories that already describe a vulnerability, and are not imports of this format, by
   * their aliases.
   */
  readonly described?: ReadonlyMap<string, string> | undefined;
  /** True to keep ids of this site that records list among their aliases. */
  readonly keepIds?: boolean | undefined;
  /** The source of the record, if it is a web address. */
  readonly source?: string | undefined;
}

/** An advisory that an earlier import wrote. */
export interface ImportedBefore {
  readonly id: string;
  /** The slug of its project. */
  readonly project: string;
}

/** The shared state of the records of one import. */
export interface Batch {
  readonly options: ImportOptions;
  readonly taken: Set<string>;
  /** The id with the highest number in each year. */
  readonly highest: Map<string, string>;
  readonly projects: ProjectIndex;
  /** The ids of the records that were imported. */
  readonly imported: Set<string>;
  /** The advisories by their aliases. */
  readonly aliases: Map<string, string>;
}

export function batchOf(options: ImportOptions): Batch {
  const projects = projectIndex(options.projects);
  const batch: Batch = {
    options,
    taken: new Set(),
    highest: new Map(),
    projects,
    imported: new Set(),
    aliases: new Map(),
  };
  for (const id of options.takenIds) take(batch, id);
  return batch;
}

/** Marks an id as taken. */
export function take({ options, taken, highest }: Batch, id: string): void {
  taken.add(id);
  const { prefix, year } = parseId(id) ?? {};
  if (prefix !== options.site.id.prefix || year === undefined) return;
  const known = highest.get(year);
  if (known === undefined || compareIds(known, id) < 0) highest.set(year, id);
}

/** The names of a record, and the time that determines the year of a new id. */
interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly at: Instant;
}

/**
 * Returns the id of the advisory. An id of this site stays; a record that was imported before keeps
 * its id; another record gets the next id of its year. undefined if the id belongs to an advisory
 * that is not an import of the record.
 */
export function idFor(
  { id: foreign, aliases, at }: Named,
  batch: Batch,
  rest: Remainder,
): string | undefined {
  const { options, taken, highest } = batch;
  const { prefix, registered } = options.site.id;
  const isOurs = (id: string): boolean => parseId(id)?.prefix === prefix;
  const bare = foreign.replace(/^x_/, '');
  const before = options.importedAs?.get(foreign)?.id;
  if (!isOurs(bare)) {
    const year = at.slice(0, 4);
    const last = highest.get(year);
    const listed =
      options.keepIds === true
        ? aliases.map((one) => one.replace(/^x_/, '')).find(isOurs)
        : undefined;
    const kept = listed !== undefined && !taken.has(listed) ? listed : undefined;
    const id = before ?? kept ?? nextId(prefix, year, last === undefined ? [] : [last]);
    const reason = id === kept ? 'it lists this id' : 'its id does not belong to this site';
    note(rest, `${foreign} becomes ${id}, because ${reason}.`);
    return id;
  }
  const exported = osvId(bare, registered);
  const known = registered ? 'registered' : 'not registered';
  if (exported !== foreign)
    note(
      rest,
      `${foreign} is published as ${exported}: according to site.yaml, the prefix is ${known} with OSV.`,
    );
  return taken.has(bare) && before !== bare ? undefined : bare;
}
