// Retrospectives, from their files to their pages: accessible charts, links in both directions, the
// list of actions, and a site without MDX.

import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MDX_COMPONENTS } from '../../src/model/retrospective/mdx/components.ts';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { filesIn, ROOT, workFolder } from '../support/run-candor.ts';
import { casesOf } from '../support/thorough.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const work = workFolder('retrospectives');
let dist: string;
const EXAMPLES = ['lost-report-second-fix', 'malicious-cli-release'];
const PAGES = [
  ...EXAMPLES.map((slug) => `retrospectives/${slug}/`),
  'retrospectives/',
  'retrospectives/actions/',
];

beforeAll(() => {
  dist = builtSite();
}, 300_000);
afterAll(work.remove);

const html = (path: string, folder = dist): string =>
  readFileSync(join(folder, path, 'index.html'), 'utf8');
const page = (path: string, folder = dist) => parseHTML(html(path, folder)).document;
const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

describe('the two retrospectives of the example', () => {
  it.each(EXAMPLES)('%s uses every component', (slug) => {
    const text = readFileSync(join(ROOT, `content/retrospectives/${slug}.mdx`), 'utf8');
    for (const name of Object.keys(MDX_COMPONENTS))
      expect(text).toMatch(new RegExp(`^<${name}[ >]`, 'm'));
  });

  it.each(EXAMPLES)('%s has charts with titles, descriptions and a text alternative', (slug) => {
    const figures = [...page(`retrospectives/${slug}/`).querySelectorAll('figure.charted')];
    expect(figures.length).toBeGreaterThanOrEqual(3);
    for (const figure of figures) {
      const charts = [...figure.querySelectorAll('svg.chart')];
      expect(charts).toHaveLength(2);
      for (const chart of charts) {
        expect(chart.getAttribute('role')).toBe('img');
        expect(chart.outerHTML.length).toBeLessThan(15_000);
        expect(chart.querySelector(`#${chart.getAttribute('aria-labelledby')}`)?.localName).toBe(
          'title',
        );
        expect(
          words(chart.querySelector(`#${chart.getAttribute('aria-describedby')}`)?.textContent)
            .length,
        ).toBeGreaterThan(40);
      }
      expect(figure.querySelectorAll('ol.history li, tbody tr').length).toBeGreaterThan(1);
    }
  });

  it.each(EXAMPLES)(
    '%s has each id once, no style of its own and no script for its charts',
    (slug) => {
      const text = html(`retrospectives/${slug}/`);
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      expect(text).not.toMatch(/<style|\sstyle=/);
      const scripts = filesIn(dist).filter((file) => file.endsWith('.js'));
      for (const file of scripts)
        expect(readFileSync(join(dist, file), 'utf8')).not.toMatch(/observablehq|linkedom/);
    },
  );

  it('the one about mistakes shows them: a late answer and a second release', () => {
    const document = page('retrospectives/lost-report-second-fix/');
    const rows = [...document.querySelectorAll('#chart-lag-orb-2026-0001 tbody tr')].map((row) =>
      words(row.textContent),
    );
    expect(rows[0]).toContain('Acknowledged');
    expect(rows[0]).toContain('5 days 22 hours');
    expect(rows[0]).toContain('within 48 hours: not kept');
    expect(rows.at(-1)).toContain('Orbital 2.4.2 and 3.0.3');
    const events = [...document.querySelectorAll('#chart-timeline li')].map((row) =>
      words(row.textContent),
    );
    expect(events[0]).toMatch(/12 February 2026, 10:22 UTC\s*the start/);
    expect(
      events.some((one) =>
        /after 33 days 5 hours.*Announced: Orbital 2\.4\.2 and 3\.0\.3/.test(one),
      ),
    ).toBe(true);
  });

  it('links the advisory, the release and the project, and each of them links back', () => {
    const own = html('retrospectives/lost-report-second-fix/');
    for (const path of [
      'advisories/ORB-2026-0001/',
      'announcements/orbital-3.0.3/',
      'projects/orbital/',
    ]) {
      expect(own).toContain(`href="/${path}"`);
      expect(html(path)).toContain('href="/retrospectives/lost-report-second-fix/"');
    }
  });
});

describe('the list of actions', () => {
  it('contains those of all retrospectives, open ones first, on its page and as JSON', () => {
    const text = readFileSync(join(dist, 'retrospectives/actions.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ as_of: '2026-11-22' });
    const statuses = [...text.matchAll(/"status": "(\w+)"/g)].map(([, status]) => status);
    expect(statuses).toEqual([
      'open',
      'open',
      ...Array.from({ length: 9 }, () => 'done'),
      'dropped',
    ]);
    expect(text.indexOf('2027-02-26')).toBeLessThan(text.indexOf('2027-03-31'));
    const rows = [...page('retrospectives/actions/').querySelectorAll('tbody tr')];
    expect(rows).toHaveLength(12);
    expect(words(rows[0]?.textContent)).toContain('26 February 2027');
  });
});

const AXE_MODES = [
  ['dark', 320],
  ['light', 1280],
] as const;

describe.skipIf(!hasChromium())('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    ({ server, origin } = await serve(dist, {
      policy: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'",
    }));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it.each(casesOf(AXE_MODES, 1))(
    'passes axe, %s, %d px wide, shows one chart of each pair and never scrolls sideways',
    async (colorScheme, width) => {
      for (const path of PAGES) {
        const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await tab.goto(`${origin}/${path}`);
        expect(
          await tab.evaluate(() => document.documentElement.scrollWidth),
          path,
        ).toBeLessThanOrEqual(width);
        const figures = await tab.locator('figure.charted').count();
        expect(await tab.locator('svg.chart:visible').count(), path).toBe(figures);
        await tab.evaluate(AXE);
        const violations: unknown = await tab.evaluate(
          "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 80)).join(' | ')))",
        );
        expect(violations, path).toEqual([]);
        await tab.close();
      }
    },
    120_000,
  );

  it('draws under a strict content security policy, in the colors of the page', async () => {
    const tab = await browser.newPage({ colorScheme: 'dark' });
    const noise: string[] = [];
    tab.on('console', (message) => noise.push(message.text()));
    await tab.goto(`${origin}/retrospectives/lost-report-second-fix/`);
    const colors = await tab.evaluate(() => {
      const bar = document.querySelector('#chart-lag-orb-2026-0001 .for-wide rect');
      const text = document.querySelector('#chart-lag-orb-2026-0001 .for-wide text');
      return [bar, text].map((one) => (one === null ? '' : getComputedStyle(one).fill));
    });
    expect(noise).toEqual([]);
    for (const color of colors) expect(color).toMatch(/^(?:oklch|rgb|color)\(/);
    expect(colors).not.toContain('rgb(0, 0, 0)');
    await tab.close();
  }, 300_000);
});
