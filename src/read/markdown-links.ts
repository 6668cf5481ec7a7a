// Parses the Markdown of bodies and values into a tree, to find misleading links and code. Slow to
// load: use it only for suspicious texts.

import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../model/markdown/parse.ts';
import { type LinkFault, linkFault, linksIn } from '../model/text/link.ts';

/** A fault with its place in the text, in UTF-16 units. */
export type PlacedLinkFault = LinkFault & { readonly offset: number; readonly length: number };

/** Finds the misleading links of a Markdown text. `base` resolves relative links. */
export function linkFaultsIn(markdown: string, base: string): PlacedLinkFault[] {
  return linksIn(parseMarkdown(markdown)).flatMap((link) => {
    const fault = linkFault(link, base);
    return fault === undefined ? [] : [{ ...fault, offset: link.offset, length: link.length }];
  });
}

/** Returns the ranges of the code spans and code blocks of a Markdown text. */
export function codeIn(markdown: string): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  visit(parseMarkdown(markdown), ['inlineCode', 'code'], ({ position }: Node) => {
    spans.push({ start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 });
  });
  return spans;
}
