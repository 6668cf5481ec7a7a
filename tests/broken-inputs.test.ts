// Bad input is a clear problem and never a crash: the base with one difference each, and exactly the problems that follow.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatProblem, type Problem } from '../src/model/problem.ts';
import { PROBLEM_KINDS } from '../src/model/problem-codes.ts';
import { readContent } from '../src/read.ts';
import { NOW } from './broken-inputs/base.ts';
import { type BrokenInput, writeFolder } from './broken-inputs/broken-input.ts';
import { CVSS } from './broken-inputs/cvss.ts';
import { DATES } from './broken-inputs/dates.ts';
import { FILES } from './broken-inputs/files.ts';
import { IDS } from './broken-inputs/ids.ts';
import { KEYS } from './broken-inputs/keys.ts';
import { PACKAGES } from './broken-inputs/packages.ts';
import { VALUES } from './broken-inputs/values.ts';
import { YAML } from './broken-inputs/yaml.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-broken-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function problemsOf(input: Pick<BrokenInput, 'change' | 'disk'>): Promise<readonly Problem[]> {
  const place = join(folder, String(count++));
  mkdirSync(place);
  writeFolder(place, input);
  const { problems } = await readContent({ folder: place, now: NOW });
  rmSync(place, { recursive: true });
  return problems;
}

const placed = ({ code, file, line, column }: Problem): string => `${code}@${file}:${line}:${column}`;

/** What no author should read: the words of the libraries, and traces of a program. */
const JARGON = /Invalid input|Invalid string|Invalid option|[Ee]xpected|received undefined|\bNaN\b|\bnull\b|zod|Error\b|exceeded|stack|    at |\[object/;

function assertClear(problem: Problem): void {
  expect(PROBLEM_KINDS).toHaveProperty(problem.code);
  expect(problem.line).toBeGreaterThanOrEqual(1);
  expect(problem.column).toBeGreaterThanOrEqual(1);
  expect(problem.length).toBeGreaterThanOrEqual(1);
  expect(problem.message).not.toMatch(JARGON);
  expect(problem.remedy).not.toMatch(JARGON);
  expect(problem.message.trim()).not.toBe('');
  expect(problem.remedy.trim()).not.toBe('');
  expect(problem.message.length).toBeLessThan(1000);
  const printed = formatProblem(problem);
  expect(printed).not.toContain('\n    at ');
  expect(printed.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
}

test('the base itself has no problem', async () => {
  expect((await problemsOf({})).map(placed)).toEqual([]);
});

const TABLE = [
  ['files', FILES],
  ['YAML', YAML],
  ['keys', KEYS],
  ['values', VALUES],
  ['dates', DATES],
  ['ids', IDS],
  ['CVSS', CVSS],
  ['packages and ranges', PACKAGES],
] as const;

describe.each(TABLE)('%s', (_, inputs) => {
  test.each(inputs.map((input) => [input.name, input] as const))('%s', async (_name, input) => {
    const problems = await problemsOf(input);
    if (process.env['SHOW'] && JSON.stringify(problems.map(placed).sort()) !== JSON.stringify([...input.expected].sort())) console.log(`SHOW ${input.name}\n  want ${[...input.expected].sort().join('\n       ')}\n  have ${problems.map((p) => `${placed(p)} ${p.message} | ${p.remedy}`).join('\n       ')}`);
    expect(problems.map(placed).sort()).toEqual([...input.expected].sort());
    for (const problem of problems) assertClear(problem);
    for (const words of input.says ?? [])
      expect(problems.map(({ message, remedy }) => `${message} ${remedy}`)).toContainEqual(expect.stringMatching(words));
  });
});
