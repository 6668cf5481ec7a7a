// The text of an advisory as Markdown: no level-1 heading, no raw HTML.

import { linesOutsideFences } from '../../model/advisory/sections.ts';
import { checkAdvisories, found } from './each.ts';

/** The page already has its level-1 heading, and HTML is never published. */
export const body = checkAdvisories(['body-title', 'body-html'], function* (advisory) {
  const title = topHeading(advisory.body);
  if (title !== undefined)
    yield found(advisory, 'body-title', title, `The text has the level 1 heading "${title.text}".`);
  for (const tag of htmlTags(advisory.body)) {
    const message = `The text contains the raw HTML ${tag.text}, which is never published.`;
    const remedy = `Write Markdown, or \`${tag.text}\` in backticks if readers should see it.`;
    yield found(advisory, 'body-html', tag, message, remedy);
  }
});

interface Span {
  readonly bodyOffset: number;
  readonly length: number;
  readonly text: string;
}

// CommonMark, ATX headings and setext headings.
/** Finds the first level-1 heading of a Markdown text. */
export function topHeading(text: string): Span | undefined {
  let above = { offset: 0, line: '', end: -1 };
  for (const { offset, line } of linesOutsideFences(text)) {
    if (/^ {0,3}#(?:[ \t]|$)/.test(line))
      return { bodyOffset: offset, length: line.length, text: line.trim() };
    const underlined =
      /^ {0,3}=+[ \t]*$/.test(line) && above.end === offset && isParagraph(above.line);
    if (underlined)
      return { bodyOffset: above.offset, length: above.line.length, text: above.line.trim() };
    above = { offset, line, end: offset + line.length + 1 };
  }
  return undefined;
}

const isParagraph = (line: string): boolean => /^ {0,3}[^\s#>]/.test(line);

// CommonMark, raw HTML: open and closing tags, comments, processing instructions, declarations,
// CDATA.
const TAG =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|\/[A-Za-z][A-Za-z0-9-]*\s*>|!--|\?[A-Za-z]|![A-Z]|!\[CDATA\[)/g;

/** Finds the first raw HTML of each paragraph. */
export function* htmlTags(text: string): Generator<Span> {
  for (const { offset, text: paragraph } of paragraphs(text)) {
    const match = withoutCode(paragraph)
      .matchAll(TAG)
      .find(({ index }) => paragraph[index - 1] !== '\\');
    if (match)
      yield {
        bodyOffset: offset + match.index,
        length: match[0].length,
        text: match[0].replace(/\s+/g, ' '),
      };
  }
}

// Runs of lines without a blank line or a fence between them. Excludes lines indented like code, to
// avoid false positives.
export function* paragraphs(text: string): Generator<{ offset: number; text: string }> {
  let start = 0;
  let end = 0;
  for (const { offset, line } of linesOutsideFences(text)) {
    const quiet = line.trim() === '' || /^(?: {4}|\t)/.test(line);
    if (quiet || offset !== end) {
      if (end > start) yield { offset: start, text: text.slice(start, end) };
      start = offset;
    }
    end = offset + line.length + 1;
    if (quiet) start = end;
  }
  if (end > start) yield { offset: start, text: text.slice(start, end) };
}

/**
 * Returns the text with its code spans blanked out (CommonMark, code spans): a run of backquotes up
 * to the next of the same length.
 */
export function withoutCode(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)].map(({ index, 0: run }) => ({
    index,
    length: run.length,
  }));
  const closers = closingRuns(runs.map(({ length }) => length));
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < runs.length; i++) {
    const close = closers[i];
    const [first, last] = [runs[i], close === undefined ? undefined : runs[close]];
    if (first === undefined || last === undefined || close === undefined) continue;
    const end = last.index + last.length;
    parts.push(paragraph.slice(from, first.index), ' '.repeat(end - first.index));
    from = end;
    i = close;
  }
  return parts.join('') + paragraph.slice(from);
}

/** Maps each run to the next one of the same length, in one pass from the end. */
function closingRuns(lengths: readonly number[]): readonly (number | undefined)[] {
  const next = new Map<number, number>();
  const closers: (number | undefined)[] = [];
  for (let i = lengths.length - 1; i >= 0; i--) {
    const length = lengths[i] ?? 0;
    closers[i] = next.get(length);
    next.set(length, i);
  }
  return closers;
}
