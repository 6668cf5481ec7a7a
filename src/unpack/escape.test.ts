// Texts under escapes with their own rules.

import { describe, expect, test } from 'vitest';
import { unpacked } from './index.ts';

const SECRET = 'Überlauf in a secret of some words';
const finds = (bytes: Uint8Array): boolean =>
  [...unpacked(bytes, 'file')].some((part) => Buffer.from(part.bytes).includes(SECRET));
const folded = (by: string): string => SECRET.replace(/(.{9})/g, `$1${by}`);
const each = (write: (letter: string) => string): string => [...SECRET].map(write).join('');
const hex = (letter: string, digits = 0): string =>
  (letter.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
const bytes = (write: (byte: number) => string): string =>
  [...Buffer.from(SECRET)].map(write).join('');
const ascii = (byte: number, otherwise: (byte: number) => string): string =>
  byte < 0x80 ? String.fromCharCode(byte) : otherwise(byte);

describe('a text is found', () => {
  test.each<[string, string]>([
    ['in a calendar', `BEGIN:VCALENDAR\r\nSUMMARY:${folded('\r\n ')}`],
    ['in a calendar that is folded with tabs', `BEGIN:VCALENDAR\r\nSUMMARY:${folded('\r\n\t')}`],
    ['in a calendar that an editor has saved', `BEGIN:VCALENDAR\nSUMMARY:${folded('\n ')}`],
    ['in an address card', `BEGIN:VCARD\nFN:${folded('\n\t')}`],
    ['in the manifest of a JAR', `Manifest-Version: 1.0\nTitle: ${folded('\n ')}`],
    ['in an entry of LDIF', `dn: cn=x\ndescription: ${folded('\n ')}`],
    ['in words broken across lines', SECRET.replace('secret', 'se-\n   cret')],
    ['in CSS in ASCII', `a::after{content:"${SECRET.replace('Ü', '\\dc ')}"}`],
    ['in CSS of escapes', `a::after{content:"${each((letter) => `\\${hex(letter)} `)}"}`],
    [
      'in CSS of escapes with six digits',
      `a::after{content:"${each((letter) => `\\${hex(letter, 6)}`)}"}`,
    ],
    [
      'in a name of a file as git writes it',
      `"a/${bytes((byte) => ascii(byte, (one) => `\\${one.toString(8)}`))}"`,
    ],
    ['in octal escapes', `x = "${bytes((byte) => `\\${byte.toString(8).padStart(3, '0')}`)}"`],
    ['in bytes of Python', `b'${bytes((byte) => ascii(byte, (one) => `\\x${one.toString(16)}`))}'`],
    ['in what `escape` wrote', `x = "${SECRET.replaceAll(' ', '%20').replace('Ü', '%DC')}"`],
    [
      'in the colors of a terminal',
      SECRET.replace('secret', '\x1b[01;31m\x1b[Ksecret\x1b[m\x1b[K'),
    ],
    ['in the reset of another terminal', SECRET.replace('in', '\x1b(B\x1b[min')],
    [
      'in a link of a terminal',
      SECRET.replace('secret', '\x1b]8;;https://a.example/\x1b\\secret\x1b]8;;\x07'),
    ],
    [
      'in a recording of a terminal',
      `[1.2, "o", "${SECRET.replace('secret', '\\u001b[1msecret\\u001b[0m')}"]`,
    ],
    ['in what a shell prints', `printf '${SECRET.replace('secret', '\\033[1msecret\\e[0m')}'`],
    ['in %u and four digits', `x = "${each((letter) => `%u${hex(letter, 4)}`)}"`],
  ])('%s', (_, text) => {
    expect(finds(Buffer.from(text))).toBe(true);
  });

  test('in Latin-1 inside other bytes, with non-ASCII letters', () => {
    const noise = Uint8Array.from({ length: 900 }, (_, i) => (i * 7919 + i * i * 31) % 256);
    const text = Buffer.from(`\0${SECRET}\0`, 'latin1');
    expect(finds(Buffer.concat([noise, text, noise]))).toBe(true);
    expect(finds(Buffer.concat([noise, noise]))).toBe(false);
  });
});

test('ligatures are read as their letters', () => {
  const parts = [...unpacked(Buffer.from('over\ufb02ow in an o\ufb03ce'), 'file')];
  expect(parts.map((part) => Buffer.from(part.bytes).toString())).toContain(
    'overflow in an office',
  );
});

test('lines of other texts stay unchanged', () => {
  expect(finds(Buffer.from(`<p>\n ${folded('\n ')}</p>`))).toBe(false);
});
