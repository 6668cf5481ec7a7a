// The dev server: the same documents as a build, byte for byte, and every edit immediately.

import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPlace } from '../../src/environment.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { readContent } from '../../src/read/index.ts';
import { visit } from '../support/browser-visit.ts';
import { hasChromium, openChromium } from '../support/chromium.ts';
import { copyExample, NOW, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';
import { casesOf } from '../support/thorough.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12"/></svg>\n';

/** Documents of a site that do not belong to its records. */
const ALWAYS = [
  ...['theme.css', 'logo.svg', '.well-known/security.txt', 'security.txt', 'old/page/index.html'],
  ...[
    'feed.xml',
    'feed.atom',
    'feed.json',
    'osv/all.zip',
    'csaf/white/index.txt',
    'robots.txt',
    'sitemap.xml',
  ],
];

interface DevServer {
  readonly content: string;
  /** The address of the site, with its base path. */
  readonly root: string;
  readonly printed: () => string;
  readonly stop: () => void;
}

/**
 * Starts the dev server on a copy of the example that uses all settings for appearance and
 * addresses.
 */
async function startDev(url: string): Promise<DevServer> {
  const work = workFolder('dev');
  const content = copyExample(work.folder);
  const settings = join(content, 'site.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^url: .*$/m, `url: ${url}`));
  writeFileSync(join(content, 'theme.css'), ':root { --link: light-dark(#7a1fa2, #bb66e7); }\n');
  writeFileSync(join(content, 'logo.svg'), LOGO);
  writeFileSync(
    join(content, 'redirects.yaml'),
    'redirects:\n  - {from: /old/page/, to: /advisories/}\n',
  );
  const port = await freePort();
  const words = ['dev', '--content', content, '--now', NOW, '--port', String(port)];
  const server = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], {
    cwd: ROOT,
    env: userEnvironment(),
  });
  let text = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const root = `http://127.0.0.1:${port}${new URL(url).pathname}`;
  const printed = (): string => text;
  await until(
    async () => (await fetch(`${root}robots-none`).catch(() => undefined)) !== undefined,
    printed,
  );
  const stop = (): void => {
    server.kill('SIGKILL');
    work.remove();
  };
  return { content, root, printed, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Waits for an asynchronous action of the server. */
async function until(holds: () => Promise<boolean>, printed: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The dev server did not come so far:\n${printed()}`);
}

/** The status of an answer to a request with another name of the host. */
function statusAt(port: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers: { Host: `${host}:${port}` } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const ADDRESSES = [
  ['below a path', 'https://orbital.example/security/site/'],
  ['at the top of its host', 'https://security.orbital.example/'],
] as const;

describe.each(casesOf(ADDRESSES, 1))('the dev server of a site %s', (_, url) => {
  const { pathname: base } = new URL(url);
  let dev: DevServer;
  beforeAll(async () => {
    dev = await startDev(url);
  });
  afterAll(() => dev.stop());

  // Like a browser: Astro answers requests for HTML in another way.
  const get = (path: string) =>
    fetch(`${dev.root}${path}`, { headers: { Accept: 'text/html,*/*' }, redirect: 'manual' });
  const body = async (path: string): Promise<string> => (await get(path)).text();

  it('serves the bytes of every document that a build writes, with its type', async () => {
    const documents = documentsOfReading(
      await readContent(contentPlace({ content: dev.content, now: NOW })),
    );
    const paths = documents.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(ALWAYS));
    expect(paths.filter((path) => /^keys\/.*\.asc$/.test(path))).not.toEqual([]);
    for (const document of documents) {
      const response = await get(document.path);
      expect(response.status, document.path).toBe(200);
      expect(response.headers.get('content-type'), document.path).toBe(document.type);
      expect(
        Buffer.from(await response.arrayBuffer()).equals(Buffer.from(document.body)),
        document.path,
      ).toBe(true);
    }
    expect(JSON.parse(await body('ledger.json'))).toMatchObject({ site: url });
  });

  it('serves pages and redirects with and without the trailing slash, and static files', async () => {
    for (const path of ['advisories/ORB-2025-0002/', 'advisories/ORB-2025-0002'])
      expect(await body(path)).toContain('ORB-2025-0002');
    for (const path of ['old/page/', 'old/page', 'old/page/index.html'])
      expect(await body(path), path).toContain(`url=${url}advisories/`);
    expect((await get('favicon.svg')).headers.get('content-type')).toContain('image/svg+xml');
    const home = await body('');
    for (const path of ['theme.css', 'logo.svg']) expect(home).toContain(`"${base}${path}"`);
  });

  it('redirects the base path without its trailing slash to the site', async () => {
    const response = await fetch(dev.root.replace(/\/$/, ''));
    expect(response.status).toBe(200);
    expect(response.url).toBe(dev.root);
  });

  it('answers missing addresses with the page for them, and with status 404', async () => {
    for (const path of ['nothing', 'nothing/', 'advisories/ORB-1999-0001/', 'osv/nothing.json']) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain('<h1>Page not found</h1>');
    }
    if (base === '/') return;
    for (const path of ['/feed.xml', '/theme.css', '/', '/securityfeed.xml'])
      expect((await fetch(new URL(path, dev.root))).status, path).toBe(404);
  });

  it('serves no file of the repository beside the site, such as the text of a draft', async () => {
    const draft = 'content/advisories/2026/ORB-2026-0006.md';
    for (const file of [draft, 'package.json', `src/../${draft}`])
      for (const path of [`@fs${ROOT}/${file}`, file])
        for (const query of ['', '?raw', '?url', '?import&raw']) {
          const response = await get(`${path}${query}`);
          expect([403, 404], `${path}${query}`).toContain(response.status);
          expect(await response.text(), `${path}${query}`).not.toContain('umask');
        }
  });

  it('shows an edit in documents and pages without a restart', async () => {
    const file = join(dev.content, 'advisories/2025/ORB-2025-0002.md');
    const summary = 'A summary that was just written';
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^summary: .*$/m, `summary: ${summary}`),
    );
    await until(
      async () => (await body('osv/x_ORB-2025-0002.json')).includes(summary),
      dev.printed,
    );
    await until(
      async () => (await body('advisories/ORB-2025-0002/')).includes(summary),
      dev.printed,
    );
  });

  it('shows a static file instead of a document as soon as it exists', async () => {
    writeFileSync(join(dev.content, '../public/robots.txt'), 'User-agent: *\nDisallow: /own/\n');
    await until(async () => (await body('robots.txt')).includes('/own/'), dev.printed);
  });

  it('shows private records, marked, on pages only', async () => {
    const page = await body('advisories/ORB-2026-0006/');
    expect(page).toMatch(
      /<body[^>]*><div class="candor-dev-note" role="note">Scheduled for 2027-01-12T16:00:00Z: not p/,
    );
    expect(await body('advisories/')).toMatch(
      /ORB-2026-0006\/"[^>]*>[^<]+<strong class="candor-dev-mark">Scheduled for [^<]+: not public<\/strong><\/a>/,
    );
    expect(await body('advisories/ORB-2025-0002/')).not.toContain('class="candor-dev-note"');
    for (const path of ['feed.xml', 'osv/all.json', 'advisories/index.json', 'ledger.json'])
      expect(await body(path), path).not.toContain('ORB-2026-0006');
  });

  it('refuses other names of this machine, other sites and other addresses', async () => {
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }])
      expect((await fetch(dev.root, { headers })).status).toBe(403);
    const { port } = new URL(dev.root);
    expect(await statusAt(port, 'rebound.example')).toBe(403);
    const others = Object.values(networkInterfaces()).flatMap((all = []) =>
      all.filter(({ internal }) => !internal),
    );
    for (const { address, family } of others.filter((one) => one.family === 'IPv4'))
      await expect(fetch(`http://${address}:${port}${base}`), family).rejects.toThrow();
  });

  // One base is enough for a browser: the one below a path, where addresses go wrong.
  const inBrowser = base === '/' ? [] : [base];
  it.skipIf(!hasChromium()).each(inBrowser)(
    'shows the look, drafts and problems in a browser',
    async () => {
      const browser = await openChromium();
      const { page, noise, close } = await visit(
        browser,
        new URL(dev.root).origin,
        `${base}advisories/ORB-2026-0006/`,
      );
      const problems = page.getByRole('region', { name: 'Problems of the content' });
      const file = join(dev.content, 'advisories/2026/ORB-2026-0006.md');
      const text = readFileSync(file, 'utf8');
      try {
        expect(
          await page
            .locator('a')
            .first()
            .evaluate((link) => getComputedStyle(link).color),
        ).toBe('rgb(122, 31, 162)');
        const isDrawn = (image: HTMLImageElement): boolean =>
          image.complete && image.naturalWidth > 0;
        expect(await page.locator('.brand img').evaluate(isDrawn)).toBe(true);
        await page.getByRole('button', { name: 'This page' }).click();
        await page.getByText('Severity: LOW 2.0').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'CVSS', exact: true }).press('Enter');
        const calculator = page.getByRole('region', { name: 'CVSS calculator' });
        await calculator.getByText('2.0 low').waitFor();
        await calculator.getByLabel('Attack Vector (AV)').selectOption('Network');
        await calculator.getByText('AV:N/').waitFor();
        await calculator.getByLabel('Version').selectOption('CVSS 3.1');
        await calculator.getByText('8 metrics have no value yet.').waitFor();
        await page.keyboard.press('Escape');
        const title = await page.locator('h1').innerText();
        writeFileSync(file, text.replace(/^summary: /m, 'sumary: <img src=x onerror=alert(1)> '));
        await problems.getByText('key-unknown').waitFor();
        await page.reload();
        await problems.getByText('sumary: <img src=x').waitFor();
        expect(await page.locator('h1').innerText()).toBe(title);
        await page.getByRole('button', { name: 'Close' }).press('Enter');
        await problems.waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: '1 error' }).press('Enter');
        await problems.waitFor();
        await page.getByRole('button', { name: 'Close' }).press('Enter');
        writeFileSync(
          join(dev.content, 'theme.css'),
          ':root { --link: light-dark(#0b6b2f, #7fd99a); }\n',
        );
        await page.waitForFunction(
          () => getComputedStyle(document.links[0] ?? document.body).color === 'rgb(11, 107, 47)',
        );
        writeFileSync(file, text);
        await page.getByRole('button', { name: /^0 errors/ }).waitFor();
        expect(noise.filter((one) => !one.startsWith('[vite]'))).toEqual([]);
      } finally {
        writeFileSync(file, text);
        await close();
        await browser.close();
      }
    },
  );

  it('prints a problem when a file is broken, and keeps running', async () => {
    writeFileSync(join(dev.content, 'projects/orbital-cli.yaml'), 'nmae: Orbital CLI\n');
    await until(async () => dev.printed().includes('key-unknown'), dev.printed);
    expect((await get('feed.xml')).status).toBe(200);
  });

  it('asks for a restart when the base path of the site changes', async () => {
    const file = join(dev.content, 'site.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^url: .*$/m, 'url: https://orbital.example/other/'),
    );
    rmSync(join(dev.content, 'projects/orbital-cli.yaml'));
    cpSync(
      join(ROOT, 'content/projects/orbital-cli.yaml'),
      join(dev.content, 'projects/orbital-cli.yaml'),
    );
    await until(async () => dev.printed().includes('changed to /other/'), dev.printed);
  });
});
