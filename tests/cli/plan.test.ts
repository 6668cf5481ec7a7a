// candor plan, run like a user does.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  candor,
  candorHere,
  copyExample,
  hashesOf,
  NOW,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('plan');
afterAll(work.remove);
let content = '';
let count = 0;

const CASE = `# Kept private.
title: "Readable files"   # for us
advisories: [ORB-2026-0006, ORB-2026-0007]
received: {at: 2026-11-04T12:14:00Z, channel: mail}
severity: {level: low}
step: verified
history:
  - {at: 2026-11-20T10:00:00Z, step: verified}
`;
const RELEASE = `---
project: orbital
versions: [2.4.6, 3.1.3]
published: 2027-01-12T16:00:00Z   # to be agreed
advisories: [ORB-2026-0006]
---
Upgrade.
`;

const path = (file: string) => join(content, file);
const read = (file: string) => readFileSync(path(file), 'utf8');
const advisory = 'advisories/2026/ORB-2026-0006.md';
const second = 'advisories/2026/ORB-2026-0007.md';

beforeEach(() => {
  count += 1;
  content = copyExample(join(work.folder, String(count)));
  writeFileSync(path('cases/ORB-2026-0006.yaml'), CASE);
  writeFileSync(path('releases/orbital-3.1.3.md'), RELEASE);
  // The same vulnerability in a second project.
  writeFileSync(
    path(second),
    read(advisory)
      .replace('CVE-1900-26006', 'CVE-1900-26007')
      .replace(/^published:.*\n/m, ''),
  );
});

const plan = (...words: string[]) =>
  candorHere(['plan', 'ORB-2026-0006', '--content', content, '--now', NOW, ...words]);

describe('candor plan', () => {
  it('proposes three slots with reasons, and names the places where it is night', async () => {
    const { code, out, err } = await plan();
    expect(code).toBe(0);
    expect(out).toContain('Target: 2027-02-02T12:14:00Z (low: 90 days from the report of');
    expect(
      out.match(/^\d\. \w+ \d{4}-\d\d-\d\d 16:00 UTC \(\w+ 17:00 Europe\/Berlin\)$/gm),
    ).toHaveLength(3);
    expect(out.match(/It is night in Shanghai, Tokyo, Sydney\./g)).toHaveLength(3);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(err).toContain('candor plan ORB-2026-0006 --take N');
  });

  it('proposes the same slots for the id of any advisory of the case, in any folder', async () => {
    const other = candor(['plan', 'ORB-2026-0007', '--content', content, '--now', NOW], {
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'ar_EG.UTF-8' },
    });
    expect(other.out).toBe((await plan()).out);
  });

  it('prints JSON with the local times', async () => {
    const { proposals, target, agreed } = JSON.parse((await plan('--json')).out);
    expect({ target, agreed }).toEqual({
      target: '2027-02-02T12:14:00Z',
      agreed: '2027-01-12T16:00:00Z',
    });
    expect(proposals).toHaveLength(3);
    expect(proposals[0].local[3]).toMatchObject({
      name: 'Kolkata',
      time: '21:30',
      part: 'evening',
    });
  });

  it('writes one slot to the case, its advisories and the release, and nothing else', async () => {
    const before = hashesOf(content);
    const { code, out, err } = await plan('--take', '1');
    expect({ code, lines: out.split('\n').length }).toEqual({ code: 0, lines: 6 });
    expect(err).toContain('candor case ORB-2026-0006 scheduled');
    const after = hashesOf(content);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.sort()).toEqual([
      advisory,
      second,
      'cases/ORB-2026-0006.yaml',
      'releases/orbital-3.1.3.md',
    ]);
    const [slot] =
      /\d{4}-\d\d-\d\dT16:00:00Z/.exec(read('cases/ORB-2026-0006.yaml').split('slot:')[1] ?? '') ??
      [];
    expect(read('cases/ORB-2026-0006.yaml')).toBe(`${CASE}slot: ${slot}\n`);
    expect(read('releases/orbital-3.1.3.md')).toBe(
      RELEASE.replace('2027-01-12T16:00:00Z', slot ?? ''),
    );
    expect(read(advisory)).toContain(`\npublished: ${slot}\n`);
    expect(read(second)).toContain(`\npublished: ${slot}\n`);
    // The check also accepts this slot.
    const checked = await candorHere(['check', '--content', content, '--now', NOW]);
    expect({ code: checked.code, missed: checked.out.includes('slot-missed') }).toEqual({
      code: 0,
      missed: false,
    });
  });

  it('requires a reason for a slot after the target, and writes it', async () => {
    const words = ['--content', content, '--now', '2027-02-02T18:00:00Z'];
    const changed = read('cases/ORB-2026-0006.yaml').replace('level: low', 'level: high');
    writeFileSync(path('cases/ORB-2026-0006.yaml'), changed);
    // Both would be public by then.
    for (const file of [advisory, second])
      writeFileSync(path(file), read(file).replace(/^published:.*\n/m, ''));
    const refused = await candorHere(['plan', 'ORB-2026-0006', ...words, '--take', '1']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('It is after its target date.');
    expect(read('cases/ORB-2026-0006.yaml')).toBe(changed);
    const taken = await candorHere([
      'plan',
      'ORB-2026-0006',
      ...words,
      '--take',
      '1',
      '--reason',
      'Zlib had to be fixed: first.',
    ]);
    expect(taken.code).toBe(0);
    expect(read('cases/ORB-2026-0006.yaml')).toContain(
      'slot_reason: "Zlib had to be fixed: first."',
    );
  });

  it.each([
    [
      'is TLP:RED',
      () => writeFileSync(path(second), read(second).replace('---\n', '---\ntlp: RED\n')),
      2,
      'TLP:RED',
    ],
    [
      'is in no case, though a release fixes it too',
      () => writeFileSync(path('cases/ORB-2026-0006.yaml'), CASE.replace(', ORB-2026-0007', '')),
      2,
      'also fixes ORB-2026-0007,',
    ],
    [
      'is not finished',
      () =>
        writeFileSync(
          path(second),
          read(second).replace(/## Impact[\s\S]*?(?=## Am I)/, '## Impact\n\n'),
        ),
      1,
      'ORB-2026-0007.md:',
    ],
    [
      'cannot be read',
      () =>
        writeFileSync(path(second), read(second).replace('project: orbital', 'projekt: orbital')),
      2,
      'cannot be read',
    ],
  ])('writes nothing if an advisory %s', async (what, change, code, words) => {
    if (what.startsWith('is in no case'))
      writeFileSync(
        path('releases/orbital-3.1.3.md'),
        RELEASE.replace('0006]', '0006, ORB-2026-0007]'),
      );
    change();
    const before = hashesOf(content);
    const run = await plan('--take', '1');
    expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
    expect(run.err).toContain(words);
    expect(hashesOf(content)).toEqual(before);
  });

  it('writes only to the case if the advisory is not finished, on request', async () => {
    writeFileSync(
      path(second),
      read(second).replace(/## Impact[\s\S]*?(?=## Am I)/, '## Impact\n\n'),
    );
    const before = hashesOf(content);
    expect((await plan('--take', '2', '--only-case')).code).toBe(0);
    const after = hashesOf(content);
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([
      'cases/ORB-2026-0006.yaml',
    ]);
  });

  it('does not claim to avoid the holidays of an unknown country', async () => {
    writeFileSync(path('site.yaml'), read('site.yaml').replace('[DE, US, JP]', '[DE, XX]'));
    const { out, err } = await plan();
    expect(err).toContain('Unknown country or region XX');
    expect(out).toContain('No holiday (DE)');
  });

  it('reports an unknown id, a public advisory, and the number of a missing slot as usage errors', async () => {
    const wrong = await candorHere(['plan', 'ORB-2026-006', '--content', content, '--now', NOW]);
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean ORB-2026-0006?'),
    });
    const known = await candorHere(['plan', 'ORB-2026-0001', '--content', content, '--now', NOW]);
    expect(known).toMatchObject({ code: 2, err: expect.stringContaining('is already public') });
    expect(await plan('--take', '4')).toMatchObject({
      code: 2,
      err: expect.stringContaining('1, 2, 3'),
    });
    expect((await plan('--take', '1', '--reason', ' ')).code).toBe(2);
  });
});
