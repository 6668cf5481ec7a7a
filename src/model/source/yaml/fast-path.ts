// Parses the YAML of typical front matter without the library: block keys, lists, and on one line
// plain and quoted texts, brackets and braces. This is a small subset of YAML 1.2.2, with the same
// result as the library. The library handles anything outside this subset, and all errors.

import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from './tree.ts';

/** Deeper than content needs. */
const MAX_DEPTH = 12;

/** Returns the tree of a YAML text, or undefined if the library must parse it. */
export function readPlainYaml(yaml: string): YamlMap | undefined {
  if (UNUSUAL.test(yaml)) return undefined;
  const cursor: Cursor = { yaml, at: 0 };
  const map = readMap(cursor, 0, 0);
  return cursor.at === yaml.length ? map : undefined;
}

// Comments, empty lines, trailing spaces, tabs, and characters that can break lines or are not
// text.
const UNUSUAL =
  /(?:^|\s)#|^\n|\n\n| (?:\n|$)|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

interface Cursor {
  readonly yaml: string;
  at: number;
}

const KEY = /([A-Za-z_][A-Za-z0-9_-]{0,80}):(?= |\n|$)/y;

/** Parses the keys that start at a column; the first is at the cursor. */
function readMap(cursor: Cursor, column: number, depth: number): YamlMap | undefined {
  const start = cursor.at;
  const pairs: YamlPair[] = [];
  do {
    const key = readKey(cursor);
    if (key === undefined) return undefined;
    const value = readValue(cursor, column, depth + 1);
    if (value === undefined) return undefined;
    pairs.push({ key, value });
  } while (nextLine(cursor, column));
  return { kind: 'map', pairs, start, end: cursor.at };
}

function readKey(cursor: Cursor): YamlScalar | undefined {
  KEY.lastIndex = cursor.at;
  const key = KEY.exec(cursor.yaml)?.[1];
  if (key === undefined) return undefined;
  const start = cursor.at;
  cursor.at += key.length;
  const scalar = plain(key, start);
  // The colon.
  cursor.at += 1;
  return scalar;
}

/** Parses the value of a key in a column: on its line, or in the lines below. */
function readValue(cursor: Cursor, column: number, depth: number): YamlNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { yaml } = cursor;
  if (yaml[cursor.at] === ' ') {
    cursor.at += 1;
    return readLine(cursor, column, depth);
  }
  if (yaml[cursor.at] !== '\n') return undefined;
  cursor.at += 1;
  const inner = columnAt(cursor);
  cursor.at += inner;
  if (isDash(cursor)) return inner < column ? undefined : readList(cursor, inner, depth);
  return inner > column ? readMap(cursor, inner, depth) : undefined;
}

/** Parses the list items whose dashes are in a column. */
function readList(cursor: Cursor, column: number, depth: number): YamlList | undefined {
  const start = cursor.at;
  const items: YamlNode[] = [];
  do {
    if (!isDash(cursor))
      return items.length === 0 ? undefined : stepBack(cursor, column, items, start);
    cursor.at += 2;
    const item = isKey(cursor)
      ? readMap(cursor, column + 2, depth + 1)
      : readLine(cursor, column, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  } while (nextLine(cursor, column));
  return { kind: 'list', items, start, end: cursor.at };
}

// A list can be in the same column as its key, and then ends at the next key.
function stepBack(cursor: Cursor, column: number, items: YamlNode[], start: number): YamlList {
  cursor.at -= column;
  return { kind: 'list', items, start, end: cursor.at };
}

const isDash = ({ yaml, at }: Cursor): boolean => yaml[at] === '-' && yaml[at + 1] === ' ';

function isKey({ yaml, at }: Cursor): boolean {
  KEY.lastIndex = at;
  return KEY.test(yaml);
}

/** Moves to the next line if it starts in this column; otherwise stays before it. */
function nextLine(cursor: Cursor, column: number): boolean {
  if (columnAt(cursor) !== column || cursor.at === cursor.yaml.length) return false;
  cursor.at += column;
  return true;
}

function columnAt({ yaml, at }: Cursor): number {
  let end = at;
  while (yaml[end] === ' ') end += 1;
  return end - at;
}

/**
 * Parses a value that ends with its line. It must not continue in the lines below, which would be
 * indented more than `column`.
 */
function readLine(cursor: Cursor, column: number, depth: number): YamlNode | undefined {
  const value = readInline(cursor, BLOCK_END, depth);
  if (value === undefined) return undefined;
  const { yaml } = cursor;
  if (cursor.at === yaml.length) return value;
  if (yaml[cursor.at] !== '\n') return undefined;
  cursor.at += 1;
  return cursor.at < yaml.length && columnAt(cursor) > column ? undefined : value;
}

// The end of a plain text: the line break, or a character that is special in brackets and braces.
const BLOCK_END = /\n|:(?= |\n|$)|$/g;
const FLOW_END = /[\n,[\]{}]|:(?=[ \n,[\]{}]|$)|$/g;
// A plain text that starts with one of these can have another meaning.
const MARK = /[-?:,[\]{}#&*!|>'"%@`\s]/;
const WORD = /^(?:~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE)$/;

function readInline(cursor: Cursor, end: RegExp, depth: number): YamlNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { yaml, at } = cursor;
  const first = yaml[at];
  if (first === '"' || first === "'") return readQuoted(cursor, first);
  if (first === '[') return readBrackets(cursor, depth);
  if (first === '{') return readBraces(cursor, depth);
  if (first === undefined || MARK.test(first)) return undefined;
  end.lastIndex = at;
  const stop = end.exec(yaml)?.index ?? at;
  const text = yaml.slice(at, stop).trimEnd();
  cursor.at = at + text.length;
  return plain(text, at);
}

function plain(text: string, start: number): YamlScalar {
  const value = WORD.test(text) ? (/^[~n]/i.test(text) ? null : /^t/i.test(text)) : text;
  return { kind: 'scalar', value, source: text, style: 'plain', start, end: start + text.length };
}

function readQuoted(cursor: Cursor, quote: '"' | "'"): YamlScalar | undefined {
  const { yaml, at: start } = cursor;
  const close = yaml.indexOf(quote, start + 1);
  const text = yaml.slice(start + 1, close);
  // The library handles escapes and folded lines; two single quotes are an escaped one.
  if (
    close < 0 ||
    text.includes('\n') ||
    yaml[close + 1] === quote ||
    (quote === '"' && text.includes('\\'))
  )
    return undefined;
  cursor.at = close + 1;
  return { kind: 'scalar', value: text, source: text, style: 'quoted', start, end: cursor.at };
}

function readBrackets(cursor: Cursor, depth: number): YamlList | undefined {
  const start = cursor.at;
  const items: YamlNode[] = [];
  const end = readFlow(cursor, ']', () => {
    const item = readInline(cursor, FLOW_END, depth + 1);
    if (item !== undefined) items.push(item);
    return item !== undefined;
  });
  return end ? { kind: 'list', items, start, end: cursor.at } : undefined;
}

function readBraces(cursor: Cursor, depth: number): YamlMap | undefined {
  const start = cursor.at;
  const pairs: YamlPair[] = [];
  const end = readFlow(cursor, '}', () => {
    const key = readKey(cursor);
    if (key === undefined || cursor.yaml[cursor.at] !== ' ') return false;
    cursor.at += 1;
    const value = readInline(cursor, FLOW_END, depth + 1);
    if (value !== undefined) pairs.push({ key, value });
    return value !== undefined;
  });
  return end ? { kind: 'map', pairs, start, end: cursor.at } : undefined;
}

/**
 * Parses the items between two brackets, separated by a comma and a space; false for any other
 * form.
 */
function readFlow(cursor: Cursor, close: ']' | '}', readOne: () => boolean): boolean {
  const { yaml } = cursor;
  cursor.at += 1;
  if (yaml[cursor.at] === close) {
    cursor.at += 1;
    return true;
  }
  while (readOne()) {
    const next = yaml[cursor.at];
    cursor.at += 1;
    if (next === close) return true;
    if (next !== ',' || yaml[cursor.at] !== ' ') return false;
    cursor.at += 1;
  }
  return false;
}
