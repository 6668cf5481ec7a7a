// Imports `affected[].ranges` of OSV schema 1.7.5: lists of events become ranges of the contract.
// Nothing is added to the events. An event that opens or closes nothing stays an event, and an
// ambiguous list stays a list.

import { compareBounds, FROM_START, type Range } from '../../model/package/range.ts';
import { versionOrder } from '../../model/version/compare.ts';
import type { ForeignRange } from './shape.ts';

/**
 * The ranges of one list of events and the events outside of them, or the reason why no ranges
 * exist.
 */
export type RangePlan =
  | { readonly ranges: readonly Range[]; readonly odd: readonly OddEvent[] }
  | { readonly refused: string };

interface OddEvent {
  /** The position in the list of events. */
  readonly index: number;
  readonly event: object;
}

type Kind = 'introduced' | 'fixed' | 'last_affected' | 'limit';
interface Step {
  readonly index: number;
  readonly event: object;
  readonly kind: Kind;
  readonly version: string;
}

/** Returns the commit ranges of a list of type GIT: each end applies to every start before it. */
export function commitRanges({ events }: ForeignRange, repo: string | undefined): RangePlan {
  const steps = stepsOf(events ?? []);
  if ('refused' in steps) return steps;
  const bad = steps.find(
    ({ version }) => version !== FROM_START && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(version),
  );
  if (bad) return { refused: `${JSON.stringify(bad.version)} is not a full commit hash` };
  const inTurn = startsFirst(steps);
  const place = repo === undefined ? {} : { repo };
  let current: string = FROM_START;
  let open: string[] = [];
  const ranges: Range[] = [];
  const odd: OddEvent[] = [];
  for (const { kind, version, index, event } of inTurn) {
    const last = ranges[ranges.length - 1];
    const starts = (open.length > 0 ? open : [current]).filter(
      (start) => kind !== 'fixed' || start !== version,
    );
    if (kind === 'introduced') {
      current = version;
      open.push(version);
    } else if (starts.length === 0) odd.push({ index, event });
    else if (
      kind === 'limit' &&
      open.length === 0 &&
      last !== undefined &&
      last.limit === undefined
    )
      ranges[ranges.length - 1] = { ...last, limit: version };
    else {
      for (const introduced of starts) ranges.push({ introduced, [kind]: version, ...place });
      open = open.filter((start) => !starts.includes(start));
    }
  }
  return { ranges: [...ranges, ...open.map((introduced) => ({ introduced, ...place }))], odd };
}

// Commits can be in any order. If the list does not begin with a start, all starts come first.
function startsFirst(steps: readonly Step[]): readonly Step[] {
  if (steps[0]?.kind === 'introduced') return steps;
  const starts = steps.filter(({ kind }) => kind === 'introduced');
  return [...starts, ...steps.filter(({ kind }) => kind !== 'introduced')];
}

/**
 * Returns the version ranges of a list of type SEMVER or ECOSYSTEM, in the order of the ecosystem's
 * versions. If the order is unknown or a version is invalid, the order of the events is used.
 */
export function versionRanges({ events }: ForeignRange, ecosystem: string): RangePlan {
  const steps = stepsOf(events ?? []);
  if ('refused' in steps) return steps;
  const compare: Compare = (a, b) => compareBounds(ecosystem, a, b);
  const order = versionOrder(ecosystem);
  // A limit neither starts nor ends a range, and "*" is not a version.
  const limits = steps.filter(({ kind }) => kind === 'limit');
  const bounds = steps.filter(({ kind }) => kind !== 'limit');
  const isOrdered =
    order !== undefined &&
    bounds.every(({ version: one }) => one === FROM_START || order.isValid(one));
  if (isOrdered) {
    const sorted = bounds.toSorted((a, b) => compare(a.version, b.version) ?? 0);
    return withOdd(alternate(inTurn(sorted, compare), compare, true), limits);
  }
  const plan = alternate(steps, compare, false);
  if ('refused' in plan) return plan;
  const clash = plan.ranges.some((range, i) =>
    plan.ranges.slice(0, i).some((other) => overlap(ecosystem, range, other)),
  );
  return clash ? { refused: 'its ranges overlap' } : plan;
}

/**
 * Orders events of equal versions, whose order in a record means nothing: an open range ends before
 * the next one starts, because the other way around the second start would be lost.
 */
function inTurn(sorted: readonly Step[], compare: Compare): Step[] {
  const ordered: Step[] = [];
  let isOpen = false;
  for (let i = 0; i < sorted.length; ) {
    const [first, ...later] = sorted.slice(i);
    if (first === undefined) break;
    const end = later.findIndex(({ version }) => compare(first.version, version) !== 0);
    const equal = [first, ...(end < 0 ? later : later.slice(0, end))];
    const starts = equal.filter(({ kind }) => kind === 'introduced');
    const ends = equal.filter(({ kind }) => kind !== 'introduced');
    ordered.push(...(isOpen ? [...ends, ...starts] : [...starts, ...ends]));
    isOpen = starts.length > 0 ? isOpen || ends.length === 0 : isOpen && ends.length === 0;
    i += equal.length;
  }
  return ordered;
}

/** Adds events outside of the ranges. */
const withOdd = (plan: RangePlan, more: readonly Step[]): RangePlan =>
  'refused' in plan
    ? plan
    : { ...plan, odd: [...plan.odd, ...more.map(({ index, event }) => ({ index, event }))] };

type Compare = (a: string, b: string) => number | undefined;

/** True if two ranges of an ecosystem certainly have a common version by its order. */
export function overlap(ecosystem: string, a: Range, b: Range): boolean {
  const apart = (first: Range, second: Range): boolean => {
    const end = first.fixed ?? first.last_affected;
    if (end === undefined) return false;
    const sign = compareBounds(ecosystem, end, second.introduced ?? FROM_START);
    return sign === undefined || sign < 0 || (sign === 0 && first.fixed !== undefined);
  };
  return !apart(a, b) && !apart(b, a);
}

/**
 * Starts and ends must alternate; an event out of turn opens or closes nothing. `isOrdered` is true if
 * the steps are in the order of versions.
 */
function alternate(steps: readonly Step[], compare: Compare, isOrdered: boolean): RangePlan {
  const ranges: Range[] = [];
  const odd: OddEvent[] = [];
  let open: Step | undefined;
  let lastAffected: string | undefined;
  for (const step of steps) {
    const { kind, version } = step;
    const span =
      open === undefined
        ? undefined
        : open.version === version
          ? 0
          : compare(open.version, version);
    if (kind === 'introduced') {
      // Out of the order of versions, the range can end before the second start.
      if (open !== undefined && span !== 0 && !isOrdered)
        return {
          refused: `it starts at ${open.version} and at ${version}, but its versions have no order`,
        };
      if (lastAffected !== undefined && compare(lastAffected, version) === 0)
        return { refused: 'its ranges overlap' };
      if (open === undefined) open = step;
      else odd.push(step);
    } else if (kind === 'limit' || open === undefined) odd.push(step);
    else if (span === 1)
      return { refused: `it ends at ${version}, before it starts at ${open.version}` };
    else if (span === 0 && kind === 'fixed') {
      odd.push(open, step);
      open = undefined;
    } else {
      ranges.push({ introduced: open.version, [kind]: version });
      lastAffected = kind === 'last_affected' ? version : undefined;
      open = undefined;
    }
  }
  if (open !== undefined) ranges.push({ introduced: open.version });
  if (ranges.length === 0) return { refused: 'its events do not form a range' };
  return { ranges, odd: odd.map(({ index, event }) => ({ index, event })) };
}

const KINDS = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

function stepsOf(events: readonly object[]): readonly Step[] | { refused: string } {
  const steps: Step[] = [];
  for (const [index, event] of events.entries()) {
    const said = Object.entries(event).filter(([, value]) => value !== null);
    const [key, version] = said[0] ?? [];
    const kind = KINDS.find((one) => one === key);
    if (said.length !== 1 || kind === undefined || typeof version !== 'string')
      return {
        refused: 'an event must have exactly one of introduced, fixed, last_affected and limit',
      };
    if (version === '' || version !== version.trim() || version.length > 200)
      return { refused: `${JSON.stringify(version.slice(0, 40))} is not a version` };
    steps.push({ index, event, kind, version });
  }
  return steps.some(({ kind }) => kind === 'introduced')
    ? steps
    : { refused: 'it has no introduced event' };
}
