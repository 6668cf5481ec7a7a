// The strings of a PDF document or of one of its streams (ISO 32000-1, section 7.3.4) as text:
// titles and other properties, notes, and the text of its pages.

/** The longest string that is read, in bytes. PDF readers allow 32,767. */
const LONGEST = 65_536;
/** The number of unclosed parentheses that are tried: bytes that are not PDF have many. */
const MOST_FAILURES = 500;
/**
 * In arrays of TJ, a larger move to the left is a space between words, in thousandths of the font
 * size.
 */
const SPACE_FROM = -150;

const [OPEN, CLOSE, BACKSLASH, LESS, GREATER] = [0x28, 0x29, 0x5c, 0x3c, 0x3e];

interface PdfString {
  readonly bytes: Buffer;
  readonly end: number;
}

/**
 * Returns all strings as UTF-8. Strings that one array shows in a row are joined without the
 * spacing between them; others are on separate lines.
 */
export function pdfTexts(bytes: Buffer): Buffer {
  const texts: string[] = [];
  let failures = 0;
  let last = -1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== OPEN && byte !== LESS) continue;
    const found = byte === OPEN ? literalAt(bytes, at) : hexadecimalAt(bytes, at);
    if (found === undefined) {
      if (byte === OPEN && ++failures > MOST_FAILURES) break;
      continue;
    }
    if (last >= 0) texts.push(between(bytes.subarray(last, at)));
    texts.push(textOf(found.bytes));
    last = found.end;
    at = found.end - 1;
  }
  return Buffer.from(texts.join(''));
}

/**
 * Ligatures by their codes in OT1 and T1 (the encodings of LaTeX), in the standard encoding and in
 * MacRoman (ISO 32000-1, annex D.2), as `pdfTexts` returns them. Other fonts have other letters at
 * these codes.
 */
const LIGATURES = new Map([
  ...['ff', 'fi', 'fl', 'ffi', 'ffl'].flatMap((letters, i): [string, string][] => [
    [String.fromCharCode(0x0b + i), letters],
    [String.fromCharCode(0x1b + i), letters],
  ]),
  ...[...'\xae\xaf\xde\xdf'].map((sign, i): [string, string] => [sign, i % 2 === 0 ? 'fi' : 'fl']),
]);
const LIGATURE = new RegExp(`[${[...LIGATURES.keys()].join('')}]`, 'g');

/** Returns the texts with ligatures written as letters; undefined if they have none. */
export function withLigatures(texts: Buffer): Buffer | undefined {
  const text = texts.toString('utf8');
  const plain = text.replace(LIGATURE, (sign) => LIGATURES.get(sign) ?? sign);
  return plain === text ? undefined : Buffer.from(plain);
}

/** The separator of two strings: empty if only a small number is between them. */
function between(gap: Buffer): string {
  const number =
    gap.length > 40 ? undefined : /^\s*(-?[\d.]*)\s*$/.exec(gap.toString('latin1'))?.[1];
  if (number === undefined) return '\n';
  return Number(number) < SPACE_FROM ? ' ' : '';
}

function literalAt(bytes: Buffer, start: number): PdfString | undefined {
  const made: number[] = [];
  const far = Math.min(bytes.length, start + LONGEST);
  for (let at = start + 1, depth = 1; at < far; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN) depth++;
    if (byte === CLOSE && --depth === 0) return { bytes: Buffer.from(made), end: at + 1 };
    if (byte !== BACKSLASH) made.push(byte);
    else {
      const one = escapeAt(bytes, at);
      made.push(...one.made);
      at += one.length - 1;
    }
  }
  return undefined;
}

const LETTERS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Section 7.3.4.2, table 3. A backslash before anything else is ignored. */
function escapeAt(bytes: Buffer, at: number): { made: number[]; length: number } {
  const text = bytes.toString('latin1', at, at + 4);
  const octal = /^\\([0-7]{1,3})/.exec(text)?.[1];
  if (octal !== undefined)
    return { made: [Number.parseInt(octal, 8) & 0xff], length: octal.length + 1 };
  const lineBreak = /^\\(\r\n|\r|\n)/.exec(text)?.[1];
  if (lineBreak !== undefined) return { made: [], length: lineBreak.length + 1 };
  const next = bytes[at + 1];
  return next === undefined
    ? { made: [], length: 1 }
    : { made: [LETTERS[text[1] ?? ''] ?? next], length: 2 };
}

function hexadecimalAt(bytes: Buffer, start: number): PdfString | undefined {
  let digits = '';
  const far = Math.min(bytes.length, start + 2 * LONGEST);
  for (let at = start + 1; at < far; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === GREATER)
      return digits === ''
        ? undefined
        : {
            bytes: Buffer.from(digits.padEnd(digits.length + (digits.length % 2), '0'), 'hex'),
            end: at + 1,
          };
    if (byte <= 0x20) continue;
    const digit = String.fromCharCode(byte);
    if (!/[0-9A-Fa-f]/.test(digit)) return undefined;
    digits += digit;
  }
  return undefined;
}

/** Section 7.9.2.2: UTF-16 or UTF-8 with a byte order mark; otherwise nearly Windows-1252. */
function textOf(bytes: Buffer): string {
  const [a, b, c] = bytes;
  const label =
    a === 0xfe && b === 0xff
      ? 'utf-16be'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xef && b === 0xbb && c === 0xbf
          ? 'utf-8'
          : 'windows-1252';
  return new TextDecoder(label).decode(bytes);
}
