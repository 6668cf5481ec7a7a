// /report/ in a real Chromium: the form creates a message that a real GnuPG decrypts to the exact
// text, under the strict policy of the site, without network requests, and it refuses content that
// it cannot encrypt. Also /thanks/.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../src/language/english/index.ts';
import { reportText } from '../../src/language/sentences/report.ts';
import { REPORT_FIELDS } from '../../src/model/reporting/form.ts';
import { type Attachment, reportMessage } from '../../src/model/reporting/message.ts';
import { closeContext, hasChromium, openChromium, serve } from '../support/chromium.ts';
import { candor, copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';
import { casesOf, THOROUGH } from '../support/thorough.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
const HAS_GPG = spawnSync('gpg', ['--version']).status === 0;
/** The time of the reader's clock, after the keys were created and before they expire. */
const TODAY = '2026-11-22T12:00:00Z';
/** Texts that no request and no storage must contain. */
const SECRET = 'zq-overflow-in-the-reader';
const TYPED = {
  what: `${SECRET}: \u{1f4a5}\u{1f468}‍\u{1f469}‍\u{1f467} breaks it.\r\n\r\n  Indented, with a tab\t, and an end of spaces  \r\n-----BEGIN PGP MESSAGE-----\n- dash\nFrom me`,
  version: 'Orbital 3.1.0 – Debian 13',
  impact: 'מי שפותח ארכיון מאבד את הזיכרון שלו. مرحبا',
  steps: '1. `curl -O x`\n2. open\n',
  contact: 'Zoë <zoe@reporter.example>',
};
/** As in the browser, which ends the lines of a text area with LF. */
const TEXT = reportText(
  { ...TYPED, what: TYPED.what.replaceAll('\r\n', '\n') },
  english.report.script,
);
const FILES: readonly Attachment[] = [
  { name: 'proof.bin', content: Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256) },
  { name: 'crash log – année.txt', content: new TextEncoder().encode('one\r\ntwo\nthree\rend') },
  { name: 'empty.dat', content: new Uint8Array() },
];

it('GnuPG is installed if no test must be skipped', () => {
  if (process.env['CANDOR_NO_SKIP'] !== undefined) expect(HAS_GPG).toBe(true);
});

interface VisitOptions {
  /** The reader's clock. */
  readonly clock?: string;
  /** How the page is modified in transit. */
  readonly change?: (html: string) => string;
}

interface Visit {
  readonly page: Page;
  readonly noise: string[];
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly body: string | null;
  }[];
  readonly close: () => Promise<void>;
}

const AXE_MODES = [
  ['dark', 320],
  ['light', 1280],
  ['light', 320],
  ['dark', 1280],
] as const;

describe.skipIf(!hasChromium() || !HAS_GPG)('/report/ in a browser', () => {
  const work = workFolder('browser-report');
  const dist = join(work.folder, 'dist');
  // The path of the agent's socket must be short.
  const home = mkdtempSync(join(tmpdir(), 'cr-'));
  const fingerprints: string[] = [];
  let browser: Browser;
  let server: Server;
  let origin: string;

  const gpg = (words: readonly string[], input?: string) =>
    spawnSync('gpg', ['--homedir', home, '--batch', '--quiet', ...words], {
      maxBuffer: 2 ** 26,
      ...(input === undefined ? {} : { input }),
    });

  /** Creates a GnuPG key that can encrypt until a day, and returns its armor. */
  function makeKey(mail: string, until: string): string {
    const made = ['--faked-system-time', '20260901T000000!', '--passphrase', ''];
    gpg([...made, '--quick-generate-key', `Orbital <${mail}>`, 'ed25519', 'sign', until]);
    const listed = gpg(['--with-colons', '--list-keys', mail]).stdout.toString();
    const fingerprint = /^fpr:+([0-9A-F]+)/m.exec(listed)?.[1] ?? '';
    gpg([...made, '--quick-add-key', fingerprint, 'cv25519', 'encr', until]);
    fingerprints.push(fingerprint);
    return gpg(['--armor', '--export', fingerprint]).stdout.toString();
  }

  beforeAll(async () => {
    const content = copyExample(work.folder);
    writeFileSync(
      join(content, 'keys/security.asc'),
      makeKey('security@orbital.example', '2027-06-01'),
    );
    writeFileSync(join(content, 'keys/forge.asc'), makeKey('forge@orbital.example', '2028-06-01'));
    const forge = join(content, 'channels/forge.yaml');
    writeFileSync(forge, `${readFileSync(forge, 'utf8').trimEnd()}\nkey: forge\n`);
    const { code, err } = candor(['build', '--content', content, '--now', NOW, '--out', dist]);
    expect(code, err.slice(0, 2000)).toBe(0);
    ({ server, origin } = await serve(dist));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(home, { recursive: true, force: true });
    work.remove();
  });

  async function open(
    path: string,
    { clock = TODAY, change, ...options }: Parameters<Browser['newContext']>[0] & VisitOptions = {},
  ): Promise<Visit> {
    const context = await browser.newContext(options);
    if (change !== undefined)
      await context.route(`${origin}${path}`, (route) => {
        const body = change(readFileSync(join(dist, path, 'index.html'), 'utf8'));
        return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
      });
    const page = await context.newPage();
    if (options.javaScriptEnabled !== false) await page.clock.setFixedTime(clock);
    const noise: string[] = [];
    const requests: Visit['requests'] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      requests.push({ method: request.method(), url: request.url(), body: request.postData() });
      if (!request.url().startsWith(origin) && !request.url().startsWith('blob:'))
        noise.push(`asks for ${request.url()}`);
    });
    await page.goto(`${origin}${path}`, { waitUntil: 'load' });
    return { page, noise, requests, close: () => closeContext(context) };
  }

  const status = (page: Page) => page.locator('#report-status');
  const attach = (page: Page, files: readonly Attachment[]): Promise<void> =>
    page.getByLabel('Attachments').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'text/html',
        buffer: Buffer.from(content),
      })),
    );

  async function fill(page: Page): Promise<void> {
    for (const { name } of REPORT_FIELDS)
      await page
        .getByLabel(new RegExp(`^${english.report.script.fields[name].heading}`))
        .fill(TYPED[name]);
  }

  async function encrypt(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Encrypt the report' }).click();
    await page.getByRole('heading', { name: 'Your encrypted message' }).waitFor();
  }

  async function downloaded(page: Page): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download report.asc' }).click(),
    ]);
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), 'utf8'),
    };
  }

  /** The text that GnuPG decrypts from a message, and the keys it is encrypted to. */
  function opened(message: string): { content: Buffer; to: number } {
    const { stdout, stderr, status: code } = gpg(['--status-fd', '2', '--decrypt'], message);
    expect(code, stderr.toString()).toBe(0);
    return { content: stdout, to: stderr.toString().match(/^\[GNUPG:\] ENC_TO /gm)?.length ?? 0 };
  }

  it('creates a message that GnuPG decrypts to the exact text, for the keys of all channels', async () => {
    const { page, noise, close } = await open('/report/');
    await fill(page);
    await encrypt(page);
    const message = await page.getByLabel('The message', { exact: true }).inputValue();
    const { name, text } = await downloaded(page);
    expect(name).toBe('report.asc');
    expect(text.trim()).toBe(message.trim());
    const { content, to } = opened(text);
    expect(content.equals(Buffer.from(TEXT))).toBe(true);
    expect(to).toBe(2);
    for (const typed of [TYPED.impact, TYPED.version, TYPED.contact, '  Indented, with a tab\t'])
      expect(content.toString()).toContain(typed);
    for (const fingerprint of fingerprints)
      expect(
        (await page.locator('#report-recipients').innerText()).replaceAll(/\s/g, ''),
      ).toContain(fingerprint);
    expect(noise).toEqual([]);
    await close();
  });

  it('puts attachments into the same message, as MIME', async () => {
    const { page, noise, close } = await open('/report/');
    await fill(page);
    await attach(page, FILES);
    await encrypt(page);
    const { content } = opened((await downloaded(page)).text);
    expect(content.equals(Buffer.from(reportMessage(TEXT, FILES)))).toBe(true);
    // The output of gpg is readable text.
    expect(content.includes(TEXT.replaceAll('\n', '\r\n'))).toBe(true);
    expect(content.toString('utf8')).toContain(
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
    );
    expect(await page.locator('#report-way').innerText()).toContain('too long for a link');
    const mail = page.locator('.ways a[href^="mailto:"]');
    expect(await mail.getAttribute('href')).toMatch(
      /^mailto:security@orbital\.example\?subject=.*attached/,
    );
    expect(noise).toEqual([]);
    await close();
  });

  it('opens a short message as a mail, and copies it', async () => {
    const { page, noise, close } = await open('/report/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('What is wrong').fill('Short.');
    await encrypt(page);
    const message = await page.getByLabel('The message', { exact: true }).inputValue();
    const href = await page.locator('.ways a[href^="mailto:"]').getAttribute('href');
    const body = new URL(href ?? '').searchParams.get('body') ?? '';
    expect(opened(body).content.toString()).toBe(
      '# Vulnerability report\n\n## What is wrong\n\nShort.\n',
    );
    await page.getByRole('button', { name: 'Copy the message' }).click();
    await status(page).filter({ hasText: 'was copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.replaceAll('\r\n', '\n').trim()).toBe(message.replaceAll('\r\n', '\n').trim());
    expect(noise).toEqual([]);
    await close();
  });

  it('loads the encryption code on first use, then works offline; nothing is sent or stored', async () => {
    const { page, noise, requests, close } = await open('/report/');
    const before = requests.length;
    expect(requests.map(({ url }) => url).filter((url) => url.includes('encrypt'))).toEqual([]);
    await page.getByLabel('What is wrong').focus();
    await status(page).filter({ hasText: 'without a network' }).waitFor();
    const loaded = requests.slice(before).map(({ url }) => new URL(url).pathname);
    expect(loaded).toContainEqual(expect.stringMatching(/^\/_astro\/encrypt\.[\w-]+\.js$/));
    const weight = loaded.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length,
      0,
    );
    expect(weight).toBeLessThan(90_000);
    const after = requests.length;
    await page.context().setOffline(true);
    await fill(page);
    await attach(page, FILES.slice(0, 1));
    await encrypt(page);
    const { text } = await downloaded(page);
    expect(opened(text).content.includes('proof.bin')).toBe(true);
    const asked = requests.slice(after).filter(({ url }) => !url.startsWith('blob:'));
    expect(asked).toEqual([]);
    expect(requests.filter(({ method, body }) => method !== 'GET' || body !== null)).toEqual([]);
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      address: location.href,
    }));
    expect(kept).toEqual({
      local: 0,
      session: 0,
      cookies: '',
      databases: 0,
      caches: 0,
      address: `${origin}/report/`,
    });
    expect(JSON.stringify(requests)).not.toContain(SECRET);
    expect(noise).toEqual([]);
    await close();
  });

  it('has a form that cannot be submitted, in a page that can only reach its own host', async () => {
    const html = readFileSync(join(dist, 'report/index.html'), 'utf8');
    const policies = [
      ...html.matchAll(/http-equiv="Content-Security-Policy" content="([^"]*)"/g),
    ].map(([, one]) => one);
    expect(policies).toHaveLength(2);
    expect(policies[0]).toContain("connect-src 'self'");
    expect(policies[0]).not.toContain('unsafe');
    expect(policies[1]).toMatch(/^form-action (&#39;|'|&apos;)none\1$/);
    const { page, requests, close } = await open('/report/');
    await page.getByLabel('What is wrong').fill(SECRET);
    const before = requests.length;
    await page.evaluate(() =>
      HTMLFormElement.prototype.submit.call(document.querySelector('.report-form')),
    );
    await page.waitForTimeout(200);
    expect(requests).toHaveLength(before);
    expect(page.url()).toBe(`${origin}/report/`);
    const fields = page.locator('.report-form :is(input:not([type=file]), textarea)');
    for (const field of await fields.all()) {
      expect(await field.getAttribute('autocomplete')).toBe('off');
      expect(await field.getAttribute('spellcheck')).toBe('false');
    }
    await close();
  });

  it('works by keyboard alone, connects each error to its field, and announces changes', async () => {
    const { page, noise, close } = await open('/report/');
    const what = page.getByLabel('What is wrong');
    await what.focus();
    for (let i = 0; i < REPORT_FIELDS.length + 1; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Encrypt the report',
    );
    await page.keyboard.press('Enter');
    expect(await what.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await what.getAttribute('aria-invalid')).toBe('true');
    const described = (await what.getAttribute('aria-describedby'))?.split(' ') ?? [];
    expect(await page.locator(`#${described.at(-1)}`).innerText()).toBe(
      'Please tell us what is wrong.',
    );
    expect(await status(page).getAttribute('role')).toBe('status');
    expect(await status(page).innerText()).toBe('One field needs a change.');
    await page.keyboard.type('It crashes.');
    for (let i = 0; i < REPORT_FIELDS.length + 1; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const done = page.getByRole('heading', { name: 'Your encrypted message' });
    await done.waitFor();
    expect(await done.evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect(await what.getAttribute('aria-invalid')).toBeNull();
    expect(await status(page).innerText()).toBe('The report is encrypted. Nothing was sent.');
    await what.fill('Something else.');
    expect(await done.isVisible()).toBe(false);
    expect(await status(page).innerText()).toContain('encrypt it again');
    await page.getByRole('button', { name: 'Clear the form' }).click();
    expect(await what.inputValue()).toBe('');
    expect(noise).toEqual([]);
    await close();
  });

  it.runIf(THOROUGH)(
    'accepts no more attachments than it states',
    async () => {
      const { page, close } = await open('/report/');
      await page.getByLabel('What is wrong').fill('It crashes.');
      await attach(page, [{ name: 'big', content: new Uint8Array(10_000_001) }]);
      await page.getByRole('button', { name: 'Encrypt the report' }).click();
      expect(await page.locator('#report-files-error').innerText()).toContain('at most 10 MB');
      expect(await page.locator('#report-result').isVisible()).toBe(false);
      await attach(page, [{ name: 'big', content: new Uint8Array(10_000_000) }]);
      await encrypt(page);
      expect(await page.locator('#report-long').isVisible()).toBe(true);
      expect(opened((await downloaded(page)).text).content.length).toBeGreaterThan(13_000_000);
      await close();
    },
    300_000,
  );

  it('encrypts to the keys that are valid by the reader’s clock, and offers only their channels', async () => {
    const { page, close } = await open('/report/', { clock: '2027-06-02T12:00:00Z' });
    await page.getByLabel('What is wrong').fill('It crashes.');
    await encrypt(page);
    expect(await page.locator('.ways li:visible').allInnerTexts()).toEqual([
      expect.stringContaining('Confidential'),
    ]);
    expect(opened(await page.getByLabel('The message', { exact: true }).inputValue()).to).toBe(1);
    await close();
  });

  it.each([
    [
      'expired',
      '2028-06-02T12:00:00Z',
      /Our key expired on 1 June 2028, and your clock says 2 June 2028\./,
    ],
    ['made later', '2020-01-01T12:00:00Z', /Your clock says 1 January 2020.*check your clock\./],
  ])('refuses to encrypt if every key is %s by the reader’s clock', async (_, clock, words) => {
    const { page, noise, requests, close } = await open('/report/', { clock });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(words);
    expect(await alert.getByRole('link', { name: 'channels' }).getAttribute('href')).toBe(
      '#channels',
    );
    expect(await page.locator('.report-form').isVisible()).toBe(false);
    expect(requests.map(({ url }) => url).filter((url) => url.includes('encrypt'))).toEqual([]);
    expect(noise).toEqual([]);
    await close();
  });

  it('refuses to encrypt if a key expires while the form is filled in', async () => {
    const { page, close } = await open('/report/');
    await page.getByLabel('What is wrong').fill('It crashes.');
    await page.clock.setFixedTime('2028-06-02T12:00:00Z');
    await page.getByRole('button', { name: 'Encrypt the report' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('#report-result').isVisible()).toBe(false);
    await close();
  });

  it('refuses keys other than those that the page names', async () => {
    const [one = '', other = ''] = fingerprints.map(
      (fingerprint) => `key-${fingerprint.toLowerCase()}`,
    );
    const swap = (html: string): string =>
      html.replaceAll(
        /id="(key-[0-9a-f]{40})"/g,
        (_, id: string) => `id="${id === one ? other : one}"`,
      );
    const { page, close } = await open('/report/', { change: swap });
    await page.getByLabel('What is wrong').fill('It crashes.');
    await page.getByRole('button', { name: 'Encrypt the report' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Our key cannot be used');
    expect(await page.locator('#report-result').isVisible()).toBe(false);
    await close();
  });

  it('explains what to do if the encryption code cannot be loaded', async () => {
    const { page, close } = await open('/report/');
    await page.context().setOffline(true);
    await page.getByLabel('What is wrong').focus();
    await status(page).filter({ hasText: 'could not be loaded' }).waitFor();
    expect(await page.locator('#report-result').isVisible()).toBe(false);
    await close();
  });

  it('shows the template, the key and the commands without JavaScript, and no form', async () => {
    const { page, noise, close } = await open('/report/', { javaScriptEnabled: false });
    expect(await page.locator('.report-form').isVisible()).toBe(false);
    expect(await page.locator('#report-result').isVisible()).toBe(false);
    expect(await page.locator('noscript p').innerText()).toContain('JavaScript is disabled');
    const hand = await page.locator('#by-hand').innerText();
    for (const { name } of REPORT_FIELDS)
      expect(hand).toContain(`## ${english.report.script.fields[name].heading}`);
    expect(hand).toContain('gpg --encrypt --armor --recipient');
    for (const fingerprint of fingerprints)
      expect(hand).toContain(fingerprint.replace(/(.{4})(?=.)/g, '$1 '));
    const codes = await page.getByRole('img', { name: /^QR code of the fingerprint/ }).count();
    expect(codes).toBe(fingerprints.length);
    expect(noise).toEqual([]);
    await close();
  });

  it('states the promised and the measured time to an answer', async () => {
    const { page, close } = await open('/report/');
    expect(await page.locator('#channels').innerText()).toContain('within 48 hours');
    expect(await page.locator('#measured').innerText()).toMatch(
      /answered within .* \(the median\), and \d+ of \d+ within/,
    );
    await close();
  });

  it('copies a key and its fingerprint', async () => {
    const { page, close } = await open('/report/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('button', { name: 'Copy the fingerprint' }).first().click();
    await page.getByText('The fingerprint was copied.').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^[0-9A-F]{4}( [0-9A-F]{4}){9}$/,
    );
    await page.getByText('The key as text').first().click();
    await page.getByRole('button', { name: 'Copy the key' }).first().click();
    await page.getByText('The key was copied.').waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(gpg(['--show-keys'], copied).stdout.toString().replaceAll(/\s/g, '')).toContain(
      fingerprints[0],
    );
    await close();
  });

  it.each(casesOf(AXE_MODES, 1))(
    'passes axe in every state, %s, %d px, without scrolling sideways',
    async (colorScheme, width) => {
      for (const [path, clock] of [
        ['/report/', TODAY],
        ['/report/', '2028-06-02T12:00:00Z'],
        ['/thanks/', TODAY],
        ['/keys/', TODAY],
      ] as const) {
        const { page, close } = await open(path, {
          clock,
          colorScheme,
          viewport: { width, height: 800 },
        });
        const states = [async () => {}];
        if (path === '/report/' && clock === TODAY) {
          states.push(async () => page.getByRole('button', { name: 'Encrypt the report' }).click());
          states.push(async () => {
            await page.getByLabel('What is wrong').fill('x'.repeat(200));
            await page.getByText('The key as text').first().click();
            await encrypt(page);
          });
        }
        for (const reach of states) {
          await reach();
          // The policy allows only scripts of the site; the debugger injects this one.
          await page.evaluate(AXE);
          const violations: unknown = await page.evaluate(
            `axe.run({ runOnly: ${RULES} }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')))`,
          );
          expect(violations, path).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
            path,
          ).toBeLessThanOrEqual(width);
        }
        await close();
      }
    },
    60_000,
  );

  it('prints the channels and the key, but nothing that is typed', async () => {
    const { page, close } = await open('/report/');
    await page.getByLabel('What is wrong').fill(SECRET);
    await encrypt(page);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.report-form', '#report-result', '#report-status'])
      expect(await page.locator(gone).isVisible(), gone).toBe(false);
    expect(await page.locator('.fingerprint').first().isVisible()).toBe(true);
    await close();
  });

  it('thanks credited people, by year', async () => {
    const { page, close } = await open('/thanks/', { javaScriptEnabled: false });
    const years = await page.locator('main h2').allInnerTexts();
    expect(years).toEqual(years.toSorted().reverse());
    const one = page
      .locator('#thanks-2026 .thanks > li')
      .filter({ hasText: 'Example Cryptographer' });
    expect(await one.innerText()).toMatch(/reviewer of the fix: ORB-2026-0001/);
    expect(await one.locator('a[href="/advisories/ORB-2026-0001/"]').count()).toBe(1);
    expect(readFileSync(join(dist, '.well-known/security.txt'), 'utf8')).toMatch(
      /^Acknowledgments: https:.*\/thanks\/$/m,
    );
    expect(filesIn(dist)).toContain('thanks/index.html');
    await close();
  });
});
