// Twenty thousand damaged files through the reader and every check: no exception, no hang, and
// every problem has a place. Many are read together, because a reading is slower than a file. A
// failure names the seed and the file. CANDOR_SEED tries others.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem/problem.ts';
import { readContent } from '../../../src/read/index.ts';
import {
  ADVISORY,
  AFFECTED,
  BASE,
  CASE,
  CHANNEL,
  DRAFT,
  IMPORTED,
  KEY,
  NOW,
  POLICY,
  PROJECT,
  RELEASE,
  RESERVATION,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  WITHDRAWN,
} from '../../content/broken-inputs/base.ts';
import { textOf, writeFolder } from '../../content/broken-inputs/broken-input.ts';
import { expectClear } from '../../content/broken-inputs/clear.ts';
import { type Mutation, mutation } from '../../support/mutation.ts';

const FILES = 20_000;
/** The number of files in one reading. */
const BATCH = 200;
/**
 * The time limit for one file, in milliseconds of the processor, because other processes can run at
 * the same time.
 */
const HANG = 1000;

/** The files of the base, and the folders for further files of their kinds. */
const KINDS: readonly (readonly [file: string, copy: (number: number) => string])[] = [
  [ADVISORY, (n) => `advisories/2026/ORB-2026-${10_000 + n}.md`],
  [WITHDRAWN, (n) => `advisories/2026/ORB-2026-${10_000 + n}.md`],
  [IMPORTED, (n) => `advisories/2026/ORB-2026-${10_000 + n}.md`],
  [DRAFT, (n) => `advisories/2026/ORB-2026-${10_000 + n}.md`],
  [PROJECT, (n) => `projects/p${n}.yaml`],
  [CHANNEL, (n) => `channels/c${n}.yaml`],
  [POLICY, (n) => `policies/q${n}.md`],
  [RELEASE, (n) => `releases/orbital-9.${n}.md`],
  [RETROSPECTIVE, (n) => `retrospectives/r${n}.md`],
  [RETROSPECTIVE, (n) => `retrospectives/x${n}.mdx`],
  [STATEMENT, (n) => `statements/s${n}.yaml`],
  [AFFECTED, (n) => `statements/s${n}.yaml`],
  [CASE, (n) => `cases/CASE-2026-${10_000 + n}.yaml`],
  [RESERVATION, (n) => `cases/reserved/ORB-2026-${50_000 + n}.yaml`],
];
/** These exist once: each batch damages them in its own way. */
const SINGLE = [SITE, SECURITY, KEY];

const damage = fc.tuple(
  fc.constantFrom(...KINDS),
  fc.array(mutation, { minLength: 1, maxLength: 4 }),
);
const singles = fc.tuple(...SINGLE.map(() => fc.array(mutation, { maxLength: 2 })));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-fuzz-'));
  writeFolder(folder, {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const damaged = (file: string, mutations: readonly Mutation[]): string =>
  mutations
    .reduce<Buffer>((bytes, mutate) => mutate(bytes), Buffer.from(textOf(file)))
    .toString('utf8');

/** The times of the batches so far, in milliseconds of the processor. */
const took: number[] = [];

const usual = (): number => took.toSorted((a, b) => a - b)[took.length >> 1] ?? 0;

/** Returns the milliseconds of the processor that a function takes. */
async function timeOf(what: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await what();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Reads the base with some files replaced or added. If that fails or hangs, reports the file. */
async function problemsOf(
  texts: ReadonlyMap<string, string>,
  seed: number,
): Promise<readonly Problem[]> {
  let problems: readonly Problem[] = [];
  try {
    const time = await timeOf(async () => {
      ({ problems } = await readContent({ folder, now: NOW }, texts));
    });
    const isLong = time > usual() + HANG;
    took.push(time);
    if (!isLong) return problems;
  } catch (error) {
    throw new Error(`seed ${seed}: ${(await culprit(texts)) ?? 'no file does it alone'}`, {
      cause: error,
    });
  }
  const hanging = await culprit(texts);
  if (hanging === undefined) return problems;
  throw new Error(`seed ${seed}: ${hanging}`);
}

/** The file that fails or hangs alone, in words. */
async function culprit(texts: ReadonlyMap<string, string>): Promise<string | undefined> {
  for (const [file, text] of texts) {
    try {
      const time = await timeOf(() => readContent({ folder, now: NOW }, new Map([[file, text]])));
      if (time > HANG) return `${file} alone takes ${time.toFixed(0)} ms:\n${text}`;
    } catch {
      return `${file} alone fails:\n${text}`;
    }
  }
  return undefined;
}

test(`${FILES} damaged files cause problems with places, without an exception or a hang`, {
  timeout: 300_000,
}, async () => {
  const seed = Number(fc.readConfigureGlobal().seed);
  const kinds = new Map<string, number>();
  for (let batch = 0; batch < FILES / BATCH; batch++) {
    const own = seed + batch;
    const texts = new Map<string, string>();
    for (const [i, [[file, copy], mutations]] of fc
      .sample(damage, { numRuns: BATCH, seed: own })
      .entries()) {
      texts.set(copy(i), damaged(file, mutations));
      kinds.set(file, (kinds.get(file) ?? 0) + 1);
    }
    expect(texts.size).toBe(BATCH);
    const [drawn] = fc.sample(singles, { numRuns: 1, seed: own });
    for (const [i, file] of SINGLE.entries()) texts.set(file, damaged(file, drawn?.[i] ?? []));
    const problems = await problemsOf(texts, own);
    for (const problem of problems)
      if (!isPlaced(problem, texts)) throw new Error(`seed ${own}: ${JSON.stringify(problem)}`);
    // Checking the texts takes longer than generating them.
    for (const problem of problems.filter((_, i) => i % 50 === batch % 50)) expectClear(problem);
  }
  expect([...kinds.keys()].length).toBe(new Set(KINDS.map(([file]) => file)).size);
});

/** True if a problem is in a file, at an existing line and column. */
function isPlaced(
  { file, line, column, length, message, remedy }: Problem,
  texts: ReadonlyMap<string, string>,
): boolean {
  const text = texts.get(file) ?? BASE[file];
  if (text === undefined || message.trim() === '' || remedy.trim() === '') return false;
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  return (
    line >= 1 &&
    line <= lines.length &&
    column >= 1 &&
    column <= (lines[line - 1] ?? '').length + 1 &&
    length >= 1
  );
}
