// Each payload in each field that accepts text, on every page, in a real Chromium: no script runs,
// no request leaves, and no name of the document is overwritten, with and without the Content
// Security Policy.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redirectsSchema } from '../../../src/model/site/redirects.ts';
import { keysOf } from '../../../src/reference/content-keys.ts';
import { CASE, RESERVATION, RETROSPECTIVE } from '../../content/broken-inputs/base.ts';
import { textOf, writeFolder } from '../../content/broken-inputs/broken-input.ts';
import { SCHEMAS } from '../../content/broken-inputs/contract.ts';
import { closeContext, hasChromium, openChromium, serve } from '../../support/chromium.ts';
import { candor, filesIn, ROOT, userEnvironment, workFolder } from '../../support/run-candor.ts';
import { PICTURE } from './body.ts';
import { type Hostile, PLAIN, REDIRECTS } from './content.ts';
import { PAYLOADS } from './payloads.ts';

const AT = '2026-06-01T12:00:00Z';
/**
 * The address of the site in its content: its own pictures are shown, whatever the address of the
 * test server.
 */
const OWN = 'https://security.orbital.example/';
const POLICY_TAG = /<meta http-equiv="Content-Security-Policy"[^>]*>/g;
/** The page that redirects.yaml redirects. */
const MOVED = 'old/index.html';
/** The number of pages that are open at the same time. */
const TABS = 4;

/**
 * Runs in every page before its own scripts, and records calls of payloads and refusals of the
 * browser.
 */
const WATCH = `window.__hits = []; window.hit = (n) => { window.__hits.push(n); return ''; };
window.alert = () => window.__hits.push('alert'); window.__refused = [];
document.addEventListener('securitypolicyviolation', (e) => window.__refused.push(e.violatedDirective + ' ' + e.blockedURI));`;

/** Everything forbidden on a page, in words. */
const LOOK = `(() => {
  const found = window.__hits.map((n) => 'ran ' + n);
  for (const refused of window.__refused) found.push('refused ' + refused);
  for (const [name, kind] of [['body', HTMLBodyElement], ['forms', HTMLCollection], ['images', HTMLCollection], ['head', HTMLHeadElement], ['documentElement', HTMLHtmlElement], ['getElementById', Function], ['querySelector', Function], ['createElement', Function], ['addEventListener', Function]])
    if (!(document[name] instanceof kind)) found.push('clobbered document.' + name);
  if (typeof document.cookie !== 'string' || typeof document.title !== 'string') found.push('clobbered a text of document');
  if (document.getElementById('skip-target') !== document.querySelector('main') && document.querySelector('header.top')) found.push('clobbered skip-target');
  const ids = new Set();
  for (const e of document.querySelectorAll('*')) {
    const where = '<' + e.localName + '>';
    for (const { name, value } of e.attributes) {
      if (/^on/i.test(name) || name === 'style' || name === 'srcdoc' || name === 'formaction') found.push(where + ' has ' + name);
      if (/^(href|src|action|xlink:href|data|poster)$/i.test(name)) {
        let scheme = 'none';
        try { scheme = new URL(value, location.href).protocol; } catch {}
        if (!['http:', 'https:', 'mailto:', 'tel:'].includes(scheme)) found.push(where + ' leads to ' + value);
      }
      if (name === 'id' || name === 'name') {
        if (name === 'id' && ids.has(value)) found.push('twice id ' + value);
        if (name === 'id') ids.add(value);
        if ((e.closest('.prose') || /^(form|img|object|embed|iframe)$/.test(e.localName)) && (value in Document.prototype || value in Object.prototype || value in HTMLElement.prototype)) found.push(where + ' is called ' + value);
      }
    }
    if (/^(iframe|object|embed|base|style|portal|video|audio|math|template|foreignobject|frame|marquee|dialog|annotation-xml)$/i.test(e.localName)) found.push('there is ' + where);
    if (e.localName === 'script' && !/^application\\/(?:ld\\+)?json$/.test(e.type) && !(e.src.startsWith(location.origin) && e.textContent === '')) found.push('a script of its own');
    if (e.localName === 'script' && e.type !== '' && e.type !== 'module') { try { JSON.parse(e.textContent); } catch { found.push('data that is no JSON'); } }
    if (e.localName === 'meta' && /refresh/i.test(e.httpEquiv)) found.push('a refresh');
  }
  return found;
})()`;

/** Lengths are not limited: see roomy.mjs. */
const ROOMY = {
  NODE_OPTIONS: `--import ${join(ROOT, 'tests/embargo/hostile/roomy.mjs')}`,
  NODE_NO_WARNINGS: '1',
};

interface Site {
  readonly dist: string;
  readonly origin: string;
  readonly pages: readonly string[];
}

describe.skipIf(!hasChromium())('hostile content', () => {
  const work = workFolder('hostile');
  const folder = join(work.folder, 'content');
  const servers: Server[] = [];
  let hostile: Hostile;
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    writeFolder(folder, {
      change: (files) => files.delete(RETROSPECTIVE) && files.set(PLAIN, textOf(RETROSPECTIVE)),
    });
    write(
      join(work.folder, 'public', PICTURE),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" />',
    );
    const empty = join(work.folder, 'empty');
    mkdirSync(empty);
    const made = spawnSync(
      process.execPath,
      [join(ROOT, 'tests/embargo/hostile/write.ts'), folder, empty],
      {
        cwd: ROOT,
        env: { ...userEnvironment(), ...ROOMY },
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    expect(made.stderr).toBe('');
    hostile = JSON.parse(made.stdout);
    browser = await openChromium();
    site = await built(folder, 'dist');
  });
  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
    work.remove();
  });

  function write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  async function built(content: string, name: string): Promise<Site> {
    const dist = join(work.folder, name);
    const run = candor(['build', '--content', content, '--now', AT, '--out', dist], { env: ROOMY });
    expect(run.code, `${run.out.slice(-5000)}${run.err}`).toBe(0);
    const { server, origin } = await serve(dist);
    servers.push(server);
    return { dist, origin, pages: filesIn(dist).filter((file) => file.endsWith('.html')) };
  }

  it('consists of at least 150 payloads, each complete in every body', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
    for (const [file, count] of Object.entries(hostile.bodies))
      expect(count, file).toBeGreaterThan(150);
    expect(site.pages).toContain('advisories/ORB-2026-1701/de/index.html');
    expect(site.pages).toContain('retrospectives/components/index.html');
  });

  it('has every payload in every field that the contract calls a text', () => {
    const schemas = [...SCHEMAS, [REDIRECTS, redirectsSchema] as const].filter(
      ([file]) => file !== CASE && file !== RESERVATION,
    );
    const files = Map.groupBy(schemas, ([, schema]) => schema);
    const without = [...files].flatMap(([schema, of]) =>
      keysOf(schema)
        .filter(({ type }) => /^(?:list: )?text/.test(type))
        .filter(
          ({ name }) => !of.some(([file]) => takesAll(file === RETROSPECTIVE ? PLAIN : file, name)),
        )
        .map(({ name }) => `${of[0]?.[0]}: ${name}`),
    );
    // Names of required files and of branches, commits, and paths.
    expect(without).toEqual([
      'site.yaml: team[].key',
      'site.yaml: calendar.holidays',
      'site.yaml: public.replaces',
      'channels/mail.yaml: key',
      'advisories/2026/ORB-2026-0003.md: affected[].ranges[].limit',
      'advisories/2026/ORB-2026-0003.md: references[].branch',
      'advisories/2026/ORB-2026-0003.md: withdrawn.replaced_by',
      'releases/orbital-2.1.3.md: advisories',
      'retrospectives/archive-overflow.mdx: advisories',
      'redirects.yaml: redirects[].from',
      'redirects.yaml: redirects[].to',
    ]);
    // A package is "a purl, or keys".
    expect(takesAll('projects/orbital.yaml', 'packages[].name')).toBe(true);
  });

  /**
   * True if a field, or some item of a list of that name, accepts every payload, as it is or as one
   * line.
   */
  function takesAll(file: string, name: string): boolean {
    const pattern = new RegExp(
      `^${`${file}: ${name}`.replaceAll('.', '\\.').replaceAll('[]', '\\.\\d+')}(?:\\.\\d+)?$`,
    );
    return Object.entries(hostile.fields).some(
      ([field, taken]) =>
        pattern.test(field) && taken.itself + taken['on one line'] === PAYLOADS.length,
    );
  }

  it('has all accepted payloads after the value of a field with a format, and nothing that ends a text of markup', () => {
    const behind = Object.entries(hostile.fields).filter(([, taken]) => taken.behind > 0);
    const addresses = behind.filter(([field]) =>
      /\b(?:url|repo|repository|homepage|contact|source|canonical|hiring)\b/.test(field),
    );
    expect(addresses.length).toBeGreaterThan(15);
    for (const [field, { refuses }] of addresses) {
      const taken = PAYLOADS.filter(({ number }) => !refuses.includes(number)).map(
        ({ text }) => text,
      );
      expect(taken.length, field).toBeGreaterThan(10);
      expect(
        taken.filter((text) => /[<>"\s]/.test(text)),
        field,
      ).toEqual([]);
    }
  });

  it('has the policy on every page, before everything else', () => {
    for (const file of site.pages)
      expect(readFileSync(join(site.dist, file), 'utf8').slice(0, 400), file).toMatch(
        /<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"|<head>\s*<meta http-equiv="Content-Security-Policy"/,
      );
  });

  it('is refused in a field with a format: a URL, an id, a date, a version', () => {
    const refusing = Object.entries(hostile.fields).flatMap(([field, taken]) =>
      taken.itself + taken['on one line'] === 0 ? [field] : [],
    );
    expect(refusing).toEqual(
      expect.arrayContaining([
        'site.yaml: url',
        'site.yaml: language',
        'projects/orbital.yaml: repository',
        'projects/orbital.yaml: homepage',
        'channels/mail.yaml: address',
        'advisories/2026/ORB-2026-0003.md: references.0.url',
        'advisories/2026/ORB-2026-0003.md: credits.0.contact.0',
        'advisories/2026/ORB-2026-0003.md: aliases.0',
        'advisories/2026/ORB-2026-0003.md: cwe.0',
        'advisories/2026/ORB-2026-0001.md: imported.source',
        'retrospectives/archive-overflow.md: pull_requests.0',
        'retrospectives/archive-overflow.md: actions.0.url',
      ]),
    );
    for (const [field, { behind }] of Object.entries(hostile.fields))
      if (
        /: (?:.*\.)?(?:language|aliases\.\d|cwe\.\d|at|published|status|project|severity\.\d)$/.test(
          field,
        )
      )
        expect(behind, field).toBe(0);
  });

  /** Opens every page, several at a time, and returns the faults of each. */
  async function look(
    { dist, origin, pages }: Site,
    context: BrowserContext,
    strip: boolean,
  ): Promise<string[]> {
    const wrong: string[] = [];
    await context.addInitScript(WATCH);
    await context.route(
      (url) => url.origin !== origin,
      (route) => {
        const url = route.request().url();
        if (!url.startsWith(OWN)) wrong.push(`asks for ${url}`);
        return route.abort();
      },
    );
    if (strip)
      await context.route(/\.html$/, (route) => {
        const file = join(dist, decodeURIComponent(new URL(route.request().url()).pathname));
        const body = readFileSync(file, 'utf8').replace(POLICY_TAG, '');
        return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
      });
    // The page of a redirect is left as soon as it is opened.
    const queue = pages.filter((path) => path !== MOVED);
    const tab = async (page: Page): Promise<void> => {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
        const found: unknown = await page.evaluate(LOOK);
        const foreign = (one: unknown): boolean =>
          !String(one).startsWith(`refused img-src ${OWN}`);
        if (Array.isArray(found))
          wrong.push(...found.filter(foreign).map((one) => `${path}: ${String(one)}`));
        else wrong.push(`${path}: was not looked at`);
      }
    };
    await Promise.all(Array.from({ length: TABS }, async () => tab(await context.newPage())));
    return wrong;
  }

  it.each([
    ['with the content security policy', false],
    ['without it', true],
  ])(
    'runs nothing, sends no request and overwrites no name, %s',
    { timeout: 300_000 },
    async (_, strip) => {
      expect(site.pages.length).toBeGreaterThan(60);
      const context = await browser.newContext();
      expect(await look(site, context, strip)).toEqual([]);
      await closeContext(context);
    },
  );

  it('redirects a moved page to its new address, and nowhere else', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await context.route(
      (url) => url.origin !== site.origin,
      (route) => route.abort(),
    );
    const left = page.waitForRequest(`${OWN}advisories/`);
    await page.goto(`${site.origin}/${MOVED}`);
    await left;
    expect(asked).toEqual([`${site.origin}/${MOVED}`, `${OWN}advisories/`]);
    await closeContext(context);
  });

  it('runs nothing in a feed reader that shows the feeds and mails', async () => {
    const { dist, origin } = site;
    const context = await browser.newContext();
    await context.addInitScript(WATCH);
    const asked: string[] = [];
    await context.route('**/*', (route) => {
      if (route.request().url().startsWith(origin)) return route.continue();
      asked.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    for (const file of filesIn(dist).filter(
      (one) => /\.(json|xml|atom)$/.test(one) && /feed\./.test(one),
    )) {
      const text = readFileSync(join(dist, file), 'utf8');
      await page.goto(`${origin}/robots.txt`);
      const htmls: unknown = await page.evaluate(
        `(() => { const text = ${JSON.stringify(text).replaceAll('<', '\\u003c')}; if (${file.endsWith('.json')}) return JSON.parse(text).items.map((i) => i.content_html ?? '');
        const xml = new DOMParser().parseFromString(text, 'application/xml');
        if (xml.querySelector('parsererror')) return ['<b>broken</b><script>broken</' + 'script>'];
        return [...xml.querySelectorAll('content, encoded, item > description, summary')].filter((e) => e.localName !== 'summary' || e.getAttribute('type') === 'html').map((e) => e.textContent); })()`,
      );
      if (!Array.isArray(htmls)) throw new Error(file);
      await page.setContent(`<!doctype html><body>${htmls.map(String).join('\n')}`);
      const hits: unknown = await page.evaluate(
        '[...window.__hits, ...[...document.querySelectorAll(\'script, iframe, object, style, form, [onerror], [onload], [style], [srcdoc], a[href^="javascript" i]\')].map((e) => e.outerHTML)]',
      );
      expect(hits, file).toEqual([]);
    }
    expect(asked.filter((url) => url.includes('foreign.example'))).toEqual([]);
    await closeContext(context);
  });
});
