// A build in a process that showed 200 private records, as the dev server does.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { canariesIn } from '../support/canaries.ts';
import { canaryRecords, writeCanaries } from '../support/canary-content.ts';
import { NOW, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';

const work = workFolder('dev-canary');
afterAll(work.remove);

it('contains no byte of what the dev server showed', () => {
  const content = writeCanaries(join(work.folder, 'mix'), canaryRecords(1));
  const words = [join(ROOT, 'tests/support/build-after-dev.ts'), content, NOW];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: ROOT,
    env: userEnvironment(),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const site = stdout.split('\n').at(-1) ?? '';
  try {
    expect(canariesIn(site)).toEqual([]);
  } finally {
    rmSync(dirname(site), { recursive: true, force: true });
  }
});
