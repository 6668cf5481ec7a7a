// Reads files of unknown type: a named pipe, a socket or a device must not hang a command or fill
// its memory.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/**
 * A path is not a regular file, or the file is too large. The message ends a sentence: "is a
 * folder".
 */
export class Unreadable extends Error {}

const CHUNK = 1024 * 1024;

/**
 * Returns the bytes of a regular file. Throws Unreadable if it is something else, or the error of
 * the file system.
 */
export function readRegular(file: string): Buffer {
  // Without O_NONBLOCK, opening a named pipe waits for a writer. Windows has neither.
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) throw new Unreadable(`is ${kindOf(found)}, not a regular file`);
    return readAll(handle, Number.POSITIVE_INFINITY, found.size);
  } finally {
    closeSync(handle);
  }
}

/**
 * Returns the bytes of a path from the command line: a file, or a pipe such as `<(command)` or
 * /dev/stdin, read to its end. Throws Unreadable if it is a folder or has more than `most` bytes,
 * or the error of the file system.
 */
export function readNamed(file: string, most: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const found = fstatSync(handle);
    if (found.isDirectory()) throw new Unreadable('is a folder');
    if (found.isFile() && found.size > most) throw tooLarge(most);
    return readAll(handle, most, found.size);
  } finally {
    closeSync(handle);
  }
}

// `expected` is the size by the file system: the memory of one chunk for each of many small files
// would take longer than to read them. Files that grow, pipes and /proc have more than that.
function readAll(handle: number, most: number, expected: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (let room = Math.min(expected + 1, CHUNK); ; room = CHUNK) {
    const buffer = Buffer.allocUnsafe(room);
    let filled = 0;
    while (filled < room) {
      const count = readSync(handle, buffer, filled, room - filled, null);
      filled += count;
      size += count;
      if (size > most) throw tooLarge(most);
      if (count > 0) continue;
      parts.push(buffer.subarray(0, filled));
      return parts.length === 1 ? buffer.subarray(0, filled) : Buffer.concat(parts);
    }
    parts.push(buffer);
  }
}

const tooLarge = (most: number): Unreadable => new Unreadable(`has more than ${sizeWords(most)}`);

const sizeWords = (bytes: number): string =>
  bytes % 1_048_576 === 0 ? `${bytes / 1_048_576} MiB` : `${bytes / 1_000_000} MB`;

/** The status of a path, from the file system. */
interface Found {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
  readonly isSymbolicLink: () => boolean;
  readonly isFIFO: () => boolean;
  readonly isSocket: () => boolean;
}

/** Names the type of a file, in words: "a named pipe". */
export function kindOf(found: Found): string {
  if (found.isFile()) return 'a file';
  if (found.isDirectory()) return 'a folder';
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}
