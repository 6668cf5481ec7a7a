// Converts text in other encodings to UTF-8: UTF-16 and UTF-32 with or without a byte order mark,
// as a whole file or inside other bytes, and Latin-1.

import { isUtf8 } from 'node:buffer';
import type { Inner } from './budget.ts';

/** The shortest text that is extracted from other bytes, in characters. */
const SHORTEST = 8;
const SAMPLE = 4096;

/** Yields the texts in bytes that are not UTF-8, or contain NULs. */
export function* ofCharset(bytes: Uint8Array): Generator<Inner> {
  const encoding = encodingOf(bytes);
  if (encoding !== undefined) yield { bytes: encoding.decode(bytes), by: encoding.name };
  else if (bytes.includes(0)) yield* wideTextsIn(bytes);
  if (encoding !== undefined || isUtf8(bytes)) return;
  if (isMostlyText(bytes)) yield { bytes: ofLatin1(bytes), by: 'Latin-1' };
  else yield* latinTextsIn(bytes);
}

interface Encoding {
  readonly name: string;
  readonly decode: (bytes: Uint8Array) => Uint8Array;
}

const encoder = new TextEncoder();
const utf16 = (label: 'utf-16le' | 'utf-16be'): Encoding => ({
  name: 'UTF-16',
  decode: (bytes) => encoder.encode(new TextDecoder(label).decode(bytes)),
});
const utf32 = (littleEndian: boolean): Encoding => ({
  name: 'UTF-32',
  decode: (bytes) => ofUtf32(bytes, littleEndian),
});

// Detects a byte order mark, or NULs at the same position of nearly all characters.
function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? utf32(true) : utf16('utf-16le');
  if (a === 0xfe && b === 0xff) return utf16('utf-16be');
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(false);
  const groups = Math.floor(Math.min(bytes.length, SAMPLE) / 4);
  if (groups < 2 || !bytes.includes(0)) return undefined;
  const nuls = [0, 1, 2, 3].map((place) => {
    let count = 0;
    for (let i = 0; i < groups; i++) if (bytes[4 * i + place] === 0) count++;
    return count / groups;
  });
  const [n0 = 0, n1 = 0, n2 = 0, n3 = 0] = nuls;
  if (n3 > 0.9 && n2 > 0.9 && n0 < 0.1) return utf32(true);
  if (n0 > 0.9 && n1 > 0.9 && n3 < 0.1) return utf32(false);
  if (Math.min(n1, n3) > 0.6 && Math.max(n0, n2) < 0.2) return utf16('utf-16le');
  if (Math.min(n0, n2) > 0.6 && Math.max(n1, n3) < 0.2) return utf16('utf-16be');
  return undefined;
}

function ofUtf32(bytes: Uint8Array, littleEndian: boolean): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(
      point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : '\ufffd',
    );
  }
  return encoder.encode(parts.join(''));
}

/** Texts of letters with a NUL between them: names and messages in programs and old documents. */
function* wideTextsIn(bytes: Uint8Array): Generator<Inner> {
  const texts: number[] = [];
  const { length } = bytes;
  for (let at = 0; at + 1 < length; at++) {
    if (PRINTABLE[bytes[at] ?? 0] === 0 || bytes[at + 1] !== 0) continue;
    let end = at + 2;
    while (end + 1 < length && PRINTABLE[bytes[end] ?? 0] === 1 && bytes[end + 1] === 0) end += 2;
    // In the other byte order, no NUL follows the last letter.
    const last = end < length && PRINTABLE[bytes[end] ?? 0] === 1 ? end + 1 : end;
    if ((last - at) / 2 >= SHORTEST) {
      for (let i = at; i < last; i += 2) texts.push(bytes[i] ?? 0);
      texts.push(0x0a);
    }
    at = end - 1;
  }
  if (texts.length > 0) yield { bytes: Uint8Array.from(texts), by: 'UTF-16' };
}

/**
 * For a text in Latin-1: the largest share of non-ASCII letters, and the smallest share of ASCII
 * letters and spaces.
 */
const [MOST_HIGH, LEAST_PLAIN] = [0.3, 0.7];

/**
 * Texts with non-ASCII letters in Latin-1, inside other bytes: properties of old documents,
 * pictures and sound.
 */
function* latinTextsIn(bytes: Uint8Array): Generator<Inner> {
  const texts: Uint8Array[] = [];
  const { length } = bytes;
  for (let at = 0; at < length; ) {
    let end = at;
    let [high, plain] = [0, 0];
    for (
      let kind = KINDS[bytes[end] ?? 0] ?? 0;
      end < length && kind !== 0;
      kind = KINDS[bytes[++end] ?? 0] ?? 0
    ) {
      if (kind === HIGH) high++;
      else if (kind === PLAIN) plain++;
    }
    const size = end - at;
    if (
      size >= 2 * SHORTEST &&
      high > 0 &&
      high <= MOST_HIGH * size &&
      plain >= LEAST_PLAIN * (size - high)
    )
      texts.push(bytes.subarray(at, end), NEW_LINE);
    at = end + 1;
  }
  if (texts.length > 0) yield { bytes: ofLatin1(Buffer.concat(texts)), by: 'Latin-1' };
}

const NEW_LINE = Uint8Array.of(0x0a);
const [PLAIN, SIGN, HIGH] = [1, 2, 3];
/**
 * The class of each byte of Windows-1252: an ASCII letter or a space, another sign, a non-ASCII
 * letter, or 0 if it is not text.
 */
const KINDS = new Uint8Array(256).map((_, byte) => {
  if (byte >= 0xc0) return HIGH;
  if (byte >= 0x80)
    return byte >= 0xa0 || (byte >= 0x91 && byte <= 0x97) || byte === 0x80 || byte === 0x85
      ? SIGN
      : 0;
  if (/[A-Za-z ]/.test(String.fromCharCode(byte))) return PLAIN;
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13) ? SIGN : 0;
});

const isPrintable = (byte: number): boolean =>
  (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13);
const PRINTABLE = new Uint8Array(256).map((_, byte) => (isPrintable(byte) ? 1 : 0));

const isMostlyText = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, SAMPLE);
  return sample.filter((byte) => isPrintable(byte) || byte >= 0xa0).length > 0.95 * sample.length;
};

const ofLatin1 = (bytes: Uint8Array): Uint8Array =>
  encoder.encode(new TextDecoder('windows-1252').decode(bytes));
