// Comments in Markdown: notes for authors, which no page shows and no document may contain. HTML
// comments, and definitions that nothing uses: `[//]: # (note)` is a common way to write a comment.

import type { FootnoteDefinition, Html, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { parseMarkdown } from './parse.ts';

const COMMENT = /<!--[\s\S]*?-->/g;

/**
 * Returns raw HTML as text for readers. It is never published as HTML, but no text of the author is
 * lost except comments, which are not for readers. Empty if it contains only comments.
 */
export function textOfHtml({ value }: Pick<Html, 'value'>): string {
  return value.replace(COMMENT, '').trim();
}

/** Parsing every text is far slower than checking that most have neither form. */
const POSSIBLE = /<!--|\]:/;

/**
 * Returns Markdown without its comments, and without definitions of links and footnotes that
 * nothing in it uses. Keeps text in code that looks like a comment, and a comment without an end,
 * which would remove the rest of the text.
 */
export function withoutComments(markdown: string): string {
  if (!POSSIBLE.test(markdown)) return markdown;
  const tree = parseMarkdown(markdown);
  const spans = [...htmlComments(tree, markdown), ...unusedDefinitions(tree)].sort(
    (a, b) => a.start - b.start,
  );
  if (spans.length === 0) return markdown;
  let kept = '';
  let from = 0;
  // An unused footnote can contain a comment.
  for (const { start, end } of spans) {
    kept += markdown.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return (kept + markdown.slice(from)).trim();
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf({ position }: Nodes): Span {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}

/**
 * Searches the source and not the value of the nodes: in a quotation or a list, the lines of a
 * comment have marks that are not part of the value.
 */
function htmlComments(tree: Root, markdown: string): Span[] {
  const spans: Span[] = [];
  visit(tree, 'html', (node) => {
    const { start, end } = spanOf(node);
    for (const { index, 0: comment } of markdown.slice(start, end).matchAll(COMMENT))
      spans.push({ start: start + index, end: start + index + comment.length });
  });
  return spans;
}

/** If several definitions have the same label, Markdown uses the first. */
function unusedDefinitions(tree: Root): Span[] {
  const notes = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (note) => {
    if (!notes.has(note.identifier)) notes.set(note.identifier, note);
  });
  const used = usedLabels(tree, notes);
  const spans: Span[] = [];
  const seen = new Set<string>();
  visit(tree, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return;
    const label = labelOf(node);
    if (!used.has(label) || seen.has(label)) spans.push(spanOf(node));
    seen.add(label);
  });
  return spans;
}

/** The labels that the text uses, including those in footnotes that it uses. */
function usedLabels(
  tree: Root,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting: (Root | FootnoteDefinition)[] = [tree];
  for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
    const start = top;
    visit(start, (node) => {
      if (node.type === 'footnoteDefinition' && node !== start) return SKIP;
      if (
        node.type === 'linkReference' ||
        node.type === 'imageReference' ||
        node.type === 'footnoteReference'
      ) {
        const label = labelOf(node);
        const note =
          used.has(label) || node.type !== 'footnoteReference'
            ? undefined
            : notes.get(node.identifier);
        if (note !== undefined) waiting.push(note);
        used.add(label);
      }
      return undefined;
    });
  }
  return used;
}

/** Links and footnotes have separate labels. */
const labelOf = ({
  type,
  identifier,
}: {
  readonly type: string;
  readonly identifier: string;
}): string => `${type.startsWith('footnote') ? '^' : ''}${identifier}`;
