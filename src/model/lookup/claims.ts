// The claims of an advisory about the versions of one package, as ranks in the version order. Many
// versions can be assessed without comparing texts again. package/range.ts defines what a range
// contains; this file does the same with numbers.

import type { Advisory } from '../advisory/advisory.ts';
import type { Assessing } from '../advisory/assessed.ts';
import { type Package, packageKey } from '../package/package.ts';
import type { Range } from '../package/range.ts';
import type { Branch } from '../project/branch-schema.ts';
import { compareText, FROM_START, type VersionOrder } from '../version/order.ts';
import { packagedRelease } from '../version/pre-release.ts';
import { looseVersion } from './spelling.ts';

/**
 * The rank of each version. Equal versions have equal ranks. A version without a known rank is
 * absent.
 */
export type Ranks = ReadonlyMap<string, number>;

/** Returns the branch of a version; undefined if the project lists none for it. */
export type BranchIn = (version: string) => Branch | undefined;

/** The data of an advisory that decides which versions it affects. */
export interface Assessable extends Assessing {
  /** Present if it is withdrawn. */
  readonly withdrawn?: object | undefined;
  readonly affected: readonly AssessableEntry[];
  /** Present if it is imported. */
  readonly imported?: { readonly kept: Readonly<Record<string, unknown>> } | undefined;
}

/** The data of an affected entry that decides which versions it affects. */
export interface AssessableEntry {
  readonly package: Package;
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
}

export interface Claim<One extends Assessable = Advisory> {
  readonly advisory: One;
  readonly spans: readonly Span[];
  /** The same in the order of the package manager, if that is another one. */
  readonly installedSpans: readonly Span[];
  /** The ranks of the listed versions in that order. */
  readonly installedListed: ReadonlySet<number>;
  readonly listed: ReadonlySet<string>;
  readonly listedRanks: ReadonlySet<number>;
  /** The listed versions without a rank, as texts that ignore "v" and zeros. */
  readonly listedLoosely: ReadonlySet<string>;
  /** First and last affected versions and commits, as written. Known even if they have no rank. */
  readonly bounds: ReadonlySet<string>;
  /** The versions and commits that are called fixed, as written. */
  readonly fixed: ReadonlySet<string>;
  /** The versions that are called fixed and have a rank, lowest first. */
  readonly fixes: readonly { readonly version: string; readonly rank: number }[];
  /** The branches of the versions that it names. */
  readonly branches: () => ReadonlySet<Branch | undefined>;
  /** True if commits count, so that versions alone do not decide. */
  readonly hasCommits: boolean;
  /** The ranks of the last affected versions. */
  readonly lasts: ReadonlySet<number>;
  /** True if an entry names no versions or ranges. */
  readonly empty: boolean;
}

/** From `start` (inclusive) to `end` (exclusive). NaN if the rank is not known. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly fixed: string | undefined;
}

/**
 * The entries of a package, and one that names no versions if the import could not hold a
 * version or a range: of versions outside the other ranges, nothing is known.
 */
export function entriesFor(advisory: Assessable, of: Package): readonly AssessableEntry[] {
  const key = packageKey(of);
  const entries = advisory.affected.filter((one) => packageKey(one.package) === key);
  const isWhole = entries.length === 0 || !keepsVersionsOf(advisory, of);
  return isWhole ? entries : [...entries, { package: of, ranges: [], versions: [] }];
}

/** True if an import could not hold every version of a package that its record names. */
export const keepsVersionsOf = ({ imported }: Pick<Assessable, 'imported'>, of: Package): boolean =>
  Object.entries(imported?.kept ?? {}).some(keepsVersions(packageKey(of)));

/**
 * Returns a function that is true for a version, a range of versions, all ranges or a whole entry of
 * the package that an import keeps as they are: `affected/0/versions/1`, `affected/0/ranges/1`,
 * `affected/0/ranges`, `affected/0`. Commits with a fix are the versions beside them.
 */
const keepsVersions =
  (key: string) =>
  ([path, value]: [string, unknown]): boolean => {
    if (/^affected\/\d+\/(?:versions\/\d+|ranges)$/.test(path)) return true;
    if (/^affected\/\d+$/.test(path)) return keyOfForeign(fieldOf(value, 'package')) === key;
    const type = fieldOf(value, 'type');
    return (
      /^affected\/\d+\/ranges\/\d+$/.test(path) &&
      type !== undefined &&
      (type !== 'GIT' || !hasFix(value))
    );
  };

/** True if an OSV range has a fixed event. */
function hasFix(range: unknown): boolean {
  const events = fieldOf(range, 'events');
  return Array.isArray(events) && events.some((event) => fieldOf(event, 'fixed') !== undefined);
}

/** Returns the key of a package in OSV; undefined if it is none. */
function keyOfForeign(value: unknown): string | undefined {
  const [ecosystem, name] = [fieldOf(value, 'ecosystem'), fieldOf(value, 'name')];
  return typeof ecosystem === 'string' && typeof name === 'string'
    ? packageKey({ kind: 'package', ecosystem, name })
    : undefined;
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** Returns the versions that an entry names, without commits. */
export function namedVersions({ package: of, ranges, versions }: AssessableEntry): string[] {
  const bounds = ranges
    .filter((range) => !isCommits(of, range))
    .flatMap(({ introduced, fixed, last_affected }) => [introduced, fixed, last_affected])
    .filter((bound) => bound !== undefined);
  return [...bounds.filter((bound) => bound !== FROM_START), ...versions];
}

const isCommits = (of: Package, range: Range): boolean =>
  of.kind === 'repository' || range.repo !== undefined;

const START: Ranks = new Map([[FROM_START, -1]]);

/**
 * Labelled versions (2.0+cu118) rank between the whole number of the unlabelled version and the
 * next one.
 */
const LABEL = 2 ** -20;

/** Returns the versions that a version can be built from, or whose packaging it can be. */
export const originsOf = (order: VersionOrder | undefined, version: string): string[] => [
  ...(order?.builtFrom?.(version) ?? []),
  ...(packagedRelease(order, version) ?? []),
];

/** Ranks versions by their order with n log n comparisons. */
export function ranksBy(order: VersionOrder | undefined, versions: readonly string[]): Ranks {
  if (order === undefined) return START;
  const { unlabelled = (version: string) => version } = order;
  const ranks = new Map(START);
  const valid = [
    ...new Set(
      [
        ...versions,
        ...versions.flatMap((one) => [...originsOf(order, one), ...(order.branchOf?.(one) ?? [])]),
      ].flatMap((one) => [one, unlabelled(one)]),
    ),
  ].filter((version) => version !== FROM_START && order.isValid(version));
  // A labelled version directly follows its version, even if the order has others in between.
  const inOrder = (a: string, b: string) =>
    order.compare(unlabelled(a), unlabelled(b)) || order.compare(a, b) || compareText(a, b);
  let rank = 0;
  let before: string | undefined;
  for (const version of valid.sort(inOrder)) {
    if (before !== undefined && order.compare(before, version) !== 0)
      rank = unlabelled(version) === version ? Math.floor(rank) + 1 : rank + LABEL;
    ranks.set(version, rank);
    before = version;
  }
  return ranks;
}

/**
 * Ranks versions by the order of the package manager; undefined if that is the same order. Composer
 * installs 2.0.0-RC1 as a version before 2.0, which OSV's order places after it.
 */
export function installedRanksBy(
  order: VersionOrder | undefined,
  versions: Iterable<string>,
): Ranks | undefined {
  const { installed } = order ?? {};
  if (order === undefined || installed === undefined) return undefined;
  const valid = [...versions].filter((version) => version !== FROM_START && order.isValid(version));
  const ranks = ranksBy(order, valid.map(installed));
  const ranked = valid.map(
    (version) => [version, ranks.get(installed(version)) ?? Number.NaN] as const,
  );
  return new Map([...START, ...ranked]);
}

/** Collects the claims of an advisory in its entries of one package. */
export function claimOf<One extends Assessable>(
  advisory: One,
  affected: readonly AssessableEntry[],
  ranks: Ranks,
  branchIn: BranchIn,
  installedRanks?: Ranks,
): Claim<One> {
  const versions = affected.flatMap((one) => one.versions);
  const ranges = affected.flatMap(({ package: of, ranges: all }) =>
    all.map((range) => ({ range, commits: isCommits(of, range) })),
  );
  // If a range of commits has a fix, the versions listed beside it name all affected ones.
  const hasVersions = versions.length > 0 || ranges.some(({ commits }) => !commits);
  const decisive = ranges.filter(
    ({ range, commits }) => !commits || range.fixed === undefined || !hasVersions,
  );
  const fixed = ranges.filter(({ commits }) => !commits).flatMap(({ range }) => range.fixed ?? []);
  const spans = decisive.map(({ range, commits }) => spanOf(range, commits ? START : ranks));
  const listedRanks = new Set(versions.flatMap((version) => ranks.get(version) ?? []));
  // The fix of one range can be in the next one.
  const isFix = (rank: number): boolean =>
    !Number.isNaN(rank) &&
    !listedRanks.has(rank) &&
    !spans.some((span) => isWithin(span, rank) === true);
  return {
    advisory,
    spans,
    installedSpans:
      installedRanks === undefined
        ? []
        : decisive
            .filter(({ commits }) => !commits)
            .map(({ range }) => spanOf(range, installedRanks)),
    installedListed: new Set(versions.flatMap((version) => installedRanks?.get(version) ?? [])),
    listed: new Set(versions),
    bounds: new Set(decisive.flatMap(({ range }) => boundsOf(range))),
    fixed: new Set(ranges.flatMap(({ range }) => range.fixed ?? [])),
    listedRanks,
    listedLoosely: new Set(versions.filter((version) => !ranks.has(version)).map(looseVersion)),
    fixes: [...new Set(fixed)]
      .map((version) => ({ version, rank: ranks.get(version) ?? Number.NaN }))
      .filter(({ rank }) => isFix(rank))
      .sort((a, b) => a.rank - b.rank || compareText(a.version, b.version)),
    branches: onFirstUse(() => new Set(affected.flatMap(namedVersions).map(branchIn))),
    hasCommits: decisive.some(({ commits }) => commits),
    lasts: new Set(
      decisive.flatMap(({ range: { fixed: end, last_affected: last } }) =>
        end === undefined && last !== undefined ? (ranks.get(last) ?? []) : [],
      ),
    ),
    empty: affected.some((one) => one.ranges.length === 0 && one.versions.length === 0),
  };
}

/** Returns the bounds of a range that are certainly affected. */
function boundsOf({ introduced, fixed, last_affected: last }: Range): string[] {
  const start =
    introduced === undefined || introduced === FROM_START || introduced === fixed
      ? []
      : [introduced];
  return fixed === undefined && last !== undefined ? [...start, last] : start;
}

function spanOf({ introduced, fixed, last_affected: last }: Range, ranks: Ranks): Span {
  const place = (version: string | undefined): number =>
    (version === undefined ? undefined : ranks.get(version)) ?? Number.NaN;
  const end =
    fixed !== undefined
      ? place(fixed)
      : last !== undefined
        ? after(place(last))
        : Number.POSITIVE_INFINITY;
  return { start: place(introduced), end, fixed };
}

/**
 * Returns the rank after a version, and after all its labelled versions if it has no label itself.
 */
const after = (rank: number): number => rank + (Number.isInteger(rank) ? 1 : LABEL);

/**
 * True if a version is affected; undefined if that is not known. `rank` is its rank, if it has one.
 */
export function isAffected(
  claim: Omit<Claim, 'advisory'>,
  version: string,
  rank: number | undefined,
): boolean | undefined {
  const { spans, listed, listedRanks, listedLoosely, bounds, empty } = claim;
  if (rank === undefined && bounds.has(version)) return true;
  // Imported lists contain v1.2.1 for 1.2.1, and 2026.01.05 for 2026.1.5.
  if (rank !== undefined && listedLoosely.size > 0 && listedLoosely.has(looseVersion(version)))
    return true;
  if (
    listed.has(version) ||
    (rank !== undefined && (listedRanks.has(rank) || listedRanks.has(Math.floor(rank))))
  )
    return true;
  let result: boolean | undefined = empty ? undefined : false;
  for (const span of spans) {
    const inside = isWithin(span, rank);
    if (inside === true) return true;
    if (inside === undefined) result = undefined;
  }
  return result;
}

/**
 * True if the advisory calls exactly this version or commit fixed. A range that an import could not
 * hold can contain the fix of another range, so nothing counts as fixed beside it.
 */
export function isCalledFixed(
  { fixed, fixes, empty }: Pick<Claim, 'fixed' | 'fixes' | 'empty'>,
  version: string,
  rank: number | undefined,
): boolean {
  return (
    !empty && (fixed.has(version) || (rank !== undefined && fixes.some((fix) => fix.rank === rank)))
  );
}

/** True if versions alone decide for every ranked version whether it is affected. */
export const isUnderstood = ({
  spans,
  hasCommits,
  empty,
}: Pick<Claim, 'spans' | 'hasCommits' | 'empty'>): boolean =>
  !empty &&
  !hasCommits &&
  spans.every(({ start, end }) => !Number.isNaN(start) && !Number.isNaN(end));

/** The same as `contains` of package/range.ts, with ranks. */
export function isWithin({ start, end }: Span, rank: number | undefined): boolean | undefined {
  if (rank === undefined) return start < 0 && end === Number.POSITIVE_INFINITY ? true : undefined;
  if (Number.isNaN(start)) return undefined;
  if (rank < start) return false;
  return Number.isNaN(end) ? undefined : rank < end;
}

/** True if one range contains everything between two ranks. */
export const isWhollyWithin = (
  { spans }: Pick<Claim, 'spans'>,
  [from, to]: readonly [number, number],
): boolean => spans.some((span) => isWithin(span, from) === true && isWithin(span, to) === true);

function onFirstUse<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
