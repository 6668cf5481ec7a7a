// PRIVATE. Tells whether a word may come next at a place of a file, as a reader reads on, with or without tags. Where it would take
// more than a look around to know, it may: at the end of what is there, at a NUL, at an escape that can be a part of a word or of a tag.

import { escapeAt, isTelling, mayEscape } from './escapes.ts';
import { IDEOGRAPH, isInvisibleAt, isLetter, LOWER, opensTag, widthAt } from './words.ts';

const [NOTHING, LESS, GREATER] = [0, 0x3c, 0x3e];

/** Whether `word`, as `cut` compares words, may be the first after `at`. Never false where it is, however it is written. */
export function mayFollow(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  return isNext(bytes, at, word, false) || isNext(bytes, at, word, true);
}

function isNext(bytes: Uint8Array, from: number, word: Uint8Array, overTags: boolean): boolean {
  for (let i = from; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte === NOTHING) return true;
    if (mayEscape(byte)) {
      const length = harmless(bytes, i);
      // What is no escape for HTML is one for JSON.
      if (length === undefined || beginsWithin(bytes, i + 1, i + length, word)) return true;
      i += length;
    } else if (overTags && byte === LESS && opensTag(bytes[i + 1])) {
      const end = endOfTag(bytes, i);
      if (end === undefined) return true;
      i = end;
    } else if (isLetter(byte)) return mayStandAt(bytes, i, word);
    else {
      const length = lengthAt(bytes, i);
      if (length === undefined) return true;
      const width = byte < 0x80 ? 2 : widthAt(bytes, i);
      if (width === 1 || width === IDEOGRAPH) return mayStandAt(bytes, i, word);
      i += length;
    }
  }
  return true;
}

/** How long an escape is that stands for a sign between words; 1 where there is none; undefined where it may be more than that. */
function harmless(bytes: Uint8Array, at: number): number | undefined {
  const one = escapeAt(bytes, at, bytes[at] ?? 0);
  if (one === undefined) return 1;
  const [by] = one.by;
  return isTelling(one) || by === LESS || by === GREATER ? undefined : one.length;
}

/** How many bytes a character has; undefined where it is none, because it would swallow what is a sign or an escape. */
function lengthAt(bytes: Uint8Array, at: number): number | undefined {
  if ((bytes[at] ?? 0) < 0x80) return 1;
  const width = widthAt(bytes, at);
  const length = width === IDEOGRAPH ? 3 : Math.abs(width);
  for (let i = at + 1; i < at + length; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return undefined;
  return length;
}

function beginsWithin(bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  let i = from;
  while (i < to && !isLetter(bytes[i] ?? 0)) i++;
  return i < to && mayStandAt(bytes, i, word);
}

/** Where a tag ends; undefined where that is not sure. */
function endOfTag(bytes: Uint8Array, from: number): number | undefined {
  for (let i = from; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte === GREATER) return i + 1;
    const length = byte === NOTHING ? undefined : mayEscape(byte) ? harmless(bytes, i) : lengthAt(bytes, i);
    if (length === undefined) return undefined;
    i += length;
  }
  return undefined;
}

/** Whether a word stands at a place, or one that breaks off where an escape or something invisible begins. */
function mayStandAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  let at = start;
  for (const letter of word) {
    if (LOWER[bytes[at] ?? NOTHING] !== letter) return mayGoOn(bytes, at);
    at++;
  }
  return true;
}

function mayGoOn(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? NOTHING;
  if (byte === NOTHING) return true;
  if (mayEscape(byte)) return harmless(bytes, at) === undefined;
  return isInvisibleAt(bytes, at) || lengthAt(bytes, at) === undefined;
}
