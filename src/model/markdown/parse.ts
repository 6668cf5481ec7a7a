// Parses Markdown as a tree: CommonMark with GitHub's extensions (tables, strikethrough, task
// lists, bare links, footnotes).

import type { Html, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
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

const COMMENT = /<!--[\s\S]*?-->/g;

/**
 * Returns raw HTML as text for readers. It is never published as HTML, but no text of the author is
 * lost except comments, which are not for readers. Empty if it contains only comments.
 */
export function textOfHtml({ value }: Pick<Html, 'value'>): string {
  return value.replace(COMMENT, '').trim();
}

/**
 * Returns Markdown without its HTML comments. Keeps text in code that looks like a comment, and a
 * comment without an end, which would remove the rest of the text.
 */
export function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  let kept = '';
  let from = 0;
  visit(parseMarkdown(markdown), 'html', ({ value, position }) => {
    const start = position?.start.offset ?? 0;
    const end = position?.end.offset ?? start;
    const rest = value.replace(COMMENT, '');
    // In a quotation or a list, the lines of a block have marks that are not part of its value. So
    // the block is removed as a whole or kept.
    if (rest.trim() !== '' && markdown.slice(start, end) !== value) return;
    kept += markdown.slice(from, start) + rest;
    from = end;
  });
  return (kept + markdown.slice(from)).trim();
}

/**
 * Returns the absolute address of a link if it can be published: http, https or mailto. Otherwise
 * undefined.
 */
export function publishable(href: string, base: string): URL | undefined {
  if (href.trim() === '' || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'mailto:' ? url : undefined;
}
