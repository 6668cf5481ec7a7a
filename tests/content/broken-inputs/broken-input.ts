// A broken input: the base with one difference, and exactly the problems that it must cause.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BASE } from './base.ts';

/** Files by their paths. */
export type Files = Map<string, string | Uint8Array>;

export interface BrokenInput {
  readonly name: string;
  /** Changes the files of the base. */
  readonly change?: (files: Files) => unknown;
  /** Changes the folder after the files are written: links, very large files. */
  readonly disk?: (folder: string) => void;
  /** Each problem as `code@file:line:column`, in any order. */
  readonly expected: readonly string[];
  /** Texts of the problems, as regular expressions. Each one matches one problem. */
  readonly says?: readonly RegExp[];
}

/** Marks the place of a problem in a changed text. Removed before the text is written. */
const MARK = '▸';

/** Removes the marks from a text, and returns their places as `line:column`. */
export function unmarked(marked: string): { text: string; places: string[] } {
  const parts = marked.split(MARK);
  const places = parts.slice(0, -1).map((_, i) => placeOf(parts.slice(0, i + 1).join('')));
  return { text: parts.join(''), places };
}

/** Returns the line and column after a text. */
export function placeOf(before: string): string {
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** Returns the text of a file of the base. */
export function textOf(file: string): string {
  const text = BASE[file];
  if (text === undefined) throw new Error(`There is no ${file} in the base.`);
  return text;
}

/** Returns the place of a mark in a text of a file of the base: `file:line:column`. */
export function where(file: string, marked: string): string {
  const text = replaced(textOf(file), marked.replace(MARK, ''), marked);
  return `${file}:${placeOf(text.slice(0, text.indexOf(MARK)))}`;
}

/** Replaces the only occurrence of a text. Throws if there is none or more than one. */
export function replaced(text: string, from: string, to: string): string {
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${JSON.stringify(from)} is there ${text.split(from).length - 1} times`);
  return `${before}${to}${after}`;
}

/**
 * The expected problems of a text with marks: one code for each mark, in order. A code with "@" is
 * already complete.
 */
function expectedOf(
  name: string,
  file: string,
  places: readonly string[],
  codes: readonly string[],
): string[] {
  const atMarks = codes.filter((code) => !code.includes('@'));
  if (atMarks.length !== places.length)
    throw new Error(`${name}: ${places.length} marks for ${atMarks.length} codes`);
  let next = 0;
  return codes.map((code) => (code.includes('@') ? code : `${code}@${file}:${places[next++]}`));
}

/** Replaces one text of a file. The new text contains one mark "▸" for each code. */
export function edit(
  name: string,
  file: string,
  from: string,
  to: string,
  ...codes: string[]
): BrokenInput {
  return write(name, file, replaced(textOf(file), from, to), ...codes);
}

/** A file with another text, or a new file. */
export function write(name: string, file: string, marked: string, ...codes: string[]): BrokenInput {
  const { text, places } = unmarked(marked);
  return {
    name,
    change: (files) => files.set(file, text),
    expected: expectedOf(name, file, places, codes),
  };
}

/** A file with another path. */
export function rename(name: string, file: string, to: string, ...expected: string[]): BrokenInput {
  return { name, change: (files) => files.delete(file) && files.set(to, textOf(file)), expected };
}

/** A missing file. */
export function remove(name: string, file: string, ...expected: string[]): BrokenInput {
  return { name, change: (files) => files.delete(file), expected };
}

/** A folder after the files are written. */
export function disk(
  name: string,
  change: (folder: string) => void,
  ...expected: string[]
): BrokenInput {
  return { name, disk: change, expected };
}

/** The same input, with texts that its problems must contain. */
export function saying(input: BrokenInput, ...says: RegExp[]): BrokenInput {
  return { ...input, says };
}

/** Writes the base, with the difference of an input, to an empty folder. */
export function writeFolder(
  folder: string,
  { change, disk: onDisk }: Pick<BrokenInput, 'change' | 'disk'>,
): void {
  const files: Files = new Map(Object.entries(BASE));
  change?.(files);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  onDisk?.(folder);
}
