// The score of a parsed vector. Only this file calls the calculator library. Its own parser is
// never used: it scores incomplete vectors 0, falls back to other versions, and silently uses the
// last of repeated metrics.

// The library is CommonJS: its named exports exist for the type checker but not in Node.
import ae from 'ae-cvss-calculator';
import type { CvssVersion } from './metrics.ts';
import { type Rating, ratingOf } from './rating.ts';
import type { CvssVector } from './vector.ts';

/** The scores of one vector, each from 0 to 10 with at most one decimal. */
export interface Score {
  readonly version: CvssVersion;
  /** The canonical vector. */
  readonly vector: string;
  /** The score of the base metrics alone; CVSS-B in 4.0. */
  readonly base: number;
  /**
   * The score with the threat metric (4.0, CVSS-BT) or the temporal metrics (3.1). Present only if
   * one is defined.
   */
  readonly threat?: number;
  /** The score to show first: `threat` if present, else `base`. */
  readonly overall: number;
  /** The rating of `overall`. */
  readonly rating: Rating;
  /** The rating of `base`. */
  readonly baseRating: Rating;
  /**
   * The metrics of CVSS 4.0 that `overall` includes (section 1.3 of the specification); absent in
   * other versions.
   */
  readonly nomenclature?: 'CVSS-B' | 'CVSS-BT';
}

/**
 * Scores a vector from `parseVector`. Throws an Error if the library reports incomplete base
 * metrics or returns no valid score: a vector is never published with an uncertain score.
 */
export function scoreOf(vector: CvssVector): Score {
  const { version, canonical } = vector;
  const result = calculate(vector);
  const base = checked(result.base, canonical);
  const threat = refined(vector) ? checked(result.threat, canonical) : undefined;
  const overall = threat ?? base;
  return {
    version,
    vector: canonical,
    base,
    ...(threat === undefined ? {} : { threat }),
    overall,
    rating: ratingOf(overall, version),
    baseRating: ratingOf(base, version),
    ...(version === '4.0' ? { nomenclature: threat === undefined ? 'CVSS-B' : 'CVSS-BT' } : {}),
  };
}

interface Calculated {
  readonly base: number | undefined;
  readonly threat: number | undefined;
}

function calculate({ version, canonical }: CvssVector): Calculated {
  if (version === '4.0') {
    const cvss = new ae.Cvss4P0(canonical);
    assertComplete(cvss.isBaseFullyDefined(), canonical);
    // Its `base` is the overall score; only `baseMetricsOnly` excludes the threat metric.
    const { baseMetricsOnly, threat } = cvss.calculateScores();
    return { base: baseMetricsOnly, threat };
  }
  const Calculator = { '3.1': ae.Cvss3P1, '3.0': ae.Cvss3P0, '2.0': ae.Cvss2 }[version];
  const cvss = new Calculator(canonical);
  assertComplete(cvss.isBaseFullyDefined(), canonical);
  const { base, temporal } = cvss.calculateScores();
  return { base, threat: temporal };
}

/** True if a threat or temporal metric has a value other than X, "not defined". */
function refined({ metrics }: CvssVector): boolean {
  return metrics.some(
    ({ key, value }) => value !== 'X' && (key === 'E' || key === 'RL' || key === 'RC'),
  );
}

function assertComplete(complete: boolean, vector: string): void {
  if (!complete)
    throw new Error(
      `${vector}: the base metrics are incomplete; pass only vectors that parseVector accepted`,
    );
}

function checked(score: number | undefined, vector: string): number {
  if (score === undefined || !(score >= 0 && score <= 10) || Number(score.toFixed(1)) !== score) {
    throw new Error(`${vector}: the calculator returned ${score}, which is not a CVSS score`);
  }
  // The library returns -0 for some vectors of 2.0.
  return score === 0 ? 0 : score;
}
