import { describe, expect, it } from 'vitest';
import type { CvssVersion } from './metrics.ts';
import { bandOf, RATINGS, ratingOf } from './rating.ts';

describe('ratingOf', () => {
  it.each([
    [0, 'none', 'low'],
    [0.1, 'low', 'low'],
    [3.9, 'low', 'low'],
    [4, 'medium', 'medium'],
    [6.9, 'medium', 'medium'],
    [7, 'high', 'high'],
    [8.9, 'high', 'high'],
    [9, 'critical', 'high'],
    [10, 'critical', 'high'],
  ])('rates %d as %s, and in 2.0 as %s', (score, rating, ratingV2) => {
    const five: CvssVersion[] = ['3.0', '3.1', '4.0'];
    for (const version of five) expect(ratingOf(score, version)).toBe(rating);
    expect(ratingOf(score, '2.0')).toBe(ratingV2);
  });

  it('throws for a number that is not a score', () => {
    for (const number of [-0.1, 10.1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => ratingOf(number, '4.0')).toThrow(RangeError);
    }
  });

  it('lists the ratings from the least to the most severe', () => {
    expect(RATINGS.map((_, index) => ratingOf([0, 1, 5, 8, 10][index] ?? -1, '3.1'))).toEqual([
      ...RATINGS,
    ]);
  });
});

it('a band contains exactly the scores of its rating', () => {
  expect(RATINGS.map((rating) => bandOf(rating))).toEqual([
    { from: 0, to: 0 },
    { from: 0.1, to: 3.9 },
    { from: 4, to: 6.9 },
    { from: 7, to: 8.9 },
    { from: 9, to: 10 },
  ]);
});
