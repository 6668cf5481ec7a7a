// The header lines of a mail: folded at white space (RFC 5322, section 2.2.3), in ASCII, with
// encoded words for other text (RFC 2047). A value cannot break out of its field.

import { tidy } from './flowed.ts';

/** The recommended length of a line, without its end (RFC 5322, section 2.1.1). */
const WIDTH = 78;
/** An encoded word has at most 75 characters (RFC 2047, section 2). */
const WORD = 75;
const START = '=?utf-8?Q?';
const END = '?=';

/** A sender or recipient of mail. */
export interface Mailbox {
  readonly name?: string;
  /** An addr-spec in ASCII: security@orbital.example. */
  readonly address: string;
}

// Only dot-atoms. Announcements need no quoted local parts, comments or domain literals.
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/**
 * Parses "a@b.example", "mailto:a@b.example" or "Name <a@b.example>"; undefined if it is not a mail
 * address.
 */
export function parseMailbox(written: string): Mailbox | undefined {
  const text = oneLine(written).replace(/^mailto:/i, '');
  const [, name = '', inner] = /^(.*)<([^<>]*)>$/.exec(text) ?? [];
  const address = (inner ?? text).trim();
  if (address.length > 254 || !ADDRESS.test(address)) return undefined;
  const plain = name.trim().replace(/^"(.*)"$/, '$1');
  return plain === '' ? { address } : { name: plain, address };
}

/**
 * Returns text on one line for a header: without line breaks, control characters, and marks that
 * change the text direction.
 */
export function oneLine(text: string): string {
  return tidy(text)
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Returns a field of free text, such as Subject: one or more lines, joined by CRLF, without a final
 * line end.
 */
export function textField(name: string, value: string): string {
  const text = oneLine(value);
  return fold(name, isPlain(text) ? text.split(' ') : encodedWords(text, name.length + 2));
}

/** Returns a field of addresses, such as To. */
export function addressField(name: string, mailboxes: readonly Mailbox[]): string {
  const parts = mailboxes.flatMap((mailbox, i) => {
    const words = wordsOf(mailbox, name.length + 2);
    const last = words.length - 1;
    return words.map((word, j) => (j === last && i < mailboxes.length - 1 ? `${word},` : word));
  });
  return fold(name, parts);
}

function wordsOf({ name, address }: Mailbox, used: number): string[] {
  const text = oneLine(name ?? '');
  if (text === '') return [address];
  if (/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+$/.test(text) && isPlain(text))
    return [...text.split(' '), `<${address}>`];
  if (isPlain(text)) return [...`"${text.replace(/["\\]/g, '\\$&')}"`.split(' '), `<${address}>`];
  return [...encodedWords(text, used), `<${address}>`];
}

/** True for printable ASCII that can be folded and does not look like an encoded word. */
function isPlain(text: string): boolean {
  return (
    /^[ -~]*$/.test(text) &&
    !text.includes('=?') &&
    text.split(' ').every((word) => word.length < 200)
  );
}

function fold(name: string, words: readonly string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const [i, word] of words.entries()) {
    if (i > 0 && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/**
 * Returns Q-encoded words. Does not split a character (RFC 2047, section 5). Keeps characters that
 * are allowed in an atom.
 */
function encodedWords(text: string, used: number): string[] {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    const coded = encoded(character);
    const room = WORD - START.length - END.length - (words.length === 0 ? used : 0);
    if (word.length + coded.length > room) {
      words.push(START + word + END);
      word = '';
    }
    word += coded;
  }
  return [...words, START + word + END];
}

function encoded(character: string): string {
  if (character === ' ') return '_';
  if (/^[A-Za-z0-9!*+/-]$/.test(character)) return character;
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
