import { expect, test } from 'vitest';
import { retryAfter } from './retry-after.ts';

test('Retry-After is a number of seconds or a date', () => {
  expect(['0', '7', '1.5', '', 'soon', '-3'].map(retryAfter)).toEqual([
    0,
    7,
    1.5,
    undefined,
    undefined,
    undefined,
  ]);
  expect(retryAfter(new Date(Date.now() + 60_000).toUTCString())).toBeCloseTo(60, -1);
  expect(retryAfter('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(0);
});
