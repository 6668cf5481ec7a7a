// Each way to write text that readers do not see, or a secret that reviewers do not see, in each
// key of the contract and each body: one problem, at its place. Visible text causes none.

import { expect, test } from 'vitest';
import { Document, visit } from 'yaml';
import type { Path } from '../../../src/model/problem/problem.ts';
import { loadFile, noFilesYet } from '../../../src/read/loaded-files.ts';
import { problemsOf } from '../../../src/read/problems.ts';
import { textFaults } from '../../../src/read/text-faults.ts';
import { keysOf } from '../../../src/reference/content-keys.ts';
import { CASE, NOW, RESERVATION, RETROSPECTIVE } from '../../content/broken-inputs/base.ts';
import { textOf } from '../../content/broken-inputs/broken-input.ts';
import { SCHEMAS } from '../../content/broken-inputs/contract.ts';
import { BODY_WAYS, SEEN, VALUE_WAYS, type ValueWay } from './ways.ts';
import { keyOf, partsOf, textsOf } from './written.ts';

const BASE = 'https://security.orbital.example/';
const MARK = 'MARK-MARK';

/** The problems of one file alone: those of its structure and of its texts. */
async function problemsIn(file: string, text: string) {
  const files = noFilesYet('/nowhere', NOW, new Map([[file, text]]));
  loadFile(files, { path: file });
  const read = files.checkedPaths.map((one) => ({
    file: one,
    text,
    values: files.values.get(one),
  }));
  return problemsOf(await textFaults(read, files.findings, BASE), files.texts);
}

/** A file with one value replaced by YAML, and the line of that value. */
function withValue(
  file: string,
  path: Path,
  yaml: ValueWay['yaml'],
): { text: string; line: number } {
  const { values, body } = partsOf(textOf(file));
  const document = new Document(values);
  document.setIn(path, MARK);
  visit(document, {
    Scalar: (_, node) => {
      if (node.value === MARK) node.type = 'PLAIN';
    },
  });
  const plain = document.toString({ lineWidth: 0 });
  const at = plain.indexOf(MARK);
  const before = plain.slice(0, at);
  const start = before.slice(before.lastIndexOf('\n') + 1);
  const indent = ' '.repeat((/^[ -]*/.exec(start)?.[0].length ?? 0) + 2);
  const whole = `${before}${yaml(indent)}${plain.slice(at + MARK.length)}`;
  const line = before.split('\n').length;
  return body === undefined
    ? { text: whole, line }
    : { text: `---\n${whole}---\n${body}`, line: line + 1 };
}

interface Field {
  readonly file: string;
  readonly path: Path;
  readonly isText: boolean;
}

/**
 * Every text of every file of the base, which has every key of the contract, except private files.
 */
const FIELDS: readonly Field[] = SCHEMAS.filter(
  ([file]) => file !== CASE && file !== RESERVATION,
).flatMap(([file, schema]) => {
  const types = new Map(keysOf(schema).map(({ name, type }) => [name, type]));
  return textsOf(partsOf(textOf(file)).values).map(({ path }): Field => {
    const name = path.reduce<string>(
      (all, step) => (typeof step === 'number' ? `${all}[]` : all === '' ? step : `${all}.${step}`),
      '',
    );
    const type = types.get(name) ?? types.get(name.replace(/\[\]$/, '')) ?? '';
    // Holidays are a region or keys; a text is looked up.
    return { file, path, isText: /^(?:list: )?text/.test(type) && name !== 'calendar.holidays[]' };
  });
});

/** The tested fields: all of them on request, because that takes minutes. */
const THOROUGH = process.env['CANDOR_THOROUGH'] === '1';
const fieldsFor = (way: number): readonly Field[] =>
  FIELDS.filter((_, i) => THOROUGH || i % 10 === way % 10);

test('there are at least 40 ways, and the fields of all kinds of files', () => {
  expect(VALUE_WAYS.length).toBeGreaterThanOrEqual(40);
  expect(BODY_WAYS.length).toBeGreaterThanOrEqual(40);
  expect(FIELDS.length).toBeGreaterThan(150);
  expect(new Set(FIELDS.map(({ file }) => file)).size).toBe(SCHEMAS.length - 2);
});

// A schema also reports that a value is too long, or has a line break.
const BESIDE = new Set(['text-long', 'text-line']);

test.each(VALUE_WAYS.map((way, i) => [way.name, i, way] as const))(
  'in values: %s',
  async (_, i, { code, yaml }) => {
    const wrong: string[] = [];
    for (const { file, path, isText } of fieldsFor(i)) {
      const { text, line } = withValue(file, path, yaml);
      const problems = (await problemsIn(file, text)).filter((one) => !BESIDE.has(one.code));
      const [one, ...more] = problems;
      const last =
        line + text.split('\n').length - withValue(file, path, () => 'x').text.split('\n').length;
      const isRight = !isText || one?.code === code;
      if (one === undefined || more.length > 0 || !isRight || one.line < line || one.line > last)
        wrong.push(
          `${file} ${keyOf(path)}:${line} ${problems.map((found) => `${found.code}:${found.line}`).join(' ') || 'none'}`,
        );
    }
    expect(wrong).toEqual([]);
  },
);

const BODIES = SCHEMAS.map(([file]) => file).filter((file) => /\.mdx?$/.test(file));

test.each(BODY_WAYS.map((way) => [way.name, way] as const))(
  'in bodies: %s',
  async (_, { code, text, plain }) => {
    for (const file of BODIES) {
      if (plain === true && file === RETROSPECTIVE) continue;
      const whole = `${textOf(file).trimEnd()}\n\n${text}\n`;
      const before = whole.slice(0, whole.indexOf('▸')).split('\n');
      const problems = await problemsIn(file, whole.replace('▸', ''));
      expect(
        problems.map((one) => `${one.code}:${one.line}:${one.column}`),
        file,
      ).toEqual([`${code}:${before.length}:${(before.at(-1) ?? '').length + 1}`]);
    }
  },
);

test('the level is that of our own records, and lower in imported ones', async () => {
  const imported = 'advisories/2026/ORB-2026-0001.md';
  for (const [file, level] of [
    [imported, 'warning'],
    ['advisories/2026/ORB-2026-0003.md', 'error'],
  ] as const)
    expect(await problemsIn(file, `${textOf(file)}\nAb &#x202e;cd &#x1b;\n`)).toMatchObject([
      { level },
      { level },
    ]);
});

test.each(SEEN)('is not a problem: %s', async (text) => {
  for (const file of BODIES.filter((one) => one !== RETROSPECTIVE))
    expect(await problemsIn(file, `${textOf(file).trimEnd()}\n\n${text}\n`), file).toEqual([]);
});

test('an escape outside double quotes is shown as written', async () => {
  for (const [i, yaml] of ['Ab \\u202e cd', "'Ab \\u202e \\e cd'"].entries())
    for (const { file, path } of fieldsFor(i).filter(({ isText }) => isText)) {
      const problems = await problemsIn(file, withValue(file, path, () => yaml).text);
      expect(problems.filter(({ code }) => /^text-(?!long)/.test(code))).toEqual([]);
    }
});

test.each(
  VALUE_WAYS.filter(({ code }) => code === 'secret-token').map(
    (way, i) => [way.name, i, way] as const,
  ),
)('is never printed: %s', async (_, i, { yaml }) => {
  for (const { file, path } of fieldsFor(i)) {
    const problems = await problemsIn(file, withValue(file, path, yaml).text);
    expect(JSON.stringify(problems)).not.toMatch(/aB3dE5gH7jK9mN1pQ3sT/);
  }
});
