// Bytes that are encoded as text: long runs of Base64 (RFC 4648, both alphabets) and of hexadecimal
// digits, on one line or split into many, as in ASCII armor, mail, JSON, data: URIs and source
// code.

import { isUtf8 } from 'node:buffer';
import type { Budget, Inner } from './budget.ts';
import { isZlibHeader } from './deflate.ts';
import { isSigned } from './signature.ts';

/** The shortest run that is decoded, in characters. docs/publishing.md states it. */
const SHORTEST_RUN = 24;
/** From this length on, a run can begin with something else: "key/" before Base64. */
const SHIFTED = 40;
/**
 * From this number of bytes on, decoded data is searched whatever it is. No checksum is as long.
 */
const ANYTHING = 80;

const LETTER = 1;
const UPPER = 2;
const LETTERS = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  LETTERS[letter.charCodeAt(0)] = /[A-Z]/.test(letter) ? LETTER | UPPER : LETTER;

const HEX = new Uint8Array(256).map((_, byte) =>
  /[0-9a-fA-F]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
const DIGITS = new RegExp(`[0-9a-fA-F]{${SHORTEST_RUN},}`, 'g');

/** Yields everything that is encoded as Base64 or as hexadecimal digits. */
export function* encodedIn(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  yield* runsIn(bytes, budget);
  const plain = withoutEscapedLetters(bytes);
  if (plain !== undefined && budget.takeBytes(plain.length)) yield* runsIn(plain, budget);
}

function* runsIn(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  for (let from = 0; ; ) {
    const run = nextRun(bytes, from);
    if (run === undefined) return;
    from = run.end;
    if (!canBeEncoded(bytes, run.start, run.end)) continue;
    const { texts, end } = joined(bytes, run.start, run.end);
    from = end;
    for (const inner of texts.flatMap(decoded))
      if (budget.takePart() && budget.takeBytes(inner.bytes.length)) yield inner;
  }
}

/** "+" and "/" as JSON, HTML and URLs can escape them. */
const ESCAPED_LETTER = /\\(?:\/|u002([bf]))|%2([bf])|&(?:#(?:(43)|47|x2([bf]))|(plus)|sol);/gi;
/**
 * The prefixes of these escapes. Searching for each of them is ten times as fast as one expression
 * for all.
 */
const ESCAPES = ['\\/', '\\u002', '%2', '&#', '&plus;', '&sol;'];
const BEFORE = /[A-Za-z0-9]{8}$/;
const AFTER = new RegExp(`^(?:${ESCAPED_LETTER.source})[A-Za-z0-9]{8}`, 'i');

/**
 * An escape before a run, whose digits would count as letters of the run: the "%3E" of a tag in an
 * address.
 */
const BEFORE_RUN = new RegExp(
  `%(?!2[bf])[0-9a-f]{2}(?=(?:[A-Za-z0-9]|%2[bf]){${SHORTEST_RUN}})`,
  'gi',
);
const AT_RUN = new RegExp(`^${BEFORE_RUN.source}`, 'i');
const LONGEST_BEFORE = 3 * (SHORTEST_RUN + 1);

/** True if an escaped letter is inside a run, or an escape before one. */
function hasEscapedLetter(file: Buffer): boolean {
  for (let at = file.indexOf('%'); at >= 0; at = file.indexOf('%', at + 1))
    if (AT_RUN.test(file.toString('latin1', at, at + LONGEST_BEFORE))) return true;
  for (const one of ESCAPES)
    for (let at = file.indexOf(one); at >= 0; at = file.indexOf(one, at + 1))
      if (
        BEFORE.test(file.toString('latin1', Math.max(0, at - 8), at)) &&
        AFTER.test(file.toString('latin1', at, at + 16))
      )
        return true;
  return false;
}

/**
 * The text with its escaped letters of Base64 decoded, and without escapes before runs; undefined
 * if no run has one.
 */
function withoutEscapedLetters(bytes: Uint8Array): Uint8Array | undefined {
  if (!bytes.includes(0x5c) && !bytes.includes(0x25) && !bytes.includes(0x26)) return undefined;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!hasEscapedLetter(file)) return undefined;
  const plain = file
    .toString('latin1')
    .replace(BEFORE_RUN, ' ')
    .replace(ESCAPED_LETTER, (all: string, ...digits: (string | undefined)[]) =>
      /^(?:b|43|plus)$/i.test(digits.slice(0, 5).join('')) && all !== '' ? '+' : '/',
    );
  return Buffer.from(plain, 'latin1');
}

/**
 * The next run of at least SHORTEST_RUN letters. Checks only every 24th byte, and the bytes before
 * it up to the last non-letter: in ordinary text that is one byte in five.
 */
function nextRun(bytes: Uint8Array, from: number): { start: number; end: number } | undefined {
  const { length } = bytes;
  // A local variable makes the loops faster.
  const letters = LETTERS;
  for (let at = from + SHORTEST_RUN - 1; at < length; ) {
    let start = at;
    const least = at - SHORTEST_RUN + 1;
    while (start >= least && letters[bytes[start] ?? 0] !== 0) start--;
    if (start < least) {
      let end = at + 1;
      while (end < length && letters[bytes[end] ?? 0] !== 0) end++;
      return { start: least, end };
    }
    at = start + SHORTEST_RUN;
  }
  return undefined;
}

/**
 * False for words in lower case, because Base64 has capitals, and for checksums in hexadecimal
 * digits.
 */
function canBeEncoded(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = start;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (HEX[byte] === 0) {
      if (i - digits >= SHORTEST_RUN && isLetters(bytes, digits, i)) return true;
      digits = i + 1;
    }
    if (LETTERS[byte] !== LETTER && (byte > 0x46 || digits > start)) return true;
  }
  return end - digits >= SHORTEST_RUN && isLetters(bytes, digits, end);
}

/** The first hexadecimal digit of an ASCII letter is 2 to 7; that of a line break is 0. */
function isLetters(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start >= 2 * ANYTHING) return true;
  for (let i = start; i < start + 16; i += 2)
    if (!/[02-7]/.test(String.fromCharCode(bytes[i] ?? 0))) return false;
  return true;
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/**
 * A run with the runs of the following lines, up to a shorter one. The lines can be in a comment,
 * in a mail, or strings of source code; each such string is also read alone.
 */
function joined(
  bytes: Uint8Array,
  start: number,
  runEnd: number,
): { texts: string[]; end: number } {
  let end = runEnd;
  const lines = [latin1(bytes.subarray(start, end))];
  let areStrings = false;
  for (let width = end - start; ; ) {
    const joint = jointAt(bytes, end);
    if (joint === undefined) break;
    const next = end + joint.length;
    let stop = next;
    while (stop < bytes.length && (LETTERS[bytes[stop] ?? 0] ?? 0) > 0) stop++;
    const isNarrower = stop - next < width;
    if (stop === next || stop - next > width || (joint === ' ' && isNarrower)) break;
    lines.push(latin1(bytes.subarray(next, stop)));
    areStrings ||= /["'`]/.test(joint);
    [end, width] = [stop, stop - next];
    if (isNarrower) break;
  }
  return { texts: [lines.join(''), ...(areStrings ? lines : [])], end };
}

const LINE_BREAK = /(?:\\r\\n|\\n|\\r|&#(?:1[03]|x[ad]);|<br ?\/?>|[=\\]?(?:\r\n?|\n))/;
const COMMENT = /(?:(?:[#*;|%]+|\/\/+|--)[ \t]+)?/;
/** The end of a string in source code and the start of the next. */
const NEXT_STRING = /(?:\\r)?(?:\\n)?["'`]\s*[+,.&\\]?\s*["'`]/;
/** The bytes between two lines, or two concatenated strings. */
const JOINT = new RegExp(
  `^(?:${NEXT_STRING.source}|[ \\t]*${LINE_BREAK.source}+[ \\t>]*${COMMENT.source}| )`,
  'i',
);
const LONGEST_JOINT = 160;

const JOINTS = new Uint8Array(256);
for (const sign of '\n\r\\ \t&<="\'`') JOINTS[sign.charCodeAt(0)] = 1;

function jointAt(bytes: Uint8Array, at: number): string | undefined {
  if (JOINTS[bytes[at] ?? 0] === 0) return undefined;
  return JOINT.exec(latin1(bytes.subarray(at, at + LONGEST_JOINT)))?.[0];
}

function decoded(text: string): Inner[] {
  const digits = (text.match(DIGITS) ?? []).flatMap((hex) =>
    interesting(Buffer.from(hex, 'hex'), 'hexadecimal digits'),
  );
  if (/^[0-9a-fA-F]+$/.test(text)) return digits;
  // Neither alphabet has all four signs: a path has "-" and "/".
  const parts =
    /[+/]/.test(text) && /[-_]/.test(text)
      ? [...text.split(/[-_]+/), ...text.split(/[+/]+/)]
      : [text];
  return [
    ...digits,
    ...parts.filter((part) => part.length >= SHORTEST_RUN && /[A-Z]/.test(part)).flatMap(ofBase64),
  ];
}

function ofBase64(text: string): Inner[] {
  const whole = interesting(Buffer.from(text, 'base64'), 'Base64');
  if (text.length < SHIFTED || whole.some(({ bytes }) => isRecognized(bytes))) return whole;
  for (const shift of [1, 2, 3]) {
    const bytes = Buffer.from(text.slice(shift), 'base64');
    if (isRecognized(bytes)) return [...whole, { bytes, by: 'Base64' }];
  }
  return whole;
}

const interesting = (bytes: Buffer, by: string): Inner[] =>
  bytes.length >= ANYTHING || isRecognized(bytes) ? [{ bytes, by }] : [];

/** True if bytes are text or begin with a known signature: any word decodes to other bytes. */
function isRecognized(bytes: Uint8Array): boolean {
  if (isSigned(bytes) || isZlibHeader(bytes, 0)) return true;
  let nuls = 0;
  for (const byte of bytes) {
    if (byte === 0) nuls++;
    else if (byte < 9 || (byte > 13 && byte < 32) || byte === 0x7f) return false;
  }
  if (nuls === 0) return isUtf8(bytes);
  return nuls * 4 <= bytes.length * 3 && isUtf8(bytes.filter((byte) => byte !== 0));
}
