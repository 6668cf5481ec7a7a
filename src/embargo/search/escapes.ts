// PRIVATE. The escapes of JSON, JavaScript, HTML, XML, URLs and iCalendar: their start and their
// value.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** The most bytes that are read as one escape. */
export const LONGEST_ESCAPE = 12;
const [AMP, BACKSLASH, PERCENT, RETURN, NEWLINE, SPACE, SEMICOLON] = [
  0x26, 0x5c, 0x25, 0x0d, 0x0a, 0x20, 0x3b,
];

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
};
const LETTER = /^[\p{L}\p{M}\p{N}]/u;
const LETTERS: Readonly<Record<string, string>> = {
  b: ' ',
  f: ' ',
  n: '\n',
  r: '\r',
  t: '\t',
  v: ' ',
  0: ' ',
};

const encoder = new TextEncoder();
const latin = new TextDecoder('latin1');

const marks = (...bytes: number[]): Uint8Array => {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
};
/** The bytes that escapes begin with, and those of HTML and XML only. */
export const EVERY = marks(AMP, BACKSLASH, PERCENT, RETURN);
export const OF_MARKUP = marks(AMP);
/** True if the bytes contain escapes of HTML or XML and of another format. */
export const hasBoth = (bytes: Uint8Array): boolean =>
  bytes.includes(AMP) && (bytes.includes(BACKSLASH) || bytes.includes(PERCENT));

/** True if an escape can begin with this byte. */
export const canEscape = (byte: number): boolean => EVERY[byte] === 1;
/** True if the escape at an offset can be a part of a word or of another escape. */
export function canJoinWordAt(bytes: Uint8Array, at: number): boolean {
  const one = escapeAt(bytes, at, bytes[at] ?? 0);
  return one !== undefined && canJoinWord(one);
}

/**
 * Letters, digits, non-ASCII bytes, and the characters that other escapes consist of. A single
 * quote or line feed is not among them.
 */
const WORD_OR_ESCAPE = new Uint8Array(256).map((_, byte) =>
  byte >= 0x80 || /[a-z0-9&#;\\%{}\r]/i.test(String.fromCharCode(byte)) ? 1 : 0,
);
/** True if an escape can be a part of a word or of another escape. */
export const canJoinWord = ({ by }: Escape): boolean =>
  by.length === 0 || WORD_OR_ESCAPE[by[0] ?? 0] === 1;

/** An escape and its value. */
interface Escape {
  /** In bytes, as written. */
  readonly length: number;
  readonly by: Uint8Array;
}

/** A backslash and one character: by far the most frequent escape. */
const SHORT: ReadonlyMap<number, Escape> = new Map(
  [...'bfnrtv0"\'/\\`'].map((letter) => [
    letter.charCodeAt(0),
    { length: 2, by: encoder.encode(LETTERS[letter] ?? letter) },
  ]),
);
/** A folded line (RFC 5545, section 3.1). */
const FOLD: Escape = { length: 3, by: new Uint8Array() };
const ALONE: Escape = { length: 1, by: Uint8Array.of(RETURN) };

/**
 * Returns the escape at an offset, whose first byte is `kind`; undefined if it is not an escape.
 */
export function escapeAt(bytes: Uint8Array, at: number, kind: number): Escape | undefined {
  const next = bytes[at + 1] ?? 0;
  if (kind === RETURN) {
    if (next === NEWLINE && bytes[at + 2] === SPACE) return FOLD;
    // The rest of a fold can be escaped.
    return EVERY[next] === 1 || (next === NEWLINE && EVERY[bytes[at + 2] ?? 0] === 1)
      ? ALONE
      : undefined;
  }
  if (kind === PERCENT) {
    const [high, low] = [HEX[next] ?? NONE, HEX[bytes[at + 2] ?? 0] ?? NONE];
    return high === NONE || low === NONE
      ? undefined
      : { length: 3, by: Uint8Array.of(high * 16 + low) };
  }
  if (kind === AMP) return WORD_OR_ESCAPE[next] === 0 ? undefined : entityAt(bytes, at);
  const short = SHORT.get(next);
  if (short !== undefined || ((next | 0x20) !== U && (next | 0x20) !== X)) return short;
  return backslash(latin.decode(bytes.subarray(at, at + LONGEST_ESCAPE)));
}

const [U, X] = [0x75, 0x78];
const NONE = 0xff;
/** The value of a hexadecimal digit. */
const HEX = new Uint8Array(256).map((_, byte) => {
  const digit = String.fromCharCode(byte);
  return /[0-9a-f]/i.test(digit) ? Number.parseInt(digit, 16) : NONE;
});

/**
 * Caches entities by their text up to ";": decoding the same few again took longer than everything
 * else.
 */
const entities = new Map<string, Escape | undefined>();
const MOST_ENTITIES = 1000;

function entityAt(bytes: Uint8Array, at: number): Escape | undefined {
  let text = '&';
  for (let i = at + 1; i < at + LONGEST_ESCAPE; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === SEMICOLON) {
      const known = entities.get(text);
      if (known !== undefined) return known;
      const found = entity(`${text};`);
      if (entities.size < MOST_ENTITIES) entities.set(text, found);
      return found;
    }
    text += String.fromCharCode(byte);
  }
  return entity(text);
}

function entity(text: string): Escape | undefined {
  const [all = '', hex, decimal, name] =
    /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/i.exec(text) ?? [];
  if (hex !== undefined || decimal !== undefined)
    return written(all, hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  if (name === undefined || !all.endsWith(';')) return undefined;
  const known = ENTITIES[name.toLowerCase()];
  const named = decodeNamedCharacterReference(name) || ' ';
  // Nearly all entities that are not letters are separators between words.
  const by = known ?? (LETTER.test(named) ? named : ' ');
  return { length: all.length, by: encoder.encode(by) };
}

function backslash(text: string): Escape | undefined {
  const [all = '', hex] = /^\\(?:u[0-9a-f]{4}|u\{([0-9a-f]{1,6})\}|x[0-9a-f]{2})/i.exec(text) ?? [];
  return all === '' ? undefined : written(all, Number.parseInt(hex ?? all.slice(2), 16));
}

/** Half of a surrogate pair is not a letter, and neither is a whole pair. */
function written({ length }: string, code: number): Escape {
  const character =
    code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
      ? ' '
      : String.fromCodePoint(code);
  return { length, by: encoder.encode(character) };
}
