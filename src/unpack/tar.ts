// Entries of tar archives (POSIX.1-2017, pax): the content of an entry begins at its first byte, as
// in a separate file.

import type { Budget, Inner } from './budget.ts';

const BLOCK = 512;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** True if some bytes begin with the header of an entry: its checksum is the sum of its bytes. */
export function isTar(bytes: Uint8Array, at = 0): boolean {
  if (bytes.length < at + BLOCK || bytes[at] === 0) return false;
  const stated = octal(bytes, at + 148, 8);
  if (Number.isNaN(stated)) return false;
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += bytes[at + i] ?? 0;
  return sum === stated;
}

/**
 * Yields the names and contents of all entries, and the bytes after the last one, such as another
 * archive.
 */
export function* ofTar(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  let long: string | undefined;
  let at = 0;
  while (isTar(bytes, at)) {
    const size = sizeOf(bytes, at + 124);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const type = String.fromCharCode(bytes[at + 156] ?? 0);
    if (type === 'L') long = textOf(content);
    else if (type === 'x') long = /\d+ path=([^\n]*)\n/.exec(decoder.decode(content))?.[1];
    else {
      const name =
        long ??
        [textAt(bytes, at + 345, 155), textAt(bytes, at, 100)]
          .filter((part) => part !== '')
          .join('/');
      long = undefined;
      if (!budget.takePart()) return;
      yield { bytes: encoder.encode(name), by: 'the name of an entry', entry: name };
      if (size > 0) yield { bytes: content, by: name, entry: name };
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  while (at < bytes.length && bytes[at] === 0) at++;
  if (at < bytes.length) yield { bytes: bytes.subarray(at), by: 'data after the archive' };
}

// Larger sizes are written in base 256 (GNU).
function sizeOf(bytes: Uint8Array, at: number): number {
  if (((bytes[at] ?? 0) & 0x80) === 0) return octal(bytes, at, 12) || 0;
  return bytes.subarray(at + 4, at + 12).reduce((sum, byte) => sum * 256 + byte, 0);
}

function octal(bytes: Uint8Array, at: number, length: number): number {
  const digits = textAt(bytes, at, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  textOf(bytes.subarray(at, at + length));
const textOf = (bytes: Uint8Array): string => decoder.decode(bytes).replace(/\0.*$/s, '');
