// PRIVATE. The second step of a release day: each affected supported branch gets a version, and
// each version has a tag.

import { dayOf } from '../../model/instant.ts';
import { affecting } from '../../model/lookup/affects.ts';
import { isMaintained } from '../../model/project/branch-range.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import { inBranch } from '../../model/project/project.ts';
import { meetsBranch } from '../case/branches-to-fix.ts';
import { type Evidence, no, unknown, yes } from './evidence.ts';
import { notWithdrawn, type ReleaseDayFacts } from './facts.ts';
import { fixCommits, SHORT } from './fix.ts';

/** Checks that the versions of the release exist, and that none is missing. */
export function released(facts: ReleaseDayFacts): Evidence[] {
  const { release, project, now, repository } = facts;
  const branches = (project?.branches ?? []).filter((branch) => isMaintained(branch, dayOf(now)));
  const hit = branches.filter((branch) =>
    notWithdrawn(facts).some((advisory) => meetsBranch(advisory, branch)),
  );
  const tags = release.versions.flatMap((version): Evidence[] => {
    if (repository === undefined)
      return [unknown(`the tag of ${version} was not looked for: give a clone with --repo PATH`)];
    const tag = repository.tags.get(version);
    if (tag !== undefined)
      return [yes(`${version} has the tag ${tag}`), ...fixEvidence(version, tag, facts)];
    const looked = `expected v${version} or ${version}; run "git fetch --tags" first`;
    return [no(`${version} has no tag in ${repository.path}: ${looked}`)];
  });
  const without = unknown(
    `the supported branches of ${project?.name ?? release.project} are not listed in its project`,
  );
  return [
    ...(project === undefined || project.branches.length === 0
      ? [without]
      : hit.map((one) => covered(one, facts))),
    ...tags,
  ];
}

/**
 * The advisories that the version fixes, although its tag contains none of their commits. Backports
 * have their own hashes.
 */
function fixEvidence(version: string, tag: string, facts: ReleaseDayFacts): Evidence[] {
  const fixedBy = notWithdrawn(facts).filter(({ affected }) =>
    affected.some(({ ranges }) => ranges.some(({ fixed }) => fixed === version)),
  );
  return fixedBy.flatMap((advisory): Evidence[] => {
    const hashes = new Set(fixCommits(advisory));
    const commits = (facts.repository?.commits ?? []).filter(
      ({ hash, there }) => hashes.has(hash) && there === true,
    );
    if (commits.length === 0 || commits.some(({ within }) => within.includes(tag))) return [];
    const remedy = `if another commit fixes it in ${version}, add that commit to the references of ${advisory.id}`;
    const early = commits.find(({ after }) => after.includes(tag));
    if (early !== undefined)
      return [
        no(
          `${tag} was tagged before ${early.hash.slice(0, SHORT)}, which fixes ${advisory.id}; ${remedy}`,
        ),
      ];
    return [unknown(`${tag} contains no commit that ${advisory.id} names as its fix; ${remedy}`)];
  });
}

function covered(branch: Branch, facts: ReleaseDayFacts): Evidence {
  const own = facts.release.versions.map((version) => ({ version, by: '' }));
  const others = facts.others.flatMap(({ slug, versions }) =>
    versions.map((version) => ({ version, by: ` (${slug})` })),
  );
  const ecosystems = ecosystemsOf(facts);
  const within = [...own, ...others].filter(({ version }) =>
    ecosystems.some((ecosystem) => inBranch(ecosystem, branch, version) === true),
  );
  const stated = within.map((one) => ({ ...one, status: statusOf(one.version, facts) }));
  const [good, bad, open] = STATUSES.map((status) => stated.find((one) => one.status === status));
  if (good !== undefined) return yes(`the branch ${branch.name} gets ${good.version}${good.by}`);
  if (bad !== undefined)
    return no(
      `the branch ${branch.name} gets ${bad.version}, which is affected according to the advisories`,
    );
  if (open !== undefined)
    return unknown(
      `the branch ${branch.name} gets ${open.version}: the advisories do not state whether it is affected`,
    );
  return no(`the branch ${branch.name} is ${branch.status} and affected, but gets no version`);
}

const STATUSES = ['not-affected', 'affected', 'not-assessed'] as const;

/** The status of a version of the release, on the day on which its advisories become public. */
function statusOf(version: string, facts: ReleaseDayFacts): (typeof STATUSES)[number] {
  const { now: published, project } = facts;
  const advisories = notWithdrawn(facts).map(({ affected, assessed }) => ({
    affected,
    assessed,
    published,
  }));
  const packages = advisories.flatMap(({ affected }) => affected.map((one) => one.package));
  const statuses = packages
    .filter(({ kind }) => kind === 'package')
    .map((of) => affecting(of, version, advisories, project).status);
  return WORST_FIRST.find((one) => statuses.includes(one)) ?? 'not-affected';
}

const WORST_FIRST = ['affected', 'not-assessed', 'not-affected'] as const;

const ecosystemsOf = ({ project, advisories }: ReleaseDayFacts): string[] => {
  const packages = [
    ...(project?.packages ?? []),
    ...advisories.flatMap(({ affected }) => affected.map((one) => one.package)),
  ];
  return [...new Set(packages.flatMap((one) => (one.kind === 'package' ? one.ecosystem : [])))];
};
