// The files of a ZIP archive by its directory (APPNOTE.TXT, sections 4.3.12 to 4.3.16), each as bytes
// in memory. Nothing is written, and no size that the archive states is trusted.

import { inflateRawSync } from 'node:zlib';

/** A file of an archive, or why it is not read. */
interface ZipFile {
  /** The name as in the archive. */
  readonly name: string;
  readonly bytes?: Uint8Array;
  /** A sentence. */
  readonly problem?: string;
}

interface ZipLimits {
  /** The most bytes of one file. */
  readonly file: number;
  /** The most bytes of all files. */
  readonly all: number;
  /** The most files. */
  readonly count: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const HEADER = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const HEADER_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const UNKNOWN = 0xffffffff;

/** An archive cannot be read at all. The message is a sentence. */
export class NoZip extends Error {}

/**
 * Yields the files whose names `isWanted` accepts. Throws NoZip if the bytes are no archive, or if it
 * exceeds the limits.
 */
export function* zipFiles(
  bytes: Uint8Array,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Generator<ZipFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = directoryOf(view);
  let count = 0;
  let left = limits.all;
  const starts = new Set<number>();
  while (at + ENTRY_SIZE <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const entry = entryAt(view, bytes, at);
    at = entry.next;
    if (entry.name.endsWith('/') || !isWanted(entry.name)) continue;
    if (++count > limits.count) throw new NoZip(`The archive has more than ${limits.count} files.`);
    const fault = faultOf(entry);
    // Two entries with the same bytes are how small archives unpack to huge ones.
    if (fault === undefined && starts.has(entry.start))
      throw new NoZip('Two files of the archive are the same bytes in it.');
    starts.add(entry.start);
    const file =
      fault === undefined ? contentOf(bytes, view, entry, limits.file) : { problem: fault };
    left -= file.bytes?.length ?? 0;
    if (left < 0) throw new NoZip(`The files of the archive have more than ${limits.all} bytes.`);
    yield { name: entry.name, ...file };
  }
}

/** Returns the offset of the directory. */
function directoryOf(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--)
    if (view.getUint32(at, true) === END) {
      const offset = view.getUint32(at + 16, true);
      if (offset === UNKNOWN) throw new NoZip('The archive is larger than 4 GiB.');
      if (
        offset + 4 <= view.byteLength &&
        (view.getUint32(offset, true) === ENTRY || offset === at)
      )
        return offset;
    }
  throw new NoZip('It is not a ZIP archive, or it is damaged.');
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** The offset of its own header. */
  readonly start: number;
  /** The offset of the next entry of the directory. */
  readonly next: number;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry {
  const length = view.getUint16(at + 28, true);
  return {
    name: new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + length)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    start: view.getUint32(at + 42, true),
    next: at + ENTRY_SIZE + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
}

function faultOf({ name, flags, method, packed, size, start }: Entry): string | undefined {
  if (/^[/\\]|^[a-z]:|\\|\0|(?:^|\/)\.\.(?:\/|$)/i.test(name))
    return 'Its name leads out of the archive.';
  if ((flags & 1) === 1) return 'It is encrypted.';
  if (method !== 0 && method !== 8)
    return `It is packed with method ${method}, which Candor does not read.`;
  return [packed, size, start].includes(UNKNOWN) ? 'It is larger than 4 GiB.' : undefined;
}

function contentOf(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  most: number,
): { bytes?: Uint8Array; problem?: string } {
  const { start, packed, size, method } = entry;
  if (size > most) return { problem: `It has more than ${Math.floor(most / 1_048_576)} MiB.` };
  if (start + HEADER_SIZE > bytes.length || view.getUint32(start, true) !== HEADER) return DAMAGED;
  const from =
    start + HEADER_SIZE + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + packed > bytes.length) return DAMAGED;
  const data = bytes.subarray(from, from + packed);
  try {
    const content =
      method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return content.length === size ? { bytes: content } : LYING;
  } catch (error) {
    return error instanceof RangeError ? LYING : DAMAGED;
  }
}

const DAMAGED = { problem: 'It is damaged.' };
const LYING = { problem: 'It does not have the size that the archive states.' };
