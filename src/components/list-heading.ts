// What the page of a list of advisories is called, and its one sentence.

import type { AdvisoryList, ListPage, ListSubject } from '../model/advisory-list.ts';
import { packageLabel } from '../model/package.ts';

/** The way to a list, by the name of what holds it and its path; undefined for the list of all. */
export interface Trail {
  readonly path: string;
  readonly name: string;
}

/** "Advisories: high and above". No two lists have the same. */
export function headingOf({ subject, name }: AdvisoryList): string {
  switch (subject.kind) {
    case 'all':
      return 'Advisories';
    case 'severity':
      return `Severity: ${name.toLowerCase()}`;
    case 'state':
      return `Advisories: ${name.toLowerCase()}`;
    case 'year':
      return `Advisories of ${name}`;
    case 'package':
      return `Package: ${packageLabel(subject.package)}`;
    default:
      return name;
  }
}

/** The same with the number of the page, for the title. */
export const titleOfPage = ({ list, number, count }: ListPage): string =>
  count === 1 || number === 1 ? headingOf(list) : `${headingOf(list)}, page ${number} of ${count}`;

/** "All 12 advisories, the newest first." */
export function sentenceOf({ list, number, count }: ListPage): string {
  const total = list.advisories.length;
  if (total === 0) return 'No advisory is in this list.';
  const words = total === 1 ? 'One advisory' : `${total} advisories, the newest first`;
  return count === 1 ? `${words}.` : `${words}; page ${number} of ${count}.`;
}

/** Where a list is found. */
export function trailOf({ kind }: ListSubject): Trail | undefined {
  if (kind === 'all') return undefined;
  if (kind === 'package') return { path: 'packages/', name: 'Packages' };
  if (kind === 'cwe') return { path: 'cwe/', name: 'Weaknesses' };
  return { path: 'advisories/', name: 'Advisories' };
}
