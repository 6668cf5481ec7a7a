// Deflate streams (RFC 1951) anywhere in a file, bare, in zlib (RFC 1950) and in gzip (RFC 1952).
// Checksums are ignored: tools print unpacked data before they find a wrong one.

import { constants, inflateRawSync } from 'node:zlib';
import type { Budget } from './budget.ts';

/** Unpacked bytes, and the end of the packed ones. */
export interface Stream {
  readonly bytes: Uint8Array;
  readonly end: number;
}

/**
 * Data is taken for a stream only if it unpacks to this many bytes; shorter results occur by
 * chance.
 */
const SHORTEST = 4;

/**
 * Returns the deflate stream at an offset; undefined if it has none. A truncated one is unpacked as
 * far as possible.
 */
export function deflateAt(bytes: Uint8Array, at: number, budget: Budget): Stream | undefined {
  if (!canBeDeflate(bytes, at)) return undefined;
  return budget.unpack((maxOutputLength) => {
    const made: unknown = inflateRawSync(bytes.subarray(at), {
      maxOutputLength,
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
    });
    const { bytes: unpacked, used } = outcome(made);
    return unpacked.length < SHORTEST ? undefined : { bytes: unpacked, end: at + used };
  });
}

// For `info`, Node returns the bytes and the engine, which its types leave out.
function outcome(made: unknown): { bytes: Uint8Array; used: number } {
  if (typeof made === 'object' && made !== null && 'buffer' in made && 'engine' in made) {
    const { buffer, engine } = made;
    if (
      buffer instanceof Uint8Array &&
      typeof engine === 'object' &&
      engine !== null &&
      'bytesWritten' in engine
    )
      return { bytes: buffer, used: Number(engine.bytesWritten) };
  }
  throw new Error('inflateRawSync does not report how much it read.');
}

/** Returns the zlib stream whose two header bytes are at an offset. */
export function zlibAt(bytes: Uint8Array, at: number, budget: Budget): Stream | undefined {
  const stream = isZlibHeader(bytes, at) ? deflateAt(bytes, at + 2, budget) : undefined;
  return stream && { bytes: stream.bytes, end: Math.min(bytes.length, stream.end + 4) };
}

/** RFC 1950, section 2.2. Streams with a preset dictionary cannot be unpacked. */
export function isZlibHeader(bytes: Uint8Array, at: number): boolean {
  const method = bytes[at] ?? 0;
  const flags = bytes[at + 1] ?? 0;
  return (method & 0x8f) === 8 && (flags & 0x20) === 0 && (method * 256 + flags) % 31 === 0;
}

/** Returns the gzip member that begins at an offset. */
export function gzipAt(bytes: Uint8Array, at: number, budget: Budget): Stream | undefined {
  if (bytes[at] !== 0x1f || bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) return undefined;
  const stream = deflateAt(bytes, gzipData(bytes, at), budget);
  return stream && { bytes: stream.bytes, end: Math.min(bytes.length, stream.end + 8) };
}

/**
 * Returns the content of bytes that are one gzip member from their first to their last byte, with a
 * header that has no name, comment or extra field; otherwise undefined. Such bytes hide nothing
 * beside the content.
 */
export function plainGzip(bytes: Uint8Array, budget: Budget): Uint8Array | undefined {
  if (bytes[3] !== 0) return undefined;
  const stream = gzipAt(bytes, 0, budget);
  return stream?.end === bytes.length ? stream.bytes : undefined;
}

// RFC 1952, section 2.3.1.
function gzipData(bytes: Uint8Array, start: number): number {
  const flags = bytes[start + 3] ?? 0;
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = afterNul(bytes, at);
  return (flags & 2) === 0 ? at : at + 2;
}

function afterNul(bytes: Uint8Array, from: number): number {
  const nul = bytes.indexOf(0, from);
  return nul < 0 ? bytes.length : nul + 1;
}

/**
 * False if the first block at an offset is invalid (RFC 1951, section 3.2.3), as at nearly every
 * offset of other bytes. Starting a decompressor takes a thousand times as long.
 */
function canBeDeflate(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0;
  const type = (first >> 1) & 3;
  if (at + 2 > bytes.length || type === 3) return false;
  if (type === 1) return hasFixedCodes(bytes, at);
  if (type === 2) return hasWholeCode(bytes, at);
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 1, at + 5);
  return at + 5 <= bytes.length && (a ^ c) === 0xff && (b ^ d) === 0xff;
}

// Section 3.2.7: the lengths of the codes for code lengths form a complete tree.
function hasWholeCode(bytes: Uint8Array, at: number): boolean {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
  const head = a | (b << 8) | (c << 16);
  if (((head >> 3) & 31) > 29 || ((head >> 8) & 31) > 29) return false;
  const count = ((head >> 13) & 15) + 4;
  let room = 0;
  for (let i = 0, bit = at * 8 + 17; i < count; i++, bit += 3) {
    const pair = (bytes[bit >> 3] ?? 0) | ((bytes[(bit >> 3) + 1] ?? 0) << 8);
    const length = (pair >> (bit & 7)) & 7;
    if (length > 0) room += 128 >> length;
  }
  return room === 128;
}

/** The number of symbols of a block that are read to recognize it. */
const SYMBOLS = 24;

/**
 * Reads the first symbols of a block with fixed codes (section 3.2.6): no distance goes beyond the
 * start.
 */
function hasFixedCodes(bytes: Uint8Array, at: number): boolean {
  let bit = at * 8 + 3;
  const take = (): number => {
    const one = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
    bit++;
    return one;
  };
  const code = (count: number, start = 0): number => {
    let value = start;
    for (let i = 0; i < count; i++) value = (value << 1) | take();
    return value;
  };
  const extra = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++) value |= take() << i;
    return value;
  };
  for (let symbol = 0, written = 0; symbol < SYMBOLS && bit < bytes.length * 8; symbol++) {
    const seven = code(7);
    let length: number;
    if (seven === 0) return written >= SHORTEST;
    if (seven > 23) {
      const eight = code(1, seven);
      if (eight < 192 || eight > 199) {
        // 8 bits up to 191 are bytes up to 143; 9 bits are the others.
        if (eight > 199) code(1, eight);
        written++;
        continue;
      }
      // The codes 280 to 287, of which the last two are unused.
      if (eight > 197) return false;
      length = lengthOf(280 + eight - 192, extra);
    } else length = lengthOf(256 + seven, extra);
    const distance = code(5);
    if (distance > 29) return false;
    const wide = distance < 4 ? 0 : (distance >> 1) - 1;
    const back = distance < 4 ? distance + 1 : ((2 + (distance & 1)) << wide) + 1 + extra(wide);
    if (back > written) return false;
    written += length;
  }
  return true;
}

/** Section 3.2.5: the number of bytes that a symbol from 257 to 285 copies. */
function lengthOf(symbol: number, extra: (count: number) => number): number {
  if (symbol === 285) return 258;
  if (symbol < 265) return symbol - 254;
  const wide = (symbol - 261) >> 2;
  return ((4 + ((symbol - 265) & 3)) << wide) + 3 + extra(wide);
}
