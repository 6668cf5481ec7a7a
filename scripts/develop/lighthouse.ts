// npm run lighthouse: what Lighthouse says of the pages of the example that matter most. Speed is simulated for a slow telephone,
// from what this machine takes: judge it on a quiet one.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATEGORIES, JUDGED_PAGES, judge } from '../../tests/support/lighthouse.ts';
import { candor, NOW } from '../../tests/support/run-candor.ts';

const work = mkdtempSync(join(tmpdir(), 'candor-lighthouse-'));
try {
  const dist = join(work, 'dist');
  const { code, err } = candor(['build', '--now', NOW, '--out', dist]);
  if (code !== 0) throw new Error(err);
  for (const { path, scores, faults } of await judge(dist, JUDGED_PAGES, CATEGORIES)) {
    const numbers = CATEGORIES.map((category) => `${category} ${scores[category]}`).join(', ');
    process.stdout.write([`${path}: ${numbers}`, ...faults.map((fault) => `  ${fault}`), ''].join('\n'));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
