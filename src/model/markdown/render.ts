// The Markdown pipeline of all pages, feeds and mails that show authors' texts. Input: CommonMark
// with GitHub's extensions. Output: HTML of a strict allow list. Slow to load: checks must not
// import it.

import type { Element, Text } from 'hast';
import type { Html, Parents, Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { schemaFor } from './allow-list.ts';
import { textOfHtml } from './comments.ts';
import { parseMarkdown } from './parse.ts';
import { type Rewriting, rewrite } from './rewrite.ts';

export { withoutComments } from './comments.ts';
export { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';
export { firstParagraph, standalone } from './excerpt.ts';
export { MAIL_WIDTH, markdownToText } from './plain-text.ts';
export { wrap } from './wrap.ts';

export interface MarkdownOptions {
  /**
   * The absolute address that relative links and images are resolved against: that of the page that
   * shows the text.
   */
  readonly base: string;
  /**
   * The number of levels that headings are moved down: 1 makes "##" an <h3>. An <h1> is never made.
   * Default: 0.
   */
  readonly headingShift?: number;
  /** The prefix of ids, ending in "-". Must be unique for each text on a page. Default: "text-". */
  readonly idPrefix?: string;
  /**
   * Hosts whose images are shown, by https. Default: none, so that an image of another host becomes
   * a link.
   */
  readonly images?: readonly string[];
}

/**
 * Renders Markdown as HTML. Raw HTML is shown as text, and comments are dropped. Links are http,
 * https or mailto, and absolute. Images of the site's own origin and of the given hosts are shown;
 * others become links. Ids of headings and footnotes start with `idPrefix`. Throws a RangeError if
 * `idPrefix` is not a name that ends in "-", or if the text is nested thousands of levels deep.
 * Throws a TypeError if `base` is not an absolute address.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): string {
  const { base, headingShift = 0, idPrefix = 'text-', images = [] } = options;
  if (!/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*-$/.test(idPrefix))
    throw new RangeError(`${JSON.stringify(idPrefix)} is not a prefix for ids such as "text-"`);
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

/**
 * Returns the tree with each paragraph on one line. Feed readers that compare texts then see no
 * change if a text was only wrapped again.
 */
function unwrapped(tree: Root): Root {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' ');
  });
  return tree;
}

const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function htmlAsText(
  _state: unknown,
  node: Html,
  parent: Parents | undefined,
): Element | Text | undefined {
  const value = textOfHtml(node);
  if (value === '') return undefined;
  const text: Text = { type: 'text', value };
  const block = parent === undefined || FLOW.has(parent.type);
  return block ? { type: 'element', tagName: 'p', properties: {}, children: [text] } : text;
}

interface Cache {
  /** By text, then by options. The text itself is the key, so that it is not stored twice. */
  readonly entries: Map<string, Map<string, string>>;
  /** The number of HTML characters in the cache. */
  size: number;
}

// Enough for ten thousand advisories of 5 kB. Beyond it, the oldest entries are evicted.
const MOST_CHARACTERS = 64_000_000;

// Stored on the global object. A build loads this module twice (Vite for pages, Node for
// documents), but each text should be rendered once.
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
