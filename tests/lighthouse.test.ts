// Lighthouse's judgement of the pages that matter most, as far as it does not depend on how fast this machine is: that is what
// "npm run lighthouse" prints.

import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { candor, NOW, workFolder } from './candor.ts';
import { hasChromium } from './chromium.ts';
import { JUDGED_PAGES, judge } from './lighthouse.ts';

const work = workFolder('lighthouse');
afterAll(work.remove);

it.skipIf(!hasChromium())(
  'is full marks for accessibility, best practices and search engines',
  async () => {
    const dist = join(work.folder, 'dist');
    expect(candor(['build', '--now', NOW, '--out', dist]).code).toBe(0);
    const judgements = await judge(dist, JUDGED_PAGES, ['accessibility', 'best-practices', 'seo']);
    expect(judgements).toEqual(
      JUDGED_PAGES.map((path) => ({
        path,
        scores: { accessibility: 100, 'best-practices': 100, seo: 100 },
        faults: [],
      })),
    );
  },
  600_000,
);
