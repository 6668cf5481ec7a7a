// Rewrites the tree of a Markdown text for publication: absolute addresses, prefixed ids, and
// headings below those of the page. It only rearranges. The sanitizer, which runs after it, decides
// which elements can stay.

import type { Comment, Element, ElementContent, Root, RootContent, Text } from 'hast';
import { visit } from 'unist-util-visit';
import { publishable } from './parse.ts';

export interface Rewriting {
  /** The absolute address that others are resolved against. */
  readonly base: string;
  /** The number of levels that headings are moved down. */
  readonly headingShift: number;
  /** The prefix of every id. */
  readonly idPrefix: string;
  /** Hosts whose images are shown, by https. */
  readonly images: readonly string[];
}

interface Walk extends Rewriting {
  /** The ids of the headings of this text. */
  readonly ids: ReadonlySet<string>;
}

/** Returns a plugin for unified that rewrites the tree in place. */
export function rewrite(options: Rewriting): (tree: Root) => void {
  return (tree) => {
    const walk = { ...options, ids: nameHeadings(tree, options.idPrefix) };
    tree.children = tree.children.filter(isHtml).flatMap((node) => rewritten(node, walk, false));
  };
}

// Other packages extend the type with node types for MDX. Markdown does not produce them.
const isHtml = (node: RootContent): node is Element | Text | Comment =>
  node.type === 'element' || node.type === 'text' || node.type === 'comment';

function rewritten(node: ElementContent, walk: Walk, inLink: boolean): ElementContent[] {
  if (node.type !== 'element') return [node];
  const { tagName } = node;
  if (tagName === 'img') return image(node, walk, inLink);
  if (tagName === 'input') return [{ type: 'text', value: node.properties['checked'] ? '☑' : '☐' }];
  const children = node.children.flatMap((child) =>
    rewritten(child, walk, inLink || tagName === 'a'),
  );
  if (tagName === 'a') return inLink ? children : link(node, children, walk);
  if (tagName === 'sup' && inLink) return [unlinkedNote(node, children)];
  if (isHeading(node)) return [heading(node, children, walk)];
  if (tagName === 'th' || tagName === 'td')
    return [{ ...node, properties: aligned(node), children }];
  return [{ ...node, children }];
}

function link(node: Element, children: ElementContent[], walk: Walk): ElementContent[] {
  const { idPrefix, base, ids } = walk;
  const written = String(node.properties['href'] ?? '');
  // An author's "#impact" means the heading of this text, if it has one.
  const own = `${idPrefix}${written.slice(1)}`;
  const href = written.startsWith('#') && ids.has(own) ? `#${own}` : written;
  const url = publishable(href, base);
  if (!url) return children;
  const { ariaDescribedBy } = node.properties;
  const described =
    ariaDescribedBy === undefined ? {} : { ariaDescribedBy: [`${idPrefix}footnote-label`] };
  const properties = { ...node.properties, href: url.href, ...described, ...relation(url, base) };
  return [{ ...node, properties, children }];
}

/**
 * A footnote reference inside a link. It cannot be a link itself, but keeps its id, so that the
 * link back from the note works.
 */
function unlinkedNote(node: Element, children: ElementContent[]): Element {
  const [mark] = node.children;
  const id = mark?.type === 'element' ? mark.properties['id'] : undefined;
  return { ...node, properties: id === undefined ? {} : { id }, children };
}

// A link to another site gets neither our search ranking nor access to our window.
function relation(url: URL, base: string): { rel?: string[] } {
  return url.protocol === 'mailto:' || url.origin === new URL(base).origin
    ? {}
    : { rel: ['nofollow', 'noopener'] };
}

// A foreign image would reveal to its host who reads which advisory, and could change after
// publication. So it becomes a link.
function image(node: Element, { base, images }: Walk, inLink: boolean): ElementContent[] {
  const alt = String(node.properties['alt'] ?? '');
  const url = publishable(String(node.properties['src'] ?? ''), base);
  if (url?.protocol === 'mailto:' || !url) return alt === '' ? [] : [{ type: 'text', value: alt }];
  const shown =
    url.origin === new URL(base).origin || images.some((host) => url.origin === `https://${host}`);
  if (shown) return [{ ...node, properties: { ...node.properties, src: url.href, alt } }];
  const text: ElementContent = { type: 'text', value: alt === '' ? url.href : alt };
  if (inLink) return [text];
  return [
    {
      type: 'element',
      tagName: 'a',
      properties: { href: url.href, ...relation(url, base) },
      children: [text],
    },
  ];
}

function heading(node: Element, children: ElementContent[], { headingShift }: Walk): Element {
  return {
    ...node,
    tagName: `h${Math.min(6, Math.max(2, Number(node.tagName.slice(1)) + headingShift))}`,
    children,
  };
}

/** Gives every heading an id, and returns all ids. */
function nameHeadings(tree: Root, idPrefix: string): Set<string> {
  const ids = new Set<string>();
  const last = new Map<string, number>();
  visit(tree, 'element', (node) => {
    if (!isHeading(node)) return;
    const slug =
      node.properties['id'] === 'footnote-label' ? 'footnote-label' : slugOf(node.children);
    let number = last.get(slug) ?? 1;
    let id = number === 1 ? `${idPrefix}${slug}` : `${idPrefix}${slug}-${number}`;
    while (ids.has(id)) id = `${idPrefix}${slug}-${++number}`;
    last.set(slug, number);
    ids.add(id);
    node.properties['id'] = id;
  });
  return ids;
}

const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName);

function slugOf(children: readonly ElementContent[]): string {
  const slug = textOf(children)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) =>
      node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : '',
    )
    .join('');
}

// The attribute "align" is obsolete in HTML, so a class replaces it.
function aligned({ properties }: Element): Element['properties'] {
  const { align, ...rest } = properties;
  return align === undefined || align === null
    ? rest
    : { ...rest, className: [`align-${String(align)}`] };
}
