// Parses Markdown as a tree: CommonMark with GitHub's extensions (tables, strikethrough, task
// lists, bare links, footnotes).

import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { measureMarkdown } from './limits.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Parses Markdown. Never fails, because any text is Markdown. A text beyond the bounds, which every
 * build rejects, becomes one block of code.
 */
export function parseMarkdown(markdown: string): Root {
  if (!('code' in measureMarkdown(markdown))) return parser.parse(markdown);
  return { type: 'root', children: [{ type: 'code', value: markdown }] };
}

/**
 * Returns the absolute address of a link if it can be published: http, https or mailto. Otherwise
 * undefined.
 */
export function publishable(href: string, base: string): URL | undefined {
  if (href.trim() === '' || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'mailto:'
    ? url
    : undefined;
}
