// CVE Record Format 5.x, `metrics`: a CVSS vector with its computed score, or a rating in words.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { type Rated, severityGroups } from '../../model/advisory/package-severity.ts';
import type { CvssVersion } from '../../model/cvss/metrics.ts';
import type { Score } from '../../model/cvss/score.ts';
import { packageLabel } from '../../model/package/package-schema.ts';

interface Cvss {
  readonly version: CvssVersion;
  readonly vectorString: string;
  /**
   * The score of the base metrics only: not all versions have a key for the score of threat and
   * temporal metrics.
   */
  readonly baseScore: number;
  /** CVSS 2.0 has no qualitative ratings. */
  readonly baseSeverity?: string;
  readonly temporalScore?: number;
  readonly temporalSeverity?: string;
}

export type CveMetric =
  | ({
      readonly format: 'CVSS';
      readonly scenarios?: readonly { readonly lang: string; readonly value: string }[];
    } & { readonly [Key in (typeof KEYS)[CvssVersion]]?: Cvss })
  | {
      readonly other: {
        readonly type: string;
        readonly content: { readonly text: string; readonly reason: string };
      };
    };

const KEYS = {
  '4.0': 'cvssV4_0',
  '3.1': 'cvssV3_1',
  '3.0': 'cvssV3_0',
  '2.0': 'cvssV2_0',
} as const;

/**
 * Returns one metric for each vector, newest CVSS version first, then the publisher's own rating if
 * set. If packages differ, `scenarios` names those of a metric.
 */
export function cveMetrics(advisory: Rated & Pick<Advisory, 'severities'>): CveMetric[] {
  const { rating, reason } = advisory.severities;
  const metrics = severityGroups(advisory).flatMap(({ severity, packages }) =>
    severity.scores.map(
      (score): CveMetric => ({
        format: 'CVSS',
        ...(packages && {
          scenarios: [{ lang: 'en', value: packages.map(packageLabel).join(', ') }],
        }),
        [KEYS[score.version]]: cvssOf(score),
      }),
    ),
  );
  if (rating === undefined || reason === undefined) return metrics;
  return [
    ...metrics,
    { other: { type: 'Textual description of severity', content: { text: rating, reason } } },
  ];
}

function cvssOf({ version, vector, base, baseRating, threat, rating }: Score): Cvss {
  return {
    version,
    vectorString: vector,
    baseScore: base,
    ...(version === '2.0' ? {} : { baseSeverity: baseRating.toUpperCase() }),
    ...(version === '3.1' && threat !== undefined
      ? { temporalScore: threat, temporalSeverity: rating.toUpperCase() }
      : {}),
  };
}
