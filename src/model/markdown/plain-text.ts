// Renders Markdown as plain text for mails: links with their addresses, code unchanged, everything
// else in lines of 72 characters.

import type {
  Definition,
  FootnoteDefinition,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { visit } from 'unist-util-visit';
import { textOfHtml } from './comments.ts';
import { parseMarkdown, publishable } from './parse.ts';
import { tableLines } from './plain-table.ts';
import { FIXED_SPACE, lengthOf, wrap } from './wrap.ts';

/** The width of a line in a mail (RFC 5322 section 2.1.1 recommends at most 78). */
export const MAIL_WIDTH = 72;

interface TextOptions {
  /** The absolute address that relative links are resolved against. */
  readonly base: string;
  /**
   * The maximum length of a line in characters. Default: 72. Infinity puts each paragraph on one
   * line.
   */
  readonly width?: number;
}

interface Walk {
  readonly base: string;
  readonly width: number;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
  /** The footnotes that the text refers to, in that order. */
  readonly used: string[];
}

/**
 * Renders Markdown as plain text: links as `text <address>`, readable lists, quotations and tables,
 * underlined headings. Code is indented by four characters and never wrapped. Everything else is
 * wrapped at `width` without breaking an address. The result has no HTML, no control characters and
 * no final line break. Relative addresses are resolved against `base`.
 */
export function markdownToText(
  markdown: string,
  { base, width = MAIL_WIDTH }: TextOptions,
): string {
  const tree = parseMarkdown(markdown);
  const definitions = new Map<string, Definition>();
  const notes = new Map<string, FootnoteDefinition>();
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier))
      notes.set(node.identifier, node);
  });
  const walk = { base: new URL(base).href, width, definitions, notes, used: [] };
  const lines = [...blocks(tree.children, width, walk), ...footnotes(walk)];
  return (
    lines
      .map((line) => line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trimEnd())
      .join('\n')
      // The spaces at the start of the first line mark it as code.
      .replace(/^\n+|\n+$/g, '')
  );
}

function blocks(nodes: readonly RootContent[], width: number, walk: Walk, tight = false): string[] {
  const lines: string[] = [];
  for (const node of nodes) {
    const found = block(node, width, walk);
    if (found.length === 0) continue;
    if (lines.length > 0 && !tight) lines.push('');
    lines.push(...found);
  }
  return lines;
}

function block(node: RootContent, width: number, walk: Walk): string[] {
  switch (node.type) {
    case 'paragraph':
      return wrap(inline(node.children, width, walk), width);
    case 'heading':
      return underlined(wrap(inline(node.children, width, walk), width));
    case 'code':
      return indented(node.value.split('\n'), '    ');
    case 'blockquote':
      return blocks(node.children, width - 2, walk).map((line) => `> ${line}`);
    case 'list':
      return list(node, width, walk);
    case 'table':
      return tableLines(
        node.children.map((row) => row.children.map((cell) => inline(cell.children, width, walk))),
        width,
      );
    case 'thematicBreak':
      return ['-'.repeat(Math.min(width, 20))];
    case 'html':
      return wrap(textOfHtml(node), width);
    default:
      return [];
  }
}

const indented = (lines: readonly string[], by: string): string[] =>
  lines.map((line) => (line === '' ? '' : by + line));

function underlined(lines: string[]): string[] {
  return lines.length === 0 ? [] : [...lines, '-'.repeat(Math.max(...lines.map(lengthOf)))];
}

function list({ children, ordered, start, spread }: List, width: number, walk: Walk): string[] {
  const loose = spread === true || children.some((item) => item.spread === true);
  return children.flatMap((item, i) => {
    const mark = `${ordered ? `${(start ?? 1) + i}.` : '*'} ${checkbox(item)}`;
    const lines = blocks(item.children, width - mark.length, walk, !loose);
    const [first = '', ...rest] = lines;
    return [
      ...(loose && i > 0 ? [''] : []),
      mark + first,
      ...indented(rest, ' '.repeat(mark.length)),
    ];
  });
}

const checkbox = ({ checked }: ListItem): string =>
  typeof checked === 'boolean' ? (checked ? '[x] ' : '[ ] ') : '';

function footnotes(walk: Walk): string[] {
  const lines: string[] = [];
  // A note can refer to other notes, which are added to the list while it is walked.
  for (let i = 0; i < walk.used.length; i++) {
    const note = walk.notes.get(walk.used[i] ?? '');
    const mark = `[${i + 1}] `;
    const [first = '', ...rest] = blocks(note?.children ?? [], walk.width - mark.length, walk);
    lines.push('', mark + first, ...indented(rest, ' '.repeat(mark.length)));
  }
  return lines;
}

function inline(nodes: readonly PhrasingContent[], width: number, walk: Walk): string {
  return nodes.map((node) => phrase(node, width, walk)).join('');
}

function phrase(node: PhrasingContent, width: number, walk: Walk): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\s+/g, ' ');
    case 'emphasis':
    case 'strong':
      return inline(node.children, width, walk);
    case 'delete':
      return `~~${inline(node.children, width, walk)}~~`;
    case 'inlineCode':
      return code(node.value, width);
    case 'break':
      return '\n';
    case 'link':
      return linked(inline(node.children, width, walk), node.url, walk);
    case 'linkReference':
      return linked(
        inline(node.children, width, walk),
        walk.definitions.get(node.identifier)?.url,
        walk,
      );
    case 'image':
      return linked(node.alt ?? '', node.url, walk);
    case 'imageReference':
      return linked(node.alt ?? '', walk.definitions.get(node.identifier)?.url, walk);
    case 'footnoteReference':
      return footnoteMark(node.identifier, walk);
    case 'html':
      return textOfHtml(node);
    default:
      return '';
  }
}

// People copy commands, so a command is broken only if it does not fit on a line.
function code(value: string, width: number): string {
  const quoted = value.includes('`') ? `\`\` ${value} \`\`` : `\`${value}\``;
  const flat = quoted.replace(/\s+/g, ' ');
  return lengthOf(flat) <= width ? flat.replaceAll(' ', FIXED_SPACE) : flat;
}

function linked(label: string, written: string | undefined, { base }: Walk): string {
  const url =
    written === undefined || written.startsWith('#') ? undefined : publishable(written, base);
  const text = label.trim();
  if (!url) return label;
  if (url.protocol === 'mailto:' && (text === '' || `mailto:${text}` === url.href))
    return url.href.slice('mailto:'.length);
  if (text === '' || text === written || text === url.href || `http://${text}` === written)
    return `<${url.href}>`;
  return `${label} <${url.href}>`;
}

function footnoteMark(identifier: string, { notes, used }: Walk): string {
  if (!notes.has(identifier)) return '';
  if (!used.includes(identifier)) used.push(identifier);
  return `[${used.indexOf(identifier) + 1}]`;
}
