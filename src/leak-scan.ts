// Looks through a folder that is to be published, every file with all that is packed in it, for what must not be there. What that
// is, the caller knows; nothing of it is known here.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { order } from './model/problem.ts';
import { unpacked } from './unpack.ts';

/** How many files are read at once. */
const PARALLEL = 32;

/** What was found in a file, or in its path. */
export interface Leak<Of> {
  /** Below the folder, with `/`. */
  readonly file: string;
  readonly inPath: boolean;
  readonly found: readonly Of[];
}

/** Everything that `look` finds in a folder, by path. Each thing is told once for a file. */
export async function scanFolder<Of>(
  folder: string,
  look: (bytes: Uint8Array) => readonly Of[],
): Promise<readonly Leak<Of>[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(order);
  const leaks: Leak<Of>[] = [];
  const encoder = new TextEncoder();
  for (const file of paths) {
    const found = look(encoder.encode(file));
    if (found.length > 0) leaks.push({ file, inPath: true, found });
  }
  for (let i = 0; i < paths.length; i += PARALLEL) {
    const read = paths
      .slice(i, i + PARALLEL)
      .map(async (file) => ({ file, bytes: await readFile(join(folder, file)) }));
    for (const { file, bytes } of await Promise.all(read)) {
      const found = new Set<Of>();
      for (const part of unpacked(bytes, file)) for (const one of look(part)) found.add(one);
      if (found.size > 0) leaks.push({ file, inPath: false, found: [...found] });
    }
  }
  return leaks;
}
