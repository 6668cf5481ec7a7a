// THE Markdown pipeline: what pages, feeds and mails show of a text that authors wrote. CommonMark with GitHub's extensions in,
// HTML of a strict allow list out. Heavy to load: what checks need must not import it.

import type { Element, Text } from 'hast';
import type { Html, Parents, Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { schemaFor } from './allow-list.ts';
import { parseMarkdown, textOfHtml } from './parse.ts';
import { type Rewriting, rewrite } from './rewrite.ts';

export { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';
export { firstParagraph, standalone } from './excerpt.ts';
export { withoutComments } from './parse.ts';
export { MAIL_WIDTH, markdownToText } from './plain-text.ts';
export { wrap } from './wrap.ts';

export interface MarkdownOptions {
  /** The absolute address (of the page that shows the text) that relative links and images are resolved against. */
  readonly base: string;
  /** How many levels headings are moved down: 1 makes "##" an <h3>. There is never an <h1>. 0 where absent. */
  readonly headingShift?: number;
  /** What ids start with, ending in "-": one for each text on the same page. "text-" where absent. */
  readonly idPrefix?: string;
  /** Hosts whose images are shown, by https. None where absent: an image of another host becomes a link. */
  readonly images?: readonly string[];
}

/**
 * Renders Markdown as HTML. Raw HTML is shown as text, comments are left out. Links are http, https or mailto and absolute;
 * images are of the site's own origin or of the given hosts, others become links. Headings and footnotes have ids that start with `idPrefix`.
 * Throws a RangeError where `idPrefix` is no name that ends in "-" or the text is nested thousands of levels deep, and a TypeError
 * where `base` is no absolute address.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): string {
  const { base, headingShift = 0, idPrefix = 'text-', images = [] } = options;
  if (!/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*-$/.test(idPrefix))
    throw new RangeError(`${JSON.stringify(idPrefix)} is no prefix for ids such as "text-"`);
  const rewriting = { base: new URL(base).href, headingShift, idPrefix, images };
  const key = `${headingShift} ${idPrefix} ${images.join(',')} ${rewriting.base}`;
  const known = cache().entries.get(markdown)?.get(key);
  if (known !== undefined) return known;
  const html = render(markdown, rewriting);
  remember(markdown, key, html);
  return html;
}

function render(markdown: string, rewriting: Rewriting): string {
  const pipeline = unified()
    .use(remarkRehype, { clobberPrefix: rewriting.idPrefix, handlers: { html: htmlAsText } })
    .use(rewrite, rewriting)
    .use(rehypeSanitize, schemaFor(rewriting.idPrefix))
    .use(rehypeStringify);
  return pipeline.stringify(pipeline.runSync(unwrapped(parseMarkdown(markdown))));
}

/** The tree with each paragraph on one line: a text that was only wrapped anew is the same to feed readers that compare it. */
function unwrapped(tree: Root): Root {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' ');
  });
  return tree;
}

const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function htmlAsText(_state: unknown, node: Html, parent: Parents | undefined): Element | Text | undefined {
  const value = textOfHtml(node);
  if (value === '') return undefined;
  const text: Text = { type: 'text', value };
  const block = parent === undefined || FLOW.has(parent.type);
  return block ? { type: 'element', tagName: 'p', properties: {}, children: [text] } : text;
}

interface Cache {
  /** By text, then by options: the text is the key itself, so that it is not held a second time. */
  readonly entries: Map<string, Map<string, string>>;
  /** Characters of HTML in it. */
  size: number;
}

// Ten thousand advisories of 5 kB fit; what is more is forgotten, the oldest first.
const MOST_CHARACTERS = 64_000_000;

// On the global object, since a build loads this module twice, by Vite for the pages and by Node for the documents, and each
// text is to be rendered once.
const CACHE = Symbol.for('candor.markdown');

function cache(): Cache {
  const found: unknown = Reflect.get(globalThis, CACHE);
  if (isCache(found)) return found;
  const made: Cache = { entries: new Map(), size: 0 };
  Reflect.set(globalThis, CACHE, made);
  return made;
}

const isCache = (value: unknown): value is Cache =>
  typeof value === 'object' && value !== null && 'entries' in value && value.entries instanceof Map;

function remember(markdown: string, key: string, html: string): void {
  const store = cache();
  const renderings = store.entries.get(markdown) ?? new Map<string, string>();
  renderings.set(key, html);
  store.entries.set(markdown, renderings);
  store.size += html.length;
  for (const [oldest, dropped] of store.entries) {
    if (store.size <= MOST_CHARACTERS || oldest === markdown) break;
    store.entries.delete(oldest);
    for (const one of dropped.values()) store.size -= one.length;
  }
}
