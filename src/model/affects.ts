// Which advisories affect a version of a package. What the order of versions does not tell, and what nobody may have looked at
// because support had ended, is said and not guessed.

import type { Advisory, Affected } from './advisory.ts';
import { dayOf } from './instant.ts';
import { type Package, packageKey } from './package.ts';
import { type Branch, branchOf, type Project } from './project.ts';
import {
  type BranchIn,
  type Claim,
  claimOf,
  isAffected,
  isWithin,
  namedVersions,
  type Ranks,
  ranksOf,
} from './version-claim.ts';

/** An advisory that affects a version. */
export interface Hit {
  readonly advisory: Advisory;
  /** The nearest later version that the advisory calls fixed. */
  readonly fixed: string | undefined;
  /** The same on the branch of the version; where the project states no branch for it, the end of the range that it is in. */
  readonly fixedOnBranch: string | undefined;
}

/** What is known of a version. Lists keep the order of the advisories; withdrawn ones are in none. */
export interface Assessment {
  readonly status: 'affected' | 'not-affected' | 'not-assessed';
  readonly branch: Branch | undefined;
  readonly hits: readonly Hit[];
  /** Those that may affect it: their versions cannot be compared with it, or they state none. */
  readonly unknown: readonly Advisory[];
  /** Those that were published after support of the branch had ended, and do not speak of the branch. */
  readonly silent: readonly Advisory[];
}

/** What is known of one version of a package. */
export function affecting(
  of: Package,
  version: string,
  advisories: readonly Advisory[],
  project?: Project,
): Assessment {
  const ranks = ranksOf(of, [version, ...versionsNamed(of, advisories)]);
  return assessor(of, ranks, advisories, project)(version);
}

/**
 * Answers what is known of the versions of a package one after another, comparing numbers alone. `ranks` has the versions that
 * are asked about and those that the advisories name.
 */
export function assessor(
  of: Package,
  ranks: Ranks,
  advisories: readonly Advisory[],
  project?: Project,
): (version: string) => Assessment {
  const branches = new Map<string, Branch | undefined>();
  const branchIn: BranchIn = (version) => {
    if (!branches.has(version)) branches.set(version, branchOf(of, version, project));
    return branches.get(version);
  };
  const claims = entriesOf(of, advisories).map(({ advisory, affected }) =>
    claimOf(advisory, affected, ranks, branchIn),
  );
  return (version) => assess(version, ranks.get(version), claims, branchIn);
}

/** The versions of a package that advisories name, each once. Withdrawn advisories name none. */
export function versionsNamed(of: Package, advisories: readonly Advisory[]): string[] {
  return [...new Set(entriesOf(of, advisories).flatMap(({ affected }) => affected.flatMap(namedVersions)))];
}

function entriesOf(of: Package, advisories: readonly Advisory[]): { advisory: Advisory; affected: Affected[] }[] {
  const key = packageKey(of);
  return advisories
    .filter(({ withdrawn }) => withdrawn === undefined)
    .map((advisory) => ({ advisory, affected: advisory.affected.filter((one) => packageKey(one.package) === key) }))
    .filter(({ affected }) => affected.length > 0);
}

function assess(version: string, rank: number | undefined, claims: readonly Claim[], branchIn: BranchIn): Assessment {
  const branch = branchIn(version);
  const hits: Hit[] = [];
  const unknown: Advisory[] = [];
  const silent: Advisory[] = [];
  for (const claim of claims) {
    const found = isAffected(claim, version, rank);
    if (found === true) hits.push({ advisory: claim.advisory, ...fixesOf(claim, rank, branch, branchIn) });
    else if (found === undefined) unknown.push(claim.advisory);
    else if (isSilent(claim, branch)) silent.push(claim.advisory);
  }
  const status = hits.length > 0 ? 'affected' : unknown.length + silent.length > 0 ? 'not-assessed' : 'not-affected';
  return { status, branch, hits, unknown, silent };
}

function fixesOf(
  { spans, fixes }: Claim,
  rank: number | undefined,
  branch: Branch | undefined,
  branchIn: BranchIn,
): Omit<Hit, 'advisory'> {
  if (rank === undefined) return { fixed: undefined, fixedOnBranch: undefined };
  const later = fixes.filter((fix) => fix.rank > rank);
  const [fixed] = later;
  const fixedOnBranch =
    branch === undefined
      ? spans.find((span) => isWithin(span, rank) === true)?.fixed
      : later.find((fix) => branchIn(fix.version) === branch)?.version;
  return { fixed: fixed?.version, fixedOnBranch };
}

/** Whether support had ended when the advisory came, and nothing in it is a version of the branch. */
function isSilent({ advisory, branches }: Claim, branch: Branch | undefined): boolean {
  if (branch?.status !== 'end-of-life') return false;
  if (branch.until !== undefined && dayOf(advisory.published) <= branch.until) return false;
  return !branches().has(branch);
}
