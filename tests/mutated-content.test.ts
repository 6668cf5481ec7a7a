// Good content with random damage: whatever comes of it is problems in their form, and never a crash. A failure prints its seed.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareProblems, type Problem } from '../src/model/problem.ts';
import { hasErrors, readContent } from '../src/read.ts';
import { BASE, NOW } from './broken-inputs/base.ts';
import { textOf, writeFolder } from './broken-inputs/broken-input.ts';
import { expectClear } from './broken-inputs/clear.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-mutated-'));
  writeFolder(folder, {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is spliced in: pieces of YAML and Markdown that mean something where they land. */
const FRAGMENTS = [
  '---\n',
  '\n',
  '\r\n',
  '\t',
  ': ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '!!str ',
  '<<: *a\n',
  '__proto__: {a: 1}\n',
  'constructor:\n',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|\n',
  '>-\n',
  '# ',
  '%YAML 1.1\n',
  'null',
  'true',
  '~',
  '2026-05-12',
  '9.8',
  'CVSS:3.1/AV:N',
  'pkg:npm/a@1',
  'CVE-2026-12345',
  'introduced: 9.0.0\n',
  'published: 2999-01-01T00:00:00Z\n',
  'tlp: RED\n',
  'x: [[[[[[[[[[[[[[[[[[[[[[[[[[\n',
  '## Impact\n',
  '```\n',
  '<script>',
  '\u0000',
  '\u202e',
  '\u2028',
  '\ufeff',
  'é',
  '\ud83d\ude80',
];

type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number): number => Math.floor(share * bytes.length);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(60)).map(
    ([share, length]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, share)), bytes.subarray(at(bytes, share) + length)]),
  ),
  fc.tuple(place, place, fc.nat(200)).map(
    ([from, to, length]): Mutation =>
      (bytes) =>
        splice(bytes, to, bytes.subarray(at(bytes, from), at(bytes, from) + length)),
  ),
  fc.tuple(place, fc.constantFrom(...FRAGMENTS)).map(
    ([share, text]): Mutation =>
      (bytes) =>
        splice(bytes, share, Buffer.from(text)),
  ),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
    ([share, extra]): Mutation =>
      (bytes) =>
        splice(bytes, share, Buffer.from(extra)),
  ),
  fc.tuple(place, fc.nat(7)).map(
    ([share, bit]): Mutation =>
      (bytes) =>
        flipped(bytes, at(bytes, share), bit),
  ),
  fc.tuple(place, fc.constantFrom(...FRAGMENTS)).map(
    ([share, text]): Mutation =>
      (bytes) =>
        afterLine(bytes, share, text),
  ),
);

function splice(bytes: Buffer, share: number, piece: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at(bytes, share)), piece, bytes.subarray(at(bytes, share))]);
}

function flipped(bytes: Buffer, index: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const byte = copy[index];
  if (byte !== undefined) copy[index] = byte ^ (1 << bit);
  return copy;
}

// At the start of a line a fragment is a key, a mark or a fence, not a part of a text.
function afterLine(bytes: Buffer, share: number, text: string): Buffer {
  const line = bytes.indexOf(0x0a, at(bytes, share)) + 1;
  return Buffer.concat([bytes.subarray(0, line), Buffer.from(text), bytes.subarray(line)]);
}

const damage = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(BASE)), fc.array(mutation, { minLength: 1, maxLength: 4 })),
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

test('damaged content gives problems in their form and order, and never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const problems = await problemsAfter(changes);
      for (const problem of problems) expectClear(problem);
      expect(problems).toEqual([...problems].sort(compareProblems));
      expect(hasErrors(problems)).toBe(problems.some(({ level }) => level === 'error'));
    }),
    { numRuns: 300 },
  );
});

test('the same damage gives the same problems', async () => {
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      expect(await problemsAfter(changes)).toEqual(await problemsAfter(changes));
    }),
    { numRuns: 20 },
  );
});

test('without damage there is none', async () => {
  expect(await problemsAfter([])).toEqual([]);
});
