// Damage of texts: parts are cut, doubled and inserted, bits are flipped.

import fc from 'fast-check';

/** Inserted parts: YAML and Markdown with a meaning in most places. */
const FRAGMENTS = [
  '---\n',
  '\n',
  '\r\n',
  '\t',
  ': ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '!!str ',
  '<<: *a\n',
  '__proto__: {a: 1}\n',
  'constructor:\n',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|\n',
  '>-\n',
  '# ',
  '%YAML 1.1\n',
  'null',
  'true',
  '~',
  '2026-05-12',
  '9.8',
  'CVSS:3.1/AV:N',
  'pkg:npm/a@1',
  'CVE-2026-12345',
  'introduced: 9.0.0\n',
  'published: 2999-01-01T00:00:00Z\n',
  'tlp: RED\n',
  'x: [[[[[[[[[[[[[[[[[[[[[[[[[[\n',
  '## Impact\n',
  '```\n',
  '<script>',
  '\u0000',
  '\u202e',
  '\u2028',
  '\ufeff',
  'é',
  '\ud83d\ude80',
  '*a_'.repeat(60),
  '['.repeat(60),
  '> '.repeat(40),
  '|a'.repeat(60),
  '{{',
  'a  '.repeat(40),
  '\u200d',
  'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
];

export type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, share: number): number => Math.floor(share * bytes.length);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(60)).map(
    ([share, length]): Mutation =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(bytes, share)),
          bytes.subarray(at(bytes, share) + length),
        ]),
  ),
  fc.tuple(place, place, fc.nat(200)).map(
    ([from, to, length]): Mutation =>
      (bytes) =>
        splice(bytes, to, bytes.subarray(at(bytes, from), at(bytes, from) + length)),
  ),
  fc.tuple(place, fc.constantFrom(...FRAGMENTS)).map(
    ([share, text]): Mutation =>
      (bytes) =>
        splice(bytes, share, Buffer.from(text)),
  ),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
    ([share, extra]): Mutation =>
      (bytes) =>
        splice(bytes, share, Buffer.from(extra)),
  ),
  fc.tuple(place, fc.nat(7)).map(
    ([share, bit]): Mutation =>
      (bytes) =>
        flipped(bytes, at(bytes, share), bit),
  ),
  fc.tuple(place, fc.constantFrom(...FRAGMENTS)).map(
    ([share, text]): Mutation =>
      (bytes) =>
        afterLine(bytes, share, text),
  ),
);

function splice(bytes: Buffer, share: number, piece: Uint8Array): Buffer {
  return Buffer.concat([
    bytes.subarray(0, at(bytes, share)),
    piece,
    bytes.subarray(at(bytes, share)),
  ]);
}

function flipped(bytes: Buffer, index: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const byte = copy[index];
  if (byte !== undefined) copy[index] = byte ^ (1 << bit);
  return copy;
}

// At the start of a line, a fragment is a key, a mark or a fence, not a part of a text.
function afterLine(bytes: Buffer, share: number, text: string): Buffer {
  const line = bytes.indexOf(0x0a, at(bytes, share)) + 1;
  return Buffer.concat([bytes.subarray(0, line), Buffer.from(text), bytes.subarray(line)]);
}
