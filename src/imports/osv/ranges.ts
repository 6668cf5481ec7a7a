// Imports the ranges of one affected entry of an OSV record, and keeps the parts that do not fit
// the contract.

import { rangeGroups } from '../../model/advisory/range-groups.ts';
import type { Package } from '../../model/package/package.ts';
import type { Range } from '../../model/package/range.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { type KeyPath, keep, keepUnknown, type Remainder } from '../record/kept.ts';
import { isWebAddress } from '../record/value.ts';
import { commitRanges, overlap, type RangePlan, versionRanges } from './events.ts';
import type { ForeignRange } from './shape.ts';

/** A list of events with its ranges, and the events outside of them. */
interface Taken {
  readonly given: ForeignRange;
  readonly ranges: readonly Range[];
  readonly odd: readonly { readonly index: number; readonly event: object }[];
}

const MOST_RANGES = 1000;

/**
 * Returns the ranges that fit the contract. The rest is kept below `at`, by the positions that the
 * lists have in the export.
 */
export function holdRanges(
  lists: readonly ForeignRange[],
  subject: Package,
  at: KeyPath,
  rest: Remainder,
): Range[] {
  const held = new Map<string, Range>();
  const taken: Taken[] = [];
  const refused: { given: ForeignRange; why: string }[] = [];
  // An entry has one type of version range: a list of a second type repeats the same versions.
  const versionType = lists.find(({ type }) => type === 'SEMVER' || type === 'ECOSYSTEM')?.type;
  for (const given of lists) {
    const plan = fitting(planOf(given, subject, versionType), held, subject);
    if ('refused' in plan) refused.push({ given, why: plan.refused });
    else {
      for (const range of plan.ranges) held.set(keyOf(range), range);
      taken.push({ given, ...plan });
    }
  }
  const ranges = [...held.values()];
  const groups = rangeGroups({ package: subject, ranges });
  const keys = groups.map((group) => new Set(group.ranges.map(keyOf)));
  const placed = taken.map((one) => ({ ...one, groups: groupsOf(one, keys) }));
  if (mixed(placed)) {
    keep(
      rest,
      at,
      lists,
      'its lists are merged or split, and one of them contains more than ranges',
    );
    return ranges;
  }
  for (const [i, { repo }] of groups.entries())
    if (repo === undefined) keepType(versionType, subject, [...at, i], rest);
  for (const one of placed) keepExtras(one, at, rest);
  for (const [i, { given, why }] of refused.entries())
    keep(rest, [...at, groups.length + i], given, why);
  return ranges;
}

function planOf(given: ForeignRange, subject: Package, versionType: string | undefined): RangePlan {
  const { type, repo } = given;
  if (type === 'GIT') {
    if (typeof repo !== 'string' || !isWebAddress(repo))
      return { refused: 'its repository is not a web address' };
    return commitRanges(
      given,
      subject.kind === 'repository' && subject.repo === repo ? undefined : repo,
    );
  }
  if (type !== versionType)
    return {
      refused: `${JSON.stringify(type.slice(0, 40))} is a different type than that of the previous list`,
    };
  if (subject.kind === 'repository') return { refused: 'versions require a package' };
  return versionRanges(given, subject.ecosystem);
}

/** Refuses ranges that conflict with those that were already imported. */
function fitting(plan: RangePlan, held: ReadonlyMap<string, Range>, subject: Package): RangePlan {
  if ('refused' in plan) return plan;
  if (held.size + plan.ranges.length > MOST_RANGES)
    return { refused: `an entry has at most ${MOST_RANGES} ranges` };
  if (subject.kind === 'repository') return plan;
  const added = plan.ranges.filter((range) => range.repo === undefined && !held.has(keyOf(range)));
  const others = [...held.values()].filter(({ repo }) => repo === undefined);
  const clash = added.some((range) =>
    others.some((other) => overlap(subject.ecosystem, range, other)),
  );
  return clash ? { refused: 'it overlaps with the previous list' } : plan;
}

/** Returns one key for a range, for comparison. */
const keyOf = (range: Range): string =>
  JSON.stringify([range.introduced, range.fixed, range.last_affected, range.limit, range.repo]);

/** Returns the positions of a list's ranges among the lists of the export. */
function groupsOf({ ranges }: Taken, groups: readonly ReadonlySet<string>[]): number[] {
  const keys = ranges.map(keyOf);
  return groups.flatMap((group, i) => (keys.some((key) => group.has(key)) ? [i] : []));
}

type Placed = Taken & { readonly groups: readonly number[] };

/**
 * True if several lists become one and one of them contains more than its ranges, or if one list
 * with events outside of its ranges becomes several: in a part of it, they could start or end a
 * range.
 */
function mixed(placed: readonly Placed[]): boolean {
  const counts = new Map<number, number>();
  for (const { groups } of placed)
    for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return placed.some(
    (one) =>
      (one.odd.length > 0 && one.groups.length > 1) ||
      (hasExtras(one) && one.groups.some((group) => (counts.get(group) ?? 0) > 1)),
  );
}

const OWN_KEYS = ['type', 'repo', 'events'];
const hasExtras = ({ given, odd }: Taken): boolean =>
  odd.length > 0 ||
  (given.type !== 'GIT' && typeof given.repo === 'string') ||
  Object.entries(given).some(([key, value]) => !OWN_KEYS.includes(key) && value !== null);

function keepType(type: string | undefined, subject: Package, at: KeyPath, rest: Remainder): void {
  if (subject.kind === 'repository') return;
  const usual = versionOrder(subject.ecosystem)?.rangeType ?? 'ECOSYSTEM';
  if (type !== usual)
    keep(rest, [...at, 'type'], type, `ranges of ${subject.ecosystem} are of type ${usual}`);
}

function keepExtras({ given, odd, groups }: Placed, at: KeyPath, rest: Remainder): void {
  const [first = 0] = groups;
  const { type, repo } = given;
  for (const { index, event } of odd)
    keep(rest, [...at, first, 'events', index], event, 'it neither starts nor ends a range');
  // What a list says about its ranges holds for each part of it.
  for (const group of groups.length === 0 ? [first] : groups) {
    if (type !== 'GIT' && typeof repo === 'string')
      keep(rest, [...at, group, 'repo'], repo, 'a range of versions has no repository');
    keepUnknown(rest, [...at, group], given, OWN_KEYS);
  }
}
