import { expect, test } from 'vitest';
import { namesAnyCode, namesLatestCode } from './placeholder.ts';

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
  '1.2.1-5-g1a2b3c4',
  '1.2.1+git20260101.1a2b3c4-1',
  '1.2.1~git20260101-1',
  '1.2.1+git.1a2b3c4',
  '1.2.1+svn512-1',
  '1.2.1+5.g1a2b3c4.dirty',
  '1.2.1+g1a2b3c4',
])('%s says nothing of its code', (version) => {
  expect(namesAnyCode(version)).toBe(true);
});

test.each([
  '1.2.1+dfsg',
  '1.2.1+cu118',
  '1.2.1-gamma',
  '1.2.1+1a2b3c4',
  '0.0.1',
  '0.1',
  '0.01',
  '0.0.0.1',
  '1.0',
  '10.0.0',
  '0.0.0.10',
  '0:2.2-1',
  '0!1.0',
  'main',
  '',
])('%s is a version', (version) => {
  expect(namesAnyCode(version)).toBe(false);
});

test.each([
  ['999-SNAPSHOT', true],
  ['999.0.0-SNAPSHOT', true],
  ['9999999-dev', true],
  ['v1000.0.0-dev', true],
  ['999.0.0', false],
  ['1000.0.0', false],
  ['99.0', false],
  ['1000.1.0', false],
  ['10000.0', false],
  ['1.999', false],
  ['999:1.0', false],
])('%s is above all releases: %s', (version, wanted) => {
  expect(namesLatestCode(version)).toBe(wanted);
});
