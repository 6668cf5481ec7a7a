// Removes the escapes of HTML, JSON, source code, addresses and mail from a text, as their parsers
// do.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** How many layers of escapes are removed: JSON in an HTML attribute has two. */
const ROUNDS = 3;

const point = (digits: string, base: number): string => {
  const value = Number.parseInt(digits, base);
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
};

const STEPS: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(
      /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,31}));?/g,
      (all, decimal, hex, name) => {
        if (decimal !== undefined) return point(decimal, 10);
        if (hex !== undefined) return point(hex, 16);
        return decodeNamedCharacterReference(name) || all;
      },
    ),
  (text) =>
    text
      .replace(/\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})/g, (_, a, b, c) =>
        point(a ?? b ?? c, 16),
      )
      .replace(/\\([0-3][0-7]{2})/g, (_, digits) => point(digits, 8))
      .replace(/\\(?:\r\n|\r|\n)/g, '')
      .replace(/\\[rn]/g, '\n')
      .replace(/\\([/"'`_-])/g, '$1'),
  (text) => text.replace(/%([0-9a-fA-F]{2})/g, (_, digits) => point(digits, 16)),
  // Comments and tags inside words, then all others, and the joints between parts of a text in
  // source code.
  (text) =>
    text.replace(
      /<!--[^>]{0,400}-->|<\/?(?:[abiqsu]|em|strong|span|code|kbd|tt|wbr|su[bp]|small|mark|font|tspan)\b[^<>]{0,200}>/gi,
      '',
    ),
  (text) => text.replace(/<\/?[a-z][^<>]{0,200}>/gi, '\n'),
  (text) => text.replace(/["'`]\s{0,9}\+\s{0,9}["'`]/g, ''),
  // Quoted-printable (RFC 2045, section 6.7).
  (text) =>
    text.replace(/=[ \t]*\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, digits) => point(digits, 16)),
  (text) => text.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '').normalize('NFKC'),
];

/** Yields the text, and each result of removing one layer of its escapes. */
export function* plainReadings(text: string): Generator<string> {
  yield text;
  let current = text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = current;
    for (const step of STEPS) {
      const next = step(current);
      if (next !== current) yield next;
      current = next;
    }
    if (current === before) return;
  }
}
