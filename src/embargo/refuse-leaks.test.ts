// The leak scan of a build reports the files that it could not search.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, expect, test, vi } from 'vitest';
import { instantOf } from '../model/instant.ts';
import { readContent } from '../read/index.ts';
import { refuseLeaks, unreadLines } from './refuse-leaks.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-leaks-'));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** An archive whose entry is marked as encrypted. */
function encryptedZip(): Uint8Array {
  const bytes = zipSync({ 'a.txt': Buffer.from('nothing is said') });
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(6, 1, true);
  return bytes;
}

test('a file of the site that cannot be searched is named, unless it is in public/', async () => {
  const read = await readContent({
    folder: 'content',
    now: instantOf(Date.parse('2026-07-28T12:00:00Z')),
  });
  const reading = { ...read, content: { ...read.content, publicFiles: ['known.7z'] } };
  const site = join(folder, 'site');
  mkdirSync(join(site, '_astro'), { recursive: true });
  const archive = Buffer.from('7z\xbc\xaf\x27\x1c and more', 'latin1');
  writeFileSync(join(site, 'known.7z'), archive);
  writeFileSync(join(site, '_astro/proof.hash.7z'), archive);
  writeFileSync(join(site, '_astro/proof.zip'), encryptedZip());
  writeFileSync(join(site, 'index.html'), '<!doctype html>');
  const said = refuseLeaks(site, reading, false).join('\n');
  expect(said).toMatch(/^Warning: these files of the site could not be searched completely/);
  expect(said).toContain('_astro/proof.hash.7z: it is or contains a 7z archive\n');
  expect(said).toContain('_astro/proof.zip: it is or contains an encrypted ZIP archive');
  expect(said).not.toMatch(/known|index/);
});

test('a site that can be searched gives no warning; for many files, the first are named', () => {
  expect(unreadLines(new Map())).toEqual([]);
  const many = unreadLines(
    new Map(Array.from({ length: 23 }, (_, i) => [`${i}.7z`, 'a 7z archive'])),
  );
  expect([many.length, many.at(-1)]).toEqual([22, '  and 3 more.']);
});

test('comments in private files and the confirmations of a release day are private too', async () => {
  const now = instantOf(Date.parse('2026-07-28T12:00:00Z'));
  const said = {
    comment: 'the second variant reaches every reader of archives since version two',
    line: 'nobody outside of the packaging team must hear of the other overflow',
    reason: 'the merge was refused because reviewers found another overflow in it',
  };
  const own = new Map([
    [
      'cases/ORB-2026-0777.yaml',
      `# ${said.comment}\ntitle: A\nreceived: {at: 2026-07-20T00:00:00Z, channel: mail} # ${said.line.slice(0, 31)}\n  # ${said.line.slice(32)}\n`,
    ],
    [
      'cases/release-day/a.yaml',
      `done: [{step: 1, at: 2026-07-28T10:00:00Z, by: A, reason: ${said.reason}}]\n`,
    ],
  ]);
  const reading = await readContent({ folder: 'content', now }, own);
  const site = join(folder, 'notes');
  mkdirSync(site, { recursive: true });
  for (const text of Object.values(said)) {
    writeFileSync(join(site, 'notes.txt'), `We know that ${text}.`);
    expect(() => refuseLeaks(site, reading, false)).toThrow('notes.txt: words of a text');
  }
});
