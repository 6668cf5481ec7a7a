// The lists of advisories as a reader uses them, in a real Chromium: filters by mouse and keyboard, and links without JavaScript.
// The longer tests: lists-in-browser.thorough.test.ts.

import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filterApplied, listedIds, type Visit, visit } from '../support/browser-visit.ts';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { expectLight } from '../support/site-weight.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

describe.skipIf(!hasChromium())('the lists in a browser', () => {
  let site: string;
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    site = builtSite();
    ({ server, origin } = await serve(site, { policy: POLICY }));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const open = (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> =>
    visit(browser, origin, path, options);

  it('filters by keyboard alone, shows the number of results, and keeps the filter in the address', async () => {
    const { page, noise, close } = await open('/advisories/');
    const all = await listedIds(page);
    await page.getByLabel('Words, an id or a CVE').focus();
    await page.keyboard.type('archive');
    await filterApplied(page);
    expect(page.url()).toMatch(/\?q=archive$/);
    const some = await listedIds(page);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(await page.getByRole('status').innerText()).toBe(
      `${some.length} of ${all.length} advisories.`,
    );

    for (const name of ['Project', 'Severity']) {
      while (
        !(await page
          .getByRole('combobox', { name, exact: true })
          .evaluate((one) => one === document.activeElement))
      )
        await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/severity=critical/);
    await expect.poll(() => page.locator('table.list tbody tr').count()).toBeLessThan(some.length);
    for (const text of await page.locator('table.list tbody .severity').allInnerTexts())
      expect(text).toMatch(/^\s*CRITICAL/);

    while (
      !(await page
        .getByRole('button', { name: 'Clear' })
        .evaluate((one) => one === document.activeElement))
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => listedIds(page)).toEqual(all);
    expect(page.url()).toMatch(/\/advisories\/$/);
    expect(noise).toEqual([]);
    await close();
  });

  it('generates the same rows as the page', async () => {
    const { page, close } = await open('/advisories/');
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
    await page.goto(`${origin}/advisories/?severity=low`);
    await filterApplied(page);
    expect(await html()).toEqual(before);
    await close();
  });

  it('applies the filter in the address, and supports the back button', async () => {
    const { page, noise, close } = await open('/advisories/?state=withdrawn');
    await filterApplied(page);
    expect(await listedIds(page)).toEqual(['ORB-2025-0001']);
    expect(await page.getByRole('combobox', { name: 'State', exact: true }).inputValue()).toBe(
      'withdrawn',
    );
    expect(await page.locator('tbody tr').innerText()).toContain('Withdrawn');
    await page.getByRole('link', { name: /Nested archives/ }).click();
    await page.waitForURL(/ORB-2025-0001/);
    await page.goBack();
    await filterApplied(page);
    expect(await listedIds(page)).toEqual(['ORB-2025-0001']);
    expect(noise).toEqual([]);
    await close();
  });

  it('reports that nothing matches, and that the list could not be loaded', async () => {
    const { page, close } = await open('/advisories/?q=zzzz');
    await page.getByText('None of 10 advisories matches.').waitFor();
    await page.route('**/advisories/index.json', (route) => route.abort());
    await page.reload();
    await page.getByText('The list could not be loaded.').waitFor();
    expect((await listedIds(page)).length).toBe(10);
    await close();
  });

  it('shows no form without JavaScript, and links to every list', async () => {
    const { page, noise, close } = await open('/advisories/', { javaScriptEnabled: false });
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
      await page.goto(`${origin}/advisories/`);
      await rail.getByRole('link', { name: link, exact: true }).click();
      expect(await page.locator('h1').innerText()).toMatch(title);
      expect(await page.locator('main a').count()).toBeGreaterThan(0);
    }
    expect(noise).toEqual([]);
    await close();
  });

  it('answers for a version: the highest severity, and the version to upgrade to', async () => {
    const { page, noise, close } = await open('/projects/orbital/');
    await page.getByRole('link', { name: '3.0.0', exact: true }).click();
    expect(await page.locator('h1').innerText()).toBe('Orbital 3.0.0');
    expect(await page.locator('.plate').innerText()).toMatch(/CRITICAL\s+9\.3/);
    expect(await page.locator('main').innerText()).toMatch(
      /Upgrade to 3\.1\.2, the nearest version on the 3\.x branch/,
    );
    await page.goto(`${origin}/projects/orbital/1.0.0/`);
    expect(await page.locator('main').innerText()).toContain(
      'Not assessed: the last day of support was 31 December 2025.',
    );
    expect(noise).toEqual([]);
    await close();
  });

  it('has headers for rows and columns in the table of versions', async () => {
    const { page, close } = await open('/projects/orbital/matrix/');
    const table = page.getByRole('table', { name: 'Versions and advisories of Orbital' });
    expect(
      await table.getByRole('columnheader', { name: /ORB-2026-0004 CRITICAL 9\.3/ }).count(),
    ).toBe(1);
    const cells = (row: RegExp) =>
      table.getByRole('row', { name: row }).getByRole('cell').allInnerTexts();
    expect(await cells(/^3\.1\.2/)).not.toContain('yes');
    expect(await cells(/^3\.0\.0/)).toContain('yes');
    // Only one of the two packages is affected.
    expect(await cells(/^1\.2\.0/)).toContain('PyPI');
    await close();
  });

  it('copies the upgrade command', async () => {
    const { page, noise, close } = await open('/projects/orbital/3.0.0/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const button = page.getByRole('button', { name: /^Copy python -m pip install/ }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText(/was copied\.$/).waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'python -m pip install --upgrade "orbital==3.1.2"',
    );
    expect(noise).toEqual([]);
    await close();
  });

  it('adds the local time of the reader to the time in UTC', async () => {
    const { page, close } = await open('/advisories/ORB-2026-0002/', {
      timezoneId: 'Asia/Tokyo',
      locale: 'en-GB',
    });
    expect(await page.locator('.facts time').first().innerText()).toMatch(
      /^21 April 2026, 16:00 UTC \(22 Apr 2026, 01:00 GMT\+9\)$/,
    );
    await close();
    const plain = await open('/advisories/ORB-2026-0002/', { timezoneId: 'UTC' });
    expect(await plain.page.locator('.facts time').first().innerText()).toBe(
      '21 April 2026, 16:00 UTC',
    );
    await plain.close();
  });

  it('stays within its size limits: the style sheet, an advisory with all its resources, and lists', () =>
    expectLight(site));
});
