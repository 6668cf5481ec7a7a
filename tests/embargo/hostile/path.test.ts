// Names of files, slugs and ids that try to lead outside the site. Such a name is refused, and
// every written path stays below the root, in documents and in archives.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runs } from '../../../src/model/property-runs.fixture.ts';
import { documentsOfReading } from '../../../src/publish/integration.ts';
import { readContent } from '../../../src/read/index.ts';
import {
  ADVISORY,
  CHANNEL,
  NOW,
  POLICY,
  PROJECT,
  RELEASE,
  STATEMENT,
} from '../../content/broken-inputs/base.ts';
import { textOf, writeFolder } from '../../content/broken-inputs/broken-input.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-path-'));
  writeFolder(folder, {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const piece = fc.constantFrom(
  '..',
  '.',
  '/',
  '\\',
  '%2e%2e',
  '%2f',
  '\u2024',
  '\u0000',
  '~',
  ':',
  'a',
  'ORB-2026-0009',
  '-',
  ' ',
  '\u202e',
  'CON',
  '?',
  '#',
  '*',
);
const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const PLACES = [
  [ADVISORY, (one: string) => `advisories/2026/${one}.md`],
  [ADVISORY, (one: string) => `advisories/${one}/ORB-2026-0009.md`],
  [PROJECT, (one: string) => `projects/${one}.yaml`],
  [CHANNEL, (one: string) => `channels/${one}.yaml`],
  [POLICY, (one: string) => `policies/${one}.md`],
  [RELEASE, (one: string) => `releases/${one}.md`],
  [STATEMENT, (one: string) => `statements/${one}.yaml`],
] as const;

const SAFE = /^(?:(?!\.\.?(?:\/|$))[\w.~+@%-]+\/)*(?!\.\.?$)[\w.~+@%-]+$/;

test('no name of a file leads a document outside the site', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PLACES), name, async ([file, place], one) => {
      const reading = await readContent(
        { folder, now: NOW },
        new Map([[place(one), textOf(file)]]),
      );
      const refused = reading.problems.some(({ level }) => level === 'error');
      // A build writes nothing if there is an error.
      if (refused) return;
      for (const { path } of documentsOfReading(reading)) expect(path).toMatch(SAFE);
    }),
    { numRuns: runs(150) },
  );
});

test('no name in an archive leads outside the folder it is unpacked to', async () => {
  const archives = documentsOfReading(await readContent({ folder, now: NOW })).filter(({ path }) =>
    path.endsWith('.zip'),
  );
  expect(archives.length).toBeGreaterThan(0);
  for (const { body } of archives)
    for (const path of Object.keys(unzipSync(typeof body === 'string' ? Buffer.from(body) : body)))
      expect(path).toMatch(SAFE);
});
