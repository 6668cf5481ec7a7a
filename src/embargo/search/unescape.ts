// PRIVATE. Decodes escapes, so that the text that they hide can be searched. Keeps only the
// surroundings of each escape: the rest of the file is searched as it is.

import { EVERY, escapeAt, hasBoth, LONGEST_ESCAPE, OF_MARKUP } from './escapes.ts';

/** How much is kept on each side of an escape, in bytes. */
const AROUND = 512;

/**
 * Like `withoutEscapes`, for HTML and XML only: there, a backslash is a plain character. Undefined
 * if the result would be the same.
 */
export function withoutEntities(bytes: Uint8Array): Uint8Array | undefined {
  return hasBoth(bytes) ? decoded(bytes, OF_MARKUP, AROUND, placesOf(bytes, OF_MARKUP)) : undefined;
}

/**
 * The surroundings of all escapes, decoded once, with a NUL between them; undefined if the bytes
 * contain no escape.
 */
export function withoutEscapes(bytes: Uint8Array): Uint8Array | undefined {
  return decoded(bytes, EVERY, AROUND, placesOf(bytes, EVERY));
}

/**
 * The surroundings, of `around` bytes on each side, of the escapes that can be a part of a word or
 * of another escape, decoded once like `withoutEscapes` and once like `withoutEntities`. The other
 * escapes do not change the letters of words. `places`: the offsets of all these escapes, in order,
 * as `canJoinWordAt` finds them.
 */
export function joiningEscapes(
  bytes: Uint8Array,
  around: number,
  places: Int32Array,
): Uint8Array | undefined {
  return decoded(bytes, EVERY, around, places);
}
export function joiningEntities(
  bytes: Uint8Array,
  around: number,
  places: Int32Array,
): Uint8Array | undefined {
  return hasBoth(bytes) ? decoded(bytes, OF_MARKUP, around, places) : undefined;
}

/** The offsets of the escapes of some kinds. */
function placesOf(bytes: Uint8Array, kinds: Uint8Array): number[] {
  const places: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const kind = bytes[at] ?? 0;
    const one = kinds[kind] === 0 ? undefined : escapeAt(bytes, at, kind);
    if (one === undefined) continue;
    places.push(at);
    at += one.length - 1;
  }
  return places;
}

/** The surroundings of some escapes, with all escapes of some kinds decoded. */
function decoded(
  bytes: Uint8Array,
  kinds: Uint8Array,
  around: number,
  places: ArrayLike<number>,
): Uint8Array | undefined {
  const reach = around + LONGEST_ESCAPE;
  let out: Uint8Array | undefined;
  let length = 0;
  let [from, to] = [0, 0];
  for (let k = 0; k < places.length; k++) {
    const place = places[k] ?? 0;
    if (kinds[bytes[place] ?? 0] === 0) continue;
    const start = Math.max(0, place - reach);
    // Decoded text is never longer than its source, except for an escape at the end and the NUL.
    out ??= new Uint8Array(
      (places.length - k) * LONGEST_ESCAPE +
        Math.min(bytes.length, (places.length - k) * 2 * reach),
    );
    if (to === 0) from = start;
    else if (start > to) {
      length = decode(bytes, kinds, from, to, out, length) + 1;
      from = start;
    }
    to = Math.min(bytes.length, place + reach);
  }
  return out?.subarray(0, decode(bytes, kinds, from, to, out, length));
}

/**
 * Writes a range of bytes after the first `length` bytes, with all escapes of some kinds decoded.
 * Returns the new length.
 */
function decode(
  bytes: Uint8Array,
  kinds: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  length: number,
): number {
  let written = length;
  let copied = from;
  const copy = (part: Uint8Array): void => {
    out.set(part, written);
    written += part.length;
  };
  for (let at = from; at < to; at++) {
    const kind = bytes[at] ?? 0;
    const one = kinds[kind] === 0 ? undefined : escapeAt(bytes, at, kind);
    if (one === undefined) continue;
    copy(bytes.subarray(copied, at));
    copy(one.by);
    copied = at + one.length;
    at = copied - 1;
  }
  copy(bytes.subarray(copied, Math.max(copied, to)));
  return written;
}
