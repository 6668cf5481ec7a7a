// The interface in German. The example is built in English and in German. Any text that is the same
// on both pages, and that no author wrote, must be a name or the same word in both languages. A
// string that is hard-coded in a page fails here.

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cweName } from '../../src/model/advisory/cwe.ts';
import { hasChromium, openChromium, serve } from '../support/chromium.ts';
import { candor, copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';

const { folder, remove } = workFolder('languages');
const [ENGLISH, GERMAN] = [join(folder, 'english'), join(folder, 'german')] as const;

/**
 * Out of date, in a right-to-left language without a translated interface; of a withdrawn advisory.
 */
const ARABIC = 'advisories/2025/ORB-2025-0001.ar.md';
const TRANSLATION = `---
summary: تعطل عند فتح أرشيف فارغ
of: 2025-01-02T00:00:00Z
---
## Impact

يتوقف البرنامج الذي يفتح الأرشيف (\`orbital.open\`).

## Am I affected?

كل من يفتح أرشيفات من الغرباء.

## Upgrade

قم بالترقية.

## Mitigation

لا شيء معروف.

## Details

لا مزيد.
`;

beforeAll(() => {
  const content = copyExample(folder);
  const site = join(content, 'site.yaml');
  // A pre-release, whose page has more text than others.
  appendFileSync(join(content, 'projects/orbital.yaml'), '\nreleases:\n  - version: 3.0.0rc1\n');
  const build = (out: string): void => {
    const { code, err } = candor(['build', '--content', content, '--out', out, '--now', NOW]);
    expect(code, err).toBe(0);
  };
  writeFileSync(join(content, ARABIC), TRANSLATION);
  build(ENGLISH);
  // Then it is the language of the original, and a page in a third language does not mention a
  // German interface.
  for (const file of [ARABIC, 'advisories/2026/ORB-2026-0004.de.md']) rmSync(join(content, file));
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^language: en\b/m, 'language: de'));
  build(GERMAN);
});
afterAll(remove);

/** Words that are the same in both languages. */
const COMMON = new Set([
  'Feeds',
  'Feeds:',
  'GitLab',
  'Median',
  'Status',
  'Version',
  'April',
  'August',
  'September',
  'November',
]);

/** Names of formats, files, ecosystems, packages and the project, which have no translation. */
const NAMES =
  /^(?:Atom|CSAF 2\.[01]|CSV|CVE|JSON|OSV|OpenPGP, .*|OpenPGP\.js|OpenVEX|(?:PyPI|npm|crates\.io|, )+|[@\w/-]+ \((?:PyPI|npm|crates\.io)\)|Orbital|(?:.+, )?(?:RSS|Atom|JSON Feed)|SHA-\d+|[\w-]+(?:\.(?:asc|csv|json|txt|sha256|sha512))+|security\.txt)$/;

/** Identifiers, addresses and numbers. */
const IDENTIFIERS =
  /^(?:(?:ORB|CVE|CWE|CAPEC)-[\d-]+(?:: \d+)?[,; ]*)+$|^(?:: )?\S*[./]example\S*$|^pkg:\S+$|^[+\d .:,/%()=n-]+$/;

const letters = (text: string): boolean => /\p{L}{2}/u.test(text);
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The texts of a page for people, with their places. Texts of authors are marked by their direction
 * or language.
 */
function textsOf(html: string): Map<string, string> {
  const { document } = parseHTML(html);
  const texts = new Map<string, string>();
  const add = (text: string | null, where: string): void => {
    if (text !== null && letters(text)) texts.set(plain(text), where);
  };
  const data = (value: unknown, where: string): void => {
    if (typeof value === 'string') add(value, where);
    else if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value)) data(one, where);
  };
  const walk = (element: Element): void => {
    const { localName, id } = element;
    for (const name of ['aria-label', 'alt', 'placeholder', 'data-copy', 'data-label']) {
      if (!(name === 'alt' && element.closest('.prose')))
        add(element.getAttribute(name), `${localName} ${name}`);
    }
    if (localName === 'script' && id.startsWith('words-'))
      data(JSON.parse(element.textContent), `#${id}`);
    if (['script', 'style', 'code', 'pre', 'bdi'].includes(localName)) return;
    // An author's text has the direction of its first letter, or is in running text of an author.
    const authored =
      element.getAttribute('dir') === 'auto' && localName !== 'input' && localName !== 'textarea';
    if (
      authored ||
      element.getAttribute('lang') === 'en' ||
      element.matches('.prose, .id, .versions')
    )
      return;
    // An address, which can break at its slashes and its at sign.
    if (['a', 'dd'].includes(localName) && /^\S*[./@]\S*$/.test(element.textContent)) return;
    for (const child of element.childNodes) {
      if (child.nodeType === 3) add(child.textContent, localName);
      else if (child.nodeType === 1)
        for (const one of element.children) if (one === child) walk(one);
    }
  };
  walk(document.body);
  return texts;
}

const pages = (): string[] => filesIn(GERMAN).filter((file) => file.endsWith('.html'));
const read = (place: string, file: string): string => readFileSync(join(place, file), 'utf8');

/** The texts of the example's files, as one text: names of projects, people and channels. */
const written = (): string =>
  plain(
    filesIn(join(folder, 'content'))
      .filter((file) => /\.(?:yaml|mdx?)$/.test(file))
      .map((file) => read(join(folder, 'content'), file))
      .join(' '),
  );

describe('a site in German', () => {
  test('has the same pages, each of which is marked as German', () => {
    const translated = /^advisories\/[^/]+\/(?:de|ar)\/index\.html$/;
    expect(pages()).toEqual(
      filesIn(ENGLISH).filter((file) => file.endsWith('.html') && !translated.test(file)),
    );
    for (const file of pages()) expect(read(GERMAN, file), file).toMatch(/<html lang="de"/);
  });

  test('has no English text except the texts of authors, and names', () => {
    const content = written();
    const isTheirs = (text: string): boolean =>
      content.includes(text) ||
      [...text.matchAll(/CWE-\d+/g)].some(([id]) => text.includes(cweName(id) ?? id));
    const weaknesses = new Set(
      [...content.matchAll(/CWE-\d+/g)].flatMap(([id]) => cweName(id) ?? []),
    );
    // The names of weaknesses are MITRE's.
    const isWeakness = (text: string): boolean => {
      const bare = text.replace(/^(?:CWE-\d+)?: /, '').replace(/ \($/, '');
      return bare.length > 3 && [...weaknesses].some((name) => name.includes(bare));
    };
    const left = new Map<string, string>();
    for (const file of pages()) {
      const english = textsOf(read(ENGLISH, file));
      for (const [text, where] of textsOf(read(GERMAN, file)))
        if (
          english.has(text) &&
          !COMMON.has(text) &&
          !NAMES.test(text) &&
          !IDENTIFIERS.test(text) &&
          !isWeakness(text)
        )
          left.set(text, `${file}, ${where}`);
    }
    // A single word can easily occur in an English text, so only longer texts count as an author's.
    const untranslated = [...left].filter(([text]) => !(text.includes(' ') && isTheirs(text)));
    expect(untranslated).toEqual([]);
  });

  test('is in German for search engines, social cards and feed readers', () => {
    const page = read(GERMAN, 'advisories/ORB-2025-0001/index.html');
    expect(page).toContain('(zurückgezogen)');
    expect(page).toMatch(/<meta name="description" content="Zurückgezogen\. /);
    expect(page).toMatch(/og:image:alt" content="[^"]*: Zurückgezogen"/);
    const [rss, json] = [read(GERMAN, 'feed.xml'), read(GERMAN, 'feed.json')];
    expect(rss).toContain('<language>de</language>');
    expect(rss).toContain('Dies ist ein Feed');
    expect(rss).toContain('Betroffene Versionen');
    expect(JSON.parse(json).language).toBe('de');
    expect(read(GERMAN, 'csaf/white/2026/orb-2026-0001.json')).toContain('"lang": "de"');
  });

  test('says that a pre-release can have the vulnerabilities of its release', () => {
    const path = 'projects/orbital/3.0.0rc1/index.html';
    expect(read(ENGLISH, path)).toContain('A pre-release of an affected release: it is older than');
    expect(read(GERMAN, path)).toContain('Eine Vorabversion einer betroffenen Version');
    expect(read(GERMAN, path)).toMatch(/Vorabversion.*ORB-2026-0004/s);
    expect(read(GERMAN, 'projects/orbital/3.0.3/index.html')).not.toContain('Vorabversion');
  });

  test('keeps the announcement as it was sent, and states its language', () => {
    const page = read(GERMAN, 'announcements/orbital-3.0.3/index.html');
    expect(page).toMatch(/<h1[^>]* lang="en"[^>]*>Security release of/);
    expect(page).toContain('<dt>Versandt an</dt>');
  });
});

describe('a translation of an advisory', () => {
  const BASE = 'https://security.orbital.example/';
  const pageOf = (path: string) => parseHTML(read(ENGLISH, `${path}index.html`)).document;
  const alternates = (path: string): (string | null)[][] =>
    [...pageOf(path).querySelectorAll('link[rel=alternate][hreflang]')].map((link) => [
      link.getAttribute('hreflang'),
      link.getAttribute('href'),
    ]);
  const plainText = (of: Element | null | undefined): string => plain(of?.textContent ?? '');

  test.each([
    ['ORB-2026-0004', 'de'],
    ['ORB-2025-0001', 'ar'],
  ])(
    'and its original link to each other, and each is the canonical page of its language: %s, %s',
    (id, lang) => {
      const [original, translation] = [`advisories/${id}/`, `advisories/${id}/${lang}/`];
      for (const path of [original, translation]) {
        expect(alternates(path)).toEqual([
          ['en', BASE + original],
          [lang, BASE + translation],
        ]);
        expect(pageOf(path).querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
          BASE + path,
        );
      }
      const to = pageOf(original).querySelector(`nav.languages a[hreflang=${lang}][lang=${lang}]`);
      expect(to?.getAttribute('href')).toBe(`/${translation}`);
      const back = pageOf(translation).querySelector('nav.languages a[hreflang=en][lang=en]');
      expect(back?.getAttribute('href')).toBe(`/${original}`);
      expect(read(ENGLISH, 'sitemap.xml')).toContain(`<loc>${BASE}${translation}</loc>`);
    },
  );

  test('is on no page of an advisory that has none', () => {
    expect(alternates('advisories/ORB-2026-0001/')).toEqual([]);
    expect(pageOf('advisories/ORB-2026-0001/').querySelector('nav.languages')).toBeNull();
  });

  test('is in its own language if the interface is, with the versions, scores and documents of the original', () => {
    const [page, original] = [
      pageOf('advisories/ORB-2026-0004/de/'),
      pageOf('advisories/ORB-2026-0004/'),
    ];
    expect(page.documentElement.getAttribute('lang')).toBe('de');
    expect(page.querySelector('article')?.hasAttribute('dir')).toBe(false);
    expect(plainText(page.querySelector('h1'))).toBe(
      'Heap-Überlauf im nativen ZIP-Leser beim Öffnen eines Archivs',
    );
    expect(page.querySelector('h1')?.hasAttribute('lang')).toBe(false);
    expect([...page.querySelectorAll('article h2')].map(plainText).slice(0, 6)).toEqual([
      'Betroffene Versionen',
      'Aktualisierung',
      'Gegenmaßnahmen',
      'Auswirkung',
      'Bin ich betroffen?',
      'Einzelheiten',
    ]);
    expect(plainText(page.querySelector('.notice.exploited'))).toMatch(
      /^Diese Schwachstelle wird ausgenutzt\./,
    );
    expect(page.querySelector('.notice.stale')).toBeNull();
    for (const selector of ['.versions', '#documents a', '.severity .score', 'code', 'time'])
      expect(
        [...page.querySelectorAll(`article ${selector}`)].map(plainText).length,
        selector,
      ).toBe(original.querySelectorAll(`article ${selector}`).length);
    expect(
      [...page.querySelectorAll('#documents a')].map((one) => one.getAttribute('href')),
    ).toEqual(
      [...original.querySelectorAll('#documents a')].map((one) => one.getAttribute('href')),
    );
    expect(plainText(page.querySelector('.severity .score'))).toBe('9.3');
    expect(page.querySelector('#credits [lang=en]')).not.toBeNull();
  });

  test('keeps its language and direction if the interface is not translated, and says that it is out of date', () => {
    const page = pageOf('advisories/ORB-2025-0001/ar/');
    expect(page.documentElement.getAttribute('lang')).toBe('en');
    expect(page.querySelector('article')?.getAttribute('dir')).toBe('rtl');
    for (const one of page.querySelectorAll('h1, article .prose')) {
      expect(one.getAttribute('lang')).toBe('ar');
      expect(one.getAttribute('dir')).toBe('rtl');
    }
    expect(plainText(page.querySelector('.notice.withdrawn'))).toMatch(
      /^This advisory was withdrawn/,
    );
    const stale = page.querySelector('.notice.stale');
    expect(plainText(stale)).toMatch(
      /^This translation is out of date\. .* of the version of 2 January 2025, 00:00 UTC\./,
    );
    expect(stale?.querySelector('a')?.getAttribute('href')).toBe('/advisories/ORB-2025-0001/');
    expect(page.title).toContain('(withdrawn)');
  });

  test('is in no feed and no document for programs', () => {
    const others = filesIn(ENGLISH).filter((file) => /\.(?:xml|atom|json|csv|txt|ics)$/.test(file));
    const holding = others.filter((file) => /nativen ZIP-Leser|أرشيف/.test(read(ENGLISH, file)));
    expect(holding).toEqual([]);
  });
});

describe.skipIf(!hasChromium())('a site in German in a browser', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser;
  let server: Server;
  let origin: string;
  let page: Page;
  const noise: string[] = [];

  beforeAll(async () => {
    ({ server, origin } = await serve(GERMAN));
    browser = await openChromium();
    page = await (
      await browser.newContext({ viewport: { width: 320, height: 700 }, locale: 'de-DE' })
    ).newPage();
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test.each([
    '',
    'advisories/',
    'advisories/ORB-2026-0004/',
    'check/',
    'report/',
    'metrics/',
    'subscribe/',
    'projects/orbital/',
  ])(
    'passes axe at 320 px and does not scroll sideways, even with long words: /%s',
    async (path) => {
      await page.goto(`${origin}/${path}`);
      await page.evaluate(axe);
      const violations: unknown = await page.evaluate(
        "axe.run().then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 80)).join(' | ')))",
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    },
  );

  test('never scrolls sideways at 320 px, on any page', async () => {
    const wide: string[] = [];
    for (const file of pages()) {
      await page.goto(`${origin}/${file}`);
      if ((await page.evaluate('document.documentElement.scrollWidth')) !== 320) wide.push(file);
    }
    expect(wide).toEqual([]);
  }, 300_000);

  test('nor do the pages of translations, including right-to-left ones', async () => {
    const english = await serve(ENGLISH);
    for (const path of ['advisories/ORB-2026-0004/de/', 'advisories/ORB-2025-0001/ar/']) {
      await page.goto(`${english.origin}/${path}`);
      await page.evaluate(axe);
      const violations: unknown = await page.evaluate(
        "axe.run().then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 80)).join(' | ')))",
      );
      expect(violations, path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320);
    }
    english.server.close();
  });

  test('has the texts of its scripts in German', async () => {
    await page.goto(`${origin}/advisories/?severity=critical`);
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toMatch(/^\d+ von \d+ Sicherheitshinweisen\.$/);
    await page.goto(`${origin}/check/?package=pkg:pypi/orbital&version=1.2.0`);
    await expect.poll(() => page.locator('#check-status').textContent()).toBe('Betroffen.');
    expect(await page.locator('#check-result').textContent()).toContain('Aktualisieren Sie auf');
    const files = [
      { name: 'package-lock.json', text: '{"lockfileVersion":3,' },
      { name: 'requirements.txt', text: 'orbital==1.2.0\n-r more.txt\n' },
      {
        name: 'bom.json',
        text: '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"one"}]}',
      },
    ];
    await page.getByLabel('Lockdateien oder SBOMs').setInputFiles(
      files.map(({ name, text }) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      })),
    );
    await page.getByRole('heading', { name: 'bom.json' }).waitFor();
    const shown = await page.locator('#check-result').textContent();
    for (const sentence of [
      'Sie ist kein gültiges JSON und möglicherweise unvollständig.',
      '1 Eintrag: verweist auf eine andere Datei, die nicht gelesen wurde (more.txt).',
      'In der Datei: Zeile 1',
      'Nicht geprüft: 1 Komponente ohne Paketadresse.',
    ])
      expect(shown).toContain(sentence);
    expect(shown).not.toMatch(/It is no|entry|entries|line \d|Not checked/);
    await page.goto(`${origin}/report/`);
    await page.getByRole('button', { name: 'Meldung verschlüsseln' }).click();
    await expect
      .poll(() => page.locator('#report-status').textContent())
      .toBe('Ein Feld muss geändert werden.');
    await page.goto(`${origin}/search/`);
    await page.getByRole('searchbox').fill('zzzzqq');
    await expect
      .poll(() => page.locator('#search-status').textContent())
      .toMatch(/^Zu „zzzzqq“ wurde nichts gefunden\./);
    expect(noise).toEqual([]);
  });
});
