// The score of a parsed vector. The only place that calls the calculator library, whose own input handling is never used:
// it scores incomplete vectors 0, lets versions fall through and lets repeated metrics win silently.

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
  /** The score of the base metrics alone; in 4.0 this is CVSS-B. */
  readonly base: number;
  /** The score with the threat metric (4.0, CVSS-BT) or the temporal metrics (3.1); only where one of them is defined. */
  readonly threat?: number;
  /** The score to show first: `threat` where there is one, else `base`. */
  readonly overall: number;
  /** The rating of `overall`. */
  readonly rating: Rating;
  /** The rating of `base`. */
  readonly baseRating: Rating;
  /** Which metrics of CVSS 4.0 went into `overall` (section 1.3 of the specification); absent in other versions. */
  readonly nomenclature?: 'CVSS-B' | 'CVSS-BT';
}

/**
 * Scores a vector that came out of `parseVector`. Throws an Error if the library finds the base metrics incomplete or
 * answers anything that is no score: a vector is never published with a number that is not certain.
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
    // Its `base` is the overall score; only `baseMetricsOnly` leaves the threat metric out.
    const { baseMetricsOnly, threat } = cvss.calculateScores();
    return { base: baseMetricsOnly, threat };
  }
  const Calculator = { '3.1': ae.Cvss3P1, '3.0': ae.Cvss3P0, '2.0': ae.Cvss2 }[version];
  const cvss = new Calculator(canonical);
  assertComplete(cvss.isBaseFullyDefined(), canonical);
  const { base, temporal } = cvss.calculateScores();
  return { base, threat: temporal };
}

/** Whether a threat or temporal metric is given with another value than X, "not defined". */
function refined({ metrics }: CvssVector): boolean {
  return metrics.some(({ key, value }) => value !== 'X' && (key === 'E' || key === 'RL' || key === 'RC'));
}

function assertComplete(complete: boolean, vector: string): void {
  if (!complete)
    throw new Error(`${vector}: the base metrics are incomplete; score only vectors that parseVector accepted`);
}

function checked(score: number | undefined, vector: string): number {
  if (score === undefined || !(score >= 0 && score <= 10) || Number(score.toFixed(1)) !== score) {
    throw new Error(`${vector}: the calculator answered ${score}, which is no CVSS score`);
  }
  // The library answers -0 for some vectors of 2.0.
  return score === 0 ? 0 : score;
}
