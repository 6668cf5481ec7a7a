// The example as readers see it, in a real Chromium: without JavaScript, narrow and wide, light and
// dark.

import { readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { filesIn } from '../support/run-candor.ts';
import { casesOf, THOROUGH } from '../support/thorough.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ALL_RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/** Widths and color schemes. All rules are run in the first scheme. */
const AXE_MODES = [
  [320, 'dark', 'light'],
  [1280, 'light', 'dark'],
] as const;

/** The number of tested pages of one kind, and of advisories, which differ most. */
const [MOST, MOST_ADVISORIES] = THOROUGH ? [2, Number.POSITIVE_INFINITY] : [1, 3];

/**
 * The pages, without most of those that are similar to others: of a version, a package, a weakness.
 */
function sampleOf(pages: readonly string[]): string[] {
  const kinds = Map.groupBy(pages, (page) => {
    const [, first = '', ...others] = page.split('/');
    return `${first} ${others.length}`;
  });
  return [...kinds].flatMap(([kind, some]) =>
    some.slice(0, kind.startsWith('advisories ') ? MOST_ADVISORIES : MOST),
  );
}

describe.skipIf(!hasChromium())('the example in a browser', () => {
  let dist: string;
  let browser: Browser;
  let server: Server;
  let origin: string;
  let pages: string[] = [];

  beforeAll(async () => {
    dist = builtSite();
    ({ server, origin } = await serve(dist));
    browser = await openChromium();
    pages = sampleOf(
      filesIn(dist)
        .filter((file) => file.endsWith('.html'))
        .map((file) => `/${file.replace(/index\.html$/, '')}`),
    );
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(
    path: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ page: Page; noise: string[]; close: () => Promise<void> }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) noise.push(`asks for ${request.url()}`);
    });
    await page.goto(`${origin}${path}`);
    return { page, noise, close: () => context.close() };
  }

  it('shows every page without JavaScript, without console messages and without requests to other hosts', async () => {
    const { page, noise, close } = await open('/', { javaScriptEnabled: false });
    for (const path of pages) {
      await page.goto(`${origin}${path}`);
      expect(await page.locator('h1').count(), path).toBe(1);
      expect(noise, path).toEqual([]);
    }
    await close();
  }, 300_000);

  it('passes axe on every page, light and dark, at 1280 px and at 320 px, where it does not scroll sideways', async () => {
    const { page, noise, close } = await open('/');
    const axe = (rules: string): Promise<unknown> =>
      page.evaluate(
        `axe.run({ runOnly: ${rules} }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 80)).join(' | ')))`,
      );
    for (const path of pages) {
      await page.goto(`${origin}${path}`);
      await page.evaluate(AXE);
      for (const [width, first, second] of casesOf(AXE_MODES, 1)) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: first });
        expect(await axe(ALL_RULES), `${path} ${width} ${first}`).toEqual([]);
        // In another color scheme, only colors differ.
        await page.emulateMedia({ colorScheme: second });
        expect(
          await axe("{ type: 'rule', values: ['color-contrast'] }"),
          `${path} ${width} ${second}`,
        ).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          path,
        ).toBeLessThanOrEqual(width);
      }
    }
    expect(noise).toEqual([]);
    await close();
  }, 400_000);

  it.each(['light', 'dark'] as const)(
    'is legible in the forced colors of a %s reader, including charts',
    async (colorScheme) => {
      const drawn = [
        '/policy/disclosure/',
        '/policy/supported-versions/',
        '/metrics/',
        '/projects/orbital/matrix/',
      ];
      const retrospectives = pages.filter((path) => /^\/retrospectives\/[^/]+\/$/.test(path));
      for (const path of [...drawn, ...retrospectives, '/advisories/ORB-2026-0004/']) {
        const { page, close } = await open(path, {
          colorScheme,
          forcedColors: 'active',
          viewport: { width: 1280, height: 900 },
        });
        expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
        const faint = await page.evaluate(() => {
          const context = document
            .createElement('canvas')
            .getContext('2d', { willReadFrequently: true });
          const light = (color: string): number => {
            if (context === null) return 0;
            context.fillStyle = color;
            context.fillRect(0, 0, 1, 1);
            const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
              part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
            );
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const paper = light(getComputedStyle(document.documentElement).backgroundColor);
          // A number in a disc contrasts with the disc, not with the page.
          return [
            ...document.querySelectorAll('svg text:not([text-anchor=middle][font-weight=bold])'),
          ].flatMap((text) => {
            const ink = light(getComputedStyle(text).fill);
            const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
            return text.checkVisibility() && contrast < 4.5
              ? [`${text.textContent}: ${contrast.toFixed(1)}`]
              : [];
          });
        });
        expect(faint, path).toEqual([]);
        await close();
      }
    },
  );

  it.each([
    [390, 844],
    [1280, 800],
  ])(
    'shows on the first screen of %d by %d: severity, what can happen, the affected versions, what to do',
    async (width, height) => {
      for (const id of ['ORB-2026-0004', 'ORB-2026-0003', 'ORB-2026-0002', 'ORB-2024-0002']) {
        const { page, close } = await open(`/advisories/${id}/`, { viewport: { width, height } });
        expect(await page.locator('.glance dt').allInnerTexts()).toEqual([
          'What can happen',
          'Affected',
          'What to do',
        ]);
        for (const answer of [page.locator('.plate .severity').first(), page.locator('.glance')]) {
          const box = await answer.boundingBox();
          expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0), id).toBeLessThan(
            height,
          );
        }
        await close();
      }
    },
  );

  it('leads from the home page to the check and to safe versions, without JavaScript', async () => {
    const { page, noise, close } = await open('/', {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    expect(await page.locator('.safe dd > a').allInnerTexts()).toEqual(['3.1.2', '2.4.5', '1.2.2']);
    await page.getByLabel('Package').fill('orbital v2.1.0');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.waitForURL(/\/check\/\?package=orbital\+v2\.1\.0&version=$/);
    expect(await page.locator('.check').isVisible()).toBe(false);
    expect(noise).toEqual([]);
    await close();
    const scripted = await open('/', { viewport: { width: 390, height: 844 } });
    await scripted.page.getByLabel('Package').fill('orbital v2.1.0');
    await scripted.page.keyboard.press('Enter');
    await scripted.page.getByRole('heading', { name: 'orbital (PyPI) 2.1.0' }).waitFor();
    const verdict = await scripted.page.locator('.verdict-line').boundingBox();
    expect((verdict?.y ?? Number.POSITIVE_INFINITY) + (verdict?.height ?? 0)).toBeLessThanOrEqual(
      844,
    );
    expect(scripted.noise).toEqual([]);
    await scripted.close();
  });

  it('recommends one address first on the page of subscriptions', async () => {
    const { page, close } = await open('/subscribe/');
    const first = page.locator('main :is(a, h2)').first();
    expect(await first.getAttribute('href')).toBe('/feed.atom');
    await close();
  });

  it('has its navigation in a sheet on a phone, which opens and closes without a script', async () => {
    const { page, close } = await open('/advisories/', {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const report = page.locator('header').getByRole('link', { name: 'Report a vulnerability' });
    expect(await report.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    expect(await report.isVisible()).toBe(true);
    expect((await report.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.keyboard.press('Escape');
    expect(await report.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await report.isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Menu' }).isVisible()).toBe(false);
    await close();
  });

  it('shows the severity of an advisory as a word, a number and a shape', async () => {
    const { page, close } = await open('/advisories/');
    const row = page.getByRole('row', { name: /ORB-2025-0002/ });
    await expect(row.innerText()).resolves.toMatch(/HIGH\s+\d\.\d/);
    expect(await row.locator('svg').count()).toBe(1);
    await close();
  });

  it('can be navigated by keyboard from the home page to an advisory', async () => {
    const { page, close } = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toMatch(/skip/i);
    await page
      .getByRole('link', { name: /Advisories/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/advisories\/$/);
    await close();
  });

  it.each([
    ['the mouse', async (_page: Page, button: Locator) => button.click()],
    [
      'the keyboard',
      async (page: Page, button: Locator) => {
        await page.locator('a[data-copy="High and above, RSS"]').focus();
        await page.keyboard.press('Tab');
        expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
        await page.keyboard.press('Enter');
      },
    ],
  ])('copies the address of a feed by %s, and confirms it', async (_, press) => {
    const { page, noise, close } = await open('/subscribe/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const button = page.getByRole('button', {
      name: 'Copy the address of High and above, RSS',
      exact: true,
    });
    const address = await page
      .locator('a[data-copy="High and above, RSS"]')
      .getAttribute('data-address');
    expect(address).toMatch(/^https:\/\/.*\/severity\/high\/feed\.xml$/);
    await press(page, button);
    await page
      .getByText('The address of High and above, RSS was copied.')
      .waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(await page.locator('[aria-live=polite]').innerText()).toContain('was copied');
    expect(noise).toEqual([]);
    await close();
  });

  it('has a copy button for every feed and document with JavaScript, and none without', async () => {
    const { page, close } = await open('/subscribe/');
    const links = await page.locator('.subscriptions a').count();
    expect(links).toBeGreaterThan(20);
    expect(await page.locator('.subscriptions button').count()).toBe(links);
    await close();
    const plain = await open('/subscribe/', { javaScriptEnabled: false });
    expect(await plain.page.locator('main button').count()).toBe(0);
    await plain.close();
  });

  it('shows the page for unknown addresses', async () => {
    const { page, close } = await open('/advisories/ORB-1999-0001/');
    expect(await page.locator('h1').innerText()).not.toBe('');
    await close();
  });

  it('has a page for each advisory', () => {
    expect(readdirSync(join(dist, 'advisories')).length).toBeGreaterThan(8);
  });
});
