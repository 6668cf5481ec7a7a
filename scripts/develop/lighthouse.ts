// npm run lighthouse: the Lighthouse results for the most important pages of the example. Speed is
// simulated for a slow phone from the speed of this machine, so run it on an idle one.

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
    process.stdout.write(
      [`${path}: ${numbers}`, ...faults.map((fault) => `  ${fault}`), ''].join('\n'),
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
