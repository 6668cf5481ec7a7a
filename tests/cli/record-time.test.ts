// Commands that write a time into a record use the clock: a variable of a build must not date what people do.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candorHere, copyExample, workFolder } from '../support/run-candor.ts';

const work = workFolder('record-time');
afterAll(work.remove);

const CLOCK = () => Date.parse('2026-11-24T12:00:00Z');

describe.each([
  ['SOURCE_DATE_EPOCH', '315532800'],
  ['CANDOR_NOW', '2031-01-01T00:00:00Z'],
])('with %s=%s', (name, value) => {
  const content = copyExample(join(work.folder, name));
  const run = (...words: string[]) =>
    candorHere([...words, '--content', content], { [name]: value }, CLOCK);

  it('reserve takes an id of this year', async () => {
    const { code, out, err } = await run('reserve', '--by', 'Kim');
    expect([code, out]).toEqual([0, expect.stringContaining('ORB-2026-')]);
    expect(err).toContain(`${name} sets the time to`);
  });

  it('revise dates the revision by the clock', async () => {
    const words = ['revise', 'ORB-2026-0001', '--kind', 'editorial', '--note', 'One word.'];
    expect((await run(...words)).code).toBe(0);
    const text = readFileSync(join(content, 'advisories/2026/ORB-2026-0001.md'), 'utf8');
    expect(text).toContain('2026-11-24T12:00:00Z');
    expect(text).not.toMatch(/1980|2031/);
  });

  it('new advisory takes an id of this year', async () => {
    expect((await run('new', 'advisory', '--summary', 'X', '--project', 'orbital')).code).toBe(0);
    expect(readdirSync(join(content, 'advisories'))).not.toContain(
      name === 'CANDOR_NOW' ? '2031' : '1980',
    );
  });

  it('--now still counts', async () => {
    const { out, err } = await run('reserve', '--by', 'Kim', '--now', '2027-02-01T00:00:00Z');
    expect([out, err.includes('sets the time')]).toEqual([
      expect.stringContaining('ORB-2027-'),
      false,
    ]);
  });
});
