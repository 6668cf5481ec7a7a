// Extracts parts of a Markdown text that can be used in another text.

import type { Definition, Root } from 'mdast';
import { toString as textIn } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { withoutComments } from './comments.ts';
import { parseMarkdown } from './parse.ts';

/**
 * Returns a part of a text without references to the rest of it: reference links become inline
 * links; footnote references and comments are removed.
 */
export function standalone(part: string, whole: string): string {
  const text = withoutComments(part);
  // Reference links and footnote references both start with a bracket.
  if (!text.includes('[')) return text;
  const { definitions, lines } = definitionsOf(whole);
  if (lines.length === 0) return text;
  let result = '';
  let from = 0;
  visit(parseMarkdown(`${text}\n\n${lines.join('\n\n')}`), (node) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (start < from || end > text.length) return;
    if (node.type === 'footnoteReference') result += text.slice(from, start);
    else if (node.type === 'linkReference' || node.type === 'imageReference') {
      const url = definitions.get(node.identifier)?.url ?? '';
      result += `${text.slice(from, start)}${label(text.slice(start, end))}(<${url}>)`;
    } else return;
    from = end;
  });
  return (result + text.slice(from)).trim();
}

/** Returns `[text]` for `[text][name]`, `[name][]` or `[name]`. */
const label = (reference: string): string => reference.replace(/\]\[[^\]]*\]$/, ']');

interface Definitions {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly lines: readonly string[];
}

// Each format extracts every section of the same text, so the last result is kept.
let last: { readonly of: string; readonly found: Definitions } | undefined;

function definitionsOf(whole: string): Definitions {
  if (last?.of === whole) return last.found;
  const found = findDefinitions(whole);
  last = { of: whole, found };
  return found;
}

function findDefinitions(whole: string): Definitions {
  const definitions = new Map<string, Definition>();
  const lines: string[] = [];
  if (!/^ {0,3}\[[^\]\n]+\]:/m.test(whole)) return { definitions, lines };
  visit(parseMarkdown(whole), (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return;
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    lines.push(sliceOf(whole, node));
  });
  return { definitions, lines };
}

/**
 * Returns the first paragraph of a text. If it ends in a colon, the list or code after it is
 * included.
 */
export function firstParagraph(markdown: string): string {
  const { children } = parseMarkdown(markdown);
  const i = children.findIndex(({ type }) => type === 'paragraph');
  const [first, next] = [children[i], children[i + 1]];
  if (first === undefined) return '';
  const text = sliceOf(markdown, first);
  const open = text.endsWith(':') && (next?.type === 'list' || next?.type === 'code');
  return open ? `${text}\n\n${sliceOf(markdown, next)}` : text;
}

/** A longer sentence is cut. */
const LONGEST_SENTENCE = 260;

/** A full stop after one of these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|No|resp|z\.\s?B|d\.\s?h|u\.\s?a|bzw|ca|Nr|usw)\.\s*$/;

/**
 * Returns the first sentence of a text as plain text; empty if it has no paragraph. Includes the list
 * that a colon announces.
 */
export function firstSentence(markdown: string, language: string): string {
  const { children } = parseMarkdown(withoutComments(markdown));
  const i = children.findIndex(({ type }) => type === 'paragraph');
  const [first, next] = [children[i], children[i + 1]];
  if (first === undefined) return '';
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(plain(first));
  let sentence = '';
  for (const { segment } of segments) {
    sentence += segment;
    if (!ABBREVIATION.test(sentence)) break;
  }
  const announced =
    sentence.trimEnd().endsWith(':') && next?.type === 'list'
      ? next.children.map(plain).join('; ')
      : '';
  return shortened(`${sentence.trimEnd()}${announced === '' ? '' : ` ${announced}`}`);
}

const plain = (node: Root['children'][number]): string =>
  textIn(node, { includeHtml: false, includeImageAlt: false }).replace(/\s+/g, ' ').trim();

function shortened(text: string): string {
  if (text.length <= LONGEST_SENTENCE) return text;
  const cut = text.slice(0, LONGEST_SENTENCE);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, '')}…`;
}

function sliceOf(markdown: string, { position }: Pick<Root, 'position'>): string {
  return markdown.slice(position?.start.offset, position?.end.offset);
}
