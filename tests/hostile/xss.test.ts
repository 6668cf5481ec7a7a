// Payloads in every field that takes text, on every page, in a real Chromium: no script runs, no request leaves, no name of the
// document is taken; with the content security policy on, and with it off.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RETROSPECTIVE } from '../broken-inputs/base.ts';
import { textOf, writeFolder } from '../broken-inputs/broken-input.ts';
import { candor, filesIn, workFolder } from '../candor.ts';
import { closeContext, hasChromium, openChromium, serve } from '../chromium.ts';
import { type Hostile, hostileContent, PLAIN } from './content.ts';
import { PAYLOADS } from './payloads.ts';

const AT = '2026-06-01T12:00:00Z';
/** The address of the site in its content: its own pictures are shown, wherever the test serves it. */
const OWN = 'https://security.orbital.example/';
const POLICY_TAG = /<meta http-equiv="Content-Security-Policy"[^>]*>/g;
/** Pages that are open at once. */
const TABS = 4;

/** Runs in every page before its own scripts: what a payload calls, and what the browser refuses. */
const WATCH = `window.__hits = []; window.hit = (n) => { window.__hits.push(n); return ''; };
window.alert = () => window.__hits.push('alert'); window.__refused = [];
document.addEventListener('securitypolicyviolation', (e) => window.__refused.push(e.violatedDirective + ' ' + e.blockedURI));`;

/** Everything on a page that must not be, in words. */
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

describe.skipIf(!hasChromium())('hostile content', () => {
  const work = workFolder('hostile');
  const dist = join(work.folder, 'dist');
  const folder = join(work.folder, 'content');
  let hostile: Hostile;
  let browser: Browser;
  let server: Server;
  let origin: string;
  let pages: string[] = [];

  beforeAll(async () => {
    writeFolder(folder, {
      change: (files) => files.delete(RETROSPECTIVE) && files.set(PLAIN, textOf(RETROSPECTIVE)),
    });
    hostile = await hostileContent(folder);
    for (const [path, text] of hostile.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const run = candor(['build', '--content', folder, '--now', AT, '--out', dist]);
    expect(run.code, `${run.out}${run.err}`).toBe(0);
    ({ server, origin } = await serve(dist));
    browser = await openChromium();
    pages = filesIn(dist).filter((file) => file.endsWith('.html'));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    work.remove();
  });

  it('is made of at least 150 payloads, in every field that takes text', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
    expect(hostile.taking.length).toBeGreaterThan(60);
    expect(pages).toContain('advisories/ORB-2026-1000/de/index.html');
    for (const count of Object.values(hostile.inBodies)) expect(count).toBeGreaterThan(150);
    const all = [...hostile.files.values()].join('\n');
    expect(
      PAYLOADS.filter(
        ({ text, number }) =>
          !all.includes(text) && !new RegExp(`hit\\(${number}\\)|foreign\\.example/${number}\\b`).test(all),
      ).map(({ text }) => text),
    ).toEqual([]);
  });

  it('has a payload of every class in every field of every kind of file of which there can be many', () => {
    // Of the others there is one, which has one value; a release is of one version.
    const many = Object.entries(hostile.missing).filter(
      ([field]) => !/^(?:site\.yaml|SECURITY\.md|releases\/)/.test(field),
    );
    // The name of a branch is too short for most.
    expect(many.map(([field]) => field)).toEqual(['projects/orbital.yaml: branches.*.name']);
  });

  it('has the policy on every page, before all else', () => {
    for (const file of pages)
      expect(readFileSync(join(dist, file), 'utf8').slice(0, 400), file).toMatch(
        /<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"|<head>\s*<meta http-equiv="Content-Security-Policy"/,
      );
  });

  it('is refused where a field has a form: an address, an id, a date, a version', () => {
    expect(hostile.refusing).toEqual(
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
  });

  /** Opens every page, some at once, and answers what is wrong with each. */
  async function look(context: BrowserContext, strip: boolean): Promise<string[]> {
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
    const queue = [...pages];
    const tab = async (page: Page): Promise<void> => {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
        const found: unknown = await page.evaluate(LOOK);
        const foreign = (one: unknown): boolean => !String(one).startsWith(`refused img-src ${OWN}`);
        if (Array.isArray(found)) wrong.push(...found.filter(foreign).map((one) => `${path}: ${String(one)}`));
        else wrong.push(`${path}: was not looked at`);
      }
    };
    await Promise.all(Array.from({ length: TABS }, async () => tab(await context.newPage())));
    return wrong;
  }

  it.each([
    ['with the content security policy', false],
    ['without it', true],
  ])('runs nothing, asks nobody and takes no name, %s', { timeout: 200_000 }, async (_, strip) => {
    expect(pages.length).toBeGreaterThan(60);
    const context = await browser.newContext();
    expect(await look(context, strip)).toEqual([]);
    await closeContext(context);
  });

  it('runs nothing in a feed reader that shows what the feeds and mails hold', async () => {
    const context = await browser.newContext();
    await context.addInitScript(WATCH);
    const asked: string[] = [];
    await context.route('**/*', (route) => {
      if (route.request().url().startsWith(origin)) return route.continue();
      asked.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    for (const file of filesIn(dist).filter((one) => /\.(json|xml|atom)$/.test(one) && /feed\./.test(one))) {
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
