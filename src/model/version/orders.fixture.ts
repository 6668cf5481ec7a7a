// Compares an order with the documentation of its ecosystem. Only for tests.

import { describe, expect, test } from 'vitest';
import { compareVersions, versionOrder } from './compare.ts';

export type OrderCase = {
  ecosystem: string;
  rangeType: 'SEMVER' | 'ECOSYSTEM';
  /** Every version comes before all that follow it. */
  ascending: string[][];
  /** All versions of a group are equal. */
  equal: string[][];
  invalid: string[];
};

const NEVER_VALID = [
  '',
  ' ',
  ' 1.0.0',
  '1.0.0 ',
  '1.0.0\n',
  '\u00a01.0.0',
  '1.0 .0',
  '>=1.0.0',
  '*',
];

/** Defines the tests of some orders. */
export function describeOrders(cases: readonly OrderCase[]): void {
  describe.each(cases)('$ecosystem', ({ ecosystem, rangeType, ascending, equal, invalid }) => {
    const order = versionOrder(ecosystem);

    test(`publishes ranges as ${rangeType}`, () => {
      expect(order?.rangeType).toBe(rangeType);
    });

    test.each(ascending)('orders %s ...', (...versions) => {
      for (const [i, a] of versions.entries()) {
        for (const [j, b] of versions.entries()) {
          expect([a, b, compareVersions(ecosystem, a, b)]).toEqual([a, b, Math.sign(i - j)]);
        }
      }
    });

    test.each(equal)('treats %s as equal to its other spellings', (...versions) => {
      for (const a of versions) {
        for (const b of versions)
          expect([a, b, compareVersions(ecosystem, a, b)]).toEqual([a, b, 0]);
      }
    });

    test.each([...invalid, ...NEVER_VALID])('rejects %j', (version) => {
      expect(order?.isValid(version)).toBe(false);
      expect(compareVersions(ecosystem, version, version)).toBeUndefined();
      expect(compareVersions(ecosystem, '1.0.0', version)).toBeUndefined();
      expect(compareVersions(ecosystem, version, '1.0.0')).toBeUndefined();
    });

    test('sorts invalid versions before valid ones, by code unit', () => {
      expect(['1.0.0', '**', '*'].toSorted(order?.compare)).toEqual(['*', '**', '1.0.0']);
    });
  });
}
