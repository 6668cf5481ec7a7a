// A short list contains every place where text becomes HTML without escaping by a template, and
// every payload passes through each of them here. All other templates escape text, in every field
// of every content type.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { named } from '../../../src/components/chart/draw.ts';
import { renderMarkdown } from '../../../src/model/markdown/render.ts';
import { ROOT } from '../../support/run-candor.ts';
import { PAYLOADS } from './payloads.ts';

/** Each place where a template inserts HTML, and its source. */
const RAW = [
  'src/components/advisory/page.astro: data',
  'src/components/chart/chart.astro: svg',
  'src/components/frame/script-words.astro: json',
  'src/components/policy/process.astro: svg',
  'src/components/policy/text.astro: piece.html',
  'src/components/text/markdown.astro: html',
];

it('templates insert HTML only in a few places', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.astro'),
  );
  const found = files.flatMap((name) =>
    [...readFileSync(join(ROOT, 'src', name), 'utf8').matchAll(/set:html=\{([^}]*)\}/g)].map(
      ([, what]) => `src/${name}: ${what}`,
    ),
  );
  expect(files.length).toBeGreaterThan(50);
  expect([...new Set(found)].sort()).toEqual(RAW);
});

it('scripts of pages do not create HTML from text', () => {
  const files = readdirSync(join(ROOT, 'src/islands'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((name) => name.endsWith('.ts'));
  const makes =
    /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function/;
  expect(
    files.filter((name) => makes.test(readFileSync(join(ROOT, 'src/islands', name), 'utf8'))),
  ).toEqual([]);
});

const ELEMENTS =
  /^(?:p|br|hr|h[2-6]|blockquote|pre|code|em|strong|del|sup|a|img|ul|ol|li|table|thead|tbody|tr|th|td|section)$/;

/** Forbidden parts of rendered Markdown, in words. */
function wrongIn(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body><main>${html}</main></body></html>`);
  return [...document.querySelectorAll('main *')].flatMap((element) => {
    const { localName } = element;
    const attributes = [...element.attributes].flatMap(({ name, value }) => {
      if (/^on|^(?:style|srcdoc|formaction|name)$/i.test(name)) return [name];
      if (name === 'id') return value.startsWith('text-') ? [] : [`id ${value}`];
      if (name === 'href')
        return /^(?:https?:|mailto:|#text-)/.test(value) ? [] : [`href ${value}`];
      if (name === 'src')
        return value.startsWith('https://security.example/') ? [] : [`src ${value}`];
      return [];
    });
    return [...(ELEMENTS.test(localName) ? [] : [`<${localName}>`]), ...attributes];
  });
}

describe('each payload', () => {
  const base = 'https://security.example/advisories/A/';
  it.each([
    ['alone', (text: string) => text],
    ['in a sentence', (text: string) => `See ${text} there.`],
    ['in a heading', (text: string) => `## ${text}`],
    ['in a list', (text: string) => `- ${text.replaceAll('\n', '\n  ')}`],
    ['in a table', (text: string) => `| a |\n| - |\n| ${text} |`],
    ['in a quotation', (text: string) => `> ${text.replaceAll('\n', '\n> ')}`],
    ['in a link', (text: string) => `[${text}](https://a.example/ "${text}")`],
    ['as an address', (text: string) => `[a](<${text}>) ![b](<${text}>)`],
    ['in a footnote', (text: string) => `a[^1]\n\n[^1]: ${text}`],
    ['in code', (text: string) => `\`${text}\`\n\n\`\`\`${text}\n${text}\n\`\`\``],
  ])('of Markdown, %s, becomes neither markup nor a name nor an address that runs', (_, around) => {
    const wrong = PAYLOADS.flatMap(({ text }) =>
      wrongIn(renderMarkdown(around(text), { base })).map((what) => `${text}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  it('stays text in the title and the description of a drawing', () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    for (const { text } of PAYLOADS) {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const drawn = named(svg, document, { id: 'a', title: text, description: text });
      const { document: read } = parseHTML(`<!doctype html><html><body>${drawn}</body></html>`);
      expect(
        [...read.querySelectorAll('body *')].map(({ localName }) => localName),
        text,
      ).toEqual(['svg', 'title', 'desc']);
    }
  });

  it('is HTML for the check itself, where no guard applies', () => {
    const seen = PAYLOADS.filter(({ text }) => wrongIn(text).length > 0);
    expect(seen.length).toBeGreaterThan(80);
  });
});
