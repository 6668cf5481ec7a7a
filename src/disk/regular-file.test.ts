import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readNamed, readRegular } from './regular-file.ts';

const MEBIBYTE = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'candor-regular-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a regular file', () => {
  test.each([0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 3 * MEBIBYTE])(
    'of %i bytes is read whole',
    (size) => {
      const bytes = Buffer.alloc(size, 'candor');
      const file = join(folder, String(size));
      writeFileSync(file, bytes);
      expect(readRegular(file).equals(bytes)).toBe(true);
      expect(readNamed(file, size).equals(bytes)).toBe(true);
      if (size > 0) expect(() => readNamed(file, size - 1)).toThrow('has more than');
    },
  );

  test.runIf(process.platform === 'linux')('whose size is unknown is read whole', () => {
    expect(readRegular('/proc/self/status').toString()).toMatch(
      /^Name:[\s\S]*ctxt_switches:\s*\d+\n$/,
    );
  });
});
