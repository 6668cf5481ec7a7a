// What an advisory says of the versions of one package, put into places of their order, so that many versions can be asked
// about without comparing texts again. model/range.ts says what is in a range; here is the same, by numbers.

import type { Advisory } from '../advisory/advisory.ts';
import type { Assessing } from '../advisory/assessed.ts';
import type { Package } from '../package/package.ts';
import type { Range } from '../package/range.ts';
import type { Branch } from '../project/branch-schema.ts';
import { compareText, FROM_START, type VersionOrder } from '../version/order.ts';

/** The place of each version: equal versions have the same. A version without a known place is absent. */
export type Ranks = ReadonlyMap<string, number>;

/** The branch of a version, where the project states one. */
export type BranchIn = (version: string) => Branch | undefined;

/** What has to be known of an advisory to tell which versions it affects. */
export interface Assessable extends Assessing {
  /** Present where it is withdrawn. */
  readonly withdrawn?: object | undefined;
  readonly affected: readonly AssessableEntry[];
}

/** What has to be known of an affected entry. */
export interface AssessableEntry {
  readonly package: Package;
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
}

export interface Claim<One extends Assessable = Advisory> {
  readonly advisory: One;
  readonly spans: readonly Span[];
  readonly listed: ReadonlySet<string>;
  readonly listedRanks: ReadonlySet<number>;
  /** First and last affected versions and commits, as they are written: known even where they have no place. */
  readonly bounds: ReadonlySet<string>;
  /** The versions and commits that are called fixed, as they are written. */
  readonly fixed: ReadonlySet<string>;
  /** The versions that are called fixed and have a place, from the lowest. */
  readonly fixes: readonly { readonly version: string; readonly rank: number }[];
  /** The branches of which it names a version. */
  readonly branches: () => ReadonlySet<Branch | undefined>;
  /** Whether commits count: what is affected is not told by versions alone. */
  readonly hasCommits: boolean;
  /** Whether it says nothing at all of versions. */
  readonly empty: boolean;
}

/** From `start` up to, but without, `end`. Not a number where the place is not known. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly fixed: string | undefined;
}

/** The versions that an entry names, without commits. */
export function namedVersions({ package: of, ranges, versions }: AssessableEntry): string[] {
  const bounds = ranges
    .filter((range) => !isCommits(of, range))
    .flatMap(({ introduced, fixed, last_affected }) => [introduced, fixed, last_affected])
    .filter((bound) => bound !== undefined);
  return [...bounds.filter((bound) => bound !== FROM_START), ...versions];
}

const isCommits = (of: Package, range: Range): boolean => of.kind === 'repository' || range.repo !== undefined;

const START: Ranks = new Map([[FROM_START, -1]]);

/** Labelled versions (2.0+cu118) lie between the whole number of their version without a label and the next one. */
const LABEL = 2 ** -20;

/** Ranks some versions by their order: n log n comparisons. */
export function ranksBy(order: VersionOrder | undefined, versions: readonly string[]): Ranks {
  if (order === undefined) return START;
  const { unlabelled = (version: string) => version } = order;
  const ranks = new Map(START);
  const valid = [...new Set([...versions, ...versions.map(unlabelled)])].filter(
    (version) => version !== FROM_START && order.isValid(version),
  );
  let rank = 0;
  let before: string | undefined;
  for (const version of valid.sort((a, b) => order.compare(a, b) || compareText(a, b))) {
    if (before !== undefined && order.compare(before, version) !== 0)
      rank = unlabelled(version) === version ? Math.floor(rank) + 1 : rank + LABEL;
    ranks.set(version, rank);
    before = version;
  }
  return ranks;
}

/** What an advisory says in its entries of one package. */
export function claimOf<One extends Assessable>(
  advisory: One,
  affected: readonly AssessableEntry[],
  ranks: Ranks,
  branchIn: BranchIn,
): Claim<One> {
  const versions = affected.flatMap((one) => one.versions);
  const ranges = affected.flatMap(({ package: of, ranges: all }) =>
    all.map((range) => ({ range, commits: isCommits(of, range) })),
  );
  // Versions beside commits that are mended name all versions that have them.
  const hasVersions = versions.length > 0 || ranges.some(({ commits }) => !commits);
  const told = ranges.filter(({ range, commits }) => !commits || range.fixed === undefined || !hasVersions);
  const fixed = ranges.filter(({ commits }) => !commits).flatMap(({ range }) => range.fixed ?? []);
  return {
    advisory,
    spans: told.map(({ range, commits }) => spanOf(range, commits ? START : ranks)),
    listed: new Set(versions),
    bounds: new Set(told.flatMap(({ range }) => boundsOf(range))),
    fixed: new Set(ranges.flatMap(({ range }) => range.fixed ?? [])),
    listedRanks: new Set(versions.flatMap((version) => ranks.get(version) ?? [])),
    fixes: [...new Set(fixed)]
      .map((version) => ({ version, rank: ranks.get(version) ?? Number.NaN }))
      .filter(({ rank }) => !Number.isNaN(rank))
      .sort((a, b) => a.rank - b.rank || compareText(a.version, b.version)),
    branches: onFirstUse(() => new Set(affected.flatMap(namedVersions).map(branchIn))),
    hasCommits: told.some(({ commits }) => commits),
    empty: ranges.length === 0 && versions.length === 0,
  };
}

/** The bounds of a range that are certainly affected. */
function boundsOf({ introduced, fixed, last_affected: last }: Range): string[] {
  const start = introduced === undefined || introduced === FROM_START || introduced === fixed ? [] : [introduced];
  return fixed === undefined && last !== undefined ? [...start, last] : start;
}

function spanOf({ introduced, fixed, last_affected: last }: Range, ranks: Ranks): Span {
  const place = (version: string | undefined): number =>
    (version === undefined ? undefined : ranks.get(version)) ?? Number.NaN;
  const end = fixed !== undefined ? place(fixed) : last !== undefined ? after(place(last)) : Number.POSITIVE_INFINITY;
  return { start: place(introduced), end, fixed };
}

/** The place behind a version, and behind all its labelled ones if it has no label. */
const after = (rank: number): number => rank + (Number.isInteger(rank) ? 1 : LABEL);

/** Whether a version is affected; undefined where that cannot be told. `rank` is its place, if it has one. */
export function isAffected(
  claim: Omit<Claim, 'advisory'>,
  version: string,
  rank: number | undefined,
): boolean | undefined {
  const { spans, listed, listedRanks, bounds, empty } = claim;
  if (empty) return undefined;
  if (rank === undefined && bounds.has(version)) return true;
  if (listed.has(version) || (rank !== undefined && (listedRanks.has(rank) || listedRanks.has(Math.floor(rank)))))
    return true;
  let result: boolean | undefined = false;
  for (const span of spans) {
    const inside = isWithin(span, rank);
    if (inside === true) return true;
    if (inside === undefined) result = undefined;
  }
  return result;
}

/** Whether the advisory calls exactly this version or commit fixed. */
export function isCalledFixed(
  { fixed, fixes }: Pick<Claim, 'fixed' | 'fixes'>,
  version: string,
  rank: number | undefined,
): boolean {
  return fixed.has(version) || (rank !== undefined && fixes.some((fix) => fix.rank === rank));
}

/** Whether versions alone tell of every version that has a place whether it is affected. */
export const isUnderstood = ({ spans, hasCommits, empty }: Pick<Claim, 'spans' | 'hasCommits' | 'empty'>): boolean =>
  !empty && !hasCommits && spans.every(({ start, end }) => !Number.isNaN(start) && !Number.isNaN(end));

/** As `contains` of model/range.ts answers. */
export function isWithin({ start, end }: Span, rank: number | undefined): boolean | undefined {
  if (rank === undefined) return start < 0 && end === Number.POSITIVE_INFINITY ? true : undefined;
  if (Number.isNaN(start)) return undefined;
  if (rank < start) return false;
  return Number.isNaN(end) ? undefined : rank < end;
}

function onFirstUse<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
