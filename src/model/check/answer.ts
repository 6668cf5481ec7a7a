// Which of somebody's components are affected by what, and what to upgrade to. The versions are ordered by the code that the
// build orders them with. What cannot be told is said, and never counts as "not affected".

import { type Silence, silenceOf } from '../assessed.ts';
import { type Assessment, assessorBy, versionsNamed } from '../assessment.ts';
import type { Package } from '../package.ts';
import { packageKey } from '../package-name.ts';
import { fromReleaseOf } from '../pre-release.ts';
import type { Branch } from '../project.ts';
import { upgradeCommand } from '../upgrade-command.ts';
import { compareText, type VersionOrder } from '../version/order.ts';
import { type Ranks, ranksBy } from '../version-claim.ts';
import { type Component, writtenVersion } from './component.ts';
import type { Coverage, CoveredAdvisory, CoveredPackage, CoveredProject } from './coverage.ts';
import { lookupIn, releaseOf } from './lookup.ts';
import type { Maybe } from './maybe.ts';
import { isWrittenLike, spelledAs } from './spelling.ts';

/** Why it cannot be told whether a component is affected. */
export type Doubt = 'no-version' | 'version-form' | 'not-comparable' | 'no-release' | Silence;

/** What is known of one component of which this site speaks. */
export interface Answer {
  readonly component: Component;
  readonly package: Package;
  /** The version as the package's registry writes it. */
  readonly version: string | undefined;
  readonly project: CoveredProject | undefined;
  readonly status: 'affected' | 'not-affected' | 'unknown';
  readonly assessment: Assessment<CoveredAdvisory>;
  /** Those that `doubt` is about. */
  readonly unclear: readonly CoveredAdvisory[];
  /** Present where `unclear` is not empty, also beside "affected". */
  readonly doubt: Doubt | undefined;
  /** The nearest later version on the same branch that no advisory affects; undefined where none is known. */
  readonly cleanOnBranch: string | undefined;
  /** The same on any branch: the lowest version that fixes all. */
  readonly clean: string | undefined;
  /** The command that upgrades to the first of these. */
  readonly command: string | undefined;
  /** Withdrawn advisories that would affect it: they do not count. */
  readonly withdrawn: readonly CoveredAdvisory[];
  /** Advisories that affect the release of which it is a pre-release, and by the order of versions not it. */
  readonly fromRelease: readonly CoveredAdvisory[];
}

/** The answers for some components. */
export interface Answers {
  /** How many components there were. */
  readonly read: number;
  /** How many of them this site does not speak of. */
  readonly notCovered: number;
  /** What may be a package of this site, and could not be looked up. */
  readonly maybes: readonly Maybe[];
  /** The affected ones first, then those of which it cannot be told; each in the order in which they came. */
  readonly answers: readonly Answer[];
}

/** Gives the order of an ecosystem's versions. */
export type OrderOf = (ecosystem: string) => VersionOrder | undefined;

/** Answers for all components. Takes time in proportion to them and, for each package, n log n in the versions named. */
export function answersFor(
  components: readonly Component[],
  coverage: Coverage,
  orderOf: OrderOf,
  unaddressed: readonly Component[] = [],
): Answers {
  const lookup = lookupIn(coverage);
  const maybes = unaddressed.flatMap((component) => lookup.unaddressed(component) ?? []);
  const asked = new Map<string, { of: CoveredPackage; components: Component[] }>();
  let notCovered = 0;
  for (const component of components) {
    const { packages, maybe } = lookup.addressed(component);
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

/** What is known of a package before any version of it is asked about. */
interface Ground extends CoveredPackage {
  readonly covering: CoveredProject | undefined;
  readonly order: VersionOrder | undefined;
  readonly ranks: Ranks;
  /** The versions that these advisories name. */
  readonly listed: readonly string[];
  /** The advisories that name it and are not withdrawn. */
  readonly counted: readonly CoveredAdvisory[];
  readonly assess: (version: string) => Assessment<CoveredAdvisory>;
  /** The same for the withdrawn ones, as if they were not. */
  readonly withdrawn: readonly CoveredAdvisory[];
  readonly assessWithdrawn: (version: string) => Assessment<CoveredAdvisory>;
  /** What somebody may upgrade to, from the lowest. */
  readonly targets: readonly { readonly version: string; readonly rank: number }[];
}

function answersOf(
  one: CoveredPackage,
  components: readonly Component[],
  coverage: Coverage,
  orderOf: OrderOf,
): Answer[] {
  const asked = components.map((component) => ({ component, version: versionOf(one.package, component) }));
  const ground = groundOf(
    one,
    asked.flatMap(({ version }) => version ?? []),
    coverage,
    orderOf,
  );
  const { order, listed } = ground;
  return asked.map(({ component, version }) =>
    answerOf(ground, component, order !== undefined || version === undefined ? version : spelledAs(version, listed)),
  );
}

function groundOf(one: CoveredPackage, asked: readonly string[], coverage: Coverage, orderOf: OrderOf): Ground {
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
  const ranks = ranksBy(order, [...asked, ...versionsNamed(of, [...counted, ...withdrawn]), ...released]);
  const subject = { package: of, order, ranks, project: covering };
  return {
    ...one,
    covering,
    order,
    ranks,
    listed: versionsNamed(of, counted),
    counted,
    withdrawn,
    assess: assessorBy(subject, counted),
    assessWithdrawn: assessorBy(subject, withdrawn),
    targets: targetsOf(counted, released, ranks),
  };
}

/** What is called fixed, and what is released: the lowest version that is free of all is one of them, if it is known at all. */
function targetsOf(counted: readonly CoveredAdvisory[], released: readonly string[], ranks: Ranks): Ground['targets'] {
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

function answerOf(ground: Ground, component: Component, version: string | undefined): Answer {
  const { package: of, covering, order, counted } = ground;
  const assessment = version === undefined ? unassessed(counted) : ground.assess(version);
  const isValid = version === undefined || (order?.isValid(version) ?? isWrittenLike(version, ground.listed));
  const isAffected = assessment.hits.length > 0;
  const doubt =
    doubtOf(version, isValid, assessment) ??
    (releaseOf(of, component) === 'unknown' && assessment.hits.length < counted.length ? 'no-release' : undefined);
  const clean = isAffected && version !== undefined ? cleanAfter(ground, version, assessment.branch) : {};
  const target = clean.onBranch ?? clean.anywhere;
  return {
    component,
    package: of,
    version,
    project: covering,
    status: doubt === undefined || isAffected ? STATUS_OF[assessment.status] : 'unknown',
    assessment,
    ...unclearOf(doubt, assessment, counted),
    cleanOnBranch: clean.onBranch,
    clean: clean.anywhere,
    command: target === undefined ? undefined : upgradeCommand(covering, of, target),
    withdrawn:
      version === undefined ? ground.withdrawn : ground.assessWithdrawn(version).hits.map(({ advisory }) => advisory),
    fromRelease: version === undefined ? [] : fromReleaseOf(of, order, version, counted, assessment),
  };
}

/** The nearest later versions of which it is known that nothing affects them. */
function cleanAfter(
  { targets, ranks, assess }: Ground,
  version: string,
  branch: Branch | undefined,
): { readonly onBranch?: string | undefined; readonly anywhere?: string | undefined } {
  const rank = ranks.get(version);
  if (rank === undefined) return {};
  const clean: { onBranch?: string; anywhere?: string } = {};
  for (const target of targets) {
    if (target.rank <= rank) continue;
    const found = assess(target.version);
    if (found.status !== 'not-affected') continue;
    clean.anywhere ??= target.version;
    if (branch === undefined) break;
    if (found.branch !== branch) continue;
    clean.onBranch = target.version;
    break;
  }
  return clean;
}

function versionOf(of: Package, { version }: Component): string | undefined {
  if (version === undefined || version.trim() === '') return undefined;
  return of.kind === 'package' ? writtenVersion(of.ecosystem, version) : version.trim();
}

const unassessed = (advisories: readonly CoveredAdvisory[]): Assessment<CoveredAdvisory> => ({
  status: advisories.length > 0 ? 'not-assessed' : 'not-affected',
  branch: undefined,
  hits: [],
  unknown: advisories,
  silent: [],
});

const STATUS_OF: Readonly<Record<Assessment['status'], Answer['status']>> = {
  affected: 'affected',
  'not-affected': 'not-affected',
  'not-assessed': 'unknown',
};

function doubtOf(
  version: string | undefined,
  isValid: boolean,
  assessment: Assessment<CoveredAdvisory>,
): Doubt | undefined {
  if (assessment.unknown.length === 0) return silenceOf(assessment);
  if (version === undefined) return 'no-version';
  return isValid ? 'not-comparable' : 'version-form';
}

/** If the release of the distribution is not known, no advisory that is not certain counts as "not affected". */
function unclearOf(
  doubt: Doubt | undefined,
  { hits, unknown, silent }: Assessment<CoveredAdvisory>,
  counted: readonly CoveredAdvisory[],
): Pick<Answer, 'doubt' | 'unclear'> {
  if (doubt !== 'no-release') return { doubt, unclear: [...unknown, ...silent] };
  const hit = new Set(hits.map(({ advisory }) => advisory));
  return { doubt, unclear: counted.filter((one) => !hit.has(one)) };
}
