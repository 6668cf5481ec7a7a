// The lists of a site of a thousand random advisories, in a real Chromium.

import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reaches } from '../../src/model/advisory/severity-floor.ts';
import { sampleAdvisories } from '../../src/model/testing/advisory.arbitrary.ts';
import { filterApplied, listedIds, type Visit, visit } from '../support/browser-visit.ts';
import { builtSite } from '../support/built-site.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { writeRandomContent } from '../support/random-content.ts';
import { filesIn, workFolder } from '../support/run-candor.ts';
import { expectLight } from '../support/site-weight.ts';
import { htmlFaults } from '../support/valid-html.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

describe.skipIf(!hasChromium())('the lists of a thousand advisories in a browser', () => {
  const work = workFolder('browser-lists');
  const advisories = sampleAdvisories(1000, 5);
  let site: string;
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    site = builtSite(writeRandomContent(work.folder, advisories));
    ({ server, origin } = await serve(site, { policy: POLICY }));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    work.remove();
  });

  const open = (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> =>
    visit(browser, origin, path, options);

  it('filters a thousand advisories, and splits them into pages', async () => {
    const { page, noise, close } = await open('/advisories/');
    expect((await listedIds(page)).length).toBe(100);
    expect(await page.locator('.pager a').last().innerText()).toBe('Older');
    await page.getByRole('combobox', { name: 'Severity', exact: true }).selectOption('critical');
    await filterApplied(page);
    const critical = advisories.filter((one) => reaches(one, 'critical')).length;
    expect(await page.getByRole('status').innerText()).toBe(`${critical} of 1000 advisories.`);
    expect((await listedIds(page)).length).toBe(Math.min(100, critical));
    expect(await page.locator('.pager').isVisible()).toBe(false);
    if (critical > 100) {
      await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
      await expect.poll(async () => (await listedIds(page)).length).toBe(Math.min(200, critical));
    }
    expect(noise).toEqual([]);
    await page.goto(`${origin}/advisories/page/10/`);
    expect((await listedIds(page)).length).toBe(100);
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
      const matrix = filesIn(site).find((file) => file.endsWith('matrix/index.html'));
      for (const path of [...paths, `/${matrix?.replace('index.html', '')}`]) {
        const { page, close } = await open(path, {
          colorScheme,
          viewport: { width, height: 900 },
          bypassCSP: true,
        });
        if (path.includes('?')) await filterApplied(page);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          path,
        ).toBeLessThanOrEqual(width);
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
    const pages = filesIn(site).filter((file) => file.endsWith('.html'));
    // One page generates each kind.
    const kinds = Map.groupBy(pages, (file) => file.replace(/[^/]*\d[^/]*/g, '*'));
    const some = [...kinds.values()].flatMap((files) =>
      files.filter((_, i) => i < 5 || i % 100 === 0),
    );
    const faults = some.map((file) => htmlFaults(file, readFileSync(join(site, file), 'utf8')));
    expect((await Promise.all(faults)).flat()).toEqual([]);
  });

  it('stays within its size limits: the style sheet, an advisory with all its resources, and lists', () =>
    expectLight(site));
});
