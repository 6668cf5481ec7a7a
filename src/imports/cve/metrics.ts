// `metrics` of a CVE record: CVSS vectors, and a severity in words.

import { RATINGS } from '../../model/cvss/rating.ts';
import type { Held } from '../record/held.ts';
import type { CveContainer } from './shape.ts';

const KEYS = ['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0'] as const;

/** Returns the vectors and the rating of some metrics. */
export function metricsOf(
  metrics: NonNullable<CveContainer['metrics']>,
): Pick<Held, 'vectors' | 'rating'> {
  const vectors = metrics.flatMap((metric) =>
    KEYS.flatMap((key) => {
      const vector = fieldOf(metric[key], 'vectorString');
      return typeof vector === 'string' ? [vector] : [];
    }),
  );
  const [rating] = metrics.flatMap(({ other }) => {
    const [text, reason] = [fieldOf(other?.content, 'text'), fieldOf(other?.content, 'reason')];
    const level = RATINGS.find(
      (one) => typeof text === 'string' && one === text.trim().toLowerCase(),
    );
    if (level === undefined) return [];
    return [
      {
        level,
        reason: typeof reason === 'string' && reason.trim() !== '' ? reason.slice(0, 2000) : STATED,
      },
    ];
  });
  return { vectors: [...new Set(vectors)], rating };
}

const STATED = 'The source states this severity in words.';

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
