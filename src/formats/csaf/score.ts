// CSAF 2.0 section 3.2.3.13, /vulnerabilities[]/scores: CVSS 3.1, 3.0 and 2.0 by FIRST's JSON
// schemas. CSAF 2.0 has no field for CVSS 4.0: note.ts writes it as text.

import { holdsFor, type Rated, severityGroups } from '../../model/advisory/package-severity.ts';
import type { Severity } from '../../model/advisory/severity.ts';
import type { Score as CvssScore } from '../../model/cvss/score.ts';
import type { CvssVector } from '../../model/cvss/vector.ts';
import type { Product } from '../product/product.ts';

/** One vector with its score, for affected products. */
export interface Score {
  readonly cvss_v2?: Cvss;
  readonly cvss_v3?: Cvss;
  readonly products: readonly string[];
}

/**
 * Returns FIRST's JSON for a vector: the metrics by their long names, and the properties named
 * here.
 */
export type Cvss = Readonly<Record<string, string | number>>;

/** Vectors and the ids of the affected products that they apply to. */
export interface RatedProducts {
  readonly vectors: readonly CvssVector[];
  readonly severity: Severity;
  readonly products: readonly string[];
}

/** Groups the affected products of an advisory by severity: one group, unless packages differ. */
export function ratedProducts(
  advisory: Rated,
  affected: readonly Pick<Product, 'id' | 'package'>[],
): RatedProducts[] {
  return severityGroups(advisory).map((group) => ({
    vectors: group.vectors,
    severity: group.severity,
    products: affected.filter((product) => holdsFor(group, product.package)).map(({ id }) => id),
  }));
}

/** Returns the scores of a group of products, newest CVSS version first. Omits CVSS 4.0. */
export function scoresOf({ vectors, severity, products }: RatedProducts): Score[] {
  return severity.scores.flatMap((score): Score[] => {
    const vector = vectors.find(({ canonical }) => canonical === score.vector);
    if (vector === undefined || products.length === 0) return [];
    if (score.version === '2.0') return [{ cvss_v2: cvssV2(vector, score), products }];
    return score.version === '4.0' ? [] : [{ cvss_v3: cvssV3(vector, score), products }];
  });
}

function cvssV3(
  vector: CvssVector,
  { version, base, baseRating, threat, rating }: CvssScore,
): Cvss {
  return {
    ...namedMetrics(vector, V3),
    version,
    vectorString: vector.canonical,
    baseScore: base,
    baseSeverity: baseRating.toUpperCase(),
    ...(threat === undefined
      ? {}
      : { temporalScore: threat, temporalSeverity: rating.toUpperCase() }),
  };
}

// CVSS 2.0 has no qualitative ratings.
function cvssV2(vector: CvssVector, { version, base }: CvssScore): Cvss {
  return { ...namedMetrics(vector, V2), version, vectorString: vector.canonical, baseScore: base };
}

type Names = Readonly<
  Record<string, { readonly name: string; readonly values: Readonly<Record<string, string>> }>
>;

const V3_IMPACT = { N: 'NONE', L: 'LOW', H: 'HIGH' };
const V3: Names = {
  AV: {
    name: 'attackVector',
    values: { N: 'NETWORK', A: 'ADJACENT_NETWORK', L: 'LOCAL', P: 'PHYSICAL' },
  },
  AC: { name: 'attackComplexity', values: { L: 'LOW', H: 'HIGH' } },
  PR: { name: 'privilegesRequired', values: V3_IMPACT },
  UI: { name: 'userInteraction', values: { N: 'NONE', R: 'REQUIRED' } },
  S: { name: 'scope', values: { U: 'UNCHANGED', C: 'CHANGED' } },
  C: { name: 'confidentialityImpact', values: V3_IMPACT },
  I: { name: 'integrityImpact', values: V3_IMPACT },
  A: { name: 'availabilityImpact', values: V3_IMPACT },
  E: {
    name: 'exploitCodeMaturity',
    values: { X: 'NOT_DEFINED', H: 'HIGH', F: 'FUNCTIONAL', P: 'PROOF_OF_CONCEPT', U: 'UNPROVEN' },
  },
  RL: {
    name: 'remediationLevel',
    values: {
      X: 'NOT_DEFINED',
      U: 'UNAVAILABLE',
      W: 'WORKAROUND',
      T: 'TEMPORARY_FIX',
      O: 'OFFICIAL_FIX',
    },
  },
  RC: {
    name: 'reportConfidence',
    values: { X: 'NOT_DEFINED', C: 'CONFIRMED', R: 'REASONABLE', U: 'UNKNOWN' },
  },
};

const V2_IMPACT = { N: 'NONE', P: 'PARTIAL', C: 'COMPLETE' };
const V2: Names = {
  AV: { name: 'accessVector', values: { L: 'LOCAL', A: 'ADJACENT_NETWORK', N: 'NETWORK' } },
  AC: { name: 'accessComplexity', values: { H: 'HIGH', M: 'MEDIUM', L: 'LOW' } },
  Au: { name: 'authentication', values: { M: 'MULTIPLE', S: 'SINGLE', N: 'NONE' } },
  C: { name: 'confidentialityImpact', values: V2_IMPACT },
  I: { name: 'integrityImpact', values: V2_IMPACT },
  A: { name: 'availabilityImpact', values: V2_IMPACT },
};

function namedMetrics({ metrics }: CvssVector, names: Names): Record<string, string> {
  const named = metrics.flatMap(({ key, value }): [string, string][] => {
    const word = names[key]?.values[value];
    return names[key] === undefined || word === undefined ? [] : [[names[key].name, word]];
  });
  return Object.fromEntries(named);
}
