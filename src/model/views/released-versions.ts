// The versions of a project that are known to be released: those that the project, releases and
// advisories name.

import type { Advisory } from '../advisory/advisory.ts';
import type { Content } from '../content.ts';
import type { Day } from '../instant.ts';
import {
  type Assessment,
  assessor,
  orderOfPackage,
  ranksOf,
  versionsNamed,
} from '../lookup/affects.ts';
import { epochReadings } from '../lookup/epoch.ts';
import { packageBranches } from '../lookup/package-branches.ts';
import {
  type CoveredStatement,
  coveredStatements,
  leavesOpen,
  statementsAbout,
  withStated,
} from '../lookup/stated.ts';
import { unnamedBy } from '../lookup/unnamed.ts';
import { variantsAmong } from '../lookup/variants.ts';
import { isDistribution } from '../package/distribution.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';
import type { Release } from '../release/release.ts';
import type { Statement } from '../statement.ts';
import { versionOrder } from '../version/compare.ts';
import { compareText } from '../version/order.ts';
import { openFor, withDoubts, withOpen, withSpelling } from './left-open.ts';
import { has, knownVersions, type StatedVersion, statedVersions } from './stated-versions.ts';

/** The assessments of a version of a project. */
export interface VersionReport {
  readonly project: Project;
  readonly version: string;
  /** The day of its release, if the project states it. */
  readonly date: Day | undefined;
  /**
   * The packages that have it, and those that can have it and are not known to be unaffected: at
   * least one, in the order of the project and then of its advisories.
   */
  readonly assessments: readonly { readonly package: Package; readonly assessment: Assessment }[];
}

/**
 * How often the reports on one project can name an advisory. Reports grow with versions times
 * advisories: without a limit, ten thousand advisories of one project would fill a disk.
 */
const MOST_HITS = 100_000;

/**
 * Yields a report on every known version of every project. If those on one project would name
 * advisories more than `mostHits` times, it omits versions to stay below that: it keeps first the
 * versions that the project states, then those of releases, then others from the newest. The time
 * is proportional to the ranges times the reported versions, and n log n for n named versions.
 */
export function* versionReports(
  content: Pick<Content, 'advisories' | 'releases' | 'projects'> &
    Partial<Pick<Content, 'statements'>>,
  mostHits = MOST_HITS,
): Generator<VersionReport> {
  const named = advisoriesByPackage(content.advisories);
  const listed = new Set(content.projects.flatMap(({ packages }) => packages.map(packageKey)));
  const statements = coveredStatements(content.statements ?? [], content.projects);
  const unnamed = unnamedBy(content.advisories, content.projects);
  const advisories = Map.groupBy(content.advisories, ({ project }) => project);
  const releases = Map.groupBy(content.releases, ({ project }) => project);
  const counted = content.advisories.filter(({ withdrawn }) => withdrawn === undefined);
  const unsettled = (content.statements ?? []).filter(leavesOpen);
  const variants = variantsAmong([...counted, ...unsettled].flatMap(packagesIn));
  for (const project of content.projects) {
    const own = [
      ...(advisories.get(project.slug) ?? []),
      ...unsettled.filter((one) => one.project === project.slug),
    ];
    const others = [
      ...own.flatMap(packagesIn).filter((one) => !listed.has(packageKey(one))),
      ...project.packages.flatMap(variants),
    ];
    const packages = [
      ...new Map([...project.packages, ...others].map((one) => [packageKey(one), one])).values(),
    ];
    const branches = (of: Package) => packageBranches(of, content.projects, project);
    const open = unnamed.get(project.slug) ?? [];
    yield* within(
      mostHits,
      reportsOf(
        { project, branches, open, statements, variants },
        packages,
        named,
        releases.get(project.slug) ?? [],
      ),
    );
  }
}

/** The packages that an advisory or a statement names. */
const packagesIn = (
  one: Pick<Advisory, 'affected'> | Pick<Statement, 'packages'>,
): readonly Package[] =>
  'affected' in one ? one.affected.map((entry) => entry.package) : one.packages;

function advisoriesByPackage(advisories: readonly Advisory[]): Map<string, Advisory[]> {
  const named = new Map<string, Advisory[]>();
  for (const advisory of advisories) {
    if (advisory.withdrawn !== undefined) continue;
    for (const key of new Set(advisory.affected.map((one) => packageKey(one.package)))) {
      const list = named.get(key);
      if (list === undefined) named.set(key, [advisory]);
      else list.push(advisory);
    }
  }
  return named;
}

/** A project, and what its reports need. */
interface Reported {
  readonly project: Project;
  readonly branches: (of: Package) => readonly Branch[];
  /** The advisories that leave its packages open. */
  readonly open: readonly Advisory[];
  /** All statements on dependencies that leave a package open, or call it affected. */
  readonly statements: readonly CoveredStatement[];
  /** The packages that advisories name and that have the versions of another package. */
  readonly variants: (of: Package) => readonly Package[];
}

function* reportsOf(
  { project, branches, open, statements, variants }: Reported,
  packages: readonly Package[],
  advisoriesOf: ReadonlyMap<string, readonly Advisory[]>,
  releases: readonly Release[],
): Generator<VersionReport> {
  const stated = statedVersions(project, releases, variants);
  const named = packages.map((of) => {
    const advisories = advisoriesOf.get(packageKey(of)) ?? [];
    return { of, advisories, mentioned: versionsNamed(of, advisories) };
  });
  const shared = sharedVersions(named, stated);
  const asked = named.map(({ of, advisories, mentioned }) => {
    const about = statementsAbout(of, statements);
    const inStatements = about.flatMap(({ versions }) => versions);
    const own = [
      ...stated.filter((one) => has(one, of)).map(({ version }) => version),
      ...mentioned,
      ...inStatements,
    ];
    const known = [...own, ...shared.filter((version) => canHave(of, version))];
    const ranks = ranksOf(of, [
      ...known,
      ...known.flatMap((version) => epochReadings(of, version, mentioned)),
    ]);
    const newest = mentioned.sort(
      (a, b) => (ranks.get(b) ?? -1) - (ranks.get(a) ?? -1) || compareText(b, a),
    );
    const assess = assessor(of, ranks, advisories, { branches: branches(of) });
    const subject = {
      package: of,
      order: orderOfPackage(of),
      ranks,
      project: { branches: branches(of) },
    };
    const compared = { ...subject, listed: mentioned, counted: advisories };
    const answer = isOrdered(of)
      ? withDoubts(assess, compared)
      : withSpelling(assess, of, advisories);
    return { of, newest, answer: withStated(withOpen(answer, openFor(of, open)), subject, about) };
  });
  const isShared = new Set(shared);
  for (const { version, date, packages: having } of knownVersions(stated, asked)) {
    const assessments = asked.flatMap(({ of, answer }) => {
      const isOwn = having.has(of);
      if (!isOwn && !(isShared.has(version) && canHave(of, version))) return [];
      const assessment = answer(version);
      return isOwn || assessment.status !== 'not-affected' ? [{ package: of, assessment }] : [];
    });
    yield { project, version, date, assessments };
  }
}

/**
 * Returns the versions that only advisories name, for a package of a registry. The other packages of
 * the project can have the same ones: the fixed version of one can be an affected one of another.
 */
function sharedVersions(
  named: readonly { readonly of: Package; readonly mentioned: readonly string[] }[],
  stated: readonly StatedVersion[],
): string[] {
  const known = new Set(stated.map(({ version }) => version));
  const mentioned = named.filter(({ of }) => isOfRegistry(of)).flatMap((one) => one.mentioned);
  return [...new Set(mentioned)].filter((version) => !known.has(version));
}

const isOfRegistry = (of: Package): boolean =>
  of.kind === 'package' && !isDistribution(of.ecosystem);

/** True if the registry of a package accepts a version, so that another package can share it. */
const canHave = (of: Package, version: string): boolean =>
  isOfRegistry(of) &&
  of.kind === 'package' &&
  versionOrder(of.ecosystem)?.isValid(version) === true;

const isOrdered = (of: Package): boolean =>
  of.kind === 'package' && versionOrder(of.ecosystem) !== undefined;

function* within(mostHits: number, reports: Iterable<VersionReport>): Generator<VersionReport> {
  let hits = 0;
  for (const report of reports) {
    hits += report.assessments.reduce((sum, { assessment }) => sum + assessment.hits.length, 0);
    if (hits > mostHits) return;
    yield report;
  }
}
