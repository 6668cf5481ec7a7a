// A broken input: the base with one difference, and the problems that must come of it, no more and no fewer.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BASE } from './base.ts';

/** Files by their paths. */
export type Files = Map<string, string | Uint8Array>;

export interface BrokenInput {
  readonly name: string;
  /** Changes the files of the base. */
  readonly change?: (files: Files) => unknown;
  /** Changes the folder once the files are written: links, very large files. */
  readonly disk?: (folder: string) => void;
  /** Each problem as `code@file:line:column`, in any order. */
  readonly expected: readonly string[];
  /** What the problems must say, as regular expressions of which each fits one of them. */
  readonly says?: readonly RegExp[];
}

/** Stands in a changed text where a problem must be. It is taken out before the text is written. */
const MARK = '▸';

/** Takes the marks out of a text and answers where they stood, as `line:column`. */
export function unmarked(marked: string): { text: string; places: string[] } {
  const parts = marked.split(MARK);
  const places = parts.slice(0, -1).map((_, i) => placeOf(parts.slice(0, i + 1).join('')));
  return { text: parts.join(''), places };
}

/** The line and column of what follows a text. */
export function placeOf(before: string): string {
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

/** The text of a file of the base. */
export function textOf(file: string): string {
  const text = BASE[file];
  if (text === undefined) throw new Error(`There is no ${file} in the base.`);
  return text;
}

/** Where a text of a file of the base has a mark, for an expected problem: `file:line:column`. */
export function where(file: string, marked: string): string {
  const text = replaced(textOf(file), marked.replace(MARK, ''), marked);
  return `${file}:${placeOf(text.slice(0, text.indexOf(MARK)))}`;
}

/** A text with its only occurrence of another replaced. Throws where there is none or more than one. */
export function replaced(text: string, from: string, to: string): string {
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${JSON.stringify(from)} is there ${text.split(from).length - 1} times`);
  return `${before}${to}${after}`;
}

/** The expected problems of a text with marks: a code for each mark in their order; what holds "@" is meant as it is. */
function expectedOf(name: string, file: string, places: readonly string[], codes: readonly string[]): string[] {
  const atMarks = codes.filter((code) => !code.includes('@'));
  if (atMarks.length !== places.length) throw new Error(`${name}: ${places.length} marks for ${atMarks.length} codes`);
  let next = 0;
  return codes.map((code) => (code.includes('@') ? code : `${code}@${file}:${places[next++]}`));
}

/** One text of a file replaced by another, which holds a mark "▸" for each code. */
export function edit(name: string, file: string, from: string, to: string, ...codes: string[]): BrokenInput {
  return write(name, file, replaced(textOf(file), from, to), ...codes);
}

/** A file with another text, or a new file. */
export function write(name: string, file: string, marked: string, ...codes: string[]): BrokenInput {
  const { text, places } = unmarked(marked);
  return { name, change: (files) => files.set(file, text), expected: expectedOf(name, file, places, codes) };
}

/** A file under another path. */
export function rename(name: string, file: string, to: string, ...expected: string[]): BrokenInput {
  return { name, change: (files) => files.delete(file) && files.set(to, textOf(file)), expected };
}

/** A file that is not there. */
export function remove(name: string, file: string, ...expected: string[]): BrokenInput {
  return { name, change: (files) => files.delete(file), expected };
}

/** A folder as it is after the files are written. */
export function disk(name: string, change: (folder: string) => void, ...expected: string[]): BrokenInput {
  return { name, disk: change, expected };
}

/** The same input with words that its problems must say. */
export function saying(input: BrokenInput, ...says: RegExp[]): BrokenInput {
  return { ...input, says };
}

/** Writes the base with the difference of an input into an empty folder. */
export function writeFolder(folder: string, { change, disk: onDisk }: Pick<BrokenInput, 'change' | 'disk'>): void {
  const files: Files = new Map(Object.entries(BASE));
  change?.(files);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  onDisk?.(folder);
}
