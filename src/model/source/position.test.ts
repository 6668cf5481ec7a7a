import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../problem/problem.ts';
import { locate, locator } from './position.ts';

const at = (text: string, place: Place, markdown = false): string => {
  const { line, column, length } = locate(text, place, markdown);
  return `${line}:${column}+${length}`;
};

const YAML = `name: Orbital
list:
  - a: 1
    b: "two words"
  - {a: 3, c: [x, yy]}
empty:
quoted: 'it is'
folded: >-
  one
  two
1.10: version
`;

describe('a place in YAML', () => {
  test.each<[string, Place, string]>([
    ['a value', { path: ['name'] }, '1:7+7'],
    ['a key', { path: ['name'], part: 'key' }, '1:1+4'],
    ['a key that is a number', { path: ['1.10'], part: 'key' }, '11:1+4'],
    ['a list', { path: ['list'] }, '3:3+6'],
    ['the key of a list', { path: ['list'], part: 'key' }, '2:1+4'],
    ['an item of a list', { path: ['list', 0] }, '3:5+4'],
    ['an item of a list, as a key', { path: ['list', 1], part: 'key' }, '5:5+18'],
    ['a value in an item', { path: ['list', 0, 'b'] }, '4:8+11'],
    ['a value in brackets', { path: ['list', 1, 'c', 1] }, '5:19+2'],
    ['an empty value: its key', { path: ['empty'] }, '6:1+5'],
    ['a block text: its mark', { path: ['folded'] }, '8:9+2'],
    ['a key that is not there: its parent', { path: ['list', 0, 'z'] }, '3:5+4'],
    ['an item that is not there: its list', { path: ['list', 9] }, '3:3+6'],
    ['something below a text: the text', { path: ['name', 'x', 0] }, '1:7+7'],
    ['a key that is not there at the top', { path: ['zzz'] }, '1:1+1'],
    ['the top', { path: [] }, '1:1+1'],
    ['a part of a text', { path: ['name'], from: 3, length: 2 }, '1:10+2'],
    ['a part of a quoted text', { path: ['list', 0, 'b'], from: 4, length: 5 }, '4:13+5'],
    [
      'a part of a text of folded lines: the text',
      { path: ['folded'], from: 4, length: 1 },
      '8:9+2',
    ],
    ['a part without a length', { path: ['name'], from: 0 }, '1:7+1'],
    ['a part beyond the end', { path: ['name'], from: 7, length: 0 }, '1:14+1'],
  ])('%s', (_, place, expected) => {
    expect(at(YAML, place)).toBe(expected);
  });

  test('the offset of a part counts from the first character that is not white space', () => {
    expect(at('a: "  bcd "\n', { path: ['a'], from: 1, length: 1 })).toBe('1:8+1');
  });

  test('a part of a text with escapes becomes the whole text', () => {
    expect(at('a: "b\\u0063d"\n', { path: ['a'], from: 2, length: 1 })).toBe('1:4+10');
  });

  test('a part of an empty text becomes the whole text', () => {
    expect(at('a: ""\n', { path: ['a'], from: 0, length: 0 })).toBe('1:4+2');
  });

  test('the place in YAML that cannot be parsed is its start', () => {
    expect(at('\n\na: [\n', { path: ['a'] })).toBe('1:1+1');
    expect(at(`a: ${'['.repeat(20_000)}`, { path: ['a'] })).toBe('1:1+1');
  });

  test('the first of two equal keys counts', () => {
    expect(at('a: 1\na: 2\n', { path: ['a'] })).toBe('1:4+1');
  });
});

describe('a place in Markdown', () => {
  const TEXT = '---\na: 1\n---\n\n## Impact\n\nText.\n';

  test.each<[string, Place, string]>([
    ['a value', { path: ['a'] }, '2:4+1'],
    ['the start', 'start', '1:1+1'],
    ['the start of the body', { bodyOffset: 0, length: 9 }, '5:1+9'],
    ['within the body', { bodyOffset: 11, length: 5 }, '7:1+5'],
    ['from the end of the body', { bodyOffset: -5, length: 5 }, '7:1+5'],
    ['an offset in the file', { offset: 4, length: 1 }, '2:1+1'],
    ['beyond the end', { offset: 1000, length: 5 }, '8:1+1'],
    ['before the start', { offset: -3, length: 1 }, '1:1+1'],
  ])('%s', (_, place, expected) => {
    expect(at(TEXT, place, true)).toBe(expected);
  });

  test('a body without front matter', () => {
    expect(at('# Title\n\nText.\n', { bodyOffset: 9, length: 4 }, true)).toBe('3:1+4');
    expect(at('\n# Title', { bodyOffset: 0, length: 1 }, true)).toBe('2:1+1');
    expect(at('no front matter', { path: ['a'] }, true)).toBe('1:1+1');
  });

  test('the start is the first line, even if it is empty', () => {
    expect(at('\n\n---\n', 'start', true)).toBe('1:1+1');
    expect(at('', 'start')).toBe('1:1+1');
  });
});

describe('lines and columns', () => {
  test('columns count in UTF-16 units', () => {
    expect(at('a: "é\u{1F680}x"\nb: 1\n', { path: ['a'], from: 3, length: 1 })).toBe('1:8+1');
  });

  test('the excerpt is the line, without its line break', () => {
    expect(locate('a: 1\nb: two\n', { path: ['b'] }, false).excerpt).toBe('b: two');
    expect(locate('a: 1\r\nb: two\r\n', { offset: 0, length: 1 }, false).excerpt).toBe('a: 1');
  });

  test('match a manual count', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', 'é') }),
        fc.nat(50),
        (text, offset) => {
          const start = Math.min(offset, text.length);
          const lines = text.slice(0, start).split('\n');
          const { line, column } = locate(text, { offset, length: 1 }, false);
          expect([line, column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
        },
      ),
    );
  });

  test('of each of 20,000 keys are found', () => {
    const find = locator(Array.from({ length: 20_000 }, (_, i) => `k${i}:`).join('\n'), false);
    for (let i = 0; i < 20_000; i++)
      if (find({ path: [`k${i}`] }).line !== i + 1) throw new Error(`k${i}`);
  });
});
