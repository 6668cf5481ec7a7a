import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { NoZip, zipFiles } from './zip-files.ts';

const LIMITS = { file: 1000, all: 2500, count: 5 };
const read = (bytes: Uint8Array, limits = LIMITS) =>
  [...zipFiles(bytes, limits, (name) => name.endsWith('.json'))].map(
    ({ name, bytes: content, problem }) => [
      name,
      content === undefined ? problem : Buffer.from(content).toString(),
    ],
  );
const zip = (files: Readonly<Record<string, string>>, level: 0 | 9 = 9): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    level,
  });

/** Returns an archive in which a number of the directory entry is another one. */
function changed(bytes: Uint8Array, offset: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const copy = bytes.slice();
  const at = Buffer.from(copy).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const view = new DataView(copy.buffer);
  if (size === 2) view.setUint16(at + offset, value, true);
  else view.setUint32(at + offset, value, true);
  return copy;
}

describe('the files of an archive', () => {
  test.each([0, 9] as const)(
    'are read, packed with level %i, except those that nobody wants',
    (level) => {
      expect(
        read(zip({ 'a.json': '{}', 'b/c.json': 'x'.repeat(900), 'd.txt': 'y' }, level)),
      ).toEqual([
        ['a.json', '{}'],
        ['b/c.json', 'x'.repeat(900)],
      ]);
      expect(read(zip({}))).toEqual([]);
    },
  );

  test.each(['../a.json', 'a/../../b.json', '/a.json', 'C:/a.json', 'a\\b.json'])(
    '%s leads out of it',
    (name) => {
      expect(read(zip({ [name]: '{}' }))).toEqual([[name, 'Its name leads out of the archive.']]);
    },
  );

  test('are not read if they are too large, or not as large as stated', () => {
    const bomb = zip({ 'a.json': '0'.repeat(5000) });
    expect(read(bomb)).toEqual([['a.json', expect.stringContaining('more than')]]);
    for (const size of [10, 900])
      expect(read(changed(bomb, 24, size))).toEqual([['a.json', expect.stringContaining('size')]]);
    expect(read(changed(zip({ 'a.json': '{}' }, 0), 24, 3))).toEqual([
      ['a.json', expect.stringContaining('size')],
    ]);
  });

  test('are not read if they are encrypted, in another form or damaged', () => {
    const plain = zip({ 'a.json': 'x'.repeat(500) });
    expect(read(changed(plain, 8, 1, 2))).toEqual([['a.json', 'It is encrypted.']]);
    expect(read(changed(plain, 10, 12, 2))).toEqual([
      ['a.json', expect.stringContaining('method 12')],
    ]);
    expect(read(changed(plain, 42, 7))).toEqual([['a.json', 'It is damaged.']]);
    expect(read(changed(plain, 20, 1_000_000))).toEqual([['a.json', 'It is damaged.']]);
    expect(read(changed(plain, 24, 0xffffffff))).toEqual([
      ['a.json', expect.stringContaining('4 GiB')],
    ]);
  });

  test('are not read if all together are too large or too many, or share bytes', () => {
    const files = (count: number, text: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.json`, text]));
    expect(() => read(zip(files(4, '0'.repeat(900))))).toThrow(NoZip);
    expect(() => read(zip(files(6, '')))).toThrow('more than 5 files');
    const two = zip(files(2, 'x'));
    const second = two.slice();
    const at = Buffer.from(second).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(second.buffer).setUint32(at + 42, 0, true);
    expect(() => read(second)).toThrow('same bytes');
  });

  test.each([
    new Uint8Array(),
    strToU8('PK'),
    strToU8('x'.repeat(100)),
    zip({ 'a.json': '{}' }).slice(0, -30),
  ])('do not exist in other bytes', (bytes) => {
    expect(() => read(bytes)).toThrow(NoZip);
  });
});
