import { expect, test } from 'vitest';
import { namesAnyCode } from './placeholder.ts';

test.each([
  '0',
  '0.0.0',
  'v0.0.0-nightly-20260101',
  '0.0.0-experimental-1a2b3c',
  '0+unknown',
  '0.0.0.dev3',
  '0.0.0-SNAPSHOT',
  '0~git20260101-1',
  '1:0.0~git20260101-1',
  '1!0.0',
])('%s says nothing of its code', (version) => {
  expect(namesAnyCode(version)).toBe(true);
});

test.each(['0.0.1', '0.1', '0.01', '0.0.0.1', '1.0', '10.0.0', '0.0.0.10', '0:2.2-1', '0!1.0', 'main', ''])(
  '%s is a version',
  (version) => {
    expect(namesAnyCode(version)).toBe(false);
  },
);
