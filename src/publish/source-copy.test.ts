import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copySources } from './source-copy.ts';

test.each([
  ['a build', false, {}],
  ['the dev server', true, { dev: true }],
])('the sources of %s contain the code that shows private records: %s', (_, expected, options) => {
  const work = mkdtempSync(join(tmpdir(), 'candor-sources-'));
  try {
    copySources(work, options);
    expect(existsSync(join(work, 'src/pages/index.astro'))).toBe(true);
    expect(existsSync(join(work, 'src/dev'))).toBe(expected);
  } finally {
    rmSync(work, { recursive: true });
  }
});
