// The output of check for many imported records: one line for each kind of problem, and all
// problems with --all and --json.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candorHere, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const work = workFolder('check-overview');
const content = join(work.folder, 'content');
const RECORDS = 120;
const check = (...words: string[]) =>
  candorHere(['check', '--content', content, '--now', NOW, ...words]);

beforeAll(async () => {
  const records = join(work.folder, 'osv');
  mkdirSync(records);
  const record = readFileSync(join(ROOT, 'tests/fixtures/osv/PSF-2024-3.json'), 'utf8');
  for (let i = 0; i < RECORDS; i++) {
    const { aliases: _, ...own } = JSON.parse(
      record.replaceAll('PSF-2024-3', `PSF-2024-${1000 + i}`),
    );
    writeFileSync(join(records, `${own.id}.json`), JSON.stringify(own));
  }
  const site = ['--name', 'P', '--url', 'https://p.example/', '--mail', 'security@p.example'];
  await candorHere([
    'init',
    '--content',
    content,
    ...site,
    '--prefix',
    'PSF',
    '--registered',
    '--no-build',
  ]);
  expect((await candorHere(['import', 'osv', records, '--content', content])).code).toBe(0);
});
afterAll(() => work.remove());

describe('check of many imported records', () => {
  it('counts repeated problems, and ends with the totals', async () => {
    const all = await check('--all');
    const { code, out, err } = await check();
    expect(code).toBe(0);
    expect(err).toBe(all.err);
    const lines = all.out.split('\n').filter((line) => / warning section-missing /.test(line));
    expect(lines.length).toBeGreaterThan(RECORDS);
    expect(out).toContain(
      `warning section-missing: ${lines.length} in ${RECORDS} imported records; showing the first 3\n`,
    );
    for (const line of lines.slice(0, 3)) expect(out).toContain(`${line}\n`);
    expect(out.length).toBeLessThan(6_000);
    expect(out.length).toBeLessThan(all.out.length / 10);
  });

  it('has every problem in JSON, and the same exit code with --strict', async () => {
    const { out } = await check('--json');
    const { err } = await check();
    expect(JSON.parse(out)).toHaveLength(Number(/ (\d+) warnings/.exec(err)?.[1]));
    expect((await check('--strict')).code).toBe(1);
    expect((await check('--strict', '--all')).code).toBe(1);
  });

  it('keeps the position of every error', async () => {
    for (let i = 0; i < 40; i++) writeFileSync(join(content, `channels/c${i}.yaml`), 'nmae: x\n');
    const { code, out } = await check();
    expect(code).toBe(1);
    for (let i = 0; i < 40; i++)
      expect(out).toMatch(new RegExp(`channels/c${i}\\.yaml:1:1 key-unknown Unknown key`));
    expect(out).toContain('error key-unknown: 40 in 40 files; showing the first 20 in full\n');
  });
});
