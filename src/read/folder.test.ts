import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runs } from '../model/property-runs.fixture.ts';
import { MAX_FILE_BYTES } from '../model/source/limits.ts';
import { cleanText, listFiles, readText } from './folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, content: string | readonly number[] = 'x\n'): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : Uint8Array.from(content));
  return file;
}

const listed = (hidden = false): string[] =>
  listFiles(folder, hidden).map(({ path, fault }) =>
    fault === undefined ? path : `${path} ${fault}`,
  );

describe('the files of a folder', () => {
  test('are listed in the order of their paths, by code units', () => {
    for (const path of ['b.md', 'a/z.md', 'a.md', 'B.md', 'a/b/c.md', 'ä.md', 'a-b.md']) put(path);
    expect(listed()).toEqual(['B.md', 'a-b.md', 'a.md', 'a/b/c.md', 'a/z.md', 'b.md', 'ä.md']);
  });

  test('are listed without hidden files by default', () => {
    for (const path of ['a.md', '.hidden', '.git/config', 'b/.keep']) put(path);
    expect(listed()).toEqual(['a.md']);
    expect(listed(true)).toEqual(['.git/config', '.hidden', 'a.md', 'b/.keep']);
  });

  test('are none in an empty folder; a missing folder is an error', () => {
    mkdirSync(join(folder, 'empty'));
    expect(listed()).toEqual([]);
    expect(() => listFiles(join(folder, 'none'))).toThrow('ENOENT');
  });

  test('are listed to a depth of eight folders', () => {
    put('1/2/3/4/5/6/7/8/a.md');
    put('1/2/3/4/5/6/7/8/9/b.md');
    expect(listed()).toEqual(['1/2/3/4/5/6/7/8/9 file-unreadable', '1/2/3/4/5/6/7/8/a.md']);
  });

  test('can be in a folder that is itself reached through a link', () => {
    put('real/a.md');
    put('real/b/c.md');
    symlinkSync('real', join(folder, 'link'));
    symlinkSync('../a.md', join(folder, 'real/b/d.md'));
    expect(listFiles(join(folder, 'link')).map(({ path }) => path)).toEqual([
      'a.md',
      'b/c.md',
      'b/d.md',
    ]);
  });
});

describe('a symbolic link', () => {
  test('to a file within is a file', () => {
    put('a.md');
    symlinkSync('a.md', join(folder, 'b.md'));
    mkdirSync(join(folder, 'c'));
    symlinkSync(join(folder, 'a.md'), join(folder, 'c/d.md'));
    expect(listed()).toEqual(['a.md', 'b.md', 'c/d.md']);
  });

  test('that leaves the folder is a fault, directly or through other links', () => {
    put('in/a.md');
    put('out.md');
    put('in-too/b.md');
    const place = join(folder, 'in');
    symlinkSync('../out.md', join(place, '1.md'));
    symlinkSync(join(folder, 'out.md'), join(place, '2.md'));
    symlinkSync('..', join(place, '3'));
    symlinkSync('/', join(place, '4'));
    symlinkSync('/etc/passwd', join(place, '5.md'));
    // The name of another folder can start with the name of this one.
    symlinkSync('../in-too/b.md', join(place, '6.md'));
    // A link to a link that leaves.
    symlinkSync('1.md', join(place, '7.md'));
    expect(listFiles(place).map(({ path, fault }) => `${path} ${fault}`)).toEqual([
      ...['1.md', '2.md', '3', '4', '5.md', '6.md', '7.md'].map((path) => `${path} file-symlink`),
      'a.md undefined',
    ]);
  });

  test('to a folder, to itself, or to nothing is a fault', () => {
    mkdirSync(join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    symlinkSync('.', join(folder, 'c'));
    symlinkSync('d', join(folder, 'd'));
    symlinkSync('none', join(folder, 'e'));
    expect(listed()).toEqual([
      'b file-symlink',
      'c file-symlink',
      'd file-symlink',
      'e file-symlink',
    ]);
  });
});

describe('the text of a file', () => {
  const read = (content: string | readonly number[]) => readText(put('a.md', content));

  test('is the content of the file', () => {
    expect(read('é\n\t𝄞\n')).toEqual({ text: 'é\n\t𝄞\n', usable: true, faults: [] });
  });

  test('is not read if the file is too large, however large', () => {
    const file = put('a.md');
    truncateSync(file, MAX_FILE_BYTES);
    expect(readText(file).faults.map(({ code }) => code)).not.toContain('file-too-large');
    for (const size of [MAX_FILE_BYTES + 1, 50_000_000, 5_000_000_000]) {
      truncateSync(file, size);
      expect(readText(file)).toEqual({
        text: '',
        usable: false,
        faults: [
          { code: 'file-too-large', at: 'start', message: expect.stringContaining(String(size)) },
        ],
      });
    }
  });

  test('is missing if the file cannot be read', () => {
    expect(readText(join(folder, 'none'))).toEqual({
      text: '',
      usable: false,
      faults: [{ code: 'file-unreadable', at: 'start' }],
    });
    expect(readText(folder).faults).toEqual([{ code: 'file-unreadable', at: 'start' }]);
  });

  test('is missing if reading the file is not permitted', () => {
    const file = put('a.md');
    chmodSync(file, 0);
    // Root can read every file except those that the kernel itself refuses to everyone.
    const refused = process.getuid?.() === 0 ? '/proc/self/mem' : file;
    expect(readText(refused).faults).toEqual([{ code: 'file-unreadable', at: 'start' }]);
  });

  test.each<[string, readonly number[], number]>([
    ['a byte that starts nothing', [0x61, 0x0a, 0xff, 0x62], 2],
    ['a lone continuation', [0x61, 0x80], 1],
    ['a character cut off by the end', [0x61, 0xc3], 1],
    ['a character cut off by a line break', [0xc3, 0xa9, 0xe2, 0x82, 0x0a], 1],
    ['a slash in two bytes', [0xc0, 0xaf], 0],
    ['half of a surrogate pair', [0x61, 0xed, 0xa0, 0x80], 1],
    ['a character beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 0],
    ['UTF-16 with the other end first', [0xfe, 0xff, 0x00, 0x61], 0],
    ['an error after many lines', [...Array<number>(1000).fill(0x0a), 0xff], 1000],
  ])('is refused at the first byte that is not UTF-8: %s', (_, bytes, offset) => {
    const { usable, faults, text } = read(bytes);
    expect(usable).toBe(false);
    expect(faults).toEqual([
      { code: 'file-encoding', at: { offset, length: 1 }, message: expect.any(String) },
    ]);
    expect(text.length).toBeGreaterThanOrEqual(offset);
  });

  test('names UTF-16, and names any other byte', () => {
    expect(read([0xff, 0xfe, 0x61, 0x00]).faults[0]?.message).toBe(
      'The file is UTF-16, not UTF-8.',
    );
    expect(read([0x61, 0xe9, 0x0a]).faults[0]?.message).toBe('The byte 0xE9 is not UTF-8.');
  });

  test('is read or refused for any bytes, and a fault is inside the text that is shown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { usable, faults, text } = read([...bytes]);
        expect(usable).toBe(
          faults.every(({ code }) => code === 'file-bom' || code === 'file-crlf'),
        );
        for (const { at } of faults)
          if (typeof at === 'object' && 'offset' in at)
            expect(at.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('clean text', () => {
  const codes = (raw: string): string[] =>
    cleanText(raw).faults.map(
      ({ code, at }) => `${code} ${typeof at === 'object' && 'offset' in at ? at.offset : at}`,
    );

  test.each([
    ['a byte order mark', '\ufeffa\n', ['file-bom start'], 'a\n'],
    ['CR LF', 'ab\r\nc\r\n', ['file-crlf 2'], 'ab\nc\n'],
    ['a bare CR', 'ab\rc', ['file-crlf 2'], 'ab\nc'],
    ['CR CR LF', 'a\r\r\nb', ['file-crlf 1'], 'a\n\nb'],
    ['CR LF at the start', '\r\na', ['file-crlf 0'], '\na'],
    ['a byte order mark and CR LF', '\ufeffa\r\n', ['file-bom start', 'file-crlf 1'], 'a\n'],
  ])('%s is reported and removed, and the rest is read', (_, raw, expected, text) => {
    expect(codes(raw)).toEqual(expected);
    expect(cleanText(raw)).toMatchObject({ usable: true, text });
  });

  test.each([
    ['nothing', '', ['file-empty start']],
    ['white space', ' \n\t\n', ['file-empty start']],
    ['a byte order mark alone', '\ufeff', ['file-bom start', 'file-empty start']],
    ['a NUL', 'a\0b', ['file-control 1']],
    ['an escape', 'a\u001b[31m', ['file-control 1']],
    ['a form feed', 'a\n\f\n', ['file-control 2']],
    ['DEL', 'a\u007f', ['file-control 1']],
    ['no character', 'a\uffff', ['file-control 1']],
    ['the first of several', 'a\u0001\u0002', ['file-control 1']],
  ])('%s is not read further', (_, raw, expected) => {
    expect(codes(raw)).toEqual(expected);
    expect(cleanText(raw).usable).toBe(false);
  });

  test('names the control character', () => {
    expect(cleanText('a\u001b').faults[0]?.message).toBe(
      'The file contains the control character U+001B.',
    );
  });

  test('has no CR, whatever its source was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\ufeff', '\0') }), (raw) => {
        expect(cleanText(raw).text).not.toContain('\r');
      }),
    );
  });
});
