// Valid content with random damage: it causes well-formed problems, and never a crash. A failure
// prints its seed.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareProblems, type Problem } from '../../src/model/problem/problem.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import { hasErrors, readContent } from '../../src/read/index.ts';
import { type Mutation, mutation } from '../support/mutation.ts';
import { BASE, NOW } from './broken-inputs/base.ts';
import { textOf, writeFolder } from './broken-inputs/broken-input.ts';
import { expectClear } from './broken-inputs/clear.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-mutated-'));
  writeFolder(folder, {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const damage = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.keys(BASE)),
    fc.array(mutation, { minLength: 1, maxLength: 4 }),
  ),
  { minLength: 1, maxLength: 2 },
);

async function problemsAfter(
  changes: readonly (readonly [file: string, mutations: readonly Mutation[]])[],
): Promise<readonly Problem[]> {
  const damaged = new Map<string, Buffer>();
  for (const [file, mutations] of changes) {
    const bytes = damaged.get(file) ?? Buffer.from(textOf(file));
    damaged.set(
      file,
      mutations.reduce((result, mutate) => mutate(result), bytes),
    );
  }
  try {
    for (const [file, bytes] of damaged) writeFileSync(join(folder, file), bytes);
    return (await readContent({ folder, now: NOW })).problems;
  } finally {
    for (const file of damaged.keys()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), textOf(file));
    }
  }
}

test('damaged content causes well-formed, sorted problems, and never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const problems = await problemsAfter(changes);
      for (const problem of problems) expectClear(problem);
      expect(problems).toEqual([...problems].sort(compareProblems));
      expect(hasErrors(problems)).toBe(problems.some(({ level }) => level === 'error'));
    }),
    { numRuns: runs(300) },
  );
});

test('the same damage causes the same problems', async () => {
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      expect(await problemsAfter(changes)).toEqual(await problemsAfter(changes));
    }),
    { numRuns: 20 },
  );
});

test('content without damage causes no problem', async () => {
  expect(await problemsAfter([])).toEqual([]);
});
