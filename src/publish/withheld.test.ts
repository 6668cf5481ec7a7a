import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeWithheld } from './withheld.ts';

test('withheld files leave a site, with the folders that held nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-withheld-'));
  try {
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    mkdirSync(join(folder, 'c'));
    for (const path of ['a/b/x.png', 'c/x.png', 'c/y.png', 'x.png'])
      writeFileSync(join(folder, path), 'x');
    removeWithheld(folder, ['a/b/x.png', 'c/x.png', 'x.png', 'd/absent.png']);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['c', join('c', 'y.png')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
