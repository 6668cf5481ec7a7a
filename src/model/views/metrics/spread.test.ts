import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST, percentile, spreadOf } from './spread.ts';

const values = fc.array(fc.oneof(fc.nat(5), fc.double({ min: 0, max: 1e6, noNaN: true })), {
  minLength: 1,
  maxLength: 60,
});
const ascending = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);

describe('a percentile', () => {
  test('is one of the values: enough values do not exceed it, and too few do not exceed its predecessor', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
        const found = percentile(ascending(list), percent);
        expect(list).toContain(found);
        expect(list.filter((one) => one <= found).length * 100).toBeGreaterThanOrEqual(
          percent * list.length,
        );
        expect(list.filter((one) => one < found).length * 100).toBeLessThan(percent * list.length);
      }),
    );
  });

  test('grows with the percentage, and the hundredth is the longest', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 99 }), (list, percent) => {
        const sorted = ascending(list);
        expect(percentile(sorted, percent)).toBeLessThanOrEqual(percentile(sorted, percent + 1));
        expect(percentile(sorted, 100)).toBe(sorted.at(-1));
      }),
    );
  });

  test.each([
    [[1, 2, 3, 4, 5], 3, 5],
    [[1, 2, 3, 4, 5, 6], 3, 6],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
    [[7], 7, 7],
  ])('of %j: median %d, ninetieth %d', (list, median, p90) => {
    expect([percentile(list, 50), percentile(list, 90)]).toEqual([median, p90]);
  });

  test.each([0, -1, 101, Number.NaN])('does not exist at %d percent', (percent) => {
    expect(() => percentile([1], percent)).toThrow(RangeError);
  });

  test('of no values does not exist', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
  });
});

describe('a spread', () => {
  test('has percentiles or single values, never both, and counts missing ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(1000), { nil: undefined }), { maxLength: 12 }),
        (list) => {
          const known = list.filter((one) => one !== undefined);
          const spread = spreadOf(list);
          expect(spread.n).toBe(known.length);
          expect(spread.notMeasured).toBe(list.length - known.length);
          if (known.length < FEWEST) {
            expect([spread.median, spread.p90]).toEqual([undefined, undefined]);
            expect(spread.single).toEqual(ascending(known));
          } else {
            expect(spread.median).toBe(percentile(ascending(known), 50));
            expect(spread.p90).toBe(percentile(ascending(known), 90));
            expect(spread.single).toEqual([]);
          }
          if (known.length > 0)
            expect([spread.shortest, spread.longest]).toEqual([
              Math.min(...known),
              Math.max(...known),
            ]);
          else expect([spread.shortest, spread.longest]).toEqual([undefined, undefined]);
        },
      ),
    );
  });

  test('is the same in any order', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(spreadOf(list.toReversed())).toEqual(spreadOf(list));
      }),
    );
  });
});
