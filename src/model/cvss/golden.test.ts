// Compares scores with golden data beside the repository. Without the data, score.test.ts covers
// the same behaviour.

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRAMMARS } from './metrics.ts';
import { parseVector } from './parse.ts';
import { scoreOf } from './score.ts';
import { readPrefix } from './version.ts';

const FOLDER = new URL('../../../../shared/corpus/cvss/', import.meta.url);

/** `VECTOR - (BASE, ...)` or `VECTOR - SCORE`, one on each line. Only the first number is used. */
function golden(file: string): { text: string; expected: number }[] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const [text = '', numbers = ''] = line.split(' - ');
    return { text, expected: Math.abs(Number.parseFloat(numbers.replace('(', ''))) };
  });
}

function overallOf(text: string): number | string {
  const parsed = parseVector(text);
  return 'vector' in parsed
    ? scoreOf(parsed.vector).overall
    : parsed.problems.map(({ message }) => message).join(' ');
}

describe.skipIf(!existsSync(FOLDER))('golden scores', () => {
  it.each([
    ['vectors_simple31', 2592],
    ['vectors_simple3', 2592],
    ['vectors_simple2', 729],
    ['vectors_simple4', 1058],
    ['vectors_threat4', 6],
    ['vectors_supplemental4', 576],
  ])('of %s are computed', (file, count) => {
    const vectors = golden(file);
    expect(vectors.length).toBe(count);
    const wrong = vectors.filter(({ text, expected }) => overallOf(text) !== expected);
    expect(
      wrong.map(({ text, expected }) => `${text}: ${overallOf(text)}, not ${expected}`),
    ).toEqual([]);
  });

  it.each([
    ['vectors_security4', 54, 54, 0],
    ['vectors_cvsslib3', 29, 6, 0],
    ['vectors_calculator3', 2, 1, 1],
    ['vectors_cvsslib2', 24, 3, 0],
    ['vectors_calculator2', 5, 1, 3],
  ])(
    'of %s are rejected if they contain environmental or unsupported metrics',
    (file, count, environmental, temporal) => {
      const vectors = golden(file);
      const found = { environmental: 0, temporal: 0 };
      for (const { text, expected } of vectors) {
        const { metrics, environmental: refused } = GRAMMARS[readPrefix(text).version ?? '2.0'];
        const keys = [...text.matchAll(/(\w+):(?=[A-Z])/g)].map((match) => match[1] ?? '');
        const parsed = parseVector(text);
        const codes = 'problems' in parsed ? parsed.problems.map(({ code }) => code) : [];
        if (keys.some((key) => refused.includes(key))) {
          expect(codes, text).toContain('cvss-environmental');
          found.environmental += 1;
        } else if (keys.some((key) => !metrics.some((metric) => metric.key === key))) {
          expect(codes, text).toContain('cvss-temporal-unsupported');
          found.temporal += 1;
        } else expect(overallOf(text)).toBe(expected);
      }
      expect([vectors.length, found.environmental, found.temporal]).toEqual([
        count,
        environmental,
        temporal,
      ]);
    },
  );
});
