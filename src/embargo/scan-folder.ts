// Searches a folder that is to be published: every file, including packed content. The caller
// provides the search function.

import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { order } from '../model/text/order.ts';
import { unpacked } from '../unpack/index.ts';

/** A match in a file or in its path. */
export interface Leak<Of> {
  /** Relative to the folder, with `/`. */
  readonly file: string;
  readonly inPath: boolean;
  readonly found: readonly Of[];
}

/**
 * Lists every file below a folder, sorted by path. (Node's recursive listing queries the disk twice
 * for each file.)
 */
function pathsIn(folder: string): string[] {
  const paths: string[] = [];
  const enter = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true }))
      if (entry.isDirectory()) enter(`${below}${entry.name}/`);
      else paths.push(`${below}${entry.name}`);
  };
  enter('');
  return paths.sort(order);
}

/** The number of files that are sampled to learn which words are usual. */
const SAMPLE = 64;

/** Some texts of a folder, spread over all of it. */
export function sampleOf(folder: string): readonly Uint8Array[] {
  const texts = pathsIn(folder).filter((path) => /\.(?:html|json|xml)$/.test(path));
  const step = Math.ceil(texts.length / SAMPLE);
  return texts.filter((_, i) => i % step === 0).map((path) => readFileSync(join(folder, path)));
}

/**
 * Receives a file that cannot be read completely, with the end of a sentence: "holds a 7z archive".
 */
export type ReportUnread = (file: string, unread: string) => void;

/**
 * Returns everything that `find` matches in a folder, by path. Reports each match once for a file.
 * `report` is called for content that cannot be searched.
 */
export function scanFolder<Of>(
  folder: string,
  find: (bytes: Uint8Array, packed: boolean) => readonly Of[],
  report: ReportUnread = () => {},
): readonly Leak<Of>[] {
  const paths = pathsIn(folder);
  const leaks: Leak<Of>[] = [];
  const encoder = new TextEncoder();
  for (const file of paths) {
    const found = find(encoder.encode(file), false);
    if (found.length > 0) leaks.push({ file, inPath: true, found });
  }
  const read = reader();
  for (const file of paths) {
    const found = new Set<Of>();
    for (const part of unpacked(read(join(folder, file)), file, (unread) => report(file, unread)))
      for (const one of find(part.bytes, part.packed)) found.add(one);
    if (found.size > 0) leaks.push({ file, inPath: false, found: [...found] });
  }
  return leaks;
}

/**
 * Reads files one after another into the same buffer: a result is valid until the next call. For
 * many small files, this takes a sixth of the time of reading each into a new buffer.
 */
function reader(): (path: string) => Uint8Array {
  let room = Buffer.allocUnsafeSlow(2 ** 20);
  return (path) => {
    const handle = openSync(path, 'r');
    try {
      const { size } = fstatSync(handle);
      if (size > room.length) room = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
      let length = 0;
      for (let more = -1; more !== 0 && length < size; length += more)
        more = readSync(handle, room, length, size - length, length);
      return room.subarray(0, length);
    } finally {
      closeSync(handle);
    }
  };
}
