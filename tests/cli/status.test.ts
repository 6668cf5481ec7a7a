// candor status, run like a user does.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candor, candorHere, copyExample, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('status');
afterAll(work.remove);
let content = '';
beforeAll(() => {
  content = copyExample(work.folder);
  writeFileSync(join(content, 'cases/ORB-2026-0007.yaml'), CASE);
});

const CASE = `title: Arbitrary code in the crystal reader
received: {at: 2026-11-20T09:00:00Z, channel: mail}
severity: {level: critical}
`;

const status = (...words: string[]) => candorHere(['status', '--content', content, ...words]);

describe('candor status', () => {
  it('marks late items with a word, both times and the next command, with exit code 1', async () => {
    const { code, out, err } = await status('--now', NOW);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('As of 2026-11-22 12:00 UTC (Sun 13:00 Europe/Berlin): 1 late');
    expect(out).toContain('ORB-2026-0007 (case, received): Arbitrary code in the crystal reader');
    expect(out).toContain('Acknowledgement: late by 3 hours, 2026-11-22 09:00 UTC');
    expect(out).toContain('\n    candor mail acknowledgement ORB-2026-0007\n');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out.indexOf('ORB-2026-0007')).toBeLessThan(out.indexOf('ORB-2026-0006'));
  });

  it('has exit code 0 if nothing is late', async () => {
    expect((await status('--now', '2026-11-22T08:59:59Z')).code).toBe(0);
    expect((await status('--now', '2026-11-22T09:00:00Z')).code).toBe(1);
  });

  it('ignores a variable that is behind the clock: items that are late by the clock are late', async () => {
    const env = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-21T00:00:00Z') / 1000) };
    const run = await candorHere(['status', '--content', content], env, () => Date.parse(NOW));
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining('in the past') });
    expect(run.out).toContain('As of 2026-11-22 12:00 UTC');
  });

  it('prints JSON with every deadline, and a note that it is private', async () => {
    const { code, out, err } = await status('--now', NOW, '--json');
    expect(code).toBe(1);
    expect(err).toContain('This is private');
    const { late, entries, upkeep } = JSON.parse(out);
    expect({ late, upkeep }).toEqual({ late: true, upkeep: [] });
    expect(entries[0]).toMatchObject({
      id: 'ORB-2026-0007',
      kind: 'case',
      step: 'received',
      next: { who: 'the SIRT' },
    });
    expect(entries[0].due[0]).toEqual({
      id: 'ORB-2026-0007',
      kind: 'acknowledgement',
      what: 'Acknowledgement',
      who: 'the SIRT',
      at: '2026-11-22T09:00:00Z',
      state: 'late',
      reason: expect.any(String),
      section: 'SPEC 11, requirement 9',
    });
  });

  it('prints a confidential calendar that contains only ids', async () => {
    const { code, out, err } = await status('--now', NOW, '--ics');
    expect(code).toBe(1);
    expect(err).toContain('never publish it');
    expect(out).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(out.match(/BEGIN:VEVENT/g)).toHaveLength(out.match(/CLASS:CONFIDENTIAL/g)?.length ?? 0);
    expect(out).toContain('SUMMARY:ORB-2026-0007: acknowledgement\r\n');
    expect(out).not.toMatch(/crystal|critical/i);
  });

  it('reports two formats as a usage error', async () => {
    expect(await status('--json', '--ics')).toMatchObject({ code: 2, out: '' });
  });

  it('prints the same in any time zone and locale, and no colors to a pipe', () => {
    const run = (env: Record<string, string>) =>
      candor(['status', '--content', content, '--now', NOW], { env }).out;
    const here = run({});
    expect(run({ TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8', CI: '1' })).toBe(here);
    expect(here).not.toContain('\u001b');
  });
});

it('reports that nothing is open, and what expires', async () => {
  const own = workFolder('status-quiet');
  const quiet = copyExample(own.folder);
  rmSync(join(quiet, 'advisories/2026/ORB-2026-0006.md'));
  const { code, out } = await candorHere([
    'status',
    '--content',
    quiet,
    '--now',
    '2026-12-10T12:00:00Z',
  ]);
  expect({ code, out }).toEqual({ code: 0, out: 'Nothing is open, and nothing expires soon.\n' });
  const later = await candorHere(['status', '--content', quiet, '--now', '2027-10-01T12:00:00Z']);
  expect(later.code).toBe(1);
  expect(later.out).toContain('To renew\n  Channel bounty: late by 16 days');
  own.remove();
});
