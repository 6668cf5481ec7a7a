import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copySources } from './source-copy.ts';

test.each([
  ['a build', {}, false],
  ['the dev server', { dev: true }, true],
])('of %s, the sources contain what shows private records: %s', (_, options, expected) => {
  const work = mkdtempSync(join(tmpdir(), 'candor-sources-'));
  try {
    copySources(work, options);
    expect(existsSync(join(work, 'src/pages/index.astro'))).toBe(true);
    expect(existsSync(join(work, 'src/dev'))).toBe(expected);
  } finally {
    rmSync(work, { recursive: true });
  }
});
