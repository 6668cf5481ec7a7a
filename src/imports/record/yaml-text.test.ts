import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../model/property-runs.fixture.ts';
import { readMarkdown } from '../../model/source/parse.ts';
import { yamlText } from './yaml-text.ts';

/** Parses front matter, because an import writes nothing else. */
function read(values: object): unknown {
  const { values: found, findings } = readMarkdown('a.md', `---\n${yamlText(values)}---\n`);
  return findings.length > 0 ? findings : found;
}

describe('yamlText', () => {
  test('writes short items on one line, and quotes only what needs it', () => {
    const ranges = [{ introduced: '0', fixed: '1.10' }, { introduced: '2.0.0' }];
    expect(
      yamlText({
        aliases: ['CVE-2026-12345'],
        affected: [{ package: { ecosystem: 'npm', name: '@a/b' }, ranges }],
      }),
    ).toBe(
      [
        'aliases: [CVE-2026-12345]',
        'affected:',
        '  - package:',
        '      ecosystem: npm',
        '      name: "@a/b"',
        '    ranges:',
        '      - {introduced: "0", fixed: "1.10"}',
        '      - {introduced: 2.0.0}',
        '',
      ].join('\n'),
    );
  });

  test.each([
    '1.10',
    '0x1F',
    'null',
    '~',
    '',
    'true',
    '*a',
    '&a',
    '!a',
    '- a',
    'a: b',
    'a #b',
    '{a}',
    '[',
    '---',
    '...',
    '? a',
    '"',
    "'",
    '%',
    '@',
    '`',
  ])('keeps the text %j a text', (text) => {
    expect(read({ summary: text, list: [text], kept: { [`x${text}`]: text } })).toEqual({
      summary: text,
      list: [text],
      kept: { [`x${text}`]: text },
    });
  });

  test.each([
    '\u0000',
    '\u0007',
    '\t',
    '\n',
    '\r',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\uffff',
    '\ud800',
    'a\udc00b',
  ])('writes the character %j as an escape, which is parsed back', (character) => {
    const text = yamlText({ summary: `a${character}b` });
    expect(text.slice(0, -1)).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f\u2028\ufeff\uffff]|\p{Surrogate}/u,
    );
    expect(read({ summary: `a${character}b` })).toEqual({ summary: `a${character}b` });
  });

  test('writes a repeated object twice, because aliases are not parsed', () => {
    const one = { a: ['x'] };
    expect(read({ one, other: one })).toEqual({ one, other: one });
  });

  test('never folds a text', () => {
    const long = 'word '.repeat(200).trim();
    expect(yamlText({ long, lines: `${long}\n\n${long}` }).split('\n')).toHaveLength(3);
  });

  test('of any JSON below imported.kept is parsed back unchanged', () => {
    const isReadable = (value: unknown): boolean =>
      !/"(__proto__|constructor|prototype|)":/.test(JSON.stringify(value));
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
      fc.jsonValue({ maxDepth: 4 }),
    );
    fc.assert(
      fc.property(value.filter(isReadable), (json) => {
        expect(read({ imported: { kept: { key: json } } })).toEqual({
          imported: { kept: { key: json } },
        });
      }),
      { numRuns: runs(300) },
    );
  });
});
