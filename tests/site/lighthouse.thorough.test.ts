// Lighthouse's judgement of the pages that matter most, as far as it does not depend on how fast this machine is: that is what
// "npm run lighthouse" prints.

import { expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { hasChromium } from '../support/chromium.ts';
import { JUDGED_PAGES, judge } from '../support/lighthouse.ts';

it.skipIf(!hasChromium())(
  'is full marks for accessibility, best practices and search engines',
  async () => {
    const judgements = await judge(builtSite(), JUDGED_PAGES, ['accessibility', 'best-practices', 'seo']);
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
