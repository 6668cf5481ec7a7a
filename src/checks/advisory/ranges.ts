// The ranges of a package: each with a start and one end, none empty, no overlaps. OSV schema,
// `affected[].ranges`. If Candor knows no version order of the ecosystem, checks that need one are
// skipped.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { compareBounds, type Range } from '../../model/package/range.ts';
import type { Found } from '../check.ts';
import { isCommits } from './commits.ts';
import { type AnyAdvisory, checkAdvisories, found } from './each.ts';

type Entry = AnyAdvisory['affected'][number];
type Code =
  | 'range-start'
  | 'range-ends'
  | 'range-limit'
  | 'range-empty'
  | 'range-reversed'
  | 'range-overlap';

/** Checks the form of each range, and overlaps of ranges of one package. */
export const ranges = checkAdvisories<Code>(
  ['range-start', 'range-ends', 'range-limit', 'range-empty', 'range-reversed', 'range-overlap'],
  function* (advisory) {
    for (const [i, entry] of advisory.affected.entries()) {
      for (const [j, range] of entry.ranges.entries()) {
        yield* form(advisory, entry, range, ['affected', i, 'ranges', j]);
        yield* extent(advisory, entry, range, ['affected', i, 'ranges', j]);
      }
      yield* overlaps(advisory, entry, i);
    }
  },
);

function* form(
  advisory: AnyAdvisory,
  entry: Entry,
  range: Range,
  path: readonly (string | number)[],
): Generator<Found<'range-start' | 'range-ends' | 'range-limit'>> {
  if (range.introduced === undefined)
    yield found(
      advisory,
      'range-start',
      { path },
      `The range (${rangeInWords(range, english.range)}) has no "introduced".`,
    );
  if (range.fixed !== undefined && range.last_affected !== undefined) {
    const message = `The range has "fixed: ${range.fixed}" and "last_affected: ${range.last_affected}".`;
    yield found(
      advisory,
      'range-ends',
      { path: [...path, 'last_affected'] },
      message,
      'Remove last_affected.',
    );
  }
  if (range.limit !== undefined && !isCommits(entry.package, range)) {
    const message = `The range has "limit: ${range.limit}", but it is a range of versions.`;
    yield found(advisory, 'range-limit', { path: [...path, 'limit'] }, message);
  }
}

function* extent(
  advisory: AnyAdvisory,
  entry: Entry,
  range: Range,
  path: readonly (string | number)[],
): Generator<Found<'range-empty' | 'range-reversed'>> {
  const { introduced, fixed, last_affected } = range;
  const key = fixed === undefined ? 'last_affected' : 'fixed';
  const end = fixed ?? last_affected;
  if (introduced === undefined || end === undefined) return;
  const place = { path: [...path, key] };
  const sign = isCommits(entry.package, range)
    ? sameCommit(introduced, end)
    : compareBounds(ecosystemOf(entry), introduced, end);
  if (sign === 0 && fixed !== undefined)
    yield found(
      advisory,
      'range-empty',
      place,
      `The range is introduced and fixed in ${written(introduced, end)}, so it is empty.`,
    );
  if (sign === 1) {
    const message = `The range is introduced in ${introduced}, but "${key}" is ${end}, which is an earlier version.`;
    const remedy = `Swap them, or correct "introduced" or "${key}".`;
    yield found(advisory, 'range-reversed', place, message, remedy);
  }
}

const sameCommit = (a: string, b: string): 0 | undefined =>
  a.toLowerCase() === b.toLowerCase() ? 0 : undefined;
const written = (a: string, b: string): string => (a === b ? a : `${a}, which is ${b}`);
const ecosystemOf = ({ package: one }: Entry): string =>
  one.kind === 'package' ? one.ecosystem : 'GIT';

interface Extent {
  readonly index: number;
  readonly range: Range;
  readonly start: string;
}

// One pass over the ranges by their starts: each is compared with the one with the latest end so
// far.
function* overlaps(
  advisory: AnyAdvisory,
  entry: Entry,
  i: number,
): Generator<Found<'range-overlap'>> {
  const ecosystem = ecosystemOf(entry);
  const sorted = ordered(ecosystem, entry);
  let furthest: Extent | undefined;
  for (const one of sorted) {
    if (furthest !== undefined && reaches(ecosystem, furthest.range, one.start)) {
      const [earlier, later] = furthest.index < one.index ? [furthest, one] : [one, furthest];
      const message = `The range (${rangeInWords(later.range, english.range)}) overlaps the range (${rangeInWords(earlier.range, english.range)}).`;
      const remedy = openEnd(furthest.range, one.range);
      yield found(
        advisory,
        'range-overlap',
        { path: ['affected', i, 'ranges', later.index] },
        message,
        remedy,
      );
    }
    if (furthest === undefined || endsLater(ecosystem, one.range, furthest.range)) furthest = one;
  }
}

// A branch without a fix yet, before a branch that has one.
function openEnd(
  { introduced, fixed, last_affected: last }: Range,
  next: Range,
): string | undefined {
  if (
    fixed !== undefined ||
    last !== undefined ||
    next.fixed === undefined ||
    introduced === undefined
  )
    return;
  return `A range without an end contains all later versions. If only its branch has no fix yet, end it with the next fix: {introduced: "${introduced}", fixed: "${next.fixed}"}, and remove the range from ${next.introduced}.`;
}

// Only ranges that are not empty and whose bounds can be ordered. The others are reported
// separately.
function ordered(ecosystem: string, { package: one, ranges }: Entry): Extent[] {
  const extents = ranges.flatMap((range, index): Extent[] => {
    const { introduced: start } = range;
    const end = range.fixed ?? range.last_affected;
    if (start === undefined || isCommits(one, range)) return [];
    const sign =
      end === undefined
        ? compareBounds(ecosystem, start, start)
        : compareBounds(ecosystem, start, end);
    if (sign === undefined || sign === 1 || (sign === 0 && range.fixed !== undefined)) return [];
    return [{ index, range, start }];
  });
  return extents.sort(
    (a, b) => (compareBounds(ecosystem, a.start, b.start) ?? 0) || a.index - b.index,
  );
}

/** True if a range with an earlier or equal start still contains a version. */
function reaches(ecosystem: string, { fixed, last_affected }: Range, version: string): boolean {
  if (fixed !== undefined) return compareBounds(ecosystem, version, fixed) === -1;
  if (last_affected !== undefined)
    return (compareBounds(ecosystem, version, last_affected) ?? 1) <= 0;
  return true;
}

function endsLater(ecosystem: string, a: Range, b: Range): boolean {
  const [end, other] = [a.fixed ?? a.last_affected, b.fixed ?? b.last_affected];
  if (end === undefined || other === undefined) return other !== undefined;
  return compareBounds(ecosystem, end, other) === 1;
}
