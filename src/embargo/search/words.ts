// PRIVATE. Splits files into words, as bytes. Secrets and built files are split by the same rule,
// so that markup, line breaks, quotes, case and hyphens cannot hide a secret. A word is a run of
// ASCII letters, ASCII digits and letters of other alphabets, in UTF-8; ASCII is compared in lower
// case. A Chinese, Japanese or Korean character is a word.

const [LESS, GREATER, NOTHING] = [0x3c, 0x3e, 0];
const [SEPARATOR, MARK, FOREIGN] = [0, 1, 2];

/** ASCII in lower case; other bytes unchanged. */
export const LOWER = new Uint8Array(256).map((_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
);

/**
 * The class of a byte: for ASCII letters and digits, their value in lower case; otherwise one of
 * the constants above.
 */
const FOLDED = new Uint8Array(256).map((_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  if ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a)) return byte;
  if (byte === LESS || byte === GREATER || byte === NOTHING) return MARK;
  return byte >= 0x80 ? FOREIGN : SEPARATOR;
});

/**
 * The words of some bytes in order, and the entries between them: parallel lists, of which the
 * first `count` entries are valid.
 */
interface Words {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  /** A hash of 32 bits. */
  hashes: Int32Array;
  /** For each entry, one of ENTRY. */
  kinds: Uint8Array;
}

/** True if a byte is an ASCII letter or digit. */
export const isLetter = (byte: number): boolean => (FOLDED[byte] ?? 0) > FOREIGN;

/**
 * A word; a word between "<" and ">"; the start of a tag; a NUL, which separates unrelated text.
 */
export const ENTRY = { word: 0, inTag: 1, tag: 2, nothing: 3 } as const;

const room = (size: number): Words => ({
  count: 0,
  starts: new Int32Array(size),
  ends: new Int32Array(size),
  hashes: new Int32Array(size),
  kinds: new Uint8Array(size),
});

let shared = room(2 ** 14);

/**
 * Returns the words of some bytes. The result is valid until the next call: new lists for each file
 * took longer than the words. (Calling a function for each word took even longer.)
 */
export function cut(bytes: Uint8Array): Words {
  const { length } = bytes;
  // An entry takes at least one byte.
  if (shared.starts.length < length) shared = room(2 ** Math.ceil(Math.log2(length)));
  const { starts, ends, hashes, kinds } = shared;
  let count = 0;
  let kind: number = ENTRY.word;
  let i = 0;
  for (;;) {
    while (i < length && FOLDED[bytes[i] ?? 0] === SEPARATOR) i++;
    if (i >= length) break;
    const start = i;
    let folded = FOLDED[bytes[i] ?? 0] ?? 0;
    let hash = FIRST;
    // Nearly all time is spent here.
    while (folded > FOREIGN) {
      hash = (Math.imul(hash, PRIME) + folded) | 0;
      i++;
      if (i >= length) break;
      folded = FOLDED[bytes[i] ?? 0] ?? 0;
    }
    if (folded === FOREIGN && i < length) {
      i = endOfWord(bytes, i);
      if (i === start) {
        const width = widthAt(bytes, i);
        i += width === IDEOGRAPH ? 3 : Math.abs(width);
        if (width !== IDEOGRAPH) continue;
      }
      hash = hashOf(bytes, start, i);
    }
    starts[count] = start;
    kinds[count] = kind;
    if (i > start) {
      hashes[count] = hash;
      ends[count++] = i;
      continue;
    }
    i++;
    const byte = bytes[start];
    if (byte === GREATER) kind = ENTRY.word;
    else if (byte === NOTHING) kinds[count++] = ENTRY.nothing;
    else if (opensTag(bytes[i])) {
      kind = ENTRY.inTag;
      kinds[count++] = ENTRY.tag;
    }
  }
  shared.count = count;
  return shared;
}

/**
 * The end of the word that continues at an offset, over letters of any alphabet and invisible
 * characters.
 */
function endOfWord(bytes: Uint8Array, from: number): number {
  let end = from;
  for (let i = from; i < bytes.length; ) {
    const folded = FOLDED[bytes[i] ?? 0] ?? 0;
    const width = folded > FOREIGN ? 1 : folded === FOREIGN ? widthAt(bytes, i) : 2;
    if (width > 1 || width === IDEOGRAPH) break;
    i += Math.abs(width);
    if (width === 1) end = i;
  }
  return end;
}

const FIRST = 0x811c9dc5;
const PRIME = 31;
export const IDEOGRAPH = -9;

/**
 * The class of a non-ASCII character. 1: a letter of a word. More: the number of bytes of a
 * separator. Less than 0: the negative number of bytes of an invisible character, or IDEOGRAPH.
 */
export function widthAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  if (lead < 0xc2) return 1;
  const next = bytes[i + 1] ?? 0;
  // The upper half of Latin-1 before the letters; its soft hyphen is invisible.
  if (lead === 0xc2) return next === 0xad ? -2 : 2;
  // Combining marks.
  if (lead === 0xcc || (lead === 0xcd && next < 0xb0)) return -2;
  if (lead === 0xe2) return isInvisible(next, bytes[i + 2] ?? 0) ? -3 : 3;
  if (lead === 0xe3 && next === 0x80) return 3;
  if (lead >= 0xe3 && lead <= 0xed) return IDEOGRAPH;
  if (lead === 0xef) return next === 0xbb ? -3 : 3;
  return lead >= 0xf0 && lead < 0xf8 ? 4 : 1;
}

/** True if an invisible character begins at an offset, which `withoutInvisible` removes. */
export function isInvisibleAt(bytes: Uint8Array, i: number): boolean {
  const width = widthAt(bytes, i);
  return width < 0 && width !== IDEOGRAPH;
}

/**
 * The surroundings, of `around` bytes on each side, of all invisible characters in words, without
 * these characters, with a NUL between them; undefined if the bytes contain none.
 */
export function withoutInvisible(bytes: Uint8Array, around: number): Uint8Array | undefined {
  let out: Uint8Array | undefined;
  let length = 0;
  let copied = 0;
  const copy = (from: number, to: number): void => {
    out ??= new Uint8Array(bytes.length + 1);
    const part = bytes.subarray(from, to);
    out.set(part, length);
    length += part.length;
  };
  for (let i = 0; i < bytes.length; ) {
    if ((bytes[i] ?? 0) < 0xc2) {
      i++;
      continue;
    }
    const width = widthAt(bytes, i);
    const next = i + (width === IDEOGRAPH ? 3 : Math.abs(width));
    if (isInvisibleAt(bytes, i)) {
      const start = Math.max(copied, i - around);
      if (length > 0 && start > copied + around) {
        copy(copied, copied + around);
        // A NUL replaces the omitted bytes.
        length++;
        copy(start, i);
      } else copy(length === 0 ? start : copied, i);
      copied = next;
    }
    i = next;
  }
  if (out === undefined) return undefined;
  copy(copied, copied + around);
  return out.subarray(0, length);
}

/**
 * Zero-width characters, directional marks, and the word joiner (U+200B to U+200F, U+202A to
 * U+202E, U+2060 to U+206F).
 */
function isInvisible(next: number, last: number): boolean {
  if (next === 0x80) return (last >= 0x8b && last <= 0x8f) || (last >= 0xaa && last <= 0xae);
  return next === 0x81 && last >= 0xa0 && last <= 0xaf;
}

/** True if a byte after "<" starts a tag: a letter, "/", "!" or "?". */
export function opensTag(byte = 0): boolean {
  return (
    byte === 0x21 ||
    byte === 0x2f ||
    byte === 0x3f ||
    ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)
  );
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = FIRST;
  const word = wordAt(bytes, start, end);
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, PRIME) + word.charCodeAt(i)) | 0;
  return hash;
}

/**
 * The text of a word that `cut` found: in lower case, one character for each byte, without
 * invisible characters.
 */
export function wordAt(bytes: Uint8Array, start: number, end: number): string {
  let word = '';
  let i = start;
  while (i < end) {
    const width = widthAt(bytes, i);
    const letters = width === IDEOGRAPH ? 3 : Math.max(0, width);
    for (const byte of bytes.subarray(i, i + letters))
      word += String.fromCharCode(byte < 0x80 ? (FOLDED[byte] ?? 0) : byte);
    i += letters || -width;
  }
  return word;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The words of a text, in lower case. Joined by spaces, they split into the same words again. */
export function wordsOf(text: string): string[] {
  const bytes = encoder.encode(text);
  const { count, starts, ends, kinds } = cut(bytes);
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    if ((kinds[i] ?? 0) > ENTRY.inTag) continue;
    const word = wordAt(bytes, starts[i] ?? 0, ends[i] ?? 0);
    words.push(
      isAscii(word) ? word : decoder.decode(Uint8Array.from(word, (byte) => byte.charCodeAt(0))),
    );
  }
  return words;
}

const isAscii = (word: string): boolean => /^[a-z0-9]*$/.test(word);
