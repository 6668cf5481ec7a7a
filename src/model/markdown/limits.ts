// Bounds on the complexity of a Markdown text. The parser takes quadratic time for some input:
// unmatched marks, brackets, nested quotations, and tables with a column for every row. A text is
// measured in one pass before it is parsed, and rejected if it would take more than about a second.

import type { ProblemCode } from '../problem/codes.ts';

/**
 * The bounds. Ordinary texts stay far below: the longest published advisories reach a tenth of
 * each.
 */
export const MARKDOWN_BOUNDS = {
  /** UTF-16 units of the text. */
  length: 256 * 1024,
  /** The nesting depth of quotations and lists. */
  depth: 32,
  /**
   * Characters with a meaning in Markdown. A line and a bare address count as three more, a list
   * item as six more.
   */
  marks: 15_000,
  /**
   * The squared number of brackets and of marks that can end emphasis, summed over the paragraphs.
   */
  pairs: 2_000_000,
  /**
   * The number of characters to search for the ends of comments and instructions, summed over their
   * starts.
   */
  reach: 20_000_000,
  /** Cells of tables, including those that are not written. */
  cells: 5_000,
} as const;

type Bound = keyof typeof MARKDOWN_BOUNDS;

/** The measured size of a text: one number for each bound. */
export type MarkdownWork = Readonly<Record<Bound, number>>;

/** The place where a text exceeds a bound. Offset and length are in UTF-16 units of the text. */
interface MarkdownFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

const WORDS: Readonly<Record<Bound, (most: string) => string>> = {
  length: (most) => `The text is longer than ${most} characters.`,
  depth: (most) => `Quotations and lists are nested deeper than ${most} levels.`,
  marks: (most) =>
    `The text contains more than ${most} Markdown marks; a line counts as three, a list item as nine.`,
  pairs: (most) =>
    `A paragraph contains too many brackets or emphasis marks: the sum of their squares is more than ${most}.`,
  reach: (most) =>
    `Too many comments or instructions (<!-- or <?) are opened: more than ${most} characters would have to be searched.`,
  cells: (most) => `The tables have more than ${most} cells, including cells that are not written.`,
};

const NOTHING: MarkdownWork = { length: 0, depth: 0, marks: 0, pairs: 0, reach: 0, cells: 0 };

/**
 * Returns the place where a text exceeds a bound, else its measured size. `before` is the size of
 * the texts of the same file that were measured before.
 */
export function measureMarkdown(
  text: string,
  before: MarkdownWork = NOTHING,
): MarkdownWork | MarkdownFault {
  if (text.length > MARKDOWN_BOUNDS.length) return beyond('length', MARKDOWN_BOUNDS.length, 1);
  const work = { ...before, length: Math.max(before.length, text.length) };
  for (const { start, end } of blocks(text)) {
    const block = workOf(text.slice(start, end));
    work.depth = Math.max(work.depth, block.depth);
    for (const bound of ['marks', 'pairs', 'reach', 'cells'] as const) work[bound] += block[bound];
    const over = BOUNDS.find((bound) => work[bound] > MARKDOWN_BOUNDS[bound]);
    if (over === undefined) continue;
    const first = start + Math.max(0, text.slice(start, end).search(/\S/));
    return beyond(over, first, lineLength(text, first));
  }
  return work;
}

const BOUNDS: readonly Bound[] = ['length', 'depth', 'cells', 'pairs', 'reach', 'marks'];

function beyond(bound: Bound, offset: number, length: number): MarkdownFault {
  const most = String(MARKDOWN_BOUNDS[bound]).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return { code: 'markdown-bound', offset, length, message: WORDS[bound](most) };
}

function lineLength(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return Math.max(1, (end < 0 ? text.length : end) - start);
}

// Lines that always start a block (CommonMark 0.31): a bullet list item that is not empty, or a
// heading. A numbered item does not.
const STARTS = /^ {0,3}(?:[-+*] {1,3}[^ \t\n]|#{1,6} )/;

/**
 * Yields ranges of lines that contain at most one paragraph, so that no mark matches one in another
 * range.
 */
function* blocks(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const next = found < 0 ? text.length : found + 1;
    const line = text.slice(at, Math.min(next, at + 12));
    const blank = text.slice(at, next).trim() === '';
    if ((blank || STARTS.test(line)) && at > start) {
      yield { start, end: at };
      start = at;
    }
    at = next;
  }
  if (start < text.length) yield { start, end: text.length };
}

// Inline marks of Markdown, and characters that start references and bare addresses.
const MARKS = /[*_~[\]<>&@|`\\!]/g;
// A mark that can end emphasis follows a character other than a space. An underscore inside a word
// cannot.
const CLOSERS = /(?<=\S)(?:[*~]+|_(?![_\p{L}\p{N}]))/gu;
const BRACKETS = /[[\]]/g;
// Each becomes its own link.
const ADDRESSES = /www\.|:\/\//gi;
const OPEN_HTML = /<[!?]/g;
const NEST = /[ \t]*(?:(>)|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
const RULE = /^[ \t>]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;

function workOf(block: string): Omit<MarkdownWork, 'length'> {
  const lines = block.split('\n');
  const pairs = count(block, BRACKETS) + count(block, CLOSERS);
  const columns = lines.reduce((most, line) => Math.max(most, columnsOf(line)), 0);
  const nests = lines.map(nestOf);
  const items = nests.reduce((sum, nest) => sum + nest.items, 0);
  return {
    depth: nests.reduce((most, nest) => Math.max(most, nest.depth), 0),
    marks: count(block, MARKS) + 3 * count(block, ADDRESSES) + 3 * lines.length + 6 * items,
    pairs: pairs * pairs,
    reach: count(block, OPEN_HTML) * block.length,
    cells: columns * lines.length,
  };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Returns the number of quotations and lists that a line opens or continues, and the number of list
 * items among them.
 */
function nestOf(line: string): { depth: number; items: number } {
  let [depth, items] = [0, 0];
  NEST.lastIndex = 0;
  for (let found = NEST.exec(line); found !== null; found = NEST.exec(line)) {
    depth++;
    if (found[1] === undefined) items++;
  }
  if (items > 2 && RULE.test(line)) return { depth: 0, items: 0 };
  // A list item is nested as deeply as it is indented, with at least two characters for each level.
  const indented = /^[ \t]*(?=(?:[-+*]|\d{1,9}[.)])[ \t])/.exec(line)?.[0].length ?? 0;
  return { depth: Math.max(depth, Math.floor(indented / 4)), items };
}

/** Returns the number of table columns if the line is a delimiter row. */
function columnsOf(line: string): number {
  return line.includes('|') && /^[\s>|:*+.)\d-]*$/.test(line) && line.includes('-')
    ? line.split('|').length
    : 0;
}
