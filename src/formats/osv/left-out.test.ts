import { expect, test } from 'vitest';
import { anAdvisory } from '../../model/testing/advisory.fixture.ts';
import { leftOutOfOsv } from './left-out.ts';

test('products without an OSV ecosystem are named with their advisories', () => {
  const one = anAdvisory({
    affected: [
      { package: 'pkg:docker/example/orbital', versions: ['1.0.0'] },
      { package: { product: 'Appliance' }, versions: ['1.0'] },
      { package: 'pkg:pypi/orbital', versions: ['1.0'] },
    ],
  });
  expect(leftOutOfOsv([anAdvisory(), one])).toBe(
    'OSV has no ecosystem for some products, so its records leave them out: example/orbital (docker), Appliance of ORB-2026-0003.',
  );
  expect(leftOutOfOsv([anAdvisory()])).toBeUndefined();
  expect(leftOutOfOsv(Array.from({ length: 7 }, () => one))).toContain('; and of 2 more.');
});
