// Assesses a version with a given version order. Runs in browsers; affects.ts does the same with
// all orders.

import type { Advisory } from '../advisory/advisory.ts';
import { isPurlOnly, type Package } from '../package/package.ts';
import { branchAmong } from '../project/branch.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { VersionOrder } from '../version/order.ts';
import { namesAnyCode } from '../version/placeholder.ts';
import {
  type Assessable,
  type AssessableEntry,
  type BranchIn,
  type Claim,
  claimOf,
  entriesFor,
  installedRanksBy,
  isWithin,
  namedVersions,
  type Ranks,
} from './claims.ts';
import { type PlacedVersion, stateOf } from './version-state.ts';

/** An advisory that affects a version. */
export interface Hit<One extends Assessable = Advisory> {
  readonly advisory: One;
  /** The nearest later version that the advisory calls fixed. */
  readonly fixed: string | undefined;
  /**
   * The nearest fixed version on the branch of the version. Without a branch: the end of the range
   * that contains it.
   */
  readonly fixedOnBranch: string | undefined;
}

/** A statement on a dependency about a version: affected, or not known to be unaffected. */
export interface Stated {
  /** The name of the statement. */
  readonly slug: string;
  readonly vulnerability: string;
  readonly title?: string;
  readonly isAffected: boolean;
}

/**
 * The assessment of a version. Lists keep the order of the advisories and contain no withdrawn
 * ones.
 */
export interface Assessment<One extends Assessable = Advisory> {
  readonly status: 'affected' | 'not-affected' | 'not-assessed';
  readonly branch: Branch | undefined;
  readonly hits: readonly Hit<One>[];
  /**
   * Advisories that cannot be compared with it: by the order of versions, or because they state no
   * versions.
   */
  readonly unknown: readonly One[];
  /** Advisories for which nobody assessed it. See `notAssessedReason` of assessed.ts. */
  readonly notAssessed: readonly One[];
  /**
   * True if nothing is known because no advisory names its package, and it is on no branch that the
   * project lists.
   */
  readonly isOutside: boolean;
  /**
   * The statements on dependencies that call it affected, or leave that open; absent if there are
   * none. They count in `status`.
   */
  readonly stated?: readonly Stated[];
}

/**
 * True if a version can be recommended: all advisories are known not to affect it, and no statement
 * calls it affected. One that is under investigation can fix something that is certain.
 */
export const isRecommendable = <One extends Assessable>(of: Assessment<One>): boolean =>
  of.hits.length + of.unknown.length + of.notAssessed.length === 0 &&
  !of.isOutside &&
  !of.stated?.some(({ isAffected }) => isAffected);

/**
 * The subject of an assessment: a package, its version order, and the ranks of all versions to
 * assess or named.
 */
export interface Subject {
  readonly package: Package;
  readonly order: VersionOrder | undefined;
  readonly ranks: Ranks;
  readonly project: { readonly branches: readonly Branch[] } | undefined;
}

/** Returns a function that assesses the versions of a package and compares only numbers. */
export function assessorBy<One extends Assessable>(
  { package: of, order, ranks, project }: Subject,
  advisories: readonly One[],
): (version: string) => Assessment<One> {
  const branches = new Map<string, Branch | undefined>();
  const named = of.kind === 'repository' ? [] : (project?.branches ?? []);
  const branchIn: BranchIn = (version) => {
    if (!branches.has(version)) branches.set(version, branchAmong(order, named, version));
    return branches.get(version);
  };
  const installedRanks = installedRanksBy(order, ranks.keys());
  const claims = entriesOf(of, advisories).map(({ advisory, affected }) =>
    claimOf(advisory, affected, ranks, branchIn, installedRanks),
  );
  return (version) => {
    const rank = ranks.get(version);
    const placed = {
      version,
      rank,
      builtFrom: (order?.builtFrom?.(version) ?? []).flatMap((one) => ranks.get(one) ?? []),
      headOf: ranksOf(order?.branchOf?.(version), ranks),
      installedRank: installedRanks?.get(version),
      namesCommit: namesAnyCode(version) || (order?.namesCommit?.(version) ?? false),
      isWord: order?.isWord?.(version) ?? false,
      isOrdered: order !== undefined,
      isListedOnly: order === undefined && isPurlOnly(of),
      branches: named,
      branch: branchIn(version),
    };
    return assess(placed, claims, branchIn);
  };
}

function ranksOf(
  ends: readonly [string, string] | undefined,
  ranks: Ranks,
): [number, number] | undefined {
  const [from, to] = (ends ?? []).map((end) => ranks.get(end));
  return from === undefined || to === undefined ? undefined : [from, to];
}

/**
 * Returns the versions of a package that advisories name, without duplicates. Ignores withdrawn
 * advisories.
 */
export function versionsNamed(of: Package, advisories: readonly Assessable[]): string[] {
  return [
    ...new Set(
      entriesOf(of, advisories).flatMap(({ affected }) => affected.flatMap(namedVersions)),
    ),
  ];
}

function entriesOf<One extends Assessable>(
  of: Package,
  advisories: readonly One[],
): { advisory: One; affected: readonly AssessableEntry[] }[] {
  return advisories
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map((advisory) => ({ advisory, affected: entriesFor(advisory, of) }))
    .filter(({ affected }) => affected.length > 0);
}

function assess<One extends Assessable>(
  placed: PlacedVersion,
  claims: readonly Claim<One>[],
  branchIn: BranchIn,
): Assessment<One> {
  const { rank, branch, branches } = placed;
  const isOutside = claims.length === 0 && branches.length > 0 && branch === undefined;
  const hits: Hit<One>[] = [];
  const unknown: One[] = [];
  const notAssessed: One[] = [];
  for (const claim of claims) {
    const state = stateOf(claim, placed);
    if (state === 'affected')
      hits.push({ advisory: claim.advisory, ...fixesOf(claim, rank, branch, branchIn) });
    else if (state === 'not-comparable') unknown.push(claim.advisory);
    else if (state === 'not-assessed') notAssessed.push(claim.advisory);
  }
  const isOpen = isOutside || unknown.length + notAssessed.length > 0;
  const status = hits.length > 0 ? 'affected' : isOpen ? 'not-assessed' : 'not-affected';
  return { status, branch, hits, unknown, notAssessed, isOutside };
}

function fixesOf(
  { spans, fixes }: Pick<Claim, 'spans' | 'fixes'>,
  rank: number | undefined,
  branch: Branch | undefined,
  branchIn: BranchIn,
): Omit<Hit, 'advisory'> {
  if (rank === undefined) return { fixed: undefined, fixedOnBranch: undefined };
  const later = fixes.filter((fix) => fix.rank > rank);
  const [fixed] = later;
  const end = spans.find((span) => isWithin(span, rank) === true)?.fixed;
  // The end of a range can be in another one: then it fixes nothing.
  const ownEnd =
    end === undefined || later.some(({ version }) => version === end) ? end : fixed?.version;
  const fixedOnBranch =
    branch === undefined ? ownEnd : later.find((fix) => branchIn(fix.version) === branch)?.version;
  return { fixed: fixed?.version, fixedOnBranch };
}
