import { expect, test } from 'vitest';
import { bitnami } from './bitnami.ts';

test('a revision comes after its release, and before the next version', () => {
  const sorted = ['1.25.0-rc.1', '1.25.0', '1.25.0-2', '1.25.0-10', '1.25.1-rc.1', '1.25.1'];
  expect(sorted.toReversed().toSorted(bitnami.compare)).toEqual(sorted);
  expect(bitnami.unlabelled?.('1.25.0-10')).toBe('1.25.0');
  expect(bitnami.unlabelled?.('1.25.0-rc.1')).toBe('1.25.0-rc.1');
});

test.each(['1.25', 'v1.25.0', '1.25.0-01', ''])('is not a version: %j', (version) => {
  expect(bitnami.isValid(version)).toBe(false);
});
