// PRIVATE. The words of a file, as bytes: the one rule by which secrets and what is built are cut into words, so that markup,
// line breaks, quotes, case and hyphens do not hide one from the other. A word is a run of ASCII letters and digits and of the
// letters of other alphabets, in UTF-8; ASCII is compared in lower case. A character of Chinese, Japanese or Korean is a word.

const [LESS, GREATER, NOTHING] = [0x3c, 0x3e, 0];
const [SEPARATOR, MARK, FOREIGN] = [0, 1, 2];

/** ASCII in lower case; other bytes as they are. */
export const LOWER = new Uint8Array(256).map((_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

/** What a byte is: of ASCII letters and digits, the value in lower case; else one of the above. */
const FOLDED = new Uint8Array(256).map((_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  if ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a)) return byte;
  if (byte === LESS || byte === GREATER || byte === NOTHING) return MARK;
  return byte >= 0x80 ? FOREIGN : SEPARATOR;
});

/** The words of some bytes in turn, and what stands between them: parallel lists, of which the first `count` entries count. */
export interface Words {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  /** A hash of 32 bits. */
  hashes: Int32Array;
  /** Of each entry, one of ENTRY. */
  kinds: Uint8Array;
}

/** Whether a byte is an ASCII letter or digit. */
export const isLetter = (byte: number): boolean => (FOLDED[byte] ?? 0) > FOREIGN;

/** A word; one between "<" and ">"; where a tag begins; a NUL, on the two sides of which nothing belongs together. */
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
 * The words of some bytes. What is answered holds until the next call: lists for each file took longer than the words. (A function
 * that is called for each word took longer still.)
 */
export function cut(bytes: Uint8Array): Words {
  const { length } = bytes;
  // An entry takes a byte at least.
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

/** Where the word ends that goes on at a place, over letters of any alphabet and what is invisible. */
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

/** Of what is not ASCII. 1: a letter of a word. More: so many bytes that end a word. Less than 0: so many that are invisible, or IDEOGRAPH. */
export function widthAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  if (lead < 0xc2) return 1;
  const next = bytes[i + 1] ?? 0;
  // The upper half of Latin-1 before the letters; the soft hyphen among them is invisible.
  if (lead === 0xc2) return next === 0xad ? -2 : 2;
  // Combining marks.
  if (lead === 0xcc || (lead === 0xcd && next < 0xb0)) return -2;
  if (lead === 0xe2) return isInvisible(next, bytes[i + 2] ?? 0) ? -3 : 3;
  if (lead === 0xe3 && next === 0x80) return 3;
  if (lead >= 0xe3 && lead <= 0xed) return IDEOGRAPH;
  if (lead === 0xef) return next === 0xbb ? -3 : 3;
  return lead >= 0xf0 && lead < 0xf8 ? 4 : 1;
}

/** Whether something begins at a place that `withoutInvisible` takes away. */
export function isInvisibleAt(bytes: Uint8Array, i: number): boolean {
  const width = widthAt(bytes, i);
  return width < 0 && width !== IDEOGRAPH;
}

/**
 * The neighbourhoods, of `around` bytes on each side, of all that is invisible in words, without it, with a NUL between them;
 * undefined where there is none.
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
        // It takes the place of what is left out.
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

/** Zero-width characters, marks of direction, and the word joiner (U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F). */
function isInvisible(next: number, last: number): boolean {
  if (next === 0x80) return (last >= 0x8b && last <= 0x8f) || (last >= 0xaa && last <= 0xae);
  return next === 0x81 && last >= 0xa0 && last <= 0xaf;
}

/** Whether a byte after "<" makes it the beginning of a tag: a letter, "/", "!" or "?". */
export function opensTag(byte = 0): boolean {
  return byte === 0x21 || byte === 0x2f || byte === 0x3f || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = FIRST;
  const word = wordAt(bytes, start, end);
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, PRIME) + word.charCodeAt(i)) | 0;
  return hash;
}

/** The text of a word at a place that `cut` told of: folded, a character for each byte, without what is invisible. */
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

/** The words of a text, folded: joined by spaces, they have the same words again. */
export function wordsOf(text: string): string[] {
  const bytes = encoder.encode(text);
  const { count, starts, ends, kinds } = cut(bytes);
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    if ((kinds[i] ?? 0) > ENTRY.inTag) continue;
    const word = wordAt(bytes, starts[i] ?? 0, ends[i] ?? 0);
    words.push(isAscii(word) ? word : decoder.decode(Uint8Array.from(word, (byte) => byte.charCodeAt(0))));
  }
  return words;
}

const isAscii = (word: string): boolean => /^[a-z0-9]*$/.test(word);
