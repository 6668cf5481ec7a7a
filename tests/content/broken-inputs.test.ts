// Bad input causes a clear problem and never a crash: the base content with one difference each,
// and exactly the expected problems.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem/problem.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import { readContent } from '../../src/read/index.ts';
import { BASE, NOW, SITE } from './broken-inputs/base.ts';
import { type BrokenInput, textOf, writeFolder } from './broken-inputs/broken-input.ts';
import { expectClear, expectPlainWords } from './broken-inputs/clear.ts';
import { keysOf, SCHEMAS } from './broken-inputs/contract.ts';
import { CVSS } from './broken-inputs/cvss.ts';
import { DATES } from './broken-inputs/dates.ts';
import { FILES } from './broken-inputs/files.ts';
import { IDS } from './broken-inputs/ids.ts';
import { KEYS, writtenKeys } from './broken-inputs/keys.ts';
import { LOOKS } from './broken-inputs/looks.ts';
import { MDX } from './broken-inputs/mdx.ts';
import { OTHERS } from './broken-inputs/others.ts';
import { PACKAGES } from './broken-inputs/packages.ts';
import { SECTIONS } from './broken-inputs/sections.ts';
import { TRANSLATIONS } from './broken-inputs/translations.ts';
import { VALUES } from './broken-inputs/values.ts';
import { YAML } from './broken-inputs/yaml.ts';

const TABLE: readonly (readonly [noun: string, inputs: readonly BrokenInput[]])[] = [
  ['files', FILES],
  ['YAML', YAML],
  ['keys', KEYS],
  ['values', VALUES],
  ['dates', DATES],
  ['ids', IDS],
  ['CVSS', CVSS],
  ['packages and ranges', PACKAGES],
  ['sections', SECTIONS],
  ['relations', OTHERS],
  ['translations', TRANSLATIONS],
  ['MDX', MDX],
  ['looks', LOOKS],
];

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-broken-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function problemsOf(
  input: Pick<BrokenInput, 'change' | 'disk'>,
): Promise<readonly Problem[]> {
  const place = join(folder, String(count++));
  mkdirSync(place);
  writeFolder(place, input);
  const { problems } = await readContent({ folder: place, now: NOW });
  rmSync(place, { recursive: true });
  return problems;
}

const placed = ({ code, file, line, column }: Problem): string =>
  `${code}@${file}:${line}:${column}`;

describe('the base', () => {
  test('has no problem', async () => {
    expect((await problemsOf({})).map(placed)).toEqual([]);
  });

  test('uses every key of the contract', () => {
    const wanted = SCHEMAS.flatMap(([, schema]) => keysOf(schema).map(({ way }) => way));
    const used = new Set(
      Object.keys(BASE)
        .filter((path) => /\.(yaml|mdx?)$/.test(path))
        .flatMap((path) => writtenKeys(path).map(({ way }) => way)),
    );
    expect(
      wanted.filter((way) => !used.has(way)),
      'add new keys to tests/content/broken-inputs/base.ts',
    ).toEqual([]);
    expect(wanted.length).toBeGreaterThan(100);
  });
});

test('the table has hundreds of broken inputs, each with a unique name', () => {
  const names = TABLE.flatMap(([noun, inputs]) => inputs.map(({ name }) => `${noun}: ${name}`));
  expect(names.length).toBeGreaterThan(220);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(
    TABLE.flatMap(([, inputs]) => inputs).filter(({ expected }) => expected.length === 0),
  ).toEqual([]);
});

describe.each(TABLE)('%s', (_, inputs) => {
  test.each(inputs.map((input) => [input.name, input] as const))('%s', async (_name, input) => {
    const problems = await problemsOf(input);
    expect(problems.map(placed).sort()).toEqual([...input.expected].sort());
    for (const problem of problems) {
      expectClear(problem);
      expectPlainWords(problem);
    }
    for (const words of input.says ?? [])
      expect(problems.map(({ message, remedy }) => `${message} ${remedy}`)).toContainEqual(
        expect.stringMatching(words),
      );
  });
});

describe('unlimited problems', () => {
  test('a file with very many keys is read, and each problem has its line', async () => {
    const count = runs(170_000);
    const keys = Array.from({ length: count }, (_, i) => `${i.toString(36).toUpperCase()}:`).join(
      '\n',
    );
    const problems = await problemsOf({
      change: (files) => files.set(SITE, `${textOf(SITE)}${keys}\n`),
    });
    const lines = textOf(SITE).split('\n').length - 1;
    expect(problems).toHaveLength(count);
    expect(
      problems.every(
        ({ code, line, column }, i) =>
          code === 'key-unknown' && line === lines + i + 1 && column === 1,
      ),
    ).toBe(true);
  });
});
