// PRIVATE. Tells whether a word may come next at a place of a file, as a reader reads on, with or without tags. Where it would take
// more than a look around to know, it may: far away, at the end of what is there, at a NUL, at an escape that can be a part of a word
// or of a tag.

import { escapeAt, isTelling, mayEscape } from './escapes.ts';
import { LONGEST_WORD } from './prefilter-anchors.ts';
import { IDEOGRAPH, isInvisibleAt, isLetter, LOWER, opensTag, widthAt } from './words.ts';

const [NOTHING, LESS, GREATER] = [0, 0x3c, 0x3e];

/** How many bytes are looked at, so that a file of nothing but tags that do not end takes no time that grows with its square. */
const FAR = 4096;

/**
 * Where the first word may begin after the one that ends at a place. None where that one goes on; undefined where it may be
 * anywhere.
 */
export function nextWords(bytes: Uint8Array, at: number): readonly number[] | undefined {
  const places: number[] = [];
  return isLetter(bytes[at] ?? NOTHING) || walk(bytes, at, false, places) ? places : undefined;
}

/** Adds the places where the next word may begin. Answers false where that may be anywhere. */
function walk(bytes: Uint8Array, from: number, overTags: boolean, places: number[]): boolean {
  const far = Math.min(bytes.length, from + FAR);
  let isFirst = true;
  for (let i = from; i < far; ) {
    const byte = bytes[i] ?? 0;
    if (byte === NOTHING) return false;
    if (mayEscape(byte)) {
      const length = harmless(bytes, i);
      if (length === undefined) return false;
      // What is an escape for JSON is none for HTML.
      const within = letterIn(bytes, i + 1, i + length);
      if (within !== undefined) places.push(within);
      i += length;
    } else if (byte === LESS && opensTag(bytes[i + 1])) {
      // Who reads over tags reads over all of them.
      if (!overTags && isFirst && !walk(bytes, i, true, places)) return false;
      isFirst = false;
      const end = overTags ? endOfTag(bytes, i) : i + 1;
      if (end === undefined) return false;
      i = end;
    } else {
      const length = lengthAt(bytes, i);
      if (length === undefined) return false;
      if (beginsWord(bytes, i)) {
        places.push(i);
        return true;
      }
      i += length;
    }
  }
  return false;
}

function beginsWord(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return isLetter(byte);
  const width = widthAt(bytes, at);
  return width === 1 || width === IDEOGRAPH;
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

function letterIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  for (let i = from; i < to; i++) if (isLetter(bytes[i] ?? 0)) return i;
  return undefined;
}

/** Where a tag ends; undefined where that is not sure. */
function endOfTag(bytes: Uint8Array, from: number): number | undefined {
  const far = Math.min(bytes.length, from + FAR);
  for (let i = from; i < far; ) {
    const byte = bytes[i] ?? 0;
    if (byte === GREATER) return i + 1;
    const length = byte === NOTHING ? undefined : mayEscape(byte) ? harmless(bytes, i) : lengthAt(bytes, i);
    if (length === undefined) return undefined;
    i += length;
  }
  return undefined;
}

/**
 * Whether a word, as `cut` compares words, stands at a place where one begins, or breaks off there where an escape or something
 * invisible begins. Never false where it does, however it is written.
 */
export function mayStandAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  let at = start;
  for (const letter of word) {
    if (LOWER[bytes[at] ?? NOTHING] !== letter) return mayGoOn(bytes, at);
    at++;
  }
  // A character of Chinese ends by itself; so does a part of a word.
  const isWhole = word.length < LONGEST_WORD && (word.at(-1) ?? 0) < 0x80;
  return !(isWhole && isLetter(bytes[at] ?? NOTHING));
}

function mayGoOn(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? NOTHING;
  if (byte === NOTHING) return true;
  if (mayEscape(byte)) return harmless(bytes, at) === undefined;
  return isInvisibleAt(bytes, at) || lengthAt(bytes, at) === undefined;
}
