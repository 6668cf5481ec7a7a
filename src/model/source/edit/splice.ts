// One change of a YAML text: the characters to remove, and their replacement.

import { asBlock, columnOf, inline, isFull, onLines, type Style, styleOf } from './render.ts';
import type { Entry, GroupTree, Tree } from './tree.ts';

/** Replaces the characters from `start` to `end` of a text with `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A YAML text with LF line breaks, and its tree. */
export interface Page {
  readonly text: string;
  readonly root: Tree | undefined;
}

/** Replaces the value of an entry. `holder` is the collection that contains the entry. */
export function setValue(
  page: Page,
  holder: GroupTree,
  entry: Entry,
  value: unknown,
  inBrackets: boolean,
): Splice {
  const { value: old, anchor } = entry;
  if (inBrackets) {
    const text = inline(value, true, writtenOf(old)) ?? '';
    if (old !== undefined) return { start: old.start, end: old.end, text };
    if (anchor === undefined) return { start: entry.end, end: entry.end, text: `: ${text}` };
    return { start: anchor, end: anchor, text: ` ${text}` };
  }
  if (old !== undefined && old.kind !== 'scalar' && isFull(value)) {
    if (old.flow && old.entries.length > 0)
      return { start: old.start, end: old.end, text: inline(value, true) ?? '' };
    if (!old.flow && old.kind === (Array.isArray(value) ? 'list' : 'map')) {
      const text = asBlock(value, columnOf(page.text, old.start), styleWithin(page, old));
      return {
        start: old.start,
        end: lastEnd(page.text, old.end),
        text: ended(page.text, old.end, text),
      };
    }
  }
  return replaceWhole(page, holder, entry, value);
}

// Replaces the value as a whole; a comment on its line stays.
function replaceWhole(
  { text, root }: Page,
  holder: GroupTree,
  entry: Entry,
  value: unknown,
): Splice {
  const { value: old, anchor = entry.end } = entry;
  const between = old === undefined ? '' : text.slice(anchor, old.start).trimEnd();
  // A block text must start on the line of its key. If comments are between the two, it is quoted
  // instead.
  const line = isFull(value) ? undefined : inline(value, between.includes('\n'), writtenOf(old));
  const onOneLine =
    old === undefined || (old.kind === 'scalar' ? old.written !== 'block' : old.flow);
  if (line !== undefined && old === undefined)
    return { start: anchor, end: anchor, text: ` ${line}` };
  if (line !== undefined && old !== undefined && onOneLine)
    return { start: old.start, end: old.end, text: line };
  if (line !== undefined && old !== undefined)
    return {
      start: anchor,
      end: old.end,
      text: ended(text, old.end, ` ${line}${between}${headComment(text, old)}`),
    };
  const style = styleOf(text, holder, root);
  const rest = onLines(value, holder.kind, columnOf(text, entry.start), style);
  const body = rest.includes('\n') ? rest.indexOf('\n') : rest.length;
  const end = old?.end ?? anchor;
  const last = lastEnd(text, end);
  const comment = onOneLine ? text.slice(end, last) : headComment(text, old);
  const whole = `${rest.slice(0, body)}${between}${comment}${rest.slice(body)}`;
  return { start: anchor, end: last, text: ended(text, end, whole) };
}

/** Adds a key with a value at the end of a group of keys. */
export function addKey(
  page: Page,
  map: GroupTree,
  key: string,
  value: unknown,
  inBrackets: boolean,
): Splice {
  if (map.flow || inBrackets) return addInBrackets(page.text, map, pairInBrackets(key, value));
  const style = styleOf(page.text, map, page.root);
  const column = columnOf(page.text, map.start);
  return addLines(
    page.text,
    map.end,
    `${' '.repeat(column)}${asBlock({ [key]: value }, column, style)}`,
  );
}

const pairInBrackets = (key: string, value: unknown): string =>
  (inline({ [key]: value }, true) ?? '').slice(1, -1);

/** Adds an item at the end of a list that is not empty, or is in brackets. */
export function addItem(page: Page, list: GroupTree, value: unknown, inBrackets: boolean): Splice {
  if (list.flow || inBrackets) return addInBrackets(page.text, list, inline(value, true) ?? '');
  const column = columnOf(page.text, list.start);
  const text = `${' '.repeat(column)}${asBlock([value], column, styleWithin(page, list))}`;
  return addLines(page.text, list.end, text);
}

function addInBrackets(text: string, { start, entries }: GroupTree, added: string): Splice {
  const last = entries.at(-1);
  if (last === undefined) return { start: start + 1, end: start + 1, text: added };
  const before = text.slice(text.lastIndexOf('\n', last.start) + 1, last.start);
  const alone = before.trim() === '' && text.lastIndexOf('\n', last.start) > start;
  return { start: last.end, end: last.end, text: alone ? `,\n${before}${added}` : `, ${added}` };
}

function addLines(text: string, end: number, added: string): Splice {
  if (text[end - 1] === '\n') return { start: end, end, text: `${added}\n` };
  const at = lineEnd(text, end);
  return { start: at, end: at, text: `\n${added}` };
}

/**
 * Removes an entry from its collection. Only the top-level group can become empty; any other gets a
 * value instead.
 */
export function removeEntry({ text }: Page, holder: GroupTree, entry: Entry): Splice {
  const i = holder.entries.indexOf(entry);
  const next = holder.entries[i + 1];
  const previous = holder.entries[i - 1];
  if (next === undefined && previous === undefined)
    return { start: holder.start, end: holder.end, text: ended(text, holder.end, '{}') };
  const start = text.lastIndexOf('\n', entry.start - 1) + 1;
  const first = entry.start === 0 || text.slice(start, entry.start).trim() === '';
  const end = lineEnd(text, entry.end);
  const last = holder.flow ? /^[ ]*,?[ ]*(?:#.*)?$/.test(text.slice(entry.end, end)) : true;
  if (first && last) {
    if (text[entry.end - 1] === '\n') return { start, end: entry.end, text: '' };
    if (end < text.length) return { start, end: end + 1, text: '' };
    return { start: Math.max(0, start - 1), end, text: '' };
  }
  if (next !== undefined) {
    // The next entry moves up to the dash, with its comments.
    const words = holder.flow ? '' : text.slice(lastEnd(text, entry.end), next.start).trimStart();
    return { start: entry.start, end: next.start, text: words };
  }
  return { start: previous?.end ?? entry.start, end: entry.end, text: '' };
}

function styleWithin({ text, root }: Page, group: GroupTree): Style {
  const style = styleOf(text, group, root);
  const last = group.entries.at(-1)?.value;
  if (group.kind !== 'list' || last === undefined || last.kind === 'scalar') return style;
  return last.kind === 'map'
    ? { ...style, itemsInBraces: last.flow }
    : { ...style, listsInBrackets: last.flow };
}

const writtenOf = (old: Tree | undefined) => (old?.kind === 'scalar' ? old.written : undefined);

/** The comment on the first line of a block text, after its `|` or `>`; empty if there is none. */
function headComment(text: string, old: Tree | undefined): string {
  if (old?.kind !== 'scalar' || old.written !== 'block') return '';
  return /[ \t]+#.*$/.exec(text.slice(old.start, lineEnd(text, old.start)))?.[0] ?? '';
}

// A block text ends after its line break; its replacement must as well.
const ended = (text: string, end: number, put: string): string =>
  text[end - 1] === '\n' ? `${put}\n` : put;

/** Returns the end of the last line of a value, including its comment. */
const lastEnd = (text: string, end: number): number =>
  text[end - 1] === '\n' ? end : lineEnd(text, end);

/** Returns the end of the line that contains an offset, without its line break. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
