// Any nesting of the supported formats is unpacked, to the stated depth; nothing else makes it
// fail, hang or fill the memory.

import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { runs } from '../model/property-runs.fixture.ts';
import { DEEPEST } from './budget.ts';
import { unpacked } from './index.ts';

const SECRET = 'a secret of some words that is packed';

/** Incompressible text. */
const NOISE = Array.from({ length: 120 }, (_, i) =>
  ((i * i * 7919 + i * 104729) % 10007).toString(36),
).join(' ');

const tar = (content: Uint8Array): Buffer => {
  const header = Buffer.alloc(512);
  header.write('folder/file', 0);
  header.write(`${content.length.toString(8).padStart(11, '0')} `, 124);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([
    header,
    content,
    Buffer.alloc((512 - (content.length % 512)) % 512),
    Buffer.alloc(1024),
  ]);
};
const utf16 = (bytes: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf16le');
const lines = (text: string, width: number): string =>
  text.replace(new RegExp(`(.{${width}})`, 'g'), '$1\r\n');

const ALWAYS = {
  gzip: (bytes: Uint8Array) => gzipSync(bytes),
  'gzip behind a byte': (bytes: Uint8Array) =>
    Buffer.concat([Buffer.from([0xff]), gzipSync(bytes)]),
  'gzip without compression': (bytes: Uint8Array) => gzipSync(bytes, { level: 0 }),
  zlib: (bytes: Uint8Array) => deflateSync(bytes),
  'zlib of a small window': (bytes: Uint8Array) => deflateSync(bytes, { windowBits: 9 }),
  'zlib with fixed codes': (bytes: Uint8Array) =>
    deflateSync(bytes, { strategy: constants.Z_FIXED }),
  Zstandard: (bytes: Uint8Array) =>
    Buffer.concat([zstdCompressSync(bytes), Buffer.from('and more')]),
  ZIP: (bytes: Uint8Array) => zipSync({ 'a.bin': bytes }),
  'ZIP without compression': (bytes: Uint8Array) => zipSync({ 'a.bin': bytes }, { level: 0 }),
  'ZIP behind a program': (bytes: Uint8Array) =>
    Buffer.concat([Buffer.from('\x7fELF\xff\0', 'latin1'), zipSync({ a: bytes })]),
  tar,
  Base64: (bytes: Uint8Array) => Buffer.from(`x = "${Buffer.from(bytes).toString('base64')}"`),
  'Base64 for addresses': (bytes: Uint8Array) =>
    Buffer.from(`data:;${Buffer.from(bytes).toString('base64url')}`),
  'Base64 in lines': (bytes: Uint8Array) =>
    Buffer.from(`x\n\n${lines(Buffer.from(bytes).toString('base64'), 76)}\n`),
  'hexadecimal digits': (bytes: Uint8Array) =>
    Buffer.from(`0x${Buffer.from(bytes).toString('hex')};`),
} as const;
/** Encodings that only a text can have: in other bytes they are not recognized. */
const OF_TEXT = {
  'UTF-16': (bytes: Uint8Array) => utf16(bytes),
  'UTF-16 with its mark': (bytes: Uint8Array) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(bytes)]),
  'UTF-16 the other way round': (bytes: Uint8Array) => utf16(bytes).swap16(),
  'UTF-32': (bytes: Uint8Array) => Buffer.from(Uint32Array.from(bytes).buffer),
  Brotli: (bytes: Uint8Array) => brotliCompressSync(bytes),
  'deflate without a header': (bytes: Uint8Array) => deflateRawSync(bytes),
} as const;

const reports: string[] = [];
const finds = (bytes: Uint8Array): boolean =>
  [...unpacked(bytes, 'file', (what) => reports.push(what))].some((part) =>
    Buffer.from(part.bytes).includes(SECRET),
  );

describe('a secret', () => {
  test.each(Object.entries({ ...ALWAYS, ...OF_TEXT }))(
    'in %s is found, and in the same twice',
    (name, pack) => {
      expect(finds(pack(Buffer.from(`${SECRET}.`)))).toBe(true);
      if (name in ALWAYS) expect(finds(pack(pack(Buffer.from(`${SECRET}.`))))).toBe(true);
    },
  );

  test('in any nesting of these is found, to the stated depth', () => {
    const layer = fc.constantFrom(...Object.values(ALWAYS));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.option(fc.constantFrom(...Object.values(OF_TEXT)), { nil: undefined }),
        fc.array(layer, { maxLength: DEEPEST - 1 }),
        (around, first, others) => {
          // In Base64, data without a signature is recognized only if it is long.
          const ascii = around.replace(/[^\x20-\x7e]/g, '').concat(NOISE);
          const text: Uint8Array = Buffer.from(`${ascii} ${SECRET} ${ascii}`);
          const start = first === undefined ? text : first(text);
          return finds(others.reduce((bytes, pack) => pack(bytes), start));
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('behind more layers is not found, and that is reported', () => {
    reports.length = 0;
    let bytes: Uint8Array = Buffer.from(SECRET);
    for (let i = 0; i <= DEEPEST; i++) bytes = gzipSync(bytes);
    expect(finds(bytes)).toBe(false);
    expect(reports).toContain(`data that is compressed more than ${DEEPEST} times`);
  });

  test('behind a wrong checksum, or cut off after it, is found', () => {
    const gzip = gzipSync(`${SECRET} ${'more '.repeat(99)}`);
    gzip.writeUInt32LE(7, gzip.length - 8);
    expect(finds(gzip)).toBe(true);
    expect(
      finds(gzipSync(`${SECRET} ${'more '.repeat(9999)}`, { level: 1 }).subarray(0, -12)),
    ).toBe(true);
  });
});

describe('hostile input', () => {
  test('never throws: any bytes, alone and behind any signature', () => {
    const heads = [
      '',
      'PK\x03\x04',
      '\x1f\x8b\x08',
      '\x28\xb5\x2f\xfd',
      '\x89PNG\r\n\x1a\n',
      '%PDF-1.7\nstream\n',
      '\x78\x9c',
      '\xa3\x01',
      '\xff\xfe',
      '\x42\x5a\x68',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 3000, size: 'max' }),
        (head, rest) => {
          for (const _ of unpacked(Buffer.concat([Buffer.from(head, 'latin1'), rest]), 'a.br'));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  test('is bounded: nothing takes quadratic time', () => {
    const size = runs(2 ** 20);
    const texts = [
      'A',
      'Aa\n',
      '<',
      'PK\x03\x04',
      '\x78\x9c\x03',
      '\x1f\x8b\x08\0',
      'stream\n',
      '\0a',
      'a\0',
      '&#10;',
      '\x28\xb5\x2f\xfd',
      '%PDF-(',
      '%PDF-<00',
      'a<b>',
      'a<b ',
      '<w:t',
      '%PDF-()(',
      '%PDF-obj/F stream\n( endstream',
      '=\n=?a?Q?',
      'AAAAAAAAAAAAAAAAAAAAAAAA%2F',
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA " ',
    ];
    for (const text of texts) {
      const bytes = Buffer.from(text.repeat(size / text.length), 'latin1');
      const started = process.hrtime.bigint();
      for (const _ of unpacked(bytes, 'a'));
      expect(Number(process.hrtime.bigint() - started) / 1e6, JSON.stringify(text)).toBeLessThan(
        20_000,
      );
    }
  });
});
