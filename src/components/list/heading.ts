// The name and the description of a list of advisories.

import type { Catalogue } from '../../language/index.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { AdvisoryList, ListPage, ListSubject } from '../../model/views/advisory-lists.ts';

/** The parent of a list, with its name and path; undefined for the list of all. */
interface ParentList {
  readonly path: string;
  readonly name: string;
}

type Words = Catalogue['list'];

/**
 * Returns a short name of a list, beside others of its kind: "High and above", "orbital (PyPI)",
 * "2026".
 */
export function nameOfList(subject: ListSubject, words: Words): string {
  switch (subject.kind) {
    case 'all':
      return words.all;
    case 'severity':
      return words.floors[subject.value];
    case 'state':
      return words.states[subject.value];
    case 'year':
      return subject.value;
    case 'package':
      return packageLabel(subject.package);
    case 'project':
      return subject.name;
    case 'cwe': {
      const name = cweName(subject.value);
      return name === undefined ? subject.value : `${subject.value}: ${name}`;
    }
  }
}

/** Returns "Advisories: high and above". Unique for each list. */
export function headingOf({ subject }: Pick<AdvisoryList, 'subject'>, words: Words): string {
  switch (subject.kind) {
    case 'all':
      return words.heading.all;
    case 'severity':
      return words.heading.severity(subject.value);
    case 'state':
      return words.heading.state(subject.value);
    case 'year':
      return words.heading.year(subject.value);
    case 'package':
      return words.heading.package(packageLabel(subject.package));
    default:
      return nameOfList(subject, words);
  }
}

/** Returns the same with the page number, for the title. */
export function titleOfPage({ list, number, count }: ListPage, words: Words): string {
  const heading = headingOf(list, words);
  return number === 1 ? heading : words.heading.page(heading, number, count);
}

/** Returns "All 12 advisories, the newest first." */
export function sentenceOf({ list, number, count }: ListPage, words: Words): string {
  return words.sentence(list.advisories.length, count === 1 ? undefined : { number, count });
}

/** Returns the parent of a list; undefined for the list of all. */
export function parentOf({ kind }: ListSubject, words: Words): ParentList | undefined {
  if (kind === 'all') return undefined;
  if (kind === 'package') return { path: 'packages/', name: words.packages };
  if (kind === 'cwe') return { path: 'cwe/', name: words.weaknesses };
  return { path: 'advisories/', name: words.heading.all };
}
