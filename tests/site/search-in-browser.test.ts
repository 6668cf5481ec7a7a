// Finding content, in a real Chromium: the search with and without JavaScript, the temporary banner
// on every page, feeds that are opened in a browser, pictures and icons. All under the policy of
// the site, in pages and headers.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/model/site/content-security-policy.ts';
import { readPngLogo } from '../../src/model/site/logo.ts';
import { aSite } from '../../src/model/testing/advisory.fixture.ts';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';
import { casesOf } from '../support/thorough.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The headers that hosts send with everything, except http, which serves the test. */
const HEADER = contentSecurityPolicy({ ...aSite(), url: 'http://localhost/' }, 'header', {
  wasm: true,
});
/** The newest release of the example is announced for this time, until after NOW. */
const DAYS = 30;
const UNTIL = '2026-12-12T16:00:00Z';

interface Visit {
  readonly page: Page;
  /** Console messages, errors, and requests to other hosts. */
  readonly noise: string[];
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

describe.skipIf(!hasChromium())('finding content in a browser', () => {
  const work = workFolder('browser-finder');
  let dist: string;
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const content = copyExample(work.folder);
    const file = join(content, 'site.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/^announcements:$/m, `announcements:\n  banner_days: ${DAYS}`),
    );
    dist = builtSite(content);
    ({ server, origin } = await serve(dist, { policy: HEADER }));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    work.remove();
  });

  async function open(
    path: string,
    { at, ...options }: Parameters<Browser['newContext']>[0] & { readonly at?: string } = {},
  ): Promise<Visit> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.clock.install({ time: new Date(at ?? NOW) });
    const noise: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      asked.push(request.url());
      if (!request.url().startsWith(origin)) noise.push(`asks for ${request.url()}`);
    });
    await page.goto(`${origin}${path}`);
    return { page, noise, asked, close: () => context.close() };
  }

  async function axe(page: Page): Promise<unknown> {
    await page.evaluate(AXE);
    return page.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')))",
    );
  }

  const fieldOf = (page: Page) => page.getByRole('searchbox');
  const results = (page: Page) => page.getByRole('list', { name: 'Results' });

  it('goes from an id directly to its advisory, in upper and lower case', async () => {
    const advisory = readFileSync(join(dist, 'advisories/index.json'), 'utf8');
    const alias = /"(CVE-[\d-]+)"/.exec(advisory)?.[1] ?? '';
    const ghsa = /"(GHSA-[\w-]+)"/.exec(advisory)?.[1];
    for (const name of ['orb-2026-0003', alias, ghsa ?? alias].map((one) => one.toLowerCase())) {
      const { page, noise, asked, close } = await open('/search/');
      // Immediately, however slow the machine is: after a pause in typing, words are searched.
      await fieldOf(page).evaluate((field, text) => {
        if (!(field instanceof HTMLInputElement)) throw new Error('The field is no field.');
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.form?.requestSubmit();
      }, name);
      await page.waitForURL(/\/advisories\/ORB-[\d-]+\/$/);
      expect((await page.locator('main').innerText()).toLowerCase()).toContain(name);
      expect(asked.filter((one) => one.includes('/pagefind/'))).toEqual([]);
      expect(noise).toEqual([]);
      await close();
    }
  });

  it('goes there from a shared address too, and back to the previous page', async () => {
    const { page, close } = await open('/');
    await page.goto(`${origin}/search/?q=ORB-2026-0003`);
    await page.waitForURL(/\/advisories\/ORB-2026-0003\/$/);
    await page.goBack();
    await page.waitForURL(`${origin}/`);
    await close();
  });

  it('finds words, lists first the advisory whose id starts with the text, and loads its index only on use', async () => {
    const { page, noise, asked, close } = await open('/search/');
    expect(asked.filter((one) => /pagefind|index\.json/.test(one))).toEqual([]);
    await fieldOf(page).fill('overflow');
    await page.clock.runFor(1000);
    await results(page).getByRole('link').first().waitFor();
    expect(await page.getByRole('status').innerText()).toMatch(/results?\.$/);
    expect(await results(page).locator('mark').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).search).toBe('?q=overflow');
    expect(await results(page).getByRole('link').first().getAttribute('href')).toMatch(
      /^\/advisories\/ORB-/,
    );
    expect(await results(page).innerText()).not.toMatch(/[a-z](?:CVE|ORB)-\d/);
    expect(await axe(page)).toEqual([]);
    await fieldOf(page).fill('ORB-2026-000');
    await page.clock.runFor(1000);
    await results(page)
      .getByRole('link', { name: /^ORB-2026-000\d: / })
      .first()
      .waitFor();
    expect(await results(page).getByRole('link').first().innerText()).toMatch(/^ORB-2026-000\d: /);
    expect(noise).toEqual([]);
    await close();
  });

  it('reports that nothing was found, and does not treat typed text as HTML', async () => {
    const { page, noise, close } = await open('/search/');
    await fieldOf(page).fill('<img src=x onerror=alert(1)> qzxv');
    await page.clock.runFor(1000);
    await page
      .getByRole('status')
      .filter({ hasText: /found|result/ })
      .waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await fieldOf(page).fill('qzxvwk');
    await page.clock.runFor(1000);
    await page.getByRole('status').filter({ hasText: 'No results for “qzxvwk”' }).waitFor();
    expect(await results(page).getByRole('link').count()).toBe(0);
    expect(noise).toEqual([]);
    await close();
  });

  it('has the lists and every identifier without JavaScript, and no form without a function', async () => {
    const { page, noise, close } = await open('/search/', { javaScriptEnabled: false });
    expect(await page.locator('form').isVisible()).toBe(false);
    const names = page.getByRole('link', { name: /ORB-2026-0003/ });
    expect(await names.count()).toBe(1);
    await names.click();
    expect(page.url()).toMatch(/\/advisories\/ORB-2026-0003\/$/);
    expect(noise).toEqual([]);
    await close();
  });

  it('indexes neither the page for unknown addresses nor the search page', () => {
    for (const file of ['404.html', 'search/index.html'])
      expect(readFileSync(join(dist, file), 'utf8'), file).not.toContain('data-pagefind-body');
  });

  it('allows WebAssembly on no other page', async () => {
    const compile =
      'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) instanceof WebAssembly.Module';
    const tried = async (path: string): Promise<unknown> => {
      const { page, close } = await open(path);
      const answer: unknown = await page.evaluate(
        `(() => { try { return ${compile} } catch { return false } })()`,
      );
      await close();
      return answer;
    };
    expect(await tried('/search/')).toBe(true);
    expect(await tried('/')).toBe(false);
  });

  it('announces a new release on every page, and states until when, without JavaScript', async () => {
    for (const path of ['/', '/advisories/ORB-2026-0003/', '/404.html']) {
      const { page, close } = await open(path, { javaScriptEnabled: false });
      const notice = page.getByRole('complementary', { name: 'Security releases' });
      expect(await notice.innerText(), path).toMatch(
        /2\.4\.5 and 3\.1\.2.*Shown until 12 December 2026, 16:00 UTC/s,
      );
      await close();
    }
  });

  it.each(casesOf([320, 1280], 1))(
    'passes axe with the banner at %i px, and does not scroll sideways',
    async (width) => {
      for (const path of ['/', '/search/']) {
        const { page, noise, close } = await open(path, { viewport: { width, height: 800 } });
        expect(
          await page.getByRole('complementary', { name: 'Security releases' }).isVisible(),
        ).toBe(true);
        expect(await axe(page), path).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        );
        expect(noise).toEqual([]);
        await close();
      }
    },
  );

  it('removes the banner at its end: on a page that is opened later, and on one that stays open', async () => {
    const later = await open('/', { at: UNTIL });
    expect(await later.page.locator('.banner').count()).toBe(0);
    await later.close();
    const { page, noise, close } = await open('/', { at: '2026-12-12T15:59:00Z' });
    expect(await page.locator('.banner').count()).toBe(1);
    await page.clock.runFor(61_000);
    expect(await page.locator('.banner').count()).toBe(0);
    expect(noise).toEqual([]);
    await close();
  });

  it('does not remove it while the reader uses it', async () => {
    const { page, close } = await open('/', { at: '2026-12-12T15:59:00Z' });
    await page.locator('.banner a').focus();
    await page.clock.runFor(61_000);
    expect(await page.locator('.banner').count()).toBe(1);
    await page.locator('.brand a').focus();
    await page.clock.runFor(1000);
    expect(await page.locator('.banner').count()).toBe(0);
    await close();
  });

  it.each(['/feed.xml', '/feed.atom'])(
    'shows %s for reading: a preface with a link, titles, no markup',
    async (path) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${origin}${path}`);
      const shown = String(
        await page.evaluate(
          'document.documentElement.checkVisibility() && [...document.querySelectorAll("*")].filter((e) => e.checkVisibility()).map((e) => e.localName).join(" ")',
        ),
      );
      expect(shown).toMatch(/\btitle\b.* p a\b/);
      expect(shown).toMatch(/\b(item|entry) title\b/);
      expect(shown).not.toMatch(/\b(guid|id|encoded|content|generator)\b/);
      await page.locator('a').first().click();
      await page.waitForURL('https://security.orbital.example/**').catch(() => {});
      await context.close();
    },
  );

  it('names for every page an existing picture, 1200 by 630, and icons', () => {
    const pages = filesIn(dist).filter(
      (file) => file.endsWith('.html') && !file.startsWith('csaf'),
    );
    let own = 0;
    for (const file of pages) {
      const html = readFileSync(join(dist, file), 'utf8');
      const path =
        /<meta property="og:image" content="https:\/\/security\.orbital\.example\/([^"]+)"/.exec(
          html,
        )?.[1];
      expect(path, file).toBeDefined();
      if (path !== 'card.png') own++;
      expect(readPngLogo(readFileSync(join(dist, path ?? ''))), file).toMatchObject({
        width: 1200,
        height: 630,
      });
    }
    expect(own).toBe(filesIn(dist).filter((file) => file.endsWith('/card.png')).length);
    expect(own).toBeGreaterThan(10);
    expect(readPngLogo(readFileSync(join(dist, 'favicon.png')))).toMatchObject({
      width: 48,
      height: 48,
    });
    expect(readPngLogo(readFileSync(join(dist, 'apple-touch-icon.png')))).toMatchObject({
      width: 180,
      height: 180,
    });
  });
});
