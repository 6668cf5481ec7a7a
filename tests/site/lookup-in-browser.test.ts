// /check/ in a real Chromium: a version, lock files and SBOMs, with answers computed in the
// browser, under a strict policy and without network requests about them.

import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../src/language/english/index.ts';
import { severityLabelIn } from '../../src/language/sentences/severity.ts';
import { packed } from '../../src/model/lookup/compact.ts';
import { coverageOf } from '../../src/model/lookup/coverage.ts';
import { sampleAdvisories } from '../../src/model/testing/advisory.arbitrary.ts';
import { builtSite } from '../support/built-site.ts';
import { closeContext, hasChromium, openChromium, serve } from '../support/chromium.ts';
import { filesIn } from '../support/run-candor.ts';
import { casesOf, THOROUGH } from '../support/thorough.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
/** A name that no request must contain. */
const PRIVATE = 'acme-private-name';

const FILES: Readonly<Record<string, string>> = {
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { name: PRIVATE },
      'node_modules/@orbital/archive': { version: '2.1.0' },
      [`node_modules/@acme/${PRIVATE}`]: { version: '6.6.6' },
    },
  }),
  'requirements.txt': `orbital==2.1.0\n${PRIVATE}==6.6.6\n-r more.txt\n`,
  'uv.lock': `version = 1\n[[package]]\nname = "orbital"\nversion = "2.1.0"\nsource = { registry = "https://pypi.org/simple" }\n[[package]]\nname = "${PRIVATE}"\nversion = "6.6.6"\nsource = { registry = "https://pypi.org/simple" }\n`,
  'poetry.lock': `[[package]]\nname = "orbital"\nversion = "2.1.0"\n[[package]]\nname = "${PRIVATE}"\nversion = "6.6.6"\n[metadata]\nlock-version = "2.0"\n`,
  'Cargo.lock': `[[package]]\nname = "orbital-cli"\nversion = "1.2.1"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n[[package]]\nname = "${PRIVATE}"\nversion = "6.6.6"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`,
  'go.mod': `module example.org/app\ngo 1.22\nrequire example.org/${PRIVATE} v6.6.6\n`,
  'go.sum': `example.org/${PRIVATE} v6.6.6 h1:aa=\n`,
  'bom.json': JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [
      { type: 'library', name: 'orbital', purl: 'pkg:pypi/orbital@2.1.0' },
      { type: 'library', name: PRIVATE, purl: `pkg:npm/${PRIVATE}@6.6.6` },
    ],
  }),
  'app.spdx.json': JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    packages: [
      {
        name: 'o',
        versionInfo: '2.1.0',
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:pypi/orbital@2.1.0' }],
      },
      {
        name: PRIVATE,
        externalRefs: [{ referenceType: 'purl', referenceLocator: `pkg:npm/${PRIVATE}@6.6.6` }],
      },
    ],
  }),
};

interface Visit {
  readonly page: Page;
  /** Console messages, errors, and requests to other hosts. */
  readonly noise: string[];
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly body: string | null;
  }[];
  readonly close: () => Promise<void>;
}

describe.skipIf(!hasChromium())('/check/ in a browser', () => {
  let dist: string;
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    dist = builtSite();
    ({ server, origin } = await serve(dist, { policy: POLICY }));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(
    path: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Visit> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const noise: string[] = [];
    const requests: Visit['requests'] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      requests.push({ method: request.method(), url: request.url(), body: request.postData() });
      if (!request.url().startsWith(origin)) noise.push(`asks for ${request.url()}`);
    });
    await page.goto(`${origin}${path}`);
    return { page, noise, requests, close: () => closeContext(context) };
  }

  const choose = (page: Page, ...names: string[]): Promise<void> =>
    page.getByLabel('Lock files or SBOMs').setInputFiles(
      names.map((name) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(FILES[name] ?? ''),
      })),
    );
  const status = (page: Page) => page.locator('#check-status');
  const waitForStatus = (page: Page, text: string): Promise<void> =>
    status(page).filter({ hasText: text }).waitFor();

  async function axe(page: Page): Promise<unknown> {
    // The policy allows only scripts of the site; the debugger injects this one.
    await page.evaluate(AXE);
    return page.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')))",
    );
  }

  it('answers for a version by keyboard alone, announces the answer, and can be shared', async () => {
    const { page, noise, close } = await open('/check/');
    await page.getByLabel('Package').focus();
    await page.keyboard.type('orbital');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2.1.0');
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: 'orbital (PyPI) 2.1.0' });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await status(page).getAttribute('role')).toBe('status');
    expect(await status(page).innerText()).toBe('Affected.');
    expect(await page.locator('.answer').innerText()).toContain('Upgrade to 2.4.5');
    const verdict = page.locator('.verdict-line.affected');
    expect(await verdict.innerText()).toBe('Affected by 2 advisories');
    expect(await verdict.locator('svg').count()).toBe(1);
    expect(
      await verdict.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ).toBeGreaterThan(22);
    expect(await page.locator('.answer > .aside').first().innerText()).toBe('pkg:pypi/orbital');
    expect(await page.getByLabel('Package').inputValue()).toBe('orbital (PyPI)');
    const table = page.getByRole('table', { name: 'Advisories that affect orbital (PyPI) 2.1.0' });
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'Advisory',
      'Severity',
      'Fixed in',
    ]);
    expect(await table.getByRole('row').count()).toBe(3);
    const shared = new URL(page.url());
    expect(shared.search).toBe('?package=pkg:pypi/orbital&version=2.1.0');
    const other = await open(`${shared.pathname}${shared.search}`);
    await other.page.getByRole('heading', { name: 'orbital (PyPI) 2.1.0' }).waitFor();
    expect(await other.page.getByLabel('Version').inputValue()).toBe('2.1.0');
    expect([...noise, ...other.noise]).toEqual([]);
    await other.close();
    await table.getByRole('link').first().click();
    await page.waitForURL(/\/advisories\/ORB-/);
    await page.goBack();
    await page.getByRole('heading', { name: 'orbital (PyPI) 2.1.0' }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/check\/$/);
    await close();
  });

  it('links the statement on a dependency that leaves a version open', async () => {
    const { page, noise, close } = await open(
      '/check/?package=pkg:cargo/orbital-cli&version=1.2.2',
    );
    await waitForStatus(page, 'Cannot tell.');
    await page
      .locator('.answer')
      .getByRole('link', { name: 'example-terminal lets pasted text run' })
      .click();
    await page.waitForURL(/\/statements\/#statement-example-terminal-paste$/);
    expect(noise).toEqual([]);
    await close();
  });

  it.each([
    ['pkg:pypi/orbital@3.2.0', '', 'Not affected.'],
    [
      'pkg:pypi/orbital@9.9.9',
      '',
      'Cannot tell.',
      'it cannot be assigned to a branch that the project lists',
    ],
    ['npm:@orbital/archive', 'v2.1.0', 'Affected.'],
    ['orbital==2.1.0', '', 'Affected.', 'orbital (PyPI) 2.1.0'],
    ['orbital v2.1.0', '', 'Affected.', 'orbital (PyPI) 2.1.0'],
    ['orbital', 'latest', 'Cannot tell.'],
    ['orbital', '3.0.0rc1', 'Not affected.', 'A pre-release of an affected release'],
    ['orbitl', '1', 'This site does not cover a package “orbitl”. Did you mean orbital?'],
    ['pkg:npm/left-pad', '1', 'This site does not cover a package “pkg:npm/left-pad”.'],
    ['pkg:', '1', 'pkg: is not a purl such as pkg:pypi/orbital.'],
    ['orbital', '', 'Enter your version.'],
  ])('answers %s %s', async (named, version, words, note = '') => {
    const { page, noise, close } = await open('/check/');
    await page.getByLabel('Package').fill(named);
    await page.getByLabel('Version').fill(version);
    await page.getByRole('button', { name: 'Check' }).click();
    await waitForStatus(page, words);
    expect(await page.locator('#check-result').innerText()).toContain(note);
    expect(noise).toEqual([]);
    await close();
  });

  it.each(Object.keys(FILES))(
    'reads %s, and sends nothing of it to the network or the address',
    async (name) => {
      const { page, noise, requests, close } = await open('/check/');
      await choose(page, name);
      const isCovered = !name.startsWith('go.');
      await waitForStatus(
        page,
        isCovered
          ? '2 packages read: 1 affected, 1 not covered'
          : 'Nothing in this file is covered by this site: 1 package read.',
      );
      expect(
        await page
          .getByRole('heading', { name })
          .evaluate((element) => element === document.activeElement),
      ).toBe(true);
      expect(page.url()).toBe(`${origin}/check/`);
      expect(noise).toEqual([]);
      for (const { method, url, body } of requests) {
        expect([method, body]).toEqual(['GET', null]);
        // Only public files, without a query.
        expect(filesIn(dist)).toContain(
          new URL(url).pathname.slice(1).replace(/\/$/, '/index.html'),
        );
        expect(new URL(url).search).toBe('');
        expect(url).not.toMatch(/acme|6\.6\.6|orbital|2\.1\.0/);
      }
      expect(
        await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
      ).toEqual([0, 0, '']);
      await close();
    },
  );

  it('accepts several dropped files, and reports the exact fault of one', async () => {
    const { page, noise, close } = await open('/check/?package=pkg:pypi/orbital&version=2.1.0');
    await page.getByRole('heading', { name: 'orbital (PyPI) 2.1.0' }).waitFor();
    const transfer = await page.evaluateHandle((text) => {
      const all = new DataTransfer();
      all.items.add(new File([text], 'requirements.txt'));
      all.items.add(new File(['{"lockfileVersion":3,'], 'package-lock.json'));
      all.items.add(new File([new Uint8Array([0xff, 0xd8, 0xff])], 'photo.jpg'));
      all.items.add(
        new File(
          ['{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"one"}]}'],
          'bom.json',
        ),
      );
      return all;
    }, FILES['requirements.txt'] ?? '');
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByRole('heading', { name: 'bom.json' }).waitFor();
    const text = await page.locator('#check-result').innerText();
    expect(text).toContain('1 entry: names another file, which was not read (more.txt).');
    expect(text).toContain('It is not valid JSON; it may be truncated.');
    expect(text).toContain('This file is not supported');
    expect(text).toContain('In the file: line 1');
    expect(text).toContain('Not checked: 1 component without a package address.');
    expect(await status(page).innerText()).toContain(
      'Not checked: 1 component without a package address.',
    );
    expect(page.url()).toBe(`${origin}/check/`);
    expect(noise).toEqual([]);
    await close();
  });

  it('reports that it has no answer if the data cannot be loaded, and retries', async () => {
    const { page, close } = await open('/check/');
    let fails = true;
    await page.route('**/check/advisories.json', (route) =>
      fails ? route.abort() : route.fallback(),
    );
    await page.getByLabel('Package').fill('orbital');
    await page.getByLabel('Version').fill('2.1.0');
    await page.getByRole('button', { name: 'Check' }).click();
    await waitForStatus(page, 'could not be loaded');
    fails = false;
    await page.getByRole('button', { name: 'Check' }).click();
    await waitForStatus(page, 'Affected.');
    await close();
  });

  it('explains without JavaScript that it cannot answer, and links to the pages of the versions', async () => {
    const { page, noise, close } = await open('/check/?package=pkg:pypi/orbital&version=2.1.0', {
      javaScriptEnabled: false,
    });
    expect(await page.locator('noscript').innerText()).toContain('JavaScript, which is disabled');
    expect(await page.locator('form').isVisible()).toBe(false);
    await page.getByRole('link', { name: '3.1.2', exact: true }).click();
    await page.waitForURL(/\/projects\/orbital\/3\.1\.2\/$/);
    expect(await page.locator('h1').count()).toBe(1);
    expect(noise).toEqual([]);
    await close();
  });

  it.each(casesOf(['light', 'dark'] as const, 1))(
    'passes axe with and without answers, narrow and wide, %s',
    async (colorScheme) => {
      for (const width of [320, 1280]) {
        const { page, close } = await open('/check/', {
          colorScheme,
          viewport: { width, height: 900 },
        });
        expect(await axe(page)).toEqual([]);
        await choose(page, 'requirements.txt', 'Cargo.lock', 'go.mod');
        await page.getByRole('heading', { name: 'go.mod' }).waitFor();
        expect(await status(page).innerText()).toBe(
          '5 packages read: 2 affected, 3 not covered by this site.',
        );
        expect(await axe(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        );
        await close();
      }
    },
  );

  it('has at most 60 KB, compressed, before a file is dropped', async () => {
    const { page, requests, close } = await open('/check/?package=pkg:pypi/orbital&version=2.1.0');
    await waitForStatus(page, 'Affected.');
    await close();
    const files = requests.map(({ url }) =>
      new URL(url).pathname.slice(1).replace(/\/$/, '/index.html'),
    );
    expect(files).toEqual(expect.arrayContaining(['check/index.html', 'check/advisories.json']));
    const weight = files.reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
      0,
    );
    expect(weight).toBeLessThanOrEqual(60_000);
    for (const file of filesIn(dist).filter((one) => one.endsWith('.js')))
      expect(readFileSync(join(dist, file), 'utf8'), file).not.toMatch(/ZodError|invalid_union/);
  });

  it.runIf(THOROUGH)(
    'answers for 1,000 advisories, and for a lock file of 5,000 packages',
    async () => {
      const advisories = sampleAdvisories(1000, 3);
      const body = JSON.stringify(
        packed(
          coverageOf({ advisories, projects: [], releases: [] }, severityLabelIn(english.severity)),
        ),
      );
      expect(gzipSync(body).length).toBeLessThan(200_000);
      const { page, noise, close } = await open('/check/');
      await page.route('**/check/advisories.json', (route) =>
        route.fulfill({ body, contentType: 'application/json' }),
      );
      const lines = Array.from({ length: 5000 }, (_, i) => `package-${i}==1.0`);
      const buffer = Buffer.from(['orbital==3.0.0', ...lines].join('\n'));
      await page
        .getByLabel('Lock files or SBOMs')
        .setInputFiles([{ name: 'requirements.txt', mimeType: 'text/plain', buffer }]);
      await waitForStatus(page, '5001 packages read: 1 affected, 5000 not covered by this site.');
      expect(await page.getByRole('row').count()).toBeGreaterThan(20);
      expect(noise).toEqual([]);
      await close();
    },
  );

  it('is linked from the home page, the navigation and every advisory', () => {
    for (const file of ['index.html', 'advisories/ORB-2025-0002/index.html'])
      expect(
        readFileSync(join(dist, file), 'utf8').match(/href="\/check\/"/g)?.length,
        file,
      ).toBeGreaterThanOrEqual(2);
    expect(readFileSync(join(dist, 'sitemap.xml'), 'utf8')).toContain('/check/</loc>');
  });
});
