// Decides which components are affected by which advisories, and which versions fix them. Orders
// versions with the same code as the build. If something is not known, the answer says so; it never
// counts as "not affected".

import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import type { Branch } from '../project/branch-schema.ts';
import { upgradeCommand } from '../project/upgrade-command.ts';
import { compareText, type VersionOrder } from '../version/order.ts';
import { type Assessment, isRecommendable, versionsNamed } from './assessment.ts';
import { type Component, writtenVersion } from './component.ts';
import type { Coverage, CoveredAdvisory, CoveredPackage, CoveredProject } from './coverage.ts';
import { type Doubted, doubtsOf, ofAnyRelease } from './doubt.ts';
import { assessedAsAll, epochReadings } from './epoch.ts';
import { doubtOfRelease, lookupIn, releaseOf } from './lookup.ts';
import type { Maybe } from './maybe.ts';
import { contextOf, type OrderOf, type PackageContext } from './package-context.ts';
import { fromReleaseOf } from './pre-release.ts';
import { asTyped, isPattern, isWrittenLike, movingTags, spelledAs } from './spelling.ts';
import { withStatedOfAny } from './stated.ts';
import { spelledOtherwise, withUndecided } from './undecided.ts';

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
    if (maybe?.reason === 'no-source' && maybes.some(({ reason }) => reason === 'no-source'))
      continue;
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
  const answers = [...asked.values()].flatMap((one) =>
    answersOf(one.of, one.components, coverage, orderOf),
  );
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
    return {
      component,
      version: version !== undefined && NO_VERSION.test(version) ? undefined : version,
    };
  });
  const context = contextOf(
    one,
    asked.flatMap(({ version }) =>
      version === undefined
        ? []
        : [version, asTyped(version, []), ...epochReadings(one.package, version, named)],
    ),
    coverage,
    orderOf,
  );
  const { order, listed } = context;
  return asked.map(({ component, version: written }) => {
    const typed =
      written !== undefined && component.where.at === 'question'
        ? asTyped(written, listed)
        : written;
    const isName =
      typed === undefined || listed.includes(typed) || order?.branchOf?.(typed) !== undefined;
    const version = !isName && isPattern(typed) ? undefined : typed;
    return answerOf(
      context,
      component,
      version === undefined ? version : asListed(version, listed, order),
    );
  });
}

/** Returns the advisories' spelling of a version that the installing tool treats as equal. */
function asListed(
  version: string,
  listed: readonly string[],
  order: VersionOrder | undefined,
): string {
  if (order === undefined) return spelledAs(version, listed);
  const { installed } = order;
  if (installed === undefined || !order.isValid(version) || listed.includes(version))
    return version;
  const key = installed(version);
  return listed.find((one) => installed(one) === key) ?? version;
}

function answerOf(
  context: PackageContext,
  component: Component,
  version: string | undefined,
): Answer {
  const { package: of, covering, order, counted } = context;
  const assessment = version === undefined ? unassessed(context) : assessedOf(context, version);
  const isValid =
    version === undefined ||
    (order?.isValid(version) ?? isWrittenLike(version, context.listed, movingTags(of)));
  const isAffected = assessment.hits.length > 0;
  const written =
    order !== undefined
      ? withUndecided(context, assessment, version, component.version)
      : isValid
        ? assessment
        : spelledOtherwise(assessment, counted);
  const doubts = doubtsOf(version, isValid || order === undefined, written);
  const isOfRelease = doubts.length > 0 || releaseOf(of, component) !== 'unknown';
  const clean =
    isAffected && version !== undefined ? cleanAfter(context, version, assessment.branch) : {};
  const target = clean.onBranch ?? clean.anywhere;
  return {
    component,
    package: of,
    version,
    project: covering,
    ...stateOf(
      assessment,
      isOfRelease ? doubts : ofAnyRelease(assessment, counted, doubtOfRelease(of, component)),
    ),
    assessment,
    cleanOnBranch: clean.onBranch,
    clean: clean.anywhere,
    command: target === undefined ? undefined : upgradeCommand(covering, of, target),
    withdrawn:
      version === undefined
        ? context.withdrawn
        : context.assessWithdrawn(version).hits.map(({ advisory }) => advisory),
    fromRelease:
      version === undefined ? [] : fromReleaseOf(of, order, version, counted, assessment),
  };
}

const assessedOf = (
  { package: of, listed, assess }: PackageContext,
  version: string,
): Assessment<CoveredAdvisory> =>
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
function versionOf(
  of: Package,
  { version }: Component,
  named: ReadonlySet<string>,
): string | undefined {
  const text = version?.trim() ?? '';
  if (text === '') return undefined;
  return of.kind === 'package' && !named.has(text) ? writtenVersion(of.ecosystem, text) : text;
}

/**
 * The assessment without a version: no advisory can be decided, nor whether the version is on a
 * listed branch.
 */
const unassessed = ({
  counted,
  statements,
  branches,
  package: of,
}: PackageContext): Assessment<CoveredAdvisory> => {
  const isOutside = counted.length === 0 && of.kind === 'package' && branches.length > 0;
  const status = isOutside || counted.length > 0 ? 'not-assessed' : 'not-affected';
  const without = {
    status,
    branch: undefined,
    hits: [],
    unknown: counted,
    notAssessed: [],
    isOutside,
  } as const;
  return withStatedOfAny<CoveredAdvisory>(without, statements);
};

const STATUS_OF: Readonly<Record<Assessment['status'], Answer['status']>> = {
  affected: 'affected',
  'not-affected': 'not-affected',
  'not-assessed': 'unknown',
};

function stateOf(
  { status }: Assessment<CoveredAdvisory>,
  doubts: readonly Doubted[],
): Pick<Answer, 'status' | 'doubts'> {
  return {
    status: status === 'affected' || doubts.length === 0 ? STATUS_OF[status] : 'unknown',
    doubts,
  };
}
