// Relations between content items, indexed once for all pages: the page of one advisory must not
// iterate over all of them.

import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Translation } from '../../model/advisory/translation.ts';
import type { Content } from '../../model/content.ts';
import type { Project } from '../../model/project/project.ts';
import type { Release } from '../../model/release/release.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import type { Retrospective } from '../../model/retrospective/retrospective.ts';

/** The content by its names. Lists keep the order of the content. Keys without items are absent. */
export interface ContentIndex {
  readonly advisory: ReadonlyMap<string, Advisory>;
  /** By the id of an advisory. */
  readonly translationsOfAdvisory: ReadonlyMap<string, readonly Translation[]>;
  readonly project: ReadonlyMap<string, Project>;
  readonly key: ReadonlyMap<string, PublicKey>;
  readonly advisoriesOfProject: ReadonlyMap<string, readonly Advisory[]>;
  readonly releasesOfProject: ReadonlyMap<string, readonly Release[]>;
  /** By the id of an advisory. */
  readonly releasesOfAdvisory: ReadonlyMap<string, readonly Release[]>;
  /** By the id of an advisory. */
  readonly retrospectivesOfAdvisory: ReadonlyMap<string, readonly Retrospective[]>;
  readonly retrospectivesOfProject: ReadonlyMap<string, readonly Retrospective[]>;
  /** By the id of an advisory: the withdrawn ones that it replaces. */
  readonly replacedByAdvisory: ReadonlyMap<string, readonly Advisory[]>;
  /** By the id of an advisory: those published directly before and after it. */
  readonly neighbours: ReadonlyMap<string, Neighbours>;
}

/** The neighbours of an advisory in the list of all. */
interface Neighbours {
  readonly older: Advisory | undefined;
  readonly newer: Advisory | undefined;
}

// A build has one content object. The dev server makes a new one for each edit, and the old index
// is garbage-collected with it.
const cache = new WeakMap<Content, ContentIndex>();

/** Returns the index of a content, made on first use. */
export function indexOfContent(content: Content): ContentIndex {
  const known = cache.get(content);
  if (known !== undefined) return known;
  const index = makeIndex(content);
  cache.set(content, index);
  return index;
}

function makeIndex({
  advisories,
  translations,
  projects,
  keys,
  releases,
  retrospectives,
}: Content): ContentIndex {
  const projectOfAdvisory = new Map(advisories.map(({ id, project }) => [id, project]));
  return {
    advisory: new Map(advisories.map((one) => [one.id, one])),
    translationsOfAdvisory: grouped(translations, ({ id }) => [id]),
    project: new Map(projects.map((one) => [one.slug, one])),
    key: new Map(keys.map((one) => [one.name, one])),
    advisoriesOfProject: grouped(advisories, ({ project }) => [project]),
    releasesOfProject: grouped(releases, ({ project }) => [project]),
    releasesOfAdvisory: grouped(releases, (release) => release.advisories),
    retrospectivesOfAdvisory: grouped(retrospectives, (retrospective) => retrospective.advisories),
    retrospectivesOfProject: grouped(retrospectives, (retrospective) =>
      retrospective.advisories.flatMap((id) => projectOfAdvisory.get(id) ?? []),
    ),
    replacedByAdvisory: grouped(advisories, ({ withdrawn }) => withdrawn?.replaced_by ?? []),
    neighbours: new Map(
      advisories.map(({ id }, i) => [id, { older: advisories[i + 1], newer: advisories[i - 1] }]),
    ),
  };
}

function grouped<Item>(
  items: readonly Item[],
  names: (item: Item) => string | readonly string[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const name of new Set([names(item)].flat())) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [item]);
      else group.push(item);
    }
  }
  return groups;
}
