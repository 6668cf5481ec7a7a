// Makes the links of a Markdown text absolute, so that they work on any site.

import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './parse.ts';

/**
 * Returns Markdown with every relative link and image made absolute. `base` is the address of the
 * page that the text was written for. Everything else stays unchanged. Throws a TypeError if `base`
 * is not an absolute address.
 */
export function absoluteLinks(markdown: string, base: string): string {
  const from = new URL(base);
  const places: { start: number; length: number; href: string }[] = [];
  visit(parseMarkdown(markdown), (node) => {
    if (!('url' in node) || /^[a-z][a-z0-9+.-]*:/i.test(node.url)) return;
    const [place, url] = [targetOf(node, markdown), URL.parse(node.url, from)];
    if (place !== undefined && url !== null) places.push({ ...place, href: url.href });
  });
  let result = '';
  let end = 0;
  // A link around an image is visited before the image, although its address comes after it.
  for (const { start, length, href } of places.sort((a, b) => a.start - b.start)) {
    if (start < end) continue;
    result += markdown.slice(end, start) + href;
    end = start + length;
  }
  return result + markdown.slice(end);
}

/** Returns the range of a link's address, which follows its text. */
function targetOf(
  node: Extract<Nodes, { url: string }>,
  markdown: string,
): { start: number; length: number } | undefined {
  const { position } = node;
  const [first, last] = [position?.start.offset, position?.end.offset];
  if (first === undefined || last === undefined) return undefined;
  const inner = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined;
  const behind = markdown.indexOf(node.type === 'definition' ? ']:' : '](', inner ?? first);
  const start = behind < 0 ? -1 : markdown.indexOf(node.url, behind + 2);
  return start < 0 || start + node.url.length > last
    ? undefined
    : { start, length: node.url.length };
}
