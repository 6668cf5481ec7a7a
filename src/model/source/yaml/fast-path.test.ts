import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { runs } from '../../property-runs.fixture.ts';
import { readPlainYaml } from './fast-path.ts';
import { YAML_OPTIONS } from './parse.ts';
import { treeOf } from './tree.ts';

/** Returns the library's tree of a text, or that the library reports an error. */
function byLibrary(yaml: string) {
  const document = parseDocument(yaml, YAML_OPTIONS);
  return document.errors.length === 0 ? treeOf(document) : 'faults';
}

describe('plain YAML', () => {
  test.each([
    'a: b',
    'a: b\n',
    'summary: Overflow when opening a crafted archive\naliases: [CVE-1900-0001, GHSA-xxxx]\n',
    'a:\n  b: c\n  d:\n    - e\n    - {f: g, h: "i: j"}\n    - k: l\n      m: n\no: p\n',
    'a:\n- b\n- c\nd: e\n',
    'a:\n  - b: c\n    d: [e, [f], {g: []}]\n  - {}\n',
    "a: 'b: c'\nd: https://example.org/#e\nf: g#h\n",
    'a: true\nb: null\ne: TRUE\nf: FALSE\ng: NULL\nc: ~x\nd: "true"\nh: Nullable\n',
    'null: b\ntrue: d\n',
    'a: 2.0.0-rc.1 b-c\nd: CVSS:3.1/AV:N/AC:L\n',
    'a: {b: c:d, e: f}\n',
    'a: é 😀 אב\n',
  ])('is parsed like the library does: %j', (yaml) => {
    expect(readPlainYaml(yaml)).toEqual(byLibrary(yaml));
  });

  test.each([
    ['a comment', 'a: b # c\n'],
    ['a text that looks like a comment', "a: 'b # c'\n"],
    ['an empty line', 'a: b\n\nc: d\n'],
    ['no value', 'a:\nb: c\n'],
    ['a text of several lines', 'a: b\n  c\n'],
    ['a text in a block', 'a: |\n  b\n'],
    ['an escape', 'a: "b\\nc"\n'],
    ['two quotes', "a: 'b''c'\n"],
    ['a key that is quoted', '"a": b\n'],
    ['a pair in brackets', 'a: [b: c]\n'],
    ['an anchor', 'a: &b c\n'],
    ['a tag', 'a: !!str c\n'],
    ['a tab', 'a:\tb\n'],
    ['two documents', 'a: b\n---\nc: d\n'],
    ['a list at the top', '- a\n'],
    ['nothing', ''],
    ['brackets that stay open', 'a: [b\n'],
    ['keys that are further in than their first', 'a: b\n  c: d\n'],
  ])('leaves %s to the library', (_, yaml) => {
    expect(readPlainYaml(yaml)).toBeUndefined();
  });

  test('leaves extreme nesting to the library', () => {
    expect(readPlainYaml(`a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`)).toBeUndefined();
    expect(readPlainYaml(`a:\n${'  '.repeat(50_000)}b: c\n`)).toBeDefined();
    expect(
      readPlainYaml(Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')),
    ).toBeUndefined();
  });

  test('is never misread, whatever is changed in it', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(LINE, { minLength: 1, maxLength: 5 }),
        fc.array(CHANGE, { maxLength: 1 }),
        (lines, changes) => {
          let yaml = written(lines);
          for (const { at, gone, piece } of changes) {
            const start = Math.floor(at * (yaml.length + 1));
            yaml = yaml.slice(0, start) + piece + yaml.slice(start + gone);
          }
          const tree = readPlainYaml(yaml);
          if (tree === undefined) return;
          read += 1;
          expect(tree).toEqual(byLibrary(yaml));
        },
      ),
      { numRuns: runs(5000) },
    );
    expect(read).toBeGreaterThan(runs(500));
  });
});

/**
 * A line: the open collections that it ends, and its text. A line without a value is followed by
 * deeper lines.
 */
interface Line {
  readonly ends: number;
  readonly dash: boolean;
  readonly flush: boolean;
  readonly key: string;
  readonly value: string | undefined;
}

const PLAIN = [
  'a',
  'b c',
  '1.0',
  '~x',
  'a:b',
  'a#b',
  'é',
  '\u{1f600}',
  'x~',
  'a-b',
  'https://a.example/?b=c#d',
  'true',
  'null',
];
const QUOTED = ["'q'", '"q"', '"a: b"', "'# c'", '""', "''", '"it\'s"', '"[a"'];
const FLOWS = [
  '[]',
  '{}',
  '[a, b]',
  '{a: b}',
  '[a, {b: c}]',
  '{a: [b, c], d: "e, f"}',
  '[[a], [b]]',
  '{a: b:c}',
  "['a, b']",
];
const ODD = [
  ...[
    '-1',
    '--',
    '- ',
    'a: b',
    'a:',
    ':a',
    'a # b',
    '#',
    'a, b',
    'a ',
    ' a',
    '?a',
    '? a',
    '@',
    '`',
    '%',
    '&a',
    '*a',
    '!a',
  ],
  ...[
    '|',
    '>-',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\ufeff',
    '...',
    '---',
    '<<',
    '=',
    '\\',
    '"\\n"',
    "'it''s'",
    '[a: b]',
    '[a,b]',
  ],
  ...[
    '[a',
    'a]',
    '{a}',
    '{a:b}',
    '{"a": b}',
    '{a: }',
    '[a, ]',
    '[a ]',
    '[ a]',
    '[True, NULL]',
    '{a: b }',
    '"a" b',
    '"a\n  b"',
    'a\n    b',
    'a:]',
    '"\\""',
    '"a',
    "'a",
  ],
];
const LINE: fc.Arbitrary<Line> = fc.record({
  ends: fc.constantFrom(0, 0, 0, 1, 2),
  dash: fc.boolean(),
  flush: fc.boolean(),
  key: fc.constantFrom('a', 'b', 'c-d', '_e', 'true', 'null'),
  value: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PLAIN, ...QUOTED, ...FLOWS) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD).map((odd) => `[a, ${odd}, b]`) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD).map((odd) => `{a: ${odd}, b: c}`) },
  ),
});
const CHANGE = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.constantFrom(0, 0, 1, 2),
  piece: fc.constantFrom(
    '',
    '\n',
    ' ',
    '  ',
    ': ',
    '- ',
    ',',
    '\n  ',
    '\n- ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '#',
    ...ODD,
  ),
});

function written(lines: readonly Line[]): string {
  // The columns of open collections, and whether each is a list.
  const open: { column: number; list: boolean }[] = [{ column: 0, list: false }];
  let waits = false;
  let text = '';
  for (const { ends, dash, flush, key, value } of lines) {
    if (waits)
      open.push({ column: (open.at(-1)?.column ?? 0) + (dash && flush ? 0 : 2), list: dash });
    else open.splice(Math.max(1, open.length - ends));
    const { column, list } = open.at(-1) ?? { column: 0, list: false };
    text += `${' '.repeat(column)}${list ? '- ' : ''}`;
    const alone = list && flush && value !== undefined;
    text += alone ? `${value}\n` : `${key}:${value === undefined ? '' : ` ${value}`}\n`;
    if (list && !alone) open.push({ column: column + 2, list: false });
    waits = value === undefined;
  }
  return waits ? `${text}${' '.repeat((open.at(-1)?.column ?? 0) + 2)}z: z\n` : text;
}
