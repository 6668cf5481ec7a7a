// The lists of advisories that have their own pages: all, and those of a severity, a package, a
// weakness, a year, a state. Long lists are split into pages. src/pages and the sitemap both use
// this module.

import type { Advisory } from '../advisory/advisory.ts';
import {
  reaches,
  SEVERITY_FLOORS,
  type SeverityFloor,
  severityPath,
} from '../advisory/severity-floor.ts';
import type { Content } from '../content.ts';
import { type Package, packageKey, plainEcosystem, variantText } from '../package/package.ts';
import { order } from '../text/order.ts';
import { pathName } from '../text/path-segment.ts';

/** The number of advisories on one page. */
export const PER_PAGE = 100;

export const ADVISORY_STATES = ['exploited', 'unfixed', 'withdrawn'] as const;
export type AdvisoryState = (typeof ADVISORY_STATES)[number];

/** The subject of a list. */
export type ListSubject =
  | { readonly kind: 'all' }
  | { readonly kind: 'severity'; readonly value: SeverityFloor }
  | { readonly kind: 'project'; readonly value: string; readonly name: string }
  | { readonly kind: 'package'; readonly value: string; readonly package: Package }
  | { readonly kind: 'cwe'; readonly value: string }
  | { readonly kind: 'year'; readonly value: string }
  | { readonly kind: 'state'; readonly value: AdvisoryState };

export interface AdvisoryList {
  readonly subject: ListSubject;
  /** Relative to the top of the site, ending in "/". */
  readonly path: string;
  /** The newest first. */
  readonly advisories: readonly Advisory[];
}

/** One page of a list. */
export interface ListPage {
  readonly list: AdvisoryList;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly path: string;
  readonly advisories: readonly Advisory[];
}

const made = new WeakMap<object, readonly AdvisoryList[]>();

/**
 * Returns every list, the most general first; the lists of projects are on the pages of the
 * projects. Severities have pages before their first advisory, like their feeds; all other lists
 * have at least one advisory.
 */
export function advisoryLists(content: Pick<Content, 'advisories'>): readonly AdvisoryList[] {
  const known = made.get(content);
  if (known !== undefined) return known;
  const lists = makeLists(content.advisories);
  made.set(content, lists);
  return lists;
}

function makeLists(advisories: readonly Advisory[]): AdvisoryList[] {
  return [
    { subject: { kind: 'all' }, path: 'advisories/', advisories },
    ...[...SEVERITY_FLOORS].reverse().map(
      (value): AdvisoryList => ({
        subject: { kind: 'severity', value },
        path: severityPath(value),
        advisories: advisories.filter((one) => reaches(one, value)),
      }),
    ),
    ...ADVISORY_STATES.map(
      (value): AdvisoryList => ({
        subject: { kind: 'state', value },
        path: `state/${value}/`,
        advisories: advisories.filter((one) => isIn(one, value)),
      }),
    ).filter((list) => list.advisories.length > 0),
    ...yearLists(advisories),
    ...packageLists(advisories),
    ...cweLists(advisories),
  ];
}

/** True if an advisory is in a state. A withdrawn advisory is in no other state. */
export function isIn({ withdrawn, exploited, affected }: Advisory, state: AdvisoryState): boolean {
  if (state === 'withdrawn' || withdrawn !== undefined)
    return state === 'withdrawn' && withdrawn !== undefined;
  if (state === 'exploited') return exploited !== undefined;
  return affected.some(({ ranges }) => ranges.some(({ fixed }) => fixed === undefined));
}

function yearLists(advisories: readonly Advisory[]): AdvisoryList[] {
  return [...Map.groupBy(advisories, ({ published }) => published.slice(0, 4))]
    .sort(([a], [b]) => order(b, a))
    .map(([value, some]) => ({
      subject: { kind: 'year', value },
      path: `years/${value}/`,
      advisories: some,
    }));
}

function packageLists(advisories: readonly Advisory[]): AdvisoryList[] {
  const groups = new Map<string, { package: Package; advisories: Advisory[] }>();
  for (const advisory of advisories)
    for (const [key, one] of new Map(
      advisory.affected.map(({ package: of }) => [packageKey(of), of]),
    )) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { package: one, advisories: [advisory] });
      else group.advisories.push(advisory);
    }
  return [...groups]
    .sort(([a], [b]) => order(a, b))
    .flatMap(([value, group]): AdvisoryList[] => {
      const path = packagePath(group.package);
      const subject = { kind: 'package', value, package: group.package } as const;
      return path === undefined ? [] : [{ subject, path, advisories: group.advisories }];
    });
}

function cweLists(advisories: readonly Advisory[]): AdvisoryList[] {
  const groups = new Map<string, Advisory[]>();
  for (const advisory of advisories)
    for (const id of new Set(advisory.cwe)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [advisory]);
      else group.push(advisory);
    }
  return [...groups]
    .sort(([a], [b]) => Number(a.slice(4)) - Number(b.slice(4)))
    .map(([value, some]) => ({
      subject: { kind: 'cwe', value },
      path: cwePath(value),
      advisories: some,
    }));
}

/** `packages/PyPI/orbital/`; undefined if the name cannot be a folder name. */
export function packagePath(of: Package): string | undefined {
  const [kind, name] =
    of.kind === 'repository'
      ? ['GIT', of.repo.replace(/^https?:\/\//, '')]
      : [plainEcosystem(of.ecosystem), `${of.name}${variantText(of)}`];
  const segments = [pathName(kind), pathName(name)];
  return segments.includes(undefined) ? undefined : `packages/${segments.join('/')}/`;
}

const cwePath = (id: string): string => `cwe/${id}/`;

/**
 * Returns the pages of a list, at least one. The first has the path of the list, the second
 * `page/2/` below it.
 */
export function listPages(list: AdvisoryList): ListPage[] {
  const count = Math.max(1, Math.ceil(list.advisories.length / PER_PAGE));
  return Array.from({ length: count }, (_, i) => ({
    list,
    number: i + 1,
    count,
    path: pagePath(list.path, i + 1),
    advisories: list.advisories.slice(i * PER_PAGE, (i + 1) * PER_PAGE),
  }));
}

/** Returns the path of a numbered page below a path. */
export const pagePath = (path: string, number: number): string =>
  number === 1 ? path : `${path}page/${number}/`;

/** Returns the list of a project's advisories, which its own page shows. */
export function projectList(
  slug: string,
  name: string,
  advisories: readonly Advisory[],
): AdvisoryList {
  return { subject: { kind: 'project', value: slug, name }, path: `projects/${slug}/`, advisories };
}
