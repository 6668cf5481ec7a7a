// The versions of a package that are known to be unaffected, for CVE records with the default
// "unknown". They must not overlap affected versions: a version matches at most one item (CVE
// Record Format 5.x, schema/docs/versions.md).

import { type Ranks, ranksBy } from '../../model/lookup/claims.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import type { VersionWindow } from '../../model/project/branch-schema.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { floorOf } from '../../model/version/floor.ts';
import type { CveVersion } from './version.ts';

/** The affected ranges and single versions. */
interface CalledAffected {
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
}

/**
 * A position in the version order. Without a text, it is directly after a version, which CVE cannot
 * express.
 */
interface Edge {
  readonly rank: number;
  readonly text: string | undefined;
}

interface Interval {
  readonly start: Edge;
  /** The first position after it. */
  readonly end: Edge;
}

/**
 * Returns the assessed branches minus the affected versions, as ranges, and the fixed versions
 * outside of them. The version order must understand each affected range.
 */
export function unaffectedVersions(
  ecosystem: string,
  called: CalledAffected,
  windows: readonly VersionWindow[],
  versionType: string,
): CveVersion[] {
  const { ranges, versions } = called;
  const order = versionOrder(ecosystem);
  const floors = new Map(windows.flatMap(({ before }) => floorsOf(ecosystem, before)));
  const texts = [
    ...ranges.flatMap(({ introduced, fixed, last_affected: last }) => [introduced, fixed, last]),
    ...windows.flatMap(({ from, before }) => [from, before]),
    ...versions,
    ...floors.values(),
  ].filter((text) => text !== undefined);
  const ranks = ranksBy(order, texts);
  const affected = affectedIntervals(called, ranks);
  const free = joined(intervalsOf(windows, ranks, floors).flatMap((one) => without(affected, one)));
  return [
    ...free.map(({ start, end }) => ({
      version: start.text ?? FROM_START,
      status: 'unaffected' as const,
      versionType,
      lessThan: end.text ?? '*',
    })),
    ...singleFixed(called, [...affected, ...free], ranks),
  ];
}

function floorsOf(ecosystem: string, before: string | undefined): [string, string][] {
  if (before === undefined) return [];
  const floor = floorOf(ecosystem, versionOrder(ecosystem), before);
  return floor === undefined ? [] : [[before, floor]];
}

const END: Edge = { rank: Number.POSITIVE_INFINITY, text: undefined };
const START: Edge = { rank: -1, text: FROM_START };
const after = (rank: number): Edge => ({ rank: rank + 0.5, text: undefined });

function affectedIntervals({ ranges, versions }: CalledAffected, ranks: Ranks): Interval[] {
  const edge = (text: string): Edge => ({ rank: ranks.get(text) ?? Number.NaN, text });
  const last = (text: string): Edge => after(ranks.get(text) ?? Number.NaN);
  return [
    ...ranges.map(({ introduced = FROM_START, fixed, last_affected }) => ({
      start: edge(introduced),
      end:
        fixed !== undefined ? edge(fixed) : last_affected !== undefined ? last(last_affected) : END,
    })),
    ...versions.map((version) => ({ start: edge(version), end: last(version) })),
  ].sort((a, b) => a.start.rank - b.start.rank);
}

/**
 * Sorts branches. A branch without an adjacent next one ends before the pre-releases of its end,
 * which would belong to the next branch.
 */
function intervalsOf(
  windows: readonly VersionWindow[],
  ranks: Ranks,
  floors: ReadonlyMap<string, string>,
): Interval[] {
  const edge = (text: string | undefined, otherwise: Edge): Edge =>
    text === undefined ? otherwise : { rank: ranks.get(text) ?? Number.NaN, text };
  const sorted = windows
    .map(({ from, before }) => ({ start: edge(from, START), end: edge(before, END) }))
    .filter(({ start, end }) => start.rank < end.rank)
    .sort((a, b) => a.start.rank - b.start.rank);
  return sorted.flatMap(({ start, end }, i) => {
    if (end.text === undefined || sorted[i + 1]?.start.rank === end.rank) return [{ start, end }];
    const floor = floors.get(end.text);
    return floor === undefined ? [] : [{ start, end: edge(floor, END) }];
  });
}

/** Merges adjacent intervals. */
function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const one of intervals) {
    const before = result.at(-1);
    if (before?.end.rank === one.start.rank)
      result[result.length - 1] = { start: before.start, end: one.end };
    else result.push(one);
  }
  return result;
}

/** Returns the parts of an interval that no other overlaps, if CVE can express their start. */
function without(others: readonly Interval[], { start, end }: Interval): Interval[] {
  const parts: Interval[] = [];
  let from = start;
  for (const other of others) {
    if (other.end.rank <= from.rank) continue;
    if (other.start.rank >= end.rank) break;
    if (other.start.rank > from.rank && from.text !== undefined)
      parts.push({ start: from, end: other.start });
    from = other.end;
  }
  if (from.rank < end.rank && from.text !== undefined) parts.push({ start: from, end });
  return parts;
}

function singleFixed(
  { ranges }: CalledAffected,
  covered: readonly Interval[],
  ranks: Ranks,
): CveVersion[] {
  const fixed = new Map(ranges.map((range) => [ranks.get(range.fixed ?? ''), range.fixed]));
  return [...fixed].flatMap(([rank, version]) =>
    rank === undefined || version === undefined || covered.some((one) => isWithin(one, rank))
      ? []
      : [{ version, status: 'unaffected' as const }],
  );
}

const isWithin = ({ start, end }: Interval, rank: number): boolean =>
  rank >= start.rank && rank < end.rank;
