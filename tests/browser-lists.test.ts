// The lists of advisories as a reader uses them, in a real Chromium: filters by mouse and keyboard, links without JavaScript, and
// a site of a thousand advisories.

import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../src/model/advisory.arbitrary.ts';
import { reaches } from '../src/model/severity-floor.ts';
import { candor, filesIn, NOW, workFolder } from './candor.ts';
import { closeContext, hasChromium, openChromium, serve } from './chromium.ts';
import { writeRandomContent } from './random-content.ts';
import { htmlFaults } from './valid-html.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

interface Opened {
  readonly page: Page;
  readonly noise: string[];
  readonly close: () => Promise<void>;
}

describe.skipIf(!hasChromium())('the lists in a browser', () => {
  const work = workFolder('browser-lists');
  const advisories = sampleAdvisories(1000, 5);
  const sites = { example: join(work.folder, 'example'), thousand: join(work.folder, 'thousand') };
  const servers: Server[] = [];
  const origins = { example: '', thousand: '' };
  let browser: Browser;

  beforeAll(async () => {
    const content = writeRandomContent(join(work.folder, 'random'), advisories);
    const built = [
      candor(['build', '--now', NOW, '--out', sites.example]),
      candor(['build', '--content', content, '--now', NOW, '--out', sites.thousand]),
    ];
    for (const { code, err } of built) expect(code, err.slice(0, 2000)).toBe(0);
    for (const name of ['example', 'thousand'] as const) {
      const { server, origin } = await serve(sites[name], { policy: POLICY });
      servers.push(server);
      origins[name] = origin;
    }
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
    work.remove();
  });

  async function open(
    site: keyof typeof origins,
    path: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Opened> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(origins[site])) noise.push(`asks for ${request.url()}`);
    });
    await page.goto(`${origins[site]}${path}`);
    return { page, noise, close: () => closeContext(context) };
  }

  const rowsOf = (page: Page): Promise<string[]> => page.locator('table.list tbody tr th').allInnerTexts();
  const filtered = (page: Page): Promise<unknown> =>
    page
      .getByRole('status')
      .getByText(/\d+ of \d+/)
      .waitFor();

  it('filters by keyboard alone, says how many are left, and keeps what was asked for in the address', async () => {
    const { page, noise, close } = await open('example', '/advisories/');
    const all = await rowsOf(page);
    await page.getByLabel('Words, an id or a CVE').focus();
    await page.keyboard.type('archive');
    await filtered(page);
    expect(page.url()).toMatch(/\?q=archive$/);
    const some = await rowsOf(page);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(await page.getByRole('status').innerText()).toBe(`${some.length} of ${all.length} advisories.`);

    for (const name of ['Project', 'Severity']) {
      while (
        !(await page.getByRole('combobox', { name, exact: true }).evaluate((one) => one === document.activeElement))
      )
        await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/severity=critical/);
    await expect.poll(() => page.locator('table.list tbody tr').count()).toBeLessThan(some.length);
    for (const text of await page.locator('table.list tbody .severity').allInnerTexts())
      expect(text).toMatch(/^\s*CRITICAL/);

    while (!(await page.getByRole('button', { name: 'Clear' }).evaluate((one) => one === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => rowsOf(page)).toEqual(all);
    expect(page.url()).toMatch(/\/advisories\/$/);
    expect(noise).toEqual([]);
    await close();
  });

  it('makes the same rows as the page has', async () => {
    const { page, close } = await open('example', '/advisories/');
    const html = (): Promise<string[]> =>
      page
        .locator('table.list tbody tr')
        .evaluateAll((rows) =>
          rows.map(
            (row) =>
              `${row.textContent?.replace(/\s+/g, ' ').trim()} ${row.querySelector('a')?.getAttribute('href')} ${row.querySelector('path')?.getAttribute('d')}`,
          ),
        );
    const before = await html();
    await page.goto(`${origins.example}/advisories/?severity=low`);
    await filtered(page);
    expect(await html()).toEqual(before);
    await close();
  });

  it('opens as the address says, and goes back', async () => {
    const { page, noise, close } = await open('example', '/advisories/?state=withdrawn');
    await filtered(page);
    expect(await rowsOf(page)).toEqual(['ORB-2025-0001']);
    expect(await page.getByRole('combobox', { name: 'State', exact: true }).inputValue()).toBe('withdrawn');
    expect(await page.locator('tbody tr').innerText()).toContain('Withdrawn');
    await page.getByRole('link', { name: /Nested archives/ }).click();
    await page.waitForURL(/ORB-2025-0001/);
    await page.goBack();
    await filtered(page);
    expect(await rowsOf(page)).toEqual(['ORB-2025-0001']);
    expect(noise).toEqual([]);
    await close();
  });

  it('says that nothing fits, and that the list could not be loaded', async () => {
    const { page, close } = await open('example', '/advisories/?q=zzzz');
    await page.getByText('None of 10 advisories fits.').waitFor();
    await page.route('**/advisories/index.json', (route) => route.abort());
    await page.reload();
    await page.getByText('The list could not be loaded.').waitFor();
    expect((await rowsOf(page)).length).toBe(10);
    await close();
  });

  it('shows no form without JavaScript, and leads to every list by links', async () => {
    const { page, noise, close } = await open('example', '/advisories/', { javaScriptEnabled: false });
    expect(await page.locator('form.filter').isVisible()).toBe(false);
    const rail = page.getByRole('navigation', { name: 'Lists of advisories' });
    for (const [link, title] of [
      ['High and above', /Severity: high and above/],
      ['Withdrawn', /Advisories: withdrawn/],
      ['2025', /Advisories of 2025/],
      ['By package', /Packages/],
      ['By weakness', /Weaknesses/],
      ['Orbital CLI', /Orbital CLI/],
    ] as const) {
      await page.goto(`${origins.example}/advisories/`);
      await rail.getByRole('link', { name: link, exact: true }).click();
      expect(await page.locator('h1').innerText()).toMatch(title);
      expect(await page.locator('main a').count()).toBeGreaterThan(0);
    }
    expect(noise).toEqual([]);
    await close();
  });

  it('answers for a version: the worst, and what to upgrade to', async () => {
    const { page, noise, close } = await open('example', '/projects/orbital/');
    await page.getByRole('link', { name: '3.0.0', exact: true }).click();
    expect(await page.locator('h1').innerText()).toBe('Orbital 3.0.0');
    expect(await page.locator('.plate').innerText()).toMatch(/CRITICAL\s+9\.3/);
    expect(await page.locator('main').innerText()).toMatch(
      /Upgrade to 3\.1\.2, the nearest version on the 3\.x branch/,
    );
    await page.goto(`${origins.example}/projects/orbital/1.0.0/`);
    expect(await page.locator('main').innerText()).toContain(
      'Not assessed: the last day of support was 31 December 2025.',
    );
    expect(noise).toEqual([]);
    await close();
  });

  it('names rows and columns of the table of versions', async () => {
    const { page, close } = await open('example', '/projects/orbital/matrix/');
    const table = page.getByRole('table', { name: 'Versions and advisories of Orbital' });
    expect(await table.getByRole('columnheader', { name: /ORB-2026-0004 CRITICAL 9\.3/ }).count()).toBe(1);
    expect(
      await table
        .getByRole('row', { name: /^3\.1\.2/ })
        .getByRole('cell')
        .allInnerTexts(),
    ).not.toContain('yes');
    expect(
      await table
        .getByRole('row', { name: /^1\.2\.0/ })
        .getByRole('cell')
        .allInnerTexts(),
    ).toContain('yes');
    await close();
  });

  it('copies the command of an upgrade', async () => {
    const { page, noise, close } = await open('example', '/projects/orbital/3.0.0/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const button = page.getByRole('button', { name: /^Copy python -m pip install/ }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText(/is copied\.$/).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'python -m pip install --upgrade "orbital==3.1.2"',
    );
    expect(noise).toEqual([]);
    await close();
  });

  it('adds the time of the reader to that in UTC', async () => {
    const { page, close } = await open('example', '/advisories/ORB-2026-0002/', {
      timezoneId: 'Asia/Tokyo',
      locale: 'en-GB',
    });
    expect(await page.locator('.facts time').first().innerText()).toMatch(
      /^21 April 2026, 16:00 UTC \(22 Apr 2026, 01:00 GMT\+9\)$/,
    );
    await close();
    const plain = await open('example', '/advisories/ORB-2026-0002/', { timezoneId: 'UTC' });
    expect(await plain.page.locator('.facts time').first().innerText()).toBe('21 April 2026, 16:00 UTC');
    await plain.close();
  });

  it('filters a thousand advisories, and parts them into pages', async () => {
    const { page, noise, close } = await open('thousand', '/advisories/');
    expect((await rowsOf(page)).length).toBe(100);
    expect(await page.locator('.pager a').last().innerText()).toBe('Older');
    await page.getByRole('combobox', { name: 'Severity', exact: true }).selectOption('critical');
    await filtered(page);
    const critical = advisories.filter((one) => reaches(one, 'critical')).length;
    expect(await page.getByRole('status').innerText()).toBe(`${critical} of 1000 advisories.`);
    expect((await rowsOf(page)).length).toBe(Math.min(100, critical));
    expect(await page.locator('.pager').isVisible()).toBe(false);
    if (critical > 100) {
      await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
      await expect.poll(async () => (await rowsOf(page)).length).toBe(Math.min(200, critical));
    }
    expect(noise).toEqual([]);
    await page.goto(`${origins.thousand}/advisories/page/10/`);
    expect((await rowsOf(page)).length).toBe(100);
    expect(await page.locator('.pager [aria-current]').innerText()).toMatch(/10$/);
    await close();
  });

  it.each([
    ['light', 320],
    ['dark', 320],
    ['light', 1280],
    ['dark', 1280],
  ] as const)(
    'passes axe with a thousand advisories, %s at %i px, and does not scroll sideways',
    async (colorScheme, width) => {
      const paths = [
        '/advisories/?severity=high',
        '/advisories/page/2/',
        '/severity/high/',
        '/packages/',
        '/cwe/',
        '/years/2024/',
      ];
      const matrix = filesIn(sites.thousand).find((file) => file.endsWith('matrix/index.html'));
      for (const path of [...paths, `/${matrix?.replace('index.html', '')}`]) {
        const { page, close } = await open('thousand', path, {
          colorScheme,
          viewport: { width, height: 900 },
          bypassCSP: true,
        });
        if (path.includes('?')) await filtered(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
        await page.evaluate(AXE);
        const violations: unknown = await page.evaluate(
          "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')))",
        );
        expect(violations, path).toEqual([]);
        await close();
      }
    },
  );

  it('has valid HTML, whatever authors write', async () => {
    const pages = filesIn(sites.thousand).filter((file) => file.endsWith('.html'));
    // Each kind is made by one page.
    const kinds = Map.groupBy(pages, (file) => file.replace(/[^/]*\d[^/]*/g, '*'));
    const some = [...kinds.values()].flatMap((files) => files.filter((_, i) => i < 5 || i % 100 === 0));
    const faults = some.map((file) => htmlFaults(file, readFileSync(join(sites.thousand, file), 'utf8')));
    expect((await Promise.all(faults)).flat()).toEqual([]);
  });

  it('keeps its weight: the style sheet, an advisory with all it needs, and lists', () => {
    for (const site of [sites.example, sites.thousand]) {
      const files = filesIn(site);
      const size = (file: string): number => gzipSync(readFileSync(join(site, file)), { level: 9 }).length;
      const parts = new Map(
        files
          .filter((one) => /\.(css|js|svg)$/.test(one) && !one.startsWith('pagefind/'))
          .map((one) => [one, size(one)]),
      );
      const styles = files.filter((file) => file.endsWith('.css'));
      expect(styles.length).toBeGreaterThan(0);
      expect(styles.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(12_000);
      const weight = (file: string): number => {
        const html = readFileSync(join(site, file), 'utf8');
        // An attribute may hold "<script" as text; what matters is that no script file keeps the page from being shown.
        expect(html).not.toMatch(/<script(?=[^>]*\ssrc=)(?![^>]*type="module")/);
        let sum = gzipSync(html, { level: 9 }).length;
        for (const [, name = ''] of html.matchAll(/"\/([^"]+\.(?:css|js|svg))"/g)) sum += parts.get(name) ?? 0;
        return sum;
      };
      const advisory = files.filter(
        (file) => /^advisories\/[^/]*\d[^/]*\/index\.html$/.test(file) && !file.includes('/page/'),
      );
      // One in ten where there are many: each is made by the same page.
      const some = advisory.filter((_, i) => advisory.length < 100 || i % 10 === 0);
      expect(Math.max(...some.map(weight))).toBeLessThan(25_000);
      const lists = files.filter(
        (file) =>
          /^(index|(advisories|severity|packages|cwe|years|state)\/(.*\/)?index)\.html$/.test(file) &&
          !advisory.includes(file),
      );
      expect(Math.max(...lists.map(weight))).toBeLessThan(40_000);
      // Before a file is dropped; the answers' data comes with the first question.
      expect(weight('check/index.html')).toBeLessThan(60_000);
    }
  });
});
