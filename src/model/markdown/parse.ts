// Markdown as a tree: CommonMark with GitHub's extensions (tables, strikethrough, task lists, bare links, footnotes).

import type { Html, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { measureMarkdown } from './limits.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Reads Markdown. Never fails: any text is Markdown. One beyond the bounds, which no build takes, is one block of code. */
export function parseMarkdown(markdown: string): Root {
  if (!('code' in measureMarkdown(markdown))) return parser.parse(markdown);
  return { type: 'root', children: [{ type: 'code', value: markdown }] };
}

const COMMENT = /<!--[\s\S]*?-->/g;

/**
 * Raw HTML as the text that readers are shown. It is never published as HTML, but nothing an author wrote is lost, except
 * comments: they are not addressed to readers. Empty where nothing but comments is there.
 */
export function textOfHtml({ value }: Pick<Html, 'value'>): string {
  return value.replace(COMMENT, '').trim();
}

/**
 * Markdown without its HTML comments. What looks like a comment in code stays, as does one that has no end, since it would
 * take the rest of the text with it.
 */
export function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  let kept = '';
  let from = 0;
  visit(parseMarkdown(markdown), 'html', ({ value, position }) => {
    const start = position?.start.offset ?? 0;
    const end = position?.end.offset ?? start;
    const rest = value.replace(COMMENT, '');
    // In a quotation or a list the lines of a block carry marks that are not in its value: it goes as a whole or stays.
    if (rest.trim() !== '' && markdown.slice(start, end) !== value) return;
    kept += markdown.slice(from, start) + rest;
    from = end;
  });
  return (kept + markdown.slice(from)).trim();
}

/** The absolute address of a link, if it is one that may be published: http, https or mailto. */
export function publishable(href: string, base: string): URL | undefined {
  if (href.trim() === '' || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'mailto:' ? url : undefined;
}
