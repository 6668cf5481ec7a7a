// Each guard against leaks and losses is removed in turn, and an attack that it prevents must then
// succeed. So every guard is effective, and none can be removed without a failing test. One process
// does this, and reloads only the changed modules.

import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFolder } from '../content/broken-inputs/broken-input.ts';
import { advisoryCanary, canaryRecords, writeCanaries } from '../support/canary-content.ts';
import { NOW, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';
import { GUARDS } from './guards/guards.ts';
import type { Ground } from './guards/probes.ts';

const work = workFolder('guards');
afterAll(work.remove);

interface Result {
  readonly name: string;
  readonly probe: string;
  /**
   * Whether Candor resists the attack with the guard, and without it: true, false, or the thrown
   * error.
   */
  readonly whole: unknown;
  readonly without: unknown;
}
let results: readonly Result[];

beforeAll(() => {
  const { folder } = work;
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const restricted = advisoryCanary('ORB-2026-7999', 'restricted');
  const past = {
    ...restricted,
    values: { ...restricted.values, published: '2026-11-02T16:00:00Z' },
  };
  writeFolder(join(folder, 'base'), {});
  const token = `gh${'p_'}aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`;
  put('named/canary.txt', 'nothing');
  put('leaking/page/index.html', '<p>ORB-2026-7999</p>');
  put('served/site/index.html', 'the site');
  put('served/secret.txt', 'outside');
  put('public/token.txt', `x ${token}\n`);
  put('public/key.txt', `-----BEGIN ${'PRIVATE'} KEY-----\nabcd\n`);
  put('outside.txt', 'not to be served');
  symlinkSync(join(folder, 'outside.txt'), join(folder, 'public/link.txt'));
  const ground: Ground = {
    base: join(folder, 'base'),
    canaries: writeCanaries(join(folder, 'canaries'), [...canaryRecords(5, 40), past]),
    now: NOW,
    work: folder,
    ...repository(join(folder, 'repository')),
  };
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'tests/embargo/guards/mutant.mjs'), JSON.stringify(ground)],
    {
      cwd: ROOT,
      env: { ...userEnvironment(), NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  expect(run.stderr).toBe('');
  results = JSON.parse(run.stdout);
}, 300_000);

/**
 * A repository in which every push would reveal something; `from`: the commit that can be public.
 */
function repository(folder: string): { repository: string; from: string } {
  const restricted = advisoryCanary('ORB-2026-7001', 'restricted');
  const content = writeCanaries(folder, [restricted]);
  const env = {
    ...userEnvironment(),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  const git = (...words: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...words], {
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  git('init', '--quiet', '-b', 'main');
  writeFileSync(join(folder, 'README'), 'Public.\n');
  git('add', 'README');
  git('commit', '--quiet', '-m', 'Begin');
  const from = git('rev-parse', 'HEAD');
  git('add', '-f', join(content, 'advisories/2026/ORB-2026-7001.md'));
  git('commit', '--quiet', '-m', 'Add');
  writeFileSync(join(folder, 'notes.txt'), 'See ORB-2026-7001.\n');
  writeFileSync(join(folder, 'backport-ORB-2026-7001.patch'), 'x\n');
  git('add', 'notes.txt', 'backport-ORB-2026-7001.patch');
  git('commit', '--quiet', '-m', 'Fix ORB-2026-7001');
  git('tag', '-a', 'v1', '-m', 'Fixes ORB-2026-7001');
  return { repository: folder, from };
}

it.each(GUARDS.map(({ name, probe }, i) => [name, probe, i] as const))(
  '%s prevents: %s',
  (_, __, i) => {
    expect(results[i]).toMatchObject({ whole: true, without: false });
  },
);

it('there are guards for every part of the promise', () => {
  const parts = new Set(GUARDS.map(({ name }) => name.split(/[: ]/)[0]));
  expect([...parts].sort()).toEqual(
    [
      'bound',
      'check',
      'form',
      'ledger',
      'packed',
      'path',
      'policy',
      'preview',
      'public/',
      'push',
      'sanitizer',
      'scan',
      'secret',
      'the',
    ].sort(),
  );
});
