// The scores of Lighthouse for the most important pages, except those that depend on the speed of
// this machine. "npm run lighthouse" prints all of them.

import { expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { hasChromium } from '../support/chromium.ts';
import { JUDGED_PAGES, judge } from '../support/lighthouse.ts';

it.skipIf(!hasChromium())(
  'gives full marks for accessibility, best practices and search engines',
  async () => {
    const judgements = await judge(builtSite(), JUDGED_PAGES, [
      'accessibility',
      'best-practices',
      'seo',
    ]);
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
