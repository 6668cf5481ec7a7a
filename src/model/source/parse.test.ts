import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../problem/problem.ts';
import { runs } from '../property-runs.fixture.ts';
import { locate, readMarkdown, readYaml } from './parse.ts';

const values = (yaml: string): unknown => {
  const source = readYaml('a.yaml', yaml);
  expect(source.findings).toEqual([]);
  return source.values;
};

/** Formats the findings as `code@line:column`. */
function faults(text: string, markdown = false): string[] {
  const { findings } = markdown ? readMarkdown('a.md', text) : readYaml('a.yaml', text);
  return findings.map(({ code, at }) => {
    const { line, column } = locate(text, at, markdown);
    return `${code}@${line}:${column}`;
  });
}

const messages = (yaml: string): (string | undefined)[] =>
  readYaml('a.yaml', yaml).findings.map(({ message }) => message);

describe('the values of YAML', () => {
  test.each([
    ['1.10', '1.10'],
    ['1.0', '1.0'],
    ['007', '007'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['0o17', '0o17'],
    ['+1', '+1'],
    ['-0', '-0'],
    ['.5', '.5'],
    ['.inf', '.inf'],
    ['.nan', '.nan'],
    ['12345678901234567890', '12345678901234567890'],
    ['1_000', '1_000'],
    ['"1.10"', '1.10'],
    ['2026-05-12', '2026-05-12'],
    ['2026-05-12T16:00:00Z', '2026-05-12T16:00:00Z'],
    ['12:30', '12:30'],
    ['yes', 'yes'],
    ['no', 'no'],
    ['on', 'on'],
    ['true', true],
    ['False', false],
    ['"true"', 'true'],
    ['~', null],
    ['null', null],
    ['', null],
    ['|\n  a\n  b\n', 'a\nb\n'],
    ['>-\n  a\n  b\n', 'a b'],
    ["'it''s'", "it's"],
    ['"\\u00e9"', 'é'],
    ['[a, 1.10, {b: 2}]', ['a', '1.10', { b: '2' }]],
  ])('%j is %j', (written, value) => {
    expect(values(`a: ${written}\n`)).toEqual({ a: value });
  });

  test('keys are the written text, even for words, numbers or booleans', () => {
    expect(values('a: 1\n1.10: 2\ntrue: 3\n"b c": 4\n')).toEqual({
      a: '1',
      '1.10': '2',
      true: '3',
      'b c': '4',
    });
  });

  test('kept values of an import keep their numbers, except those that JSON lacks', () => {
    expect(
      values('imported:\n  id: 7\n  kept: {score: 7.5, big: 1e3, inf: .inf, list: [1]}\n'),
    ).toEqual({
      imported: { id: '7', kept: { score: 7.5, big: 1000, inf: '.inf', list: [1] } },
    });
  });

  test('a document can start with "---" and end with "..."', () => {
    expect(values('---\na: 1\n')).toEqual({ a: '1' });
    expect(values('a: 1\n...\n')).toEqual({ a: '1' });
  });

  test('a plain text stays as it was written', () => {
    const text = fc
      .stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._+@/-]{0,30}[A-Za-z0-9]$/)
      .filter((one) => !/^(?:true|false|null)$/i.test(one));
    fc.assert(
      fc.property(text, (one) => {
        expect(values(`a: ${one}\n`)).toEqual({ a: one });
      }),
    );
  });
});

describe('YAML that is not allowed', () => {
  test.each([
    ['an anchor', 'a: &x 1\n', ['yaml-alias@1:4']],
    ['an anchor at a key', '&x a: 1\n', ['yaml-alias@1:1']],
    ['an anchor at nothing', 'a: &x\n', ['yaml-alias@1:4']],
    ['an alias', 'a: *x\n', ['yaml-alias@1:4']],
    ['an alias as a key', '*x : 1\n', ['yaml-alias@1:1']],
    ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n', ['yaml-alias@1:4', 'yaml-alias@3:7']],
    ['a tag of the core schema', 'a: !!str 1\n', ['yaml-tag@1:4']],
    ['a tag of its own', 'a: !own\n  b: 1\n', ['yaml-tag@1:4']],
    ['a tag with an address', 'a: !<tag:example.org,2026:x> 1\n', ['yaml-tag@1:4']],
    ['a tag at a key', '!!str a: 1\n', ['yaml-tag@1:1']],
    ['the empty tag', 'a: ! 1\n', ['yaml-tag@1:4']],
    ['a directive', '%YAML 1.1\n---\na: yes\n', ['yaml-syntax@1:1']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['yaml-documents@2:1']],
    ['a key that is a list', '? [a]\n: 1\n', ['yaml-key@1:3']],
    ['an empty key', '"": 1\n', ['yaml-key@1:1']],
    ['__proto__', 'a: {__proto__: {b: 1}}\n', ['yaml-key@1:5']],
    [
      'constructor and prototype',
      'constructor: 1\nprototype: 2\n',
      ['yaml-key@1:1', 'yaml-key@2:1'],
    ],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['yaml-duplicate-key@3:1']],
    ['a key twice, once in quotes', 'a: 1\n"a": 2\n', ['yaml-duplicate-key@2:1']],
    ['a list at the top', '- a\n', ['yaml-shape@1:1']],
    ['a text at the top', '\nhello\n', ['yaml-shape@2:1']],
    ['nothing but a comment', '# a: 1\n', ['yaml-shape@1:1']],
  ])('%s', (_, yaml, expected) => {
    expect(faults(yaml)).toEqual(expected);
  });

  test('a merge key alone is an ordinary key', () => {
    expect(values('<<: {a: 1}\n')).toEqual({ '<<': { a: '1' } });
  });

  test('characters that only look like anchors, aliases and tags are text', () => {
    expect(values('a: b & c * d ! e\nb: "*x"\nc: |\n  &x\n  *y\n  !z\n  %d\nd: a!b\n')).toEqual({
      a: 'b & c * d ! e',
      b: '*x',
      c: '&x\n*y\n!z\n%d\n',
      d: 'a!b',
    });
  });

  test('forbidden keys produce no value, and no prototype is changed', () => {
    const { values: found } = readYaml('a.yaml', '__proto__: {polluted: true}\na: 1\n');
    expect(found).toEqual({ a: '1' });
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('a bomb of aliases is not expanded', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `k${i}: &k${i} [${`*k${i - 1}, `.repeat(i === 0 ? 0 : 9)}]`,
    ).join('\n');
    const { values: found, findings } = readYaml('a.yaml', bomb);
    expect(found).toBeUndefined();
    expect(findings.every(({ code }) => code === 'yaml-alias')).toBe(true);
    expect(findings).toHaveLength(100);
  });
});

describe('YAML that cannot be parsed', () => {
  test.each([
    ['a tab', 'a:\n\tb: 1\n', ['yaml-tab@2:1']],
    ['a tab after spaces', 'a:\n  \tb: 1\n', ['yaml-tab@2:3']],
    ['a tab on the first line', '\ta: 1\n', ['yaml-tab@1:1']],
    ['a text with ": "', 'a: b: c\n', ['yaml-syntax@1:4']],
    ['a quote that is not closed', 'a: 1\nb: "c\nd: 2\n', ['yaml-syntax@2:4']],
    ['a quote after another one', 'a: "b"\nc: \'d\n', ['yaml-syntax@2:4']],
    ['a bracket that is not closed', 'a: [b, [c]\nd: 1\n', ['yaml-syntax@1:4']],
    ['the inner bracket that is not closed', 'a: [[b, {c: 1]]\nd: 1\n', ['yaml-syntax@1:9']],
    [
      'two brackets that are not closed',
      'a: [b\nc: [d\ne: f\n',
      ['yaml-syntax@1:4', 'yaml-syntax@2:4'],
    ],
    [
      'a bracket that closes nothing, and the errors after it',
      'a: b]]\nc: [d]]\ne: f\ng: h\n',
      ['yaml-syntax@2:7'],
    ],
    ['two faults in a line', 'a: b: c: d\n', ['yaml-syntax@1:4']],
  ])('%s', (_, yaml, expected) => {
    expect(faults(yaml)).toEqual(expected);
  });

  test('is reported in our own words', () => {
    expect(messages('a: b: c\n')[0]).toMatch(/quote a text that contains ": "/);
    expect(messages('a: "b\n')[0]).toMatch(/quote that opens here is never closed/);
    expect(messages('a: @b\n')[0]).toMatch(/A text that starts with @ must be quoted/);
    expect(messages('a: 1\nb\n')[0]).toMatch(/neither "key: value" nor/);
  });

  test('a tab is allowed outside the indentation', () => {
    expect(values('a:\t1\n\t# comment\nb: "c\td"\n')).toEqual({ a: '1', b: 'c\td' });
  });
});

describe('nesting', () => {
  const nested = (levels: number): string => `a: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;

  test('is parsed to 20 levels, and no further', () => {
    expect(faults(nested(20))).toEqual([]);
    expect(faults(nested(21))).toEqual(['yaml-depth@1:24']);
    expect(readYaml('a.yaml', nested(21)).values).toBeUndefined();
  });

  test.each([
    ['closed brackets', nested],
    ['open brackets', (n: number) => `a: ${'['.repeat(n)}\n`],
    ['braces', (n: number) => `${'{a: '.repeat(n)}\n`],
    ['list marks', (n: number) => `${'- '.repeat(n)}\n`],
    ['question marks', (n: number) => `${'? '.repeat(n)}\n`],
    ['keys on a line', (n: number) => `${'a: '.repeat(n)}\n`],
    [
      'keys in lines',
      (n: number) =>
        Array.from({ length: Math.min(n, 1000) }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
  ])('of extreme depth is a problem and not a crash: %s', (_, make) => {
    for (const levels of [30, 500, 5000, 20_000]) {
      const found: Finding[] = [...readYaml('a.yaml', make(levels)).findings];
      expect(found.length).toBeGreaterThan(0);
      expect(
        found.every(
          ({ code }) =>
            code === 'yaml-depth' ||
            code === 'yaml-key' ||
            code === 'yaml-shape' ||
            code === 'yaml-syntax',
        ),
      ).toBe(true);
      for (const { at } of found) expect(locate(make(levels), at, false).line).toBeGreaterThan(0);
    }
  });

  test('is found at the same place, whatever else the text contains', () => {
    for (const levels of [21, 22, 40, 400, 4000])
      for (const extra of ['', ' # a & b'])
        expect(faults(nested(levels).replace('\n', `${extra}\n`)), `${levels} ${extra}`).toEqual([
          'yaml-depth@1:24',
        ]);
  });
});

describe('extreme amounts', () => {
  const MANY = runs(170_000);

  test('very many keys are parsed', () => {
    const yaml = Array.from({ length: MANY }, (_, i) => `${i}:`).join('\n');
    expect(Object.keys(values(yaml) ?? {})).toHaveLength(MANY);
  });

  test('each repetition of the same key is a problem', () => {
    expect(readYaml('a.yaml', 'a:\n'.repeat(MANY)).findings).toHaveLength(MANY - 1);
  });

  test.each([
    ['anchors', `a: ${'&a '.repeat(20_000)}`],
    ['escapes that there are not', `a: "${'\\q'.repeat(20_000)}"`],
    ['brackets that close nothing', `a: b\n${']'.repeat(20_000)}`],
    ['lines that are no keys', 'a\n@\n'.repeat(20_000)],
    ['documents', '---\n'.repeat(20_000)],
  ])('%s are processed, with at most a hundred problems', (_, yaml) => {
    const { findings } = readYaml('a.yaml', yaml);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThanOrEqual(100);
  });
});

describe('front matter', () => {
  const body = (text: string): string => readMarkdown('a.md', text, true).body;

  test('is split into values and body, with the offset of the body', () => {
    const text = '---\na: 1\n---\n\n## Impact\n\nText.\n';
    const source = readMarkdown('a.md', text);
    expect(source).toMatchObject({ values: { a: '1' }, body: '## Impact\n\nText.', findings: [] });
    expect(text.slice(source.bodyOffset)).toBe('## Impact\n\nText.\n');
  });

  test('ends at the first line "---", which can be the end of the file', () => {
    expect(body('---\na: 1\n---\nb\n---\nc\n')).toBe('b\n---\nc');
    expect(readMarkdown('a.md', '---\na: 1\n---')).toMatchObject({ values: { a: '1' }, body: '' });
    expect(readMarkdown('a.md', '---\na: |\n  ---\n---\nb')).toMatchObject({
      values: { a: '---\n' },
      body: 'b',
    });
  });

  test.each([
    ['is missing', 'text\n', ['front-matter-missing@1:1']],
    ['is missing after a blank line', '\n---\na: 1\n---\n', ['front-matter-missing@1:1']],
    ['is missing if the fence has four dashes', '----\na: 1\n----\n', ['front-matter-missing@1:1']],
    ['has no end', '---\na: 1\n', ['front-matter-open@1:1']],
    ['has no end if the fence is indented', '---\na: 1\n ---\n', ['front-matter-open@1:1']],
    ['is a fence alone', '---', ['front-matter-open@1:1']],
    ['is empty', '---\n---\ntext\n', ['yaml-shape@2:1']],
    ['is a list', '---\n- a\n---\n', ['yaml-shape@2:1']],
    ['has a fault in its second line', '---\na: 1\nb: c: d\n---\n', ['yaml-syntax@3:4']],
  ])('%s', (_, text, expected) => {
    expect(faults(text, true)).toEqual(expected);
  });

  test('can be missing or empty if it is optional', () => {
    expect(readMarkdown('a.md', '\n# Title\n', true)).toMatchObject({
      values: {},
      body: '# Title',
      bodyOffset: 1,
      findings: [],
    });
    expect(readMarkdown('a.md', '---\n---\n# Title\n', true)).toMatchObject({
      values: {},
      body: '# Title',
      findings: [],
    });
  });

  test('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '---\n',
      '---',
      '\n',
      'a: 1\n',
      ' ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!t ',
      '|\n',
      ': ',
      '? ',
      '#',
      '\t',
      '%',
      'é',
      '\u2028',
      '\0',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          for (const markdown of [true, false]) {
            const { findings } = markdown ? readMarkdown('a.md', text) : readYaml('a.yaml', text);
            for (const { at } of findings) {
              const span = locate(text, at, markdown);
              expect(Math.min(span.line, span.column, span.length)).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
