// Text as stored by mail programs: quoted-printable (RFC 2045, section 6.7) and encoded words of
// headers (RFC 2047).

import type { Budget, Inner } from './budget.ts';

const WORD = /=\?[\w*-]{1,40}\?([QB])\?([^?\s]*)\?=(?:\s{1,9}(?==\?))?/gi;

const MARKS = ['=\n', '=\r\n', '=?', 'uoted-printable'];

/**
 * Yields the text without these encodings, if it has any: a line that ends in "=", or an encoded
 * word.
 */
export function* ofMail(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!MARKS.some((mark) => file.includes(mark))) return;
  const text = file.toString('latin1');
  // An encoded word can also be in a quoted-printable part, such as a forwarded mail.
  const plain = withoutWords(unquoted(withoutWords(text)));
  if (plain !== text && budget.takeBytes(plain.length))
    yield { bytes: Buffer.from(plain, 'latin1'), by: 'quoted-printable' };
}

const withoutWords = (text: string): string =>
  text.replace(WORD, (_, encoding: string, word: string) =>
    encoding.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64').toString('latin1')
      : unquoted(word.replaceAll('_', ' ')),
  );

const unquoted = (text: string): string =>
  text
    .replace(/=[ \t]{0,9}\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
