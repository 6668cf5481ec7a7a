// Compressed data anywhere in a file: gzip, zlib (including git objects and packs), Zstandard, the
// entries of ZIP archives. So a prefix, a second archive behind the first one or an unknown
// container cannot hide anything.

import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, constants } from 'node:zlib';
import type { Budget, Inner } from './budget.ts';
import { deflateAt, gzipAt, isZlibHeader, type Stream, zlibAt } from './deflate.ts';
import { isZipEntry, zipEntryAt } from './zip.ts';
import { zstandardAt } from './zstandard.ts';

/** The pairs of bytes that can begin one of these formats. */
const STARTS = new Uint8Array(2 ** 16);
for (const pair of [0x504b, 0x1f8b, 0x28b5]) STARTS[pair] = 1;
for (let pair = 0; pair < STARTS.length; pair++)
  if (isZlibHeader(Uint8Array.of(pair >> 8, pair & 0xff), 0)) STARTS[pair] = 1;

/** Yields everything that is compressed in some bytes, at any offset. */
export function* compressedIn(
  bytes: Uint8Array,
  budget: Budget,
  withZlib = true,
): Generator<Inner> {
  for (let at = nextStart(bytes, 0); at < bytes.length; ) {
    if (isZipEntry(bytes, at)) {
      const entry = zipEntryAt(bytes, at, budget);
      yield* entry.inner;
      at = nextStart(bytes, entry.end);
      continue;
    }
    const found = streamAt(bytes, at, budget, withZlib);
    if (found !== undefined) yield { bytes: found.bytes, by: found.by };
    at = nextStart(bytes, Math.max(at + 1, found?.end ?? 0));
  }
}

function nextStart(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  const starts = STARTS;
  let pair = 0;
  for (let at = from; at < length; at++) {
    pair = ((pair << 8) | (bytes[at] ?? 0)) & 0xffff;
    if (starts[pair] === 1 && at > from) return at - 1;
  }
  return length;
}

function streamAt(
  bytes: Uint8Array,
  at: number,
  budget: Budget,
  withZlib: boolean,
): (Stream & { by: string }) | undefined {
  const gzip = gzipAt(bytes, at, budget);
  if (gzip !== undefined) return { ...gzip, by: 'gzip' };
  const zstandard = zstandardAt(bytes, at, budget);
  if (zstandard !== undefined) return { ...zstandard, by: 'Zstandard' };
  const zlib = withZlib ? zlibAt(bytes, at, budget) : undefined;
  return zlib && { ...zlib, by: 'zlib' };
}

/**
 * Unpacks bytes without a signature: Brotli (RFC 7932), or deflate without a header. Accepts the
 * result only if it is text.
 */
export function* unsigned(bytes: Uint8Array, name: string, budget: Budget): Generator<Inner> {
  const brotli = budget.unpack((maxOutputLength) => ({
    bytes: brotliDecompressSync(bytes, {
      maxOutputLength,
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    }),
  }));
  if (brotli !== undefined && (/\.br$/i.test(name) || isText(brotli.bytes)))
    yield { ...brotli, by: 'Brotli' };
  const deflate = deflateAt(bytes, 0, budget);
  if (deflate !== undefined && isText(deflate.bytes)) yield { bytes: deflate.bytes, by: 'deflate' };
}

const isText = (bytes: Uint8Array): boolean => bytes.length >= 8 && isUtf8(bytes);
