// Versions as tools and people write them that the order of versions does not decide: their advisories
// are unknown.

import type { Package } from '../package/package.ts';
import { type OrderKind, orderKind } from '../version/kind.ts';
import type { VersionOrder } from '../version/order.ts';
import { type Assessment, versionsNamed } from './assessment.ts';
import type { Ranks } from './claims.ts';
import { type Assessable, entriesFor, originsOf } from './claims.ts';
import { gemPlatform, writtenVersion } from './component.ts';
import { canMoveTo, hasEpoch, isWithoutRevision, looseVersion, movingTags } from './spelling.ts';

/** A package, and the advisories that a version is compared with. */
export interface Compared<One extends Assessable> {
  readonly package: Package;
  readonly order: VersionOrder | undefined;
  readonly ranks: Ranks;
  /** The versions that these advisories name. */
  readonly listed: readonly string[];
  readonly counted: readonly One[];
}

/**
 * Adds the advisories that the order of versions does not decide. `written` is the version as the
 * reader's file writes it.
 */
export function withUndecided<One extends Assessable>(
  compared: Compared<One>,
  assessment: Assessment<One>,
  version: string | undefined,
  written: string | undefined,
): Assessment<One> {
  const found = repackaged(compared, shortened(compared, assessment, version, written), version);
  return tagged(
    compared,
    beforeFix(compared, prefixed(compared, found, version), version),
    version,
  );
}

/**
 * Without a version order, a version in another form than those of the advisories can still be one
 * of them.
 */
export function spelledOtherwise<One extends Assessable>(
  assessment: Assessment<One>,
  counted: readonly One[],
): Assessment<One> {
  const reported = new Set([
    ...assessment.hits.map(({ advisory }) => advisory),
    ...assessment.notAssessed,
  ]);
  return { ...assessment, unknown: counted.filter((one) => !reported.has(one)) };
}

/**
 * Distributions, containers and builds add a suffix to a version: 1.2.1-alpine, 1.2.1-1ubuntu1,
 * 1.2.1.redhat-1. The order does not decide if the version without it is listed, or is the first of a
 * range that begins after this one.
 */
function repackaged<One extends Assessable>(
  { package: of, order, ranks, counted }: Compared<One>,
  assessment: Assessment<One>,
  version: string | undefined,
): Assessment<One> {
  const rank = ranks.get(version ?? '');
  const origins = new Set(originsOf(order, version ?? '').flatMap((one) => ranks.get(one) ?? []));
  if (rank === undefined || origins.size === 0) return assessment;
  const isOrigin = (one: string | undefined): boolean =>
    origins.has(ranks.get(one ?? '') ?? Number.NaN);
  const isOpen = (one: One): boolean => {
    const entries = entriesFor(one, of);
    const ranges = entries.flatMap((entry) =>
      entry.ranges.filter(({ repo }) => repo === undefined),
    );
    if (one.assessed === 'all' || ranges.some(({ fixed }) => ranks.get(fixed ?? '') === rank))
      return false;
    const startsLater = ranges.some(
      (each) => isOrigin(each.introduced) && rank < (ranks.get(each.introduced ?? '') ?? -1),
    );
    return startsLater || entries.some(({ versions }) => versions.some(isOrigin));
  };
  return withUnknown(assessment, counted, isOpen);
}

/**
 * In the orders of opam and RPM, "v1.2.1" and "1.2.1" are two versions, and tools write the tag of a
 * repository for the version. An advisory whose versions are all written the other way is open.
 */
function prefixed<One extends Assessable>(
  { package: of, order, counted }: Compared<One>,
  assessment: Assessment<One>,
  version: string | undefined,
): Assessment<One> {
  if (order?.isWord === undefined || version === undefined) return assessment;
  const prefix = (one: string): string => /^(?:\d+:)?(v?)\d/i.exec(one)?.[1] ?? '';
  return withUnknown(assessment, counted, (one) => {
    const named = versionsNamed(of, [one]);
    return named.length > 0 && !named.some((each) => prefix(each) === prefix(version));
  });
}

// "0.1.rc1" is the release of a pre-release in Fedora's packages, before "1".
const PRE_RELEASE =
  /^(.*?\d)[-_](?:0\.(?:\d+\.)?)?(?:alpha|beta|rc|pre|preview|snapshot)(?![a-z])/i;

/**
 * RPM places 1.4.0-rc1 and 1.4.0-0.1.rc1 after 1.4.0, without a release. If that is the fix, the
 * pre-release can lack it.
 */
function beforeFix<One extends Assessable>(
  { package: of, ranks, counted }: Compared<One>,
  assessment: Assessment<One>,
  version: string | undefined,
): Assessment<One> {
  const isRpm = of.kind === 'package' && orderKind(of.ecosystem) === 'rpm';
  const [, release] = (isRpm ? PRE_RELEASE.exec(version ?? '') : undefined) ?? [];
  const rank = ranks.get(version ?? '');
  if (release === undefined || rank === undefined) return assessment;
  const isOpen = (fixed: string | undefined): boolean =>
    fixed !== undefined &&
    fixed !== version &&
    (fixed === release || looseVersion(fixed) === looseVersion(release)) &&
    (ranks.get(fixed) ?? rank) < rank;
  return withUnknown(assessment, counted, (one) =>
    entriesFor(one, of).some(({ ranges }) =>
      ranges.some(({ repo, fixed }) => repo === undefined && isOpen(fixed)),
    ),
  );
}

/** A listed tag that moves can be the tag of the version: v1 for 1.2.1. */
function tagged<One extends Assessable>(
  { package: of, counted }: Compared<One>,
  assessment: Assessment<One>,
  version: string | undefined,
): Assessment<One> {
  const moving = movingTags(of);
  if (moving === undefined || version === undefined) return assessment;
  return withUnknown(assessment, counted, (one) =>
    versionsNamed(of, [one]).some((tag) => canMoveTo(tag, version, moving)),
  );
}

/** Adds the advisories that are not reported and that `isOpen` names, in the order of all. */
function withUnknown<One extends Assessable>(
  assessment: Assessment<One>,
  counted: readonly One[],
  isOpen: (advisory: One) => boolean,
): Assessment<One> {
  const hits = new Set(assessment.hits.map(({ advisory }) => advisory));
  const reported = new Set([...hits, ...assessment.unknown, ...assessment.notAssessed]);
  const unknown = counted.filter(
    (one) => assessment.unknown.includes(one) || (!reported.has(one) && isOpen(one)),
  );
  return { ...assessment, unknown };
}

/** The orders of distributions, whose versions end with the revision of the package. */
const REVISED: readonly OrderKind[] = ['alpine', 'dpkg', 'rpm'];

/**
 * Tools and people leave the epoch of a version out, the revision of a distribution's package, the
 * build or local label of a version, and the platform of a gem. Without them, the version would come
 * before all versions of an advisory that has epochs, or before the revision or build that it is.
 */
function shortened<One extends Assessable>(
  { package: of, order, ranks, counted, listed }: Compared<One>,
  assessment: Assessment<One>,
  version: string | undefined,
  written: string | undefined,
): Assessment<One> {
  if (version === undefined) return assessment;
  const kind = of.kind === 'package' ? orderKind(of.ecosystem) : undefined;
  const isRevised =
    kind !== undefined && REVISED.includes(kind) && isWithoutRevision(version, listed);
  const isEpochless = !/^\d+[:!]/.test(version) && listed.some(hasEpoch);
  const isLabelled = (one: string): boolean => {
    const plain =
      order?.unlabelled?.(one) ?? (kind === 'rubygems' ? writtenVersion('RubyGems', one) : one);
    return plain !== one && (plain === version || ranks.get(plain) === (ranks.get(version) ?? -1));
  };
  const isLabelless =
    gemPlatform(written) === undefined && !isLabelled(version) && listed.some(isLabelled);
  if (!isRevised && !isEpochless && !isLabelless) return assessment;
  const isOpen = (named: readonly string[]): boolean =>
    (isRevised && isWithoutRevision(version, named)) ||
    (isEpochless && named.every(hasEpoch)) ||
    (isLabelless && named.some(isLabelled) && !named.includes(version));
  return withUnknown(assessment, counted, (one) => isOpen(versionsNamed(of, [one])));
}
