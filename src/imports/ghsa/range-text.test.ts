import { describe, expect, test } from 'vitest';
import { patchedVersion, readRange } from './range-text.ts';

const read = (text: string, patched?: string, ecosystem = 'npm') => {
  const { ranges, versions, unread, notes } = readRange(text, patched, ecosystem);
  return { ranges, versions, unread, notes: notes.length };
};

describe('a range of GitHub', () => {
  test.each([
    ['>= 1.0.0, < 1.4.7', undefined, { introduced: '1.0.0', fixed: '1.4.7' }],
    ['< 1.4.7', '1.4.7', { introduced: '0', fixed: '1.4.7' }],
    ['<=1.4.6', undefined, { introduced: '0', last_affected: '1.4.6' }],
    ['<= 1.4.6', '1.4.7', { introduced: '0', fixed: '1.4.7' }],
    ['>= 2.0.0', undefined, { introduced: '2.0.0' }],
    ['>= 2.0.0', '2.1.0', { introduced: '2.0.0', fixed: '2.1.0' }],
    ['> 1.0.0, < 2.0.0', undefined, { introduced: '1.0.1-0', fixed: '2.0.0' }],
    ['> 1.0.0-a, < 2.0.0', undefined, { introduced: '1.0.0-a.0', fixed: '2.0.0' }],
    ['< 2.0.0, >= 1.0.0', undefined, { introduced: '1.0.0', fixed: '2.0.0' }],
  ])('%s with the patch %s', (text, patched, range) => {
    expect(read(text, patched)).toEqual({ ranges: [range], versions: [], unread: [], notes: 0 });
  });

  test('can be a single version, or several ranges', () => {
    expect(read('= 1.0.0')).toEqual({ ranges: [], versions: ['1.0.0'], unread: [], notes: 0 });
    expect(read('< 1.0.0 || = 2.0.0').ranges).toEqual([{ introduced: '0', fixed: '1.0.0' }]);
    expect(read('< 1.0.0 || = 2.0.0').versions).toEqual(['2.0.0']);
    expect(read('')).toEqual({ ranges: [], versions: [], unread: [], notes: 0 });
  });

  test.each(['1.0.0', 'all', '>= 1, >= 2', '< 1, <= 2', '= 1, = 2', '>= 1 < 2', '^1.0', '>= 1.0,'])(
    'that is not in its grammar is kept as it is: %s',
    (text) => {
      expect(read(text)).toEqual({ ranges: [], versions: [], unread: [text], notes: 0 });
    },
  );

  test('after a version is kept as it is if its ecosystem has no next version', () => {
    expect(read('> 1.0, < 2.0', undefined, 'PyPI').unread).toEqual(['> 1.0, < 2.0']);
  });

  test('never ends at a patch before its last affected version, or of an unknown order', () => {
    const last = { introduced: '0', last_affected: '2.0.0' };
    expect(read('<= 2.0.0', '1.9.0')).toEqual({
      ranges: [last],
      versions: [],
      unread: [],
      notes: 1,
    });
    expect(read('<= 2.0.0', '2.0.1', 'product')).toEqual({
      ranges: [last],
      versions: [],
      unread: [],
      notes: 1,
    });
    expect(read('< 2.0.0', '1.9.0')).toMatchObject({ ranges: [{ fixed: '2.0.0' }], notes: 1 });
  });
});

test.each([
  ['1.4.7', '1.4.7'],
  [' >= 1.4.7 ', '1.4.7'],
  ['v1.4.7', '1.4.7'],
  ['1.4.7, 2.0.1', undefined],
  ['none', undefined],
  ['', undefined],
  [undefined, undefined],
])('the patched version of %j is %j', (text, version) => {
  expect(patchedVersion(text)).toBe(version);
});
