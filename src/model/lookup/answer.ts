// Decides which components are affected by which advisories, and which versions fix them. Orders
// versions with the same code as the build. If something is not known, the answer says so; it never
// counts as "not affected".

import { type NotAssessedReason, notAssessedReason } from '../advisory/assessed.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import type { Branch } from '../project/branch-schema.ts';
import { upgradeCommand } from '../project/upgrade-command.ts';
import { type OrderKind, orderKind } from '../version/kind.ts';
import { compareText, type VersionOrder } from '../version/order.ts';
import { type Assessment, assessorBy, isRecommendable, versionsNamed } from './assessment.ts';
import { entriesFor, originsOf, type Ranks, ranksBy } from './claims.ts';
import { type Component, gemPlatform, writtenVersion } from './component.ts';
import type { Coverage, CoveredAdvisory, CoveredPackage, CoveredProject } from './coverage.ts';
import { assessedAsAll, epochReadings } from './epoch.ts';
import { doubtOfRelease, lookupIn, releaseOf } from './lookup.ts';
import type { Maybe } from './maybe.ts';
import { fromReleaseOf } from './pre-release.ts';
import {
  asTyped,
  canMoveTo,
  hasEpoch,
  isPattern,
  isWithoutRevision,
  isWrittenLike,
  movingTags,
  spelledAs,
} from './spelling.ts';
import { type CoveredStatement, statementsAbout, withStated, withStatedOfAny } from './stated.ts';

/** The reason why it is not known whether a component is affected. */
export type Doubt = 'no-version' | 'version-form' | 'not-comparable' | 'no-release' | 'no-variant' | NotAssessedReason;

/** A doubt, and the advisories that it is about: none if it is about the version alone. */
export interface Doubted {
  readonly reason: Doubt;
  readonly advisories: readonly CoveredAdvisory[];
}

/** The answer for one component that this site covers. */
export interface Answer {
  readonly component: Component;
  readonly package: Package;
  /** The version as the package's registry writes it. */
  readonly version: string | undefined;
  readonly project: CoveredProject | undefined;
  readonly status: 'affected' | 'not-affected' | 'unknown';
  readonly assessment: Assessment<CoveredAdvisory>;
  /** Each reason why something is not known. Can be present beside "affected". */
  readonly doubts: readonly Doubted[];
  /**
   * The nearest later version on the same branch that no advisory affects; undefined if none is
   * known.
   */
  readonly cleanOnBranch: string | undefined;
  /** The same on any branch: the lowest version that fixes all. */
  readonly clean: string | undefined;
  /** The command that upgrades to `cleanOnBranch`, else to `clean`. */
  readonly command: string | undefined;
  /** Withdrawn advisories that would affect it. They do not count. */
  readonly withdrawn: readonly CoveredAdvisory[];
  /**
   * For a pre-release: advisories that affect its release, but not the pre-release itself by the
   * order of versions.
   */
  readonly fromRelease: readonly CoveredAdvisory[];
}

/** The answers for a list of components. */
export interface Answers {
  /** The number of components. */
  readonly read: number;
  /** The number of components that this site does not cover. */
  readonly notCovered: number;
  /** Components that can be a package of this site, but could not be looked up. */
  readonly maybes: readonly Maybe[];
  /** Affected components first, then unknown ones; each group in the order of the input. */
  readonly answers: readonly Answer[];
}

/** Returns the version order of an ecosystem. */
type OrderOf = (ecosystem: string) => VersionOrder | undefined;

/**
 * Answers for all components. Takes time in proportion to them and, for each package, n log n in
 * the versions named.
 */
export function answersFor(
  components: readonly Component[],
  coverage: Coverage,
  orderOf: OrderOf,
  unaddressed: readonly Component[] = [],
): Answers {
  const lookup = lookupIn(
    coverage,
    components.some(({ namesSource }) => namesSource),
  );
  const maybes = unaddressed.flatMap((component) => lookup.unaddressed(component) ?? []);
  const asked = new Map<string, { of: CoveredPackage; components: Component[] }>();
  let notCovered = 0;
  for (const component of components) {
    const { packages, maybe } = lookup.addressed(component);
    // What holds for all packages of a distribution is said once.
    if (maybe?.reason === 'no-source' && maybes.some(({ reason }) => reason === 'no-source')) continue;
    if (maybe !== undefined) maybes.unshift(maybe);
    else if (packages.length === 0) notCovered++;
    for (const of of packages) {
      const key = packageKey(of.package);
      const known = asked.get(key);
      if (known === undefined) asked.set(key, { of, components: [component] });
      else known.components.push(component);
    }
  }
  const place = new Map(components.map((component, i) => [component, i]));
  const answers = [...asked.values()].flatMap((one) => answersOf(one.of, one.components, coverage, orderOf));
  return {
    read: components.length,
    notCovered,
    maybes,
    answers: answers.sort(
      (a, b) =>
        STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
        (place.get(a.component) ?? 0) - (place.get(b.component) ?? 0) ||
        compareText(packageKey(a.package), packageKey(b.package)),
    ),
  };
}

const STATUSES: readonly Answer['status'][] = ['affected', 'unknown', 'not-affected'];

/** The data about a package that all its versions share. */
interface PackageContext extends CoveredPackage {
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

/**
 * Placeholders that build tools write instead of a version. Maven's order accepts words and sorts
 * them before every number.
 */
const NO_VERSION = /^(?:unspecified|unknown|undefined|null|none|latest|release)$/i;

function answersOf(
  one: CoveredPackage,
  components: readonly Component[],
  coverage: Coverage,
  orderOf: OrderOf,
): Answer[] {
  const named = new Set(versionsNamed(one.package, coverage.advisories));
  const asked = components.map((component) => {
    const version = versionOf(one.package, component, named);
    return { component, version: version !== undefined && NO_VERSION.test(version) ? undefined : version };
  });
  const context = contextOf(
    one,
    asked.flatMap(({ version }) =>
      version === undefined ? [] : [version, asTyped(version, []), ...epochReadings(one.package, version, named)],
    ),
    coverage,
    orderOf,
  );
  const { order, listed } = context;
  return asked.map(({ component, version: written }) => {
    const typed = written !== undefined && component.where.at === 'question' ? asTyped(written, listed) : written;
    const isName = typed === undefined || listed.includes(typed) || order?.branchOf?.(typed) !== undefined;
    const version = !isName && isPattern(typed) ? undefined : typed;
    return answerOf(context, component, version === undefined ? version : asListed(version, listed, order));
  });
}

/** Returns the advisories' spelling of a version that the installing tool treats as equal. */
function asListed(version: string, listed: readonly string[], order: VersionOrder | undefined): string {
  if (order === undefined) return spelledAs(version, listed);
  const { installed } = order;
  if (installed === undefined || !order.isValid(version) || listed.includes(version)) return version;
  const key = installed(version);
  return listed.find((one) => installed(one) === key) ?? version;
}

function contextOf(
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
  const ranks = ranksBy(order, [...asked, ...versionsNamed(of, [...counted, ...withdrawn]), ...stated, ...released]);
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

function answerOf(context: PackageContext, component: Component, version: string | undefined): Answer {
  const { package: of, covering, order, counted } = context;
  const assessment = version === undefined ? unassessed(context) : assessedOf(context, version);
  const isValid =
    version === undefined || (order?.isValid(version) ?? isWrittenLike(version, context.listed, movingTags(of)));
  const isAffected = assessment.hits.length > 0;
  const written =
    order !== undefined
      ? tagged(context, repackaged(context, shortened(context, assessment, version, component), version), version)
      : isValid
        ? assessment
        : spelledOtherwise(assessment, counted);
  const doubts = doubtsOf(version, isValid || order === undefined, written);
  const isOfRelease = doubts.length > 0 || releaseOf(of, component) !== 'unknown';
  const clean = isAffected && version !== undefined ? cleanAfter(context, version, assessment.branch) : {};
  const target = clean.onBranch ?? clean.anywhere;
  return {
    component,
    package: of,
    version,
    project: covering,
    ...stateOf(assessment, isOfRelease ? doubts : ofAnyRelease(assessment, counted, doubtOfRelease(of, component))),
    assessment,
    cleanOnBranch: clean.onBranch,
    clean: clean.anywhere,
    command: target === undefined ? undefined : upgradeCommand(covering, of, target),
    withdrawn:
      version === undefined ? context.withdrawn : context.assessWithdrawn(version).hits.map(({ advisory }) => advisory),
    fromRelease: version === undefined ? [] : fromReleaseOf(of, order, version, counted, assessment),
  };
}

const assessedOf = ({ package: of, listed, assess }: PackageContext, version: string): Assessment<CoveredAdvisory> =>
  assessedAsAll(assess(version), epochReadings(of, version, listed).map(assess));

/** Returns the nearest later versions that can be recommended. */
function cleanAfter(
  { targets, ranks, assess }: PackageContext,
  version: string,
  branch: Branch | undefined,
): { readonly onBranch?: string | undefined; readonly anywhere?: string | undefined } {
  const rank = ranks.get(version);
  if (rank === undefined) return {};
  const clean: { onBranch?: string; anywhere?: string } = {};
  for (const target of targets) {
    if (target.rank <= rank) continue;
    const found = assess(target.version);
    if (!isRecommendable(found)) continue;
    clean.anywhere ??= target.version;
    if (branch === undefined) break;
    if (found.branch !== branch) continue;
    clean.onBranch = target.version;
    break;
  }
  return clean;
}

/**
 * Returns the version as its ecosystem writes it; as the file writes it if an advisory names it so,
 * such as a gem for one platform.
 */
function versionOf(of: Package, { version }: Component, named: ReadonlySet<string>): string | undefined {
  const text = version?.trim() ?? '';
  if (text === '') return undefined;
  return of.kind === 'package' && !named.has(text) ? writtenVersion(of.ecosystem, text) : text;
}

/**
 * The assessment without a version: no advisory can be decided, nor whether the version is on a
 * listed branch.
 */
const unassessed = ({ counted, statements, branches, package: of }: PackageContext): Assessment<CoveredAdvisory> => {
  const isOutside = counted.length === 0 && of.kind === 'package' && branches.length > 0;
  const status = isOutside || counted.length > 0 ? 'not-assessed' : 'not-affected';
  const without = { status, branch: undefined, hits: [], unknown: counted, notAssessed: [], isOutside } as const;
  return withStatedOfAny<CoveredAdvisory>(without, statements);
};

const STATUS_OF: Readonly<Record<Assessment['status'], Answer['status']>> = {
  affected: 'affected',
  'not-affected': 'not-affected',
  'not-assessed': 'unknown',
};

/**
 * Without a version order, a version in another form than those of the advisories can still be one
 * of them.
 */
function spelledOtherwise(
  assessment: Assessment<CoveredAdvisory>,
  counted: readonly CoveredAdvisory[],
): Assessment<CoveredAdvisory> {
  const reported = new Set([...assessment.hits.map(({ advisory }) => advisory), ...assessment.notAssessed]);
  return { ...assessment, unknown: counted.filter((one) => !reported.has(one)) };
}

/**
 * Distributions, containers and builds add a suffix to a version: 1.2.1-alpine, 1.2.1-1ubuntu1,
 * 1.2.1.redhat-1. The order does not decide if the version without it is listed, or is the first of a
 * range that begins after this one.
 */
function repackaged(
  { package: of, order, ranks, counted }: PackageContext,
  assessment: Assessment<CoveredAdvisory>,
  version: string | undefined,
): Assessment<CoveredAdvisory> {
  const rank = ranks.get(version ?? '');
  const origins = new Set(originsOf(order, version ?? '').flatMap((one) => ranks.get(one) ?? []));
  if (rank === undefined || origins.size === 0) return assessment;
  const isOrigin = (one: string | undefined): boolean => origins.has(ranks.get(one ?? '') ?? Number.NaN);
  const isOpen = (one: CoveredAdvisory): boolean => {
    const entries = entriesFor(one, of);
    const ranges = entries.flatMap((entry) => entry.ranges.filter(({ repo }) => repo === undefined));
    if (one.assessed === 'all' || ranges.some(({ fixed }) => ranks.get(fixed ?? '') === rank)) return false;
    const startsLater = ranges.some(
      (each) => isOrigin(each.introduced) && rank < (ranks.get(each.introduced ?? '') ?? -1),
    );
    return startsLater || entries.some(({ versions }) => versions.some(isOrigin));
  };
  return withUnknown(assessment, counted, isOpen);
}

/** A listed tag that moves can be the tag of the version: v1 for 1.2.1. */
function tagged(
  { package: of, counted }: PackageContext,
  assessment: Assessment<CoveredAdvisory>,
  version: string | undefined,
): Assessment<CoveredAdvisory> {
  const moving = movingTags(of);
  if (moving === undefined || version === undefined) return assessment;
  return withUnknown(assessment, counted, (one) =>
    versionsNamed(of, [one]).some((tag) => canMoveTo(tag, version, moving)),
  );
}

/** Adds the advisories that are not reported and that `isOpen` names, in the order of all. */
function withUnknown(
  assessment: Assessment<CoveredAdvisory>,
  counted: readonly CoveredAdvisory[],
  isOpen: (advisory: CoveredAdvisory) => boolean,
): Assessment<CoveredAdvisory> {
  const hits = new Set(assessment.hits.map(({ advisory }) => advisory));
  const reported = new Set([...hits, ...assessment.unknown, ...assessment.notAssessed]);
  const unknown = counted.filter((one) => assessment.unknown.includes(one) || (!reported.has(one) && isOpen(one)));
  return { ...assessment, unknown };
}

/** The orders of distributions, whose versions end with the revision of the package. */
const REVISED: readonly OrderKind[] = ['alpine', 'dpkg', 'rpm'];

/**
 * Tools and people leave the epoch of a version out, the revision of a distribution's package, the
 * build or local label of a version, and the platform of a gem. Without them, the version would come
 * before all versions of an advisory that has epochs, or before the revision or build that it is.
 */
function shortened(
  { package: of, order, ranks, counted, listed }: PackageContext,
  assessment: Assessment<CoveredAdvisory>,
  version: string | undefined,
  component: Component,
): Assessment<CoveredAdvisory> {
  if (version === undefined) return assessment;
  const kind = of.kind === 'package' ? orderKind(of.ecosystem) : undefined;
  const isRevised = kind !== undefined && REVISED.includes(kind) && isWithoutRevision(version, listed);
  const isEpochless = !/^\d+[:!]/.test(version) && listed.some(hasEpoch);
  const isLabelled = (one: string): boolean => {
    const plain = order?.unlabelled?.(one) ?? (kind === 'rubygems' ? writtenVersion('RubyGems', one) : one);
    return plain !== one && (plain === version || ranks.get(plain) === (ranks.get(version) ?? -1));
  };
  const isLabelless = gemPlatform(component.version) === undefined && !isLabelled(version) && listed.some(isLabelled);
  if (!isRevised && !isEpochless && !isLabelless) return assessment;
  const isOpen = (named: readonly string[]): boolean =>
    (isRevised && isWithoutRevision(version, named)) ||
    (isEpochless && named.every(hasEpoch)) ||
    (isLabelless && named.some(isLabelled) && !named.includes(version));
  return withUnknown(assessment, counted, (one) => isOpen(versionsNamed(of, [one])));
}

function stateOf(
  { status }: Assessment<CoveredAdvisory>,
  doubts: readonly Doubted[],
): Pick<Answer, 'status' | 'doubts'> {
  return { status: status === 'affected' || doubts.length === 0 ? STATUS_OF[status] : 'unknown', doubts };
}

function doubtsOf(version: string | undefined, isValid: boolean, assessment: Assessment<CoveredAdvisory>): Doubted[] {
  const { status, unknown, notAssessed } = assessment;
  if (version === undefined) return status === 'not-affected' ? [] : [{ reason: 'no-version', advisories: unknown }];
  const reason = notAssessedReason(assessment);
  return [
    ...(unknown.length === 0
      ? []
      : [{ reason: isValid ? ('not-comparable' as const) : ('version-form' as const), advisories: unknown }]),
    ...(reason === undefined ? [] : [{ reason, advisories: notAssessed }]),
  ];
}

/**
 * If the release of the distribution, or the variant of the package, is not known, an advisory counts
 * as "not affected" only if that is certain.
 */
function ofAnyRelease(
  { hits }: Assessment<CoveredAdvisory>,
  counted: readonly CoveredAdvisory[],
  reason: Doubt,
): Doubted[] {
  const hit = new Set(hits.map(({ advisory }) => advisory));
  const advisories = counted.filter((one) => !hit.has(one));
  return advisories.length === 0 ? [] : [{ reason, advisories }];
}
