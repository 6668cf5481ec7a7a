// Without the guards that separate public from private content, the leak scan refuses the build.
// Without the scan too, the search for canaries finds them. So both are effective.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canariesIn } from '../support/canaries.ts';
import { CANARY, canaryRecords, writeCanaries } from '../support/canary-content.ts';
import { hashesOf, NOW, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';
import { GUARDS, type Guard } from './guards/guards.ts';

const work = workFolder('canary-guards');
afterAll(work.remove);

const SCAN: Guard = {
  name: 'the leak scan',
  file: 'src/publish/build.ts',
  from: '...refuseLeaks(site, reading, open)',
  to: '',
  probe: '',
};
const PARTING = GUARDS.filter(({ probe }) => probe === 'canaries');

/** A copy of Candor without some guards. */
function without(folder: string, guards: readonly Guard[]): void {
  for (const part of [
    'src',
    'scripts',
    'public',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const { name, file, from, to } of guards) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(from))
      throw new Error(`${file} no longer holds ${name}: change the table of guards.`);
    writeFileSync(
      join(folder, file),
      text.replace(from, () => to),
    );
  }
}

const node = (folder: string, words: readonly string[]) =>
  spawnSync(process.execPath, words, { cwd: folder, env: userEnvironment(), encoding: 'utf8' });

describe('without the guards that separate public from private content', () => {
  it('the leak scan refuses the build, without revealing secrets; without the scan too, the canary test fails', {
    timeout: 300_000,
  }, () => {
    const copy = join(work.folder, 'copy-build');
    mkdirSync(copy, { recursive: true });
    const folder = writeCanaries(join(work.folder, 'mutated'), canaryRecords(4));
    const words = (dist: string) => [
      'scripts/start.mjs',
      'build',
      '--content',
      folder,
      '--now',
      NOW,
      '--out',
      dist,
    ];
    const dist = join(work.folder, 'dist-old');
    mkdirSync(dist);
    const page = 'the old site';
    writeFileSync(join(dist, 'index.html'), page);
    const sha256 = createHash('sha256').update(page).digest('hex');
    writeFileSync(
      join(dist, 'ledger.json'),
      JSON.stringify({
        version: 1,
        site: 'https://security.orbital.example/',
        files: [{ path: 'index.html', sha256 }],
        records: [],
      }),
    );
    const before = hashesOf(dist);
    without(copy, PARTING);
    const refused = node(copy, words(dist));
    expect(refused.stderr).toContain('The site contains something that is not public.');
    expect(refused.status).toBe(1);
    expect(
      (refused.stderr + refused.stdout.replace(/^content.*$|^ .*$/gm, '')).toLowerCase(),
    ).not.toMatch(CANARY);
    expect(hashesOf(dist)).toEqual(before);

    without(copy, [...PARTING, SCAN]);
    const leaked = join(work.folder, 'dist-leaked');
    expect(node(copy, words(leaked)).status).toBe(0);
    expect(canariesIn(leaked).length).toBeGreaterThan(10);
  });
});
