// How tangled a Markdown text may be. The parser takes time that grows with the square of some things: marks that never find
// their partner, brackets, quotations in quotations, tables with a column for every row. A text is measured in one pass before
// it is parsed, and one that would take more than about a second is refused.

import type { ProblemCode } from '../problem/codes.ts';

/** The bounds. Nothing honest comes near: the longest published advisories have a tenth of each. */
export const MARKDOWN_BOUNDS = {
  /** UTF-16 units of the text. */
  length: 256 * 1024,
  /** How many quotations and lists lie in each other. */
  depth: 32,
  /** Characters that mean something in Markdown; a line and a bare address count as three, an item of a list as six more. */
  marks: 15_000,
  /** Squares of the brackets and of the marks that can end emphasis, summed over the paragraphs. */
  pairs: 2_000_000,
  /** Characters that are looked through for the ends of comments and instructions, summed over their starts. */
  reach: 20_000_000,
  /** Cells of tables, those that are not written too. */
  cells: 5_000,
} as const;

type Bound = keyof typeof MARKDOWN_BOUNDS;

/** What a text is measured by: one number for each bound. */
export type MarkdownWork = Readonly<Record<Bound, number>>;

/** Where and how a text goes beyond a bound. Offset and length are in UTF-16 units of the text. */
export interface MarkdownFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

const WORDS: Readonly<Record<Bound, (most: string) => string>> = {
  length: (most) => `The text is longer than ${most} characters.`,
  depth: (most) => `Quotations and lists lie deeper in each other than ${most} levels.`,
  marks: (most) =>
    `The text holds more marks of Markdown than ${most}; a line counts as three, an item of a list as nine.`,
  pairs: (most) => `A paragraph holds too many brackets or emphasis marks: their squares add up to more than ${most}.`,
  reach: (most) =>
    `Too many comments or instructions (<!-- or <?) are opened: more than ${most} characters to look through.`,
  cells: (most) => `The tables have more cells than ${most}, those that are not written included.`,
};

const NOTHING: MarkdownWork = { length: 0, depth: 0, marks: 0, pairs: 0, reach: 0, cells: 0 };

/** Where a text, after others of the same file that were measured before, goes beyond a bound; else what they come to. */
export function measureMarkdown(text: string, before: MarkdownWork = NOTHING): MarkdownWork | MarkdownFault {
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

// What starts a block in any case (CommonMark 0.31): an item of a list that is not empty, a heading. Numbers do not.
const STARTS = /^ {0,3}(?:[-+*] {1,3}[^ \t\n]|#{1,6} )/;

/** Runs of lines that can hold one paragraph at most: between them no mark finds its partner. */
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

// Markdown inside a line, and what starts references and bare addresses.
const MARKS = /[*_~[\]<>&@|`\\!]/g;
// An end of emphasis stands behind something that is no space. An underscore inside a word is none.
const CLOSERS = /(?<=\S)(?:[*~]+|_(?![_\p{L}\p{N}]))/gu;
const BRACKETS = /[[\]]/g;
// Each becomes a link of its own.
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

/** How many quotations and lists a line opens or continues, and how many of them are items of lists. */
function nestOf(line: string): { depth: number; items: number } {
  let [depth, items] = [0, 0];
  NEST.lastIndex = 0;
  for (let found = NEST.exec(line); found !== null; found = NEST.exec(line)) {
    depth++;
    if (found[1] === undefined) items++;
  }
  if (items > 2 && RULE.test(line)) return { depth: 0, items: 0 };
  // An item of a list lies as deep as it is indented, by two at least for each level.
  const indented = /^[ \t]*(?=(?:[-+*]|\d{1,9}[.)])[ \t])/.exec(line)?.[0].length ?? 0;
  return { depth: Math.max(depth, Math.floor(indented / 4)), items };
}

/** The columns that a line gives a table, if it is the one under its heads. */
function columnsOf(line: string): number {
  return line.includes('|') && /^[\s>|:*+.)\d-]*$/.test(line) && line.includes('-') ? line.split('|').length : 0;
}
