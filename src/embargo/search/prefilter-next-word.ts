// PRIVATE. Decides whether a word can come next at an offset of a file, read with or without tags.
// Returns true if it cannot decide cheaply: far away, at the end of the file, at a NUL, or at an
// escape that can be a part of a word or of a tag.

import { canEscape, canJoinWord, escapeAt } from './escapes.ts';
import { LONGEST_WORD } from './prefilter-anchors.ts';
import { IDEOGRAPH, isInvisibleAt, isLetter, LOWER, opensTag, widthAt } from './words.ts';

const [NOTHING, LESS, GREATER] = [0, 0x3c, 0x3e];

/**
 * The most bytes that are examined. Without a limit, a file of unclosed tags would take quadratic
 * time.
 */
const FAR = 4096;

/**
 * Returns the offsets where the next word can begin. Empty if the current word continues; undefined
 * if it can begin anywhere.
 */
export function nextWords(bytes: Uint8Array, at: number): readonly number[] | undefined {
  const places: number[] = [];
  return isLetter(bytes[at] ?? NOTHING) || walk(bytes, at, false, places) ? places : undefined;
}

/** Adds the offsets where the next word can begin. Returns false if it can begin anywhere. */
function walk(bytes: Uint8Array, from: number, overTags: boolean, places: number[]): boolean {
  const far = Math.min(bytes.length, from + FAR);
  let isFirst = true;
  for (let i = from; i < far; ) {
    const byte = bytes[i] ?? 0;
    if (byte === NOTHING) return false;
    if (canEscape(byte)) {
      const length = harmless(bytes, i);
      if (length === undefined) return false;
      // An escape of JSON is not an escape of HTML.
      const within = letterIn(bytes, i + 1, i + length);
      if (within !== undefined) places.push(within);
      i += length;
    } else if (byte === LESS && opensTag(bytes[i + 1])) {
      // A view without tags skips all of them.
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

/**
 * The length of an escape for a separator between words; 1 if it is not an escape; undefined if it
 * can be something else.
 */
function harmless(bytes: Uint8Array, at: number): number | undefined {
  const one = escapeAt(bytes, at, bytes[at] ?? 0);
  if (one === undefined) return 1;
  const [by] = one.by;
  return canJoinWord(one) || by === LESS || by === GREATER ? undefined : one.length;
}

/**
 * The number of bytes of a character; undefined if it is invalid, because it would swallow a
 * separator or an escape.
 */
function lengthAt(bytes: Uint8Array, at: number): number | undefined {
  if ((bytes[at] ?? 0) < 0x80) return 1;
  const width = widthAt(bytes, at);
  const length = width === IDEOGRAPH ? 3 : Math.abs(width);
  for (let i = at + 1; i < at + length; i++)
    if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return undefined;
  return length;
}

function letterIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  for (let i = from; i < to; i++) if (isLetter(bytes[i] ?? 0)) return i;
  return undefined;
}

/** The end of a tag; undefined if it is uncertain. */
function endOfTag(bytes: Uint8Array, from: number): number | undefined {
  const far = Math.min(bytes.length, from + FAR);
  for (let i = from; i < far; ) {
    const byte = bytes[i] ?? 0;
    if (byte === GREATER) return i + 1;
    const length =
      byte === NOTHING ? undefined : canEscape(byte) ? harmless(bytes, i) : lengthAt(bytes, i);
    if (length === undefined) return undefined;
    i += length;
  }
  return undefined;
}

/**
 * True if a word, as `cut` compares words, begins at an offset, or breaks off there at an escape or
 * an invisible character. Never false if the word is there, however it is written.
 */
export function canBeAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  let at = start;
  for (const letter of word) {
    if (LOWER[bytes[at] ?? NOTHING] !== letter) return canContinue(bytes, at);
    at++;
  }
  // A Chinese character needs no separator after it; neither does a part of a word.
  const isWhole = word.length < LONGEST_WORD && (word.at(-1) ?? 0) < 0x80;
  return !(isWhole && isLetter(bytes[at] ?? NOTHING));
}

function canContinue(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? NOTHING;
  if (byte === NOTHING) return true;
  if (canEscape(byte)) return harmless(bytes, at) === undefined;
  return isInvisibleAt(bytes, at) || lengthAt(bytes, at) === undefined;
}
