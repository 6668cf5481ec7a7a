// A query of the list of advisories, as the query string of an address and as a predicate for one
// advisory.

import type { IndexedAdvisory } from '../../formats/data/advisory-index.ts';
import { RATINGS } from '../../model/cvss/rating.ts';

/** In the order of the address. */
export const FIELDS = ['q', 'project', 'severity', 'package', 'year', 'state'] as const;

/** A query. An empty field matches everything. */
export type ListQuery = Readonly<Record<(typeof FIELDS)[number], string>>;

export function parseQuery(query: URLSearchParams): ListQuery {
  const of = (name: (typeof FIELDS)[number]): string =>
    (query.get(name) ?? '').trim().slice(0, 200);
  return {
    q: of('q'),
    project: of('project'),
    severity: of('severity'),
    package: of('package'),
    year: of('year'),
    state: of('state'),
  };
}

export const isActive = (asked: ListQuery): boolean => FIELDS.some((name) => asked[name] !== '');

/** Returns "?severity=high&year=2026", or an empty text. */
export function queryOf(asked: ListQuery): string {
  const query = new URLSearchParams(
    FIELDS.filter((name) => asked[name] !== '').map((name) => [name, asked[name]]),
  );
  return query.size === 0 ? '' : `?${query}`;
}

/** True if an advisory matches: every word is in its id, its title, an alias or a package. */
export function selects(
  { q, project, severity, package: name, year, state }: ListQuery,
  one: IndexedAdvisory,
): boolean {
  if (project !== '' && one.project !== project) return false;
  if (name !== '' && !one.packages.includes(name)) return false;
  if (year !== '' && !one.published.startsWith(`${year}-`)) return false;
  if (state !== '' && !one.states.some((known) => known === state)) return false;
  if (severity !== '' && (one.rating === null || rankOf(one.rating) < rankOf(severity)))
    return false;
  if (q === '') return true;
  const text = folded([one.id, one.title, one.project, ...one.aliases, ...one.packages].join(' '));
  return folded(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// An unknown level is above all others, so nothing matches it.
function rankOf(level: string): number {
  const ranks: readonly string[] = RATINGS;
  const rank = ranks.indexOf(level);
  return rank < 0 ? ranks.length : rank;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
