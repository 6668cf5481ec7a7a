// What a list of advisories is called, and its one sentence.

import type { Catalogue } from '../../language/index.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { AdvisoryList, ListPage, ListSubject } from '../../model/views/advisory-lists.ts';

/** The way to a list, by the name of what holds it and its path; undefined for the list of all. */
export interface Trail {
  readonly path: string;
  readonly name: string;
}

type Words = Catalogue['list'];

/** A list in few words, beside others of its kind: "High and above", "orbital (PyPI)", "2026". */
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

/** "Advisories: high and above". No two lists have the same. */
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

/** The same with the number of the page, for the title. */
export function titleOfPage({ list, number, count }: ListPage, words: Words): string {
  const heading = headingOf(list, words);
  return number === 1 ? heading : words.heading.page(heading, number, count);
}

/** "All 12 advisories, the newest first." */
export function sentenceOf({ list, number, count }: ListPage, words: Words): string {
  return words.sentence(list.advisories.length, count === 1 ? undefined : { number, count });
}

/** Where a list is found. */
export function trailOf({ kind }: ListSubject, words: Words): Trail | undefined {
  if (kind === 'all') return undefined;
  if (kind === 'package') return { path: 'packages/', name: words.packages };
  if (kind === 'cwe') return { path: 'cwe/', name: words.weaknesses };
  return { path: 'advisories/', name: words.heading.all };
}
