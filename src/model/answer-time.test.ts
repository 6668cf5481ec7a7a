import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anAdvisory } from './advisory.fixture.ts';
import { answerTimes } from './answer-time.ts';

const START = Date.UTC(2026, 3, 1);
const instant = (hours: number): string => `${new Date(START + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
const answeredAfter = (hours: number) =>
  anAdvisory({
    timeline: [
      { at: instant(0), event: 'reported' },
      { at: instant(hours), event: 'acknowledged' },
    ],
  });

describe('the measured time to an answer', () => {
  test('is a plain count below five cases', () => {
    expect(answerTimes([1, 2, 48, 49].map(answeredAfter), 48)).toEqual({ count: 4, within: 3, median: undefined });
    expect(answerTimes([], 48)).toEqual({ count: 0, within: 0, median: undefined });
  });

  test('has the median from five cases on: the middle one, or the mean of the two in the middle', () => {
    expect(answerTimes([9, 1, 3, 100, 2].map(answeredAfter), 48)).toEqual({ count: 5, within: 4, median: 3 });
    expect(answerTimes([9, 1, 3, 100, 2, 4].map(answeredAfter), 48).median).toBe(3.5);
  });

  test('passes over advisories that do not tell both times, and answers before their report', () => {
    const untold = [
      anAdvisory({ timeline: [] }),
      anAdvisory({ timeline: [{ at: instant(0), event: 'reported' }] }),
      anAdvisory({ timeline: [{ at: instant(0), event: 'acknowledged' }] }),
      answeredAfter(-1),
    ];
    expect(answerTimes([...untold, answeredAfter(1)], 48)).toEqual({ count: 1, within: 1, median: undefined });
  });

  test('does not depend on the order, and lies between the shortest and the longest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 5, maxLength: 12 }), (hours) => {
        const { median = Number.NaN } = answerTimes(hours.map(answeredAfter), 48);
        expect(answerTimes(hours.toReversed().map(answeredAfter), 48).median).toBe(median);
        expect(hours.filter((one) => one <= median).length).toBeGreaterThanOrEqual(hours.length / 2);
        expect(hours.filter((one) => one >= median).length).toBeGreaterThanOrEqual(hours.length / 2);
      }),
      { numRuns: 50 },
    );
  });
});
