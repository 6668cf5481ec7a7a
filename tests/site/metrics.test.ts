// The pages of metrics, from their files to a browser: accessible charts, tables with the numbers
// of the documents, the report on a year, and the pages without measurements.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { copyExample, filesIn, workFolder } from '../support/run-candor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const work = workFolder('metrics');
let dist: string;
let bare: string;
const PAGES = ['metrics/', 'metrics/2025/', 'metrics/2026/'];

/** An own advisory without a timeline cannot be published; an imported one can. */
const IMPORTED = `---
summary: Old flaw
project: orbital
affected: [{package: "pkg:pypi/orbital", ranges: [{introduced: "0", fixed: 1.0.0}]}]
published: 2015-06-01T00:00:00Z
imported: {format: osv, id: OLD-2015-1}
---
`;

beforeAll(() => {
  dist = builtSite();
  const content = copyExample(join(work.folder, 'bare-content'));
  for (const folder of ['advisories', 'releases', 'retrospectives', 'statements'])
    rmSync(join(content, folder), { recursive: true, force: true });
  mkdirSync(join(content, 'advisories/2015'), { recursive: true });
  writeFileSync(join(content, 'advisories/2015/ORB-2015-0001.md'), IMPORTED);
  const site = readFileSync(join(content, 'site.yaml'), 'utf8');
  writeFileSync(join(content, 'site.yaml'), `${site.trimEnd()}\nformats: {metrics: false}\n`);
  bare = builtSite(content);
}, 300_000);
afterAll(work.remove);

const html = (path: string, folder = dist): string =>
  readFileSync(join(folder, path, 'index.html'), 'utf8');
const page = (path: string, folder = dist) => parseHTML(html(path, folder)).document;
const words = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
const rowsOf = (root: Element | null): string[][] =>
  [...(root?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => words(cell.textContent)),
  );

describe('charts of metrics', () => {
  it.each(PAGES)(
    'have a title, a description, less than 15 KB, no style, and a table of the same title: %s',
    (path) => {
      expect(html(path)).not.toMatch(/<style|\sstyle=/);
      const figures = [...page(path).querySelectorAll('figure.charted')];
      expect(figures.length).toBeGreaterThanOrEqual(6);
      for (const figure of figures) {
        const title = words(figure.querySelector('figcaption')?.textContent);
        expect(words(figure.querySelector('table > caption')?.textContent)).toBe(title);
        const charts = [...figure.querySelectorAll('svg.chart')];
        expect(charts).toHaveLength(2);
        for (const chart of charts) {
          expect(chart.outerHTML.length).toBeLessThan(15_000);
          expect(words(chart.querySelector('title')?.textContent)).toBe(title);
          expect(words(chart.querySelector('desc')?.textContent)).toContain(
            'The table below contains the same numbers.',
          );
        }
      }
    },
  );

  it.each(PAGES)('have the same content, row by row, as the table below: %s', (path) => {
    for (const figure of page(path).querySelectorAll('figure.charted')) {
      const rows = rowsOf(figure);
      const headings = [...figure.querySelectorAll('thead th')].map((one) =>
        words(one.textContent),
      );
      for (const chart of figure.querySelectorAll('svg.chart')) {
        const said = [...chart.querySelectorAll('text')].map((one) => words(one.textContent));
        for (const cells of rows) {
          const own = said.filter(
            (one) =>
              one === cells[0] ||
              one.startsWith(`${cells[0]}:`) ||
              one.startsWith(`${cells[0]} (n = `),
          );
          expect(own, `${figure.id} ${cells[0]}`).toHaveLength(1);
          if (headings.includes('Median')) {
            const [label, n, , median, p90, range = ''] = cells;
            const single = range.split(', ');
            const few = single.length < 3 ? range : `from ${single[0]} to ${single.at(-1)}`;
            expect(own[0]).toBe(
              `${label} (n = ${n}): ${n === '0' ? 'not measured' : median === '–' ? few : `median ${median}, p90 ${p90}`}`,
            );
          } else if (figure.id === 'chart-promise')
            expect(own[0]).toBe(`${cells[0]}: ${cells[1] === '–' ? 'not measured' : cells[1]}`);
          else
            expect(own[0]).toBe(
              `${cells[0]}: ${figure.id === 'chart-advisories-by-year' ? cells[1] : cells.at(-1)}`,
            );
        }
      }
    }
  });

  it('have no script of their own', () => {
    for (const file of filesIn(dist).filter((one) => one.endsWith('.js')))
      expect(readFileSync(join(dist, file), 'utf8')).not.toMatch(/observablehq|linkedom/);
  });
});

describe('the page of metrics', () => {
  const data = () => JSON.parse(readFileSync(join(dist, 'metrics/metrics.json'), 'utf8'));

  it('has the counts of the document beside it, with n for each', () => {
    const { all, years } = data();
    const first = (id: string) => rowsOf(page('metrics/').querySelector(`#chart-${id}`));
    expect(first('time-to-acknowledge')[0]?.slice(0, 3)).toEqual([
      'All',
      String(all.hours_to_acknowledge.n),
      String(all.hours_to_acknowledge.not_measured),
    ]);
    expect(first('time-to-fix')[0]?.[1]).toBe(String(all.hours_to_fix.n));
    expect(first('age')[0]?.slice(1, 3)).toEqual([
      String(all.age_days.n),
      String(all.age_days.not_measured),
    ]);
    expect(first('advisories-by-year').map((cells) => [cells[0], cells[1], cells.at(-1)])).toEqual(
      years.map((one: { year: number; n: number; withdrawn: number }) =>
        [one.year, one.n, one.withdrawn].map(String),
      ),
    );
    expect(first('weaknesses').map((cells) => [cells[0], Number(cells.at(-1))])).toEqual(
      Object.entries(all.cwe),
    );
    expect(all.n).toBeGreaterThan(5);
  });

  it('describes its method, and links to the data, the reports and their feed', () => {
    const text = html('metrics/');
    for (const part of [
      'not withdrawn',
      'nearest rank',
      'fewer than 5 cases',
      'fix-ready',
      'The age is unknown unless',
      'within 48 hours',
    ])
      expect(words(page('metrics/').body.textContent)).toContain(part);
    for (const path of [
      'metrics/advisories.csv',
      'metrics/metrics.json',
      'metrics/2023/',
      'metrics/2026/',
      'metrics/feed.xml',
    ])
      expect(text).toContain(`href="/${path}"`);
    expect(html('subscribe/')).toContain('href="/metrics/feed.atom"');
    expect(html('')).toContain('href="/metrics/"');
  });
});

describe('the report on a year', () => {
  it('states that a year is in progress and until when, and does not for a past year', () => {
    expect(words(page('metrics/2026/').querySelector('#in-progress')?.textContent)).toContain(
      'until 22 November 2026',
    );
    expect(page('metrics/2025/').querySelector('#in-progress')).toBeNull();
    expect(words(page('metrics/2025/').body.textContent)).not.toContain('so far');
  });

  it('has sentences, and links to every advisory, release and retrospective of the year', () => {
    const text = html('metrics/2026/');
    expect(words(page('metrics/2026/').querySelector('.summary')?.textContent)).toMatch(
      /advisories were published in 2026 so far/,
    );
    for (const path of [
      'advisories/ORB-2026-0001/',
      'advisories/ORB-2026-0004/',
      'announcements/orbital-3.1.2/',
      'retrospectives/lost-report-second-fix/',
    ])
      expect(text).toContain(`href="/${path}"`);
    const listed = rowsOf(page('metrics/2026/').querySelector('table.times')).length;
    expect(listed).toBe(
      JSON.parse(readFileSync(join(dist, 'metrics/metrics.json'), 'utf8')).years[0].n,
    );
  });

  it('names the withdrawn advisory of 2025 without counting it', () => {
    const rows = rowsOf(page('metrics/2025/').querySelector('table.times'));
    expect(rows.filter(([name]) => name?.includes('Withdrawn, not counted'))).toHaveLength(1);
    expect(words(page('metrics/2025/').querySelector('.summary')?.textContent)).toContain(
      'One more was withdrawn',
    );
  });

  it('is an entry of the feed once the year is over', () => {
    const { items } = JSON.parse(readFileSync(join(dist, 'metrics/feed.json'), 'utf8'));
    expect(items.map(({ id }: { id: string }) => id)).toEqual(
      [2025, 2024, 2023].map((year) => `tag:security.orbital.example,${year + 1}:metrics-${year}`),
    );
  });
});

describe('a site without measurements, with the documents disabled', () => {
  it('states this instead of drawing, counts unmeasured items, and links to no document', () => {
    for (const path of ['metrics/', 'metrics/2015/']) {
      const text = words(page(path, bare).body.textContent);
      expect(text).toContain('Time to acknowledge: not measured for the one advisory.');
      expect(html(path, bare)).not.toMatch(/advisories\.csv|metrics\.json/);
      expect(page(path, bare).querySelector('#chart-time-to-fix')).toBeNull();
    }
    expect(filesIn(bare).filter((file) => /^metrics\/.*\.(csv|json)$/.test(file))).toEqual([
      'metrics/feed.json',
    ]);
  });
});

describe.skipIf(!hasChromium())('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    ({ server, origin } = await serve(dist, {
      policy:
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'",
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
    'pass axe under a strict content security policy, %s, %d px wide, show one chart of each pair and never scroll sideways',
    async (colorScheme, width) => {
      for (const path of ['metrics/', 'metrics/2026/']) {
        const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        const noise: string[] = [];
        tab.on('console', (message) => noise.push(message.text()));
        await tab.goto(`${origin}/${path}`);
        expect(
          await tab.evaluate(() => document.documentElement.scrollWidth),
          path,
        ).toBeLessThanOrEqual(width);
        expect(await tab.locator('svg.chart:visible').count(), path).toBe(
          await tab.locator('figure.charted').count(),
        );
        const outside = await tab.evaluate(() =>
          [...document.querySelectorAll('svg.chart text')]
            .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
            .map((one) => one.textContent),
        );
        expect(outside, path).toEqual([]);
        expect(noise, path).toEqual([]);
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
});
