// Looks through a folder that is to be published, every file with all that is packed in it, for what must not be there. What that
// is, the caller knows; nothing of it is known here.

import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { order } from '../model/text/order.ts';
import { unpacked } from '../unpack/index.ts';

/** What was found in a file, or in its path. */
export interface Leak<Of> {
  /** Below the folder, with `/`. */
  readonly file: string;
  readonly inPath: boolean;
  readonly found: readonly Of[];
}

/** Every file below a folder, by path. (What Node offers for that asks the disk twice for each.) */
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

/** How many files are looked into to know what is usual. */
const SAMPLE = 64;

/** Some of the texts of a folder, from all over it. */
export function sampleOf(folder: string): readonly Uint8Array[] {
  const texts = pathsIn(folder).filter((path) => /\.(?:html|json|xml)$/.test(path));
  const step = Math.ceil(texts.length / SAMPLE);
  return texts.filter((_, i) => i % step === 0).map((path) => readFileSync(join(folder, path)));
}

/** A file of which a part cannot be read, as the end of a sentence: "holds a 7z archive". */
export type ReportUnread = (file: string, unread: string) => void;

/**
 * Everything that `look` finds in a folder, by path. Each thing is told once for a file. `report` is called for what cannot be
 * looked into.
 */
export function scanFolder<Of>(
  folder: string,
  look: (bytes: Uint8Array, packed: boolean) => readonly Of[],
  report: ReportUnread = () => {},
): readonly Leak<Of>[] {
  const paths = pathsIn(folder);
  const leaks: Leak<Of>[] = [];
  const encoder = new TextEncoder();
  for (const file of paths) {
    const found = look(encoder.encode(file), false);
    if (found.length > 0) leaks.push({ file, inPath: true, found });
  }
  const read = reader();
  for (const file of paths) {
    const found = new Set<Of>();
    for (const part of unpacked(read(join(folder, file)), file, (unread) => report(file, unread)))
      for (const one of look(part.bytes, part.packed)) found.add(one);
    if (found.size > 0) leaks.push({ file, inPath: false, found: [...found] });
  }
  return leaks;
}

/**
 * Reads files one after another into the same bytes: what is answered holds until the next call. For many small files that takes a
 * sixth of the time that reading them at once takes.
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
