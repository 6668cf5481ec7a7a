// Entries of ZIP archives (APPNOTE.TXT, section 4.3.7), found by their own headers: the directory
// at the end can leave some out, and its offsets are wrong if something precedes the archive.

import type { Budget, Inner } from './budget.ts';
import { deflateAt } from './deflate.ts';
import { zstandardAt } from './zstandard.ts';

const HEADER = 30;
const UNKNOWN = 0xffff_ffff;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** True if the header of an entry begins at an offset. */
export const isZipEntry = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4;

interface Entry {
  readonly inner: readonly Inner[];
  /** The earliest offset of the next entry. */
  readonly end: number;
}

/** Returns the entry whose header begins at an offset: its name and its content. */
export function zipEntryAt(bytes: Uint8Array, at: number, budget: Budget): Entry {
  if (at + HEADER > bytes.length) return { inner: [], end: at + 4 };
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const [flags, method, size] = [
    view.getUint16(6, true),
    view.getUint16(8, true),
    view.getUint32(18, true),
  ];
  const start = at + HEADER + view.getUint16(26, true) + view.getUint16(28, true);
  const name = decoder.decode(bytes.subarray(at + HEADER, at + HEADER + view.getUint16(26, true)));
  if (start > bytes.length) return { inner: [], end: at + 4 };
  const named: Inner = { bytes: encoder.encode(name), by: 'the name of an entry', entry: name };
  const known =
    (flags & 8) === 0 && size !== UNKNOWN ? Math.min(bytes.length, start + size) : undefined;
  const leave = (what: string): Entry => {
    budget.report(what);
    return { inner: [named], end: known ?? start };
  };
  if ((flags & 1) === 1) return leave('an encrypted ZIP archive');
  if (method === 8) {
    const made = deflateAt(bytes, start, budget);
    const inner =
      made === undefined ? [named] : [named, { bytes: made.bytes, by: name, entry: name }];
    return { inner, end: made?.end ?? start };
  }
  if (method === 0 || method === 93) {
    const end = known ?? nextHeader(bytes, start);
    const data =
      method === 0 ? bytes.subarray(start, end) : zstandardAt(bytes, start, budget)?.bytes;
    return {
      inner: data === undefined ? [named] : [named, { bytes: data, by: name, entry: name }],
      end,
    };
  }
  return leave(`a ZIP archive with compression method ${method}`);
}

/** The next header of any kind: content that is stored without a size ends there. */
function nextHeader(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x50, from); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    const [, k, a, b] = bytes.subarray(at, at + 4);
    if (k === 0x4b && ((a === 3 && b === 4) || (a === 1 && b === 2) || (a === 7 && b === 8)))
      return at;
  }
  return bytes.length;
}
