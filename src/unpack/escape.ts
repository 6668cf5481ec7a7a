// Text under escapes with their own rules, each of which gives another reading of a file: folded
// lines, words across lines, escapes of CSS, bytes in strings of source code, the old escapes of
// JavaScript, control sequences of terminals, and ligatures.

import type { Budget, Inner } from './budget.ts';

interface Escapes {
  readonly by: string;
  /**
   * False for nearly all files without such escapes. Decoding a file as text takes ten times as
   * long.
   */
  readonly canBeIn: (file: Buffer) => boolean;
  /** True if a file can have such escapes. */
  readonly isIn: (text: string) => boolean;
  /** Returns the bytes of the text without them, as Latin-1. */
  readonly without: (text: string) => string;
}

const utf8 = (point: number): string =>
  point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
    ? ' '
    : Buffer.from(String.fromCodePoint(point)).toString('latin1');
const ofHex = (digits: string): number => Number.parseInt(digits, 16);

/** The start of a calendar, an address card, the manifest of a JAR, and an entry of a directory. */
const FOLDED = /BEGIN:V(?:CALENDAR|CARD)|Manifest-Version:|(?:^|\n)dn::? /i;
const BROKEN = /(?<=[a-z\x80-\xff])-\r?\n[ \t>]{0,99}(?=[a-z\x80-\xff])/i;
const CSS = /\\([0-9a-f]{2,6})(?:\r\n|[ \t\r\n\f])?/gi;
const OCTAL_OR_BYTE = /\\(?:([0-3][0-7]{2})|x([0-9a-f]{2}))/gi;
/**
 * `escape` writes non-Latin-1 characters as %u and four digits, and all others as one byte: %DC is
 * not UTF-8.
 */
const OLD = /%u[0-9a-f]{4}|%[c-f][0-9a-f](?!%[89ab])/i;

/** The escape character, also as written in strings of JSON, JavaScript, C and a shell. */
const ESC = String.raw`(?:\x1b|\\(?:u001b|x1b|033|e))`;
/**
 * Control sequences (ECMA-48, section 5.4), character sets and links of terminals. Their letters do
 * not belong to the word that follows.
 */
const TERMINAL = new RegExp(
  String.raw`${ESC}(?:\[[0-?]{0,99}[ -/]{0,9}[@-~]|[()][0-9A-Z]|\][^\x07\x1b\\]{0,2000}(?:\x07|\\u0007|${ESC}\\{1,2}))`,
  'gi',
);
const ESCAPE_CHARACTERS = ['\x1b', '\\u001b', '\\u001B', '\\x1b', '\\x1B', '\\033', '\\e['];

const LIGATURE = /\xef\xac[\x80-\x86]/;
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** True if two matching letters follow a sign. */
function isFollowed(file: Buffer, sign: string, letters: RegExp): boolean {
  const code = sign.charCodeAt(0);
  for (let at = file.indexOf(code); at >= 0; at = file.indexOf(code, at + 1))
    if (letters.test(String.fromCharCode(file[at + 1] ?? 0, file[at + 2] ?? 0))) return true;
  return false;
}

const KINDS: readonly Escapes[] = [
  {
    // RFC 5545, section 3.1; RFC 6350, section 3.2; RFC 2849; the JAR file specification. Editors
    // and git turn CRLF into LF.
    by: 'folded lines',
    canBeIn: (file) =>
      ['BEGIN:V', 'begin:v', 'Manifest-Version:', 'dn: ', 'dn:: '].some((mark) =>
        file.includes(mark),
      ),
    isIn: (text) => FOLDED.test(text),
    without: (text) => text.replace(/\r?\n[ \t]/g, ''),
  },
  {
    // As typesetting of manuals and mails hyphenates words.
    by: 'words broken across lines',
    canBeIn: (file) => file.includes('-\n') || file.includes('-\r'),
    isIn: (text) => BROKEN.test(text),
    without: (text) => text.replace(new RegExp(BROKEN.source, 'gi'), ''),
  },
  {
    // CSS Syntax Level 3, section 4.3.7: minifiers write them in ASCII style sheets.
    by: 'escapes of CSS',
    canBeIn: (file) => isFollowed(file, '\\', /^(?:[0-9a-f]{2}|x[89a-f])/i),
    isIn: (text) => new RegExp(CSS.source, 'i').test(text),
    without: (text) => text.replace(CSS, (_, digits: string) => utf8(ofHex(digits))),
  },
  {
    // File names of git, strings of C, Python and gettext, and the text format of Protocol Buffers:
    // the bytes of UTF-8.
    by: 'bytes as escapes',
    canBeIn: (file) => isFollowed(file, '\\', /^(?:[0-9a-f]{2}|x[89a-f])/i),
    isIn: (text) => /\\(?:[0-3][0-7]{2}|x[89a-f][0-9a-f])/i.test(text),
    without: (text) =>
      text.replace(OCTAL_OR_BYTE, (_, octal?: string, hex?: string) =>
        String.fromCharCode(octal === undefined ? ofHex(hex ?? '') : Number.parseInt(octal, 8)),
      ),
  },
  {
    by: 'escapes of JavaScript',
    canBeIn: (file) => isFollowed(file, '%', /^(?:u[0-9a-f]|[c-f][0-9a-f])/i),
    isIn: (text) => OLD.test(text),
    without: (text) =>
      text.replace(/%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gi, (_, four?: string, two?: string) =>
        utf8(ofHex(four ?? two ?? '')),
      ),
  },
  {
    // Logs of tests and of CI with colors, and recordings of terminals (asciicast).
    by: 'sequences of a terminal',
    canBeIn: (file) => ESCAPE_CHARACTERS.some((one) => file.includes(one)),
    isIn: () => true,
    without: (text) => text.replace(TERMINAL, ''),
  },
  {
    // U+FB00 to U+FB06, as in text that was copied from a PDF.
    by: 'ligatures',
    canBeIn: (file) => file.includes('\xef\xac', 0, 'latin1'),
    isIn: (text) => LIGATURE.test(text),
    without: (text) =>
      text.replace(
        new RegExp(LIGATURE.source, 'g'),
        (sign) => LIGATURES[sign.charCodeAt(2) - 0x80] ?? sign,
      ),
  },
];

/** Yields the text without each kind of these escapes that it has. */
export function* ofEscapes(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = KINDS.filter(({ canBeIn }) => canBeIn(file));
  if (found.length === 0) return;
  const text = file.toString('latin1');
  for (const { by, isIn, without } of found) {
    if (!isIn(text)) continue;
    const plain = without(text);
    if (plain !== text && budget.takePart() && budget.takeBytes(plain.length))
      yield { bytes: Buffer.from(plain, 'latin1'), by };
  }
}

const JSON_ESCAPE = /\\(?:u00([0-9a-f]{2})|(["\\/bfnrt]))/gi;
const JSON_LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The bytes of a file with a string of JSON in which each character is a byte. Excalidraw embeds
 * drawings in pictures this way.
 */
export function* ofJsonBytes(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.includes('\\u00')) return;
  const plain = file
    .toString('latin1')
    .replace(JSON_ESCAPE, (_, digits?: string, letter = '') =>
      digits === undefined ? (JSON_LETTERS[letter] ?? letter) : String.fromCharCode(ofHex(digits)),
    );
  if (budget.takePart() && budget.takeBytes(plain.length))
    yield { bytes: Buffer.from(plain, 'latin1'), by: 'bytes in JSON' };
}
