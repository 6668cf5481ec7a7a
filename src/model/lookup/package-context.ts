// What the lookup knows about a package for all its versions: the advisories and statements that name
// it, the order of every version, and the versions to upgrade to.

import { packageKey } from '../package/package.ts';
import type { Branch } from '../project/branch-schema.ts';
import { compareText, type VersionOrder } from '../version/order.ts';
import { type Assessment, assessorBy, versionsNamed } from './assessment.ts';
import { type Ranks, ranksBy } from './claims.ts';
import type { Coverage, CoveredAdvisory, CoveredPackage, CoveredProject } from './coverage.ts';
import { type CoveredStatement, statementsAbout, withStated } from './stated.ts';

/** Returns the version order of an ecosystem. */
export type OrderOf = (ecosystem: string) => VersionOrder | undefined;

/** The data about a package that all its versions share. */
export interface PackageContext extends CoveredPackage {
  readonly covering: CoveredProject | undefined;
  /** The branches that its versions can be on. */
  readonly branches: readonly Branch[];
  readonly order: VersionOrder | undefined;
  readonly ranks: Ranks;
  /** The versions that these advisories name. */
  readonly listed: readonly string[];
  /** The advisories that name it and are not withdrawn. */
  readonly counted: readonly CoveredAdvisory[];
  /** The statements on dependencies that are about it. */
  readonly statements: readonly CoveredStatement[];
  readonly assess: (version: string) => Assessment<CoveredAdvisory>;
  /** The withdrawn advisories, as if they were not withdrawn. */
  readonly withdrawn: readonly CoveredAdvisory[];
  readonly assessWithdrawn: (version: string) => Assessment<CoveredAdvisory>;
  /** The versions that a reader can upgrade to, lowest first. */
  readonly targets: readonly { readonly version: string; readonly rank: number }[];
}

/** Returns the context of a package. `asked` are the versions that questions name. */
export function contextOf(
  one: CoveredPackage,
  asked: readonly string[],
  coverage: Coverage,
  orderOf: OrderOf,
): PackageContext {
  const { package: of } = one;
  const key = packageKey(of);
  const order = of.kind === 'package' ? orderOf(of.ecosystem) : undefined;
  const covering = coverage.projects.find(({ slug }) => slug === one.project);
  const named = coverage.advisories.filter(({ affected }) =>
    affected.some((entry) => packageKey(entry.package) === key),
  );
  const counted = named.filter(({ withdrawn }) => withdrawn === undefined);
  const withdrawn = named
    .filter((each) => each.withdrawn !== undefined)
    .map((each) => ({ ...each, withdrawn: undefined }));
  const released = covering?.versions ?? [];
  const statements = statementsAbout(of, coverage.statements ?? []);
  const stated = statements.flatMap(({ versions }) => versions);
  const ranks = ranksBy(order, [
    ...asked,
    ...versionsNamed(of, [...counted, ...withdrawn]),
    ...stated,
    ...released,
  ]);
  const branches = branchesOf(one, coverage);
  const subject = { package: of, order, ranks, project: { branches } };
  return {
    ...one,
    covering,
    branches,
    order,
    ranks,
    listed: versionsNamed(of, counted),
    counted,
    withdrawn,
    statements,
    assess: withStated(assessorBy(subject, counted), subject, statements),
    assessWithdrawn: assessorBy(subject, withdrawn),
    targets: targetsOf(counted, released, ranks),
  };
}

/** Returns the branches of its project, or of each project if several share it. */
function branchesOf({ project, shared = [] }: CoveredPackage, { projects }: Coverage): Branch[] {
  const slugs = project === undefined ? shared : [project];
  return projects.filter(({ slug }) => slugs.includes(slug)).flatMap(({ branches }) => branches);
}

/**
 * Returns the fixed and the released versions. If a version that fixes everything is known, it is
 * one of them.
 */
function targetsOf(
  counted: readonly CoveredAdvisory[],
  released: readonly string[],
  ranks: Ranks,
): PackageContext['targets'] {
  const fixes = counted.flatMap(({ affected }) =>
    affected.flatMap(({ ranges }) => ranges.flatMap(({ fixed }) => fixed ?? [])),
  );
  return [...new Set([...fixes, ...released])]
    .flatMap((version) => {
      const rank = ranks.get(version);
      return rank === undefined || rank < 0 ? [] : [{ version, rank }];
    })
    .sort((a, b) => a.rank - b.rank || compareText(a.version, b.version));
}
