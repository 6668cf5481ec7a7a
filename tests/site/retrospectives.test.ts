// Retrospectives, from their files to their pages: accessible charts, links in both directions, the
// list of actions, and a site without MDX.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MDX_COMPONENTS } from '../../src/model/retrospective/mdx/components.ts';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { CANARY, writeOddRetrospectives } from '../support/odd-retrospectives.ts';
import { candor, copyExample, filesIn, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const work = workFolder('retrospectives');
let dist: string;
const EXAMPLES = ['lost-report-second-fix', 'malicious-cli-release'];
const PAGES = [...EXAMPLES.map((slug) => `retrospectives/${slug}/`), 'retrospectives/', 'retrospectives/actions/'];

beforeAll(() => {
  dist = builtSite();
}, 300_000);
afterAll(work.remove);

const html = (path: string, folder = dist): string => readFileSync(join(folder, path, 'index.html'), 'utf8');
const page = (path: string, folder = dist) => parseHTML(html(path, folder)).document;
const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

describe('the two retrospectives of the example', () => {
  it.each(EXAMPLES)('%s uses every component', (slug) => {
    const text = readFileSync(join(ROOT, `content/retrospectives/${slug}.mdx`), 'utf8');
    for (const name of Object.keys(MDX_COMPONENTS)) expect(text).toMatch(new RegExp(`^<${name}[ >]`, 'm'));
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
        expect(chart.querySelector(`#${chart.getAttribute('aria-labelledby')}`)?.localName).toBe('title');
        expect(
          words(chart.querySelector(`#${chart.getAttribute('aria-describedby')}`)?.textContent).length,
        ).toBeGreaterThan(40);
      }
      expect(figure.querySelectorAll('ol.history li, tbody tr').length).toBeGreaterThan(1);
    }
  });

  it.each(EXAMPLES)('%s has each id once, no style of its own and no script for its charts', (slug) => {
    const text = html(`retrospectives/${slug}/`);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(text).not.toMatch(/<style|\sstyle=/);
    const scripts = filesIn(dist).filter((file) => file.endsWith('.js'));
    for (const file of scripts) expect(readFileSync(join(dist, file), 'utf8')).not.toMatch(/observablehq|linkedom/);
  });

  it('the one about mistakes shows them: a late answer and a second release', () => {
    const document = page('retrospectives/lost-report-second-fix/');
    const rows = [...document.querySelectorAll('#chart-lag-orb-2026-0001 tbody tr')].map((row) =>
      words(row.textContent),
    );
    expect(rows[0]).toContain('Acknowledged');
    expect(rows[0]).toContain('5 days 22 hours');
    expect(rows[0]).toContain('within 48 hours: not kept');
    expect(rows.at(-1)).toContain('Orbital 2.4.2 and 3.0.3');
    const events = [...document.querySelectorAll('#chart-timeline li')].map((row) => words(row.textContent));
    expect(events[0]).toMatch(/12 February 2026, 10:22 UTC\s*the start/);
    expect(events.some((one) => /after 33 days 5 hours.*Announced: Orbital 2\.4\.2 and 3\.0\.3/.test(one))).toBe(true);
  });

  it('links the advisory, the release and the project, and each of them links back', () => {
    const own = html('retrospectives/lost-report-second-fix/');
    for (const path of ['advisories/ORB-2026-0001/', 'announcements/orbital-3.0.3/', 'projects/orbital/']) {
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
    expect(statuses).toEqual(['open', 'open', ...Array.from({ length: 9 }, () => 'done'), 'dropped']);
    expect(text.indexOf('2027-02-26')).toBeLessThan(text.indexOf('2027-03-31'));
    const rows = [...page('retrospectives/actions/').querySelectorAll('tbody tr')];
    expect(rows).toHaveLength(12);
    expect(words(rows[0]?.textContent)).toContain('26 February 2027');
  });
});

describe('a site that forbids MDX', () => {
  const content = join(work.folder, 'plain/content');
  const plain = join(work.folder, 'plain/dist');
  const file = (name: string): string => join(content, 'retrospectives', name);

  beforeAll(() => {
    copyExample(join(work.folder, 'plain'));
    const site = join(content, 'site.yaml');
    writeFileSync(site, `${readFileSync(site, 'utf8')}\nmdx: false\n`);
  });

  it('gets new drafts as plain Markdown', () => {
    const words = ['new', 'retrospective', 'ORB-2026-0004', '--title', 'The seventh gate', '--author', 'Alex Example'];
    const { code, out } = candor([...words, '--content', content, '--now', NOW]);
    expect([code, out.trim().endsWith('/retrospectives/the-seventh-gate.md')]).toEqual([0, true]);
    rmSync(file('the-seventh-gate.md'));
  });

  it('refuses each MDX file, and accepts plain Markdown with the same parts after the text, as of its own day', () => {
    const refused = candor(['check', '--content', content, '--now', NOW]);
    expect(refused.code).toBe(1);
    expect(refused.out.match(/mdx-forbidden/g)).toHaveLength(2);
    for (const slug of EXAMPLES) {
      renameSync(file(`${slug}.mdx`), file(`${slug}.md`));
      const text = readFileSync(file(`${slug}.md`), 'utf8').replace(/^<[\s\S]*?>$/gm, '');
      writeFileSync(file(`${slug}.md`), text);
    }
    const release = join(content, 'releases/orbital-3.1.2.md');
    const none = 'retrospective: {planned: false, reason: Both flaws were of a kind that we had explained before.}';
    writeFileSync(release, readFileSync(release, 'utf8').replace('\nto:', `\n${none}\nto:`));
    const later = '2027-03-10T12:00:00Z';
    const built = candor(['build', '--content', content, '--now', later, '--out', plain]);
    expect(built.err + built.out).toContain('Built');
    expect(built.err + built.out).toContain('action-overdue');
    const document = page('retrospectives/lost-report-second-fix/', plain);
    expect([...document.querySelectorAll('h2')].map(({ textContent }) => words(textContent))).toEqual(
      expect.arrayContaining([
        'Root cause',
        'What went well',
        'Where we were lucky',
        'Actions',
        'Pull requests',
        'People',
      ]),
    );
    expect(document.querySelector('svg.chart')).toBeNull();
    expect(words(page('retrospectives/actions/', plain).querySelector('tbody tr')?.textContent)).toContain('Overdue');
    for (const path of ['announcements/orbital-3.1.2/', 'advisories/ORB-2026-0004/'])
      expect(words(page(path, plain).body.textContent)).toContain(
        'No retrospective is planned: Both flaws were of a kind',
      );
  }, 300_000);
});

describe('unusual retrospectives', () => {
  let odd: string;
  let slugs: string[];
  const pages = () => slugs.map((slug) => `retrospectives/${slug}/`);

  beforeAll(() => {
    const content = copyExample(join(work.folder, 'odd'));
    odd = join(work.folder, 'odd/dist');
    slugs = writeOddRetrospectives(content);
    const { err } = candor(['build', '--content', content, '--now', NOW, '--out', odd], { env: CANARY });
    expect(err).toContain('Built');
  }, 300_000);

  it('run no code of their authors, and show it as text', () => {
    for (const file of filesIn(odd).filter((name) => !/\.(?:png|zip)$/.test(name)))
      expect(readFileSync(join(odd, file), 'utf8'), file).not.toContain(CANARY.CANDOR_CANARY);
    for (const path of pages()) {
      const document = page(path, odd);
      expect([...document.querySelectorAll('script:not([src]), img[onerror], iframe, style')]).toEqual([]);
      expect(html(path, odd)).not.toMatch(/href="\s*javascript:/i);
    }
    const text = words(page('retrospectives/inert/', odd).querySelector('.prose')?.textContent);
    expect(text.match(/\{process\.env\.CANDOR_CANARY\}/g)?.length).toBeGreaterThanOrEqual(7);
    expect(text.match(/<script>alert\(1\)<\/script>/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('have every component as documented', () => {
    const document = page('retrospectives/documented/', odd);
    const headings = [...document.querySelectorAll('h2, figcaption')].map(({ textContent }) => words(textContent));
    expect(headings).toEqual(expect.arrayContaining(['Root cause', 'Actions', 'Pull requests', 'People']));
    const shown = ['timeline', 'lag-orb-2026-0003', 'versions-orb-2026-0003'].map((id) => `#chart-${id} svg.chart`);
    for (const one of [...shown, 'aside.card', '.callout.lesson', 'figure.pictured img'])
      expect(document.querySelector(one), one).not.toBeNull();
  });

  it('have small charts, lists if there is nothing to draw, and mark withdrawn advisories', () => {
    for (const path of pages())
      for (const chart of page(path, odd).querySelectorAll('svg.chart')) {
        expect(chart.outerHTML.length, path).toBeLessThan(15_000);
        expect(chart.outerHTML, path).not.toMatch(/NaN|Infinity/);
      }
    const together = page('retrospectives/odd-31/', odd).querySelector('#chart-timeline');
    expect(together?.querySelector('svg')).toBeNull();
    expect(words(together?.querySelector('li')?.textContent)).toContain('Reported');
    expect(together?.querySelectorAll('li').length).toBe(41);
    expect(words(page('retrospectives/odd-33/', odd).body.textContent)).toContain('The times are unknown');
    expect(words(page('retrospectives/odd-32/', odd).querySelector('aside.card')?.textContent)).toContain('Withdrawn');
    expect(words(page('retrospectives/odd-32/', odd).querySelector('ol.history')?.textContent)).toContain(
      'Withdrawn: It was none.',
    );
  });

  it.skipIf(!hasChromium())(
    'fit on a narrow screen: no word of a chart or a table is cut off',
    async () => {
      const { server, origin } = await serve(odd);
      const browser = await openChromium();
      for (const path of [...pages(), 'retrospectives/actions/', 'metrics/', 'metrics/2026/']) {
        const tab = await browser.newPage({ viewport: { width: 320, height: 900 } });
        await tab.goto(`${origin}/${path}`);
        const outside = await tab.evaluate(() =>
          [...document.querySelectorAll('svg.chart text, main :is(td, th, li, dt, dd, figcaption, p)')]
            .filter((one) => one.getClientRects().length > 0 && !one.closest('thead'))
            .filter((one) => {
              const { left, right } = one.getBoundingClientRect();
              return (
                right > window.innerWidth + 1 ||
                left < -1 ||
                (one instanceof HTMLElement && one.scrollWidth > one.clientWidth + 1)
              );
            })
            .map((one) => one.textContent?.slice(0, 60)),
        );
        expect(outside, path).toEqual([]);
        await tab.close();
      }
      await browser.close();
      server.close();
    },
    120_000,
  );
});

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

  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)(
    'passes axe, %s, %d px wide, shows one chart of each pair and never scrolls sideways',
    async (colorScheme, width) => {
      for (const path of PAGES) {
        const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await tab.goto(`${origin}/${path}`);
        expect(await tab.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
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
