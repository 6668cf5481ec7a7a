// What is packed in a file: archives, compressed files, the compressed parts of pictures and of PDF, Base64 in lines. For the leak
// scan, which looks at all of it. What cannot be unpacked is looked at as it is.

import { brotliDecompressSync, constants, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';

/** How deep archives in archives are opened. */
const DEEPEST = 4;
/** How much one packed part may grow to. */
const LARGEST = 512 * 1024 * 1024;
const LIMITS = { maxOutputLength: LARGEST, finishFlush: constants.Z_SYNC_FLUSH };

const encoder = new TextEncoder();

/** Bytes to look at. `packed`: a text in them stands there by chance, but for what comes as a part of its own. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly packed: boolean;
}

/** A file's own bytes, and then those of all that is packed in it, names of entries too. `name` is for what bytes do not tell. */
export function* unpacked(bytes: Uint8Array, name: string, depth = 0): Generator<Part> {
  const form = formOf(bytes, name);
  const inner = depth === DEEPEST ? [] : [...(form === undefined ? ofBase64Lines(bytes) : form(bytes, name))];
  yield { bytes, packed: form !== undefined && form !== ofPdf && inner.length > 0 };
  for (const one of inner) yield* unpacked(one.bytes, one.name, depth + 1);
}

interface Inner {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** The signature (PNG, section 5.2). */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function formOf(bytes: Uint8Array, name: string): ((bytes: Uint8Array, name: string) => Generator<Inner>) | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return unzipped;
  if (a === 0x1f && b === 0x8b) return gunzipped;
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return fromZstandard;
  if (PNG.every((byte, i) => byte === bytes[i])) return ofPng;
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) return ofPdf;
  return name.endsWith('.br') ? fromBrotli : undefined;
}

const gunzipped = (bytes: Uint8Array, name: string): Generator<Inner> =>
  tried(() => gunzipSync(bytes, LIMITS), name.replace(/\.(?:gz|tgz)$/, ''));
/** RFC 8878, section 3.1.1. */
const fromZstandard = (bytes: Uint8Array, name: string): Generator<Inner> =>
  tried(() => zstdDecompressSync(bytes, { maxOutputLength: LARGEST }), name.replace(/\.(?:zst|tzst)$/, ''));
const fromBrotli = (bytes: Uint8Array, name: string): Generator<Inner> =>
  tried(() => brotliDecompressSync(bytes, LIMITS), name.slice(0, -3));

function* tried(unpack: () => Uint8Array, name = ''): Generator<Inner> {
  let bytes: Uint8Array;
  try {
    bytes = unpack();
  } catch {
    return;
  }
  yield { bytes, name };
}

function* unzipped(bytes: Uint8Array): Generator<Inner> {
  let entries: Record<string, Uint8Array>;
  try {
    // One entry that is packed in another way would keep all others from being unpacked.
    const filter = ({ originalSize, compression }: UnzipFileInfo): boolean =>
      originalSize <= LARGEST && (compression === 0 || compression === 8);
    entries = unzipSync(bytes, { filter });
  } catch {
    return;
  }
  for (const [name, entry] of Object.entries(entries)) {
    yield { bytes: encoder.encode(name), name: '' };
    yield { bytes: entry, name };
  }
}

/**
 * Every chunk that holds no pixels (PNG, section 11.3), and what follows the last one. zTXt, iTXt and iCCP are a keyword, NULs and
 * flags, and a zlib stream; tEXt and eXIf are a text as it is.
 */
function* ofPng(bytes: Uint8Array): Generator<Inner> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  for (; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type !== 'IDAT') yield { bytes: data, name: '' };
    if (type === 'zTXt' || type === 'iTXt' || type === 'iCCP') yield* zlibIn(data);
    at += 12 + length;
  }
  if (at < bytes.length) yield { bytes: bytes.subarray(at), name: '' };
}

/** The first zlib stream that begins in some bytes. */
function* zlibIn(bytes: Uint8Array): Generator<Inner> {
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    const found = [...tried(() => inflateSync(bytes.subarray(at), LIMITS))];
    yield* found;
    if (found.length > 0) return;
  }
}

/** Streams (PDF, section 7.3.8), and the texts of each with the spacing inside of words taken away. */
function* ofPdf(bytes: Uint8Array): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end') continue;
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf('endstream', start);
    for (const { bytes: inner } of tried(() => inflateSync(file.subarray(start, end < 0 ? undefined : end), LIMITS))) {
      yield { bytes: inner, name: '' };
      const text = Buffer.from(inner.buffer, inner.byteOffset, inner.byteLength).toString('latin1');
      yield { bytes: Buffer.from(text.replace(/\)\s*-?[\d.]*\s*\(/g, ''), 'latin1'), name: '' };
    }
  }
}

const LINES = /(?:^|[\s"'])((?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]+={0,2})/g;

/** Base64 that is broken into lines, such as ASCII armor (RFC 9580, section 6) and mail attachments. */
function* ofBase64Lines(bytes: Uint8Array): Generator<Inner> {
  // Only short files: keys and mails. The text of a page has no such lines.
  if (bytes.length > 1024 * 1024 || !hasLongLine(bytes)) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  for (const [, block = ''] of text.matchAll(LINES)) yield { bytes: Buffer.from(block, 'base64'), name: '' };
}

/** Whether one of the first lines is Base64 of the usual width. */
function hasLongLine(bytes: Uint8Array): boolean {
  for (let from = 0; ; ) {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0) return false;
    if (end - from >= 60 && end - from <= 77 && isBase64(bytes, from, end)) return true;
    from = end + 1;
  }
}

function isBase64(bytes: Uint8Array, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const byte = bytes[i] ?? 0;
    const letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (!letter && !(byte >= 0x2f && byte <= 0x39) && byte !== 0x2b && byte !== 0x0d) return false;
  }
  return true;
}
