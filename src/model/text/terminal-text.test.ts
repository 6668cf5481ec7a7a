import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { terminalText } from './terminal-text.ts';

describe('text for a terminal', () => {
  test.each([
    ['\u001b[31mred\u001b]0;title\u0007', '\\u001b[31mred\\u001b]0;title\\u0007'],
    ['\u009b31m and \u007f', '\\u009b31m and \\u007f'],
    ['over\rwritten', 'over\\u000dwritten'],
    ['a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['half \ud800 of one', 'half \\ud800 of one'],
  ])('escapes %j', (text, shown) => {
    expect(terminalText(text)).toBe(shown);
  });

  test.each([
    'a\tb\nc',
    'Subject: a\r\n\r\nb\r\n',
    'می\u200cخواهم',
    '👨\u200d👩\u200d👧',
    'שלום\u200f!',
    '\u{1f600}',
  ])('keeps %j', (text) => {
    expect(terminalText(text)).toBe(text);
  });

  test('does not change the meaning of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = terminalText(JSON.stringify({ text }, null, 2));
        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
    );
  });
});
