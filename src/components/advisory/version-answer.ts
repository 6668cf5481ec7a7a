// The answer at the top of a version's page: whether it is affected, and the version to upgrade to.

import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Severity } from '../../model/advisory/severity.ts';
import { mostSevere } from '../../model/cvss/rating.ts';
import type { Assessment } from '../../model/lookup/affects.ts';
import { fromReleaseOf } from '../../model/lookup/pre-release.ts';
import type { Package } from '../../model/package/package.ts';
import { upgradeCommand } from '../../model/project/upgrade-command.ts';
import { versionOrder } from '../../model/version/compare.ts';
import type { VersionReport } from '../../model/views/released-versions.ts';
import { type CleanVersions, cleanVersions } from '../../model/views/version-pages.ts';

/** Packages of one version number with the same status. */
interface VersionAnswer {
  readonly packages: readonly Package[];
  readonly assessment: Assessment;
  /**
   * Advisories that affect the release of a pre-release version, but not the pre-release itself by
   * the order of versions.
   */
  readonly fromRelease: readonly Advisory[];
  /** The version to upgrade to, if an advisory affects it. */
  readonly clean: CleanVersions;
  /** One for each package that has a command. */
  readonly commands: readonly { readonly package: Package; readonly command: string }[];
}

/**
 * Returns the answers for the packages of a version. `versions` are all known versions of the
 * project, `advisories` all of the site.
 */
export function versionAnswers(
  report: VersionReport,
  versions: readonly VersionReport[],
  advisories: readonly Advisory[],
): VersionAnswer[] {
  const all = report.assessments.map((one) => ({
    ...one,
    fromRelease:
      one.package.kind === 'repository'
        ? []
        : fromReleaseOf(
            one.package,
            versionOrder(one.package.ecosystem),
            report.version,
            advisories,
            one.assessment,
          ),
    clean: cleanVersions(report, one.package, versions),
  }));
  const groups = Map.groupBy(
    all,
    ({
      assessment: { status, branch, hits, notAssessed, unknown, isOutside, stated },
      clean,
      fromRelease,
    }) =>
      JSON.stringify([
        status,
        clean,
        hits.map((hit) => [hit.advisory.id, hit.fixed, hit.fixedOnBranch]),
        branch?.name,
        isOutside,
        ids(notAssessed),
        ids(unknown),
        ids(fromRelease),
        stated,
      ]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { assessment, clean, fromRelease } = first;
    const target = clean.onBranch ?? clean.anywhere;
    const commands = group.flatMap(({ package: of }) => {
      const command = target === undefined ? undefined : upgradeCommand(report.project, of, target);
      return command === undefined ? [] : [{ package: of, command }];
    });
    return [
      { packages: group.map((one) => one.package), assessment, fromRelease, clean, commands },
    ];
  });
}

const ids = (advisories: readonly Advisory[]): string[] => advisories.map(({ id }) => id);

/** Returns the worst status of a version: "affected" if any package is. */
export function worstOf({ assessments }: Pick<VersionReport, 'assessments'>): {
  readonly status: Assessment['status'];
  readonly severity: Severity | undefined;
  readonly hits: number;
} {
  const hits = new Map(
    assessments.flatMap(({ assessment }) =>
      assessment.hits.map(({ advisory }) => [advisory.id, advisory] as const),
    ),
  );
  const severities = [...hits.values()].map((one) => one.severities);
  const rating = mostSevere(severities.flatMap((one) => one.rating ?? []));
  const [worst] = severities
    .filter((one) => one.rating === rating)
    .sort((a, b) => (b.main?.overall ?? 0) - (a.main?.overall ?? 0));
  const statuses = assessments.map(({ assessment }) => assessment.status);
  const status = STATUSES.find((one) => statuses.includes(one)) ?? 'not-assessed';
  return { status, severity: worst, hits: hits.size };
}

const STATUSES = ['affected', 'not-assessed', 'not-affected'] as const;
