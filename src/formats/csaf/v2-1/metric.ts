// CSAF 2.1 section 3.2.4.9, /vulnerabilities[]/metrics: the scores of CSAF 2.0, and CVSS 4.0.

import type { Cvss, RatedProducts, Score } from '../score.ts';

/** One vector with its score, for affected products. */
export interface Metric {
  readonly content: { readonly cvss_v2?: Cvss; readonly cvss_v3?: Cvss; readonly cvss_v4?: Cvss };
  readonly products: readonly string[];
}

/** The metrics of an advisory, the newest version of CVSS first. `scores` are those of CSAF 2.0. */
export function metricsOf(rated: readonly RatedProducts[], scores: readonly Score[]): Metric[] {
  const newest = rated.flatMap(({ severity, products }) =>
    severity.scores.flatMap((score) =>
      score.version === '4.0' && products.length > 0 ? [{ ...score, products }] : [],
    ),
  );
  return [
    ...newest.map(({ vector, base, baseRating, products }) => ({
      content: {
        cvss_v4: {
          version: '4.0',
          vectorString: baseVector(vector),
          baseScore: base,
          baseSeverity: baseRating.toUpperCase(),
        },
      },
      products,
    })),
    ...scores.map(({ products: concerned, ...content }) => ({ content, products: concerned })),
  ];
}

const BASE = new Set([
  'CVSS:4.0',
  'AV',
  'AC',
  'AT',
  'PR',
  'UI',
  'VC',
  'VI',
  'VA',
  'SC',
  'SI',
  'SA',
]);

// Validators and the draft's own examples disagree on whether "baseScore" includes the threat
// metric. Without that metric, the score is the same.
function baseVector(vector: string): string {
  return vector
    .split('/')
    .filter((part) => BASE.has(part === 'CVSS:4.0' ? part : (part.split(':')[0] ?? '')))
    .join('/');
}
