// Recognizes a site that Candor built, which a build can replace: it has only bytes that a build
// wrote, or copies of them.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { inspectSite } from './built-site.ts';

const PAGE = '<!doctype html><title>A page</title>';
const LEDGER = JSON.stringify({
  version: 1,
  site: 'https://security.example.org/',
  files: [{ path: 'index.html', sha256: createHash('sha256').update(PAGE).digest('hex') }],
  records: [],
});

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function inspect(others: Readonly<Record<string, string | Uint8Array>>) {
  folder = mkdtempSync(join(tmpdir(), 'candor-built-'));
  for (const [path, content] of Object.entries({
    'index.html': PAGE,
    'ledger.json': LEDGER,
    ...others,
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return inspectSite(folder);
}

describe('a folder', () => {
  test.each<[string, Record<string, string | Uint8Array>]>([
    ['with a site alone', {}],
    [
      'with copies for browsers',
      { 'index.html.gz': gzipSync(PAGE), 'index.html.br': brotliCompressSync(PAGE) },
    ],
    [
      'with other copies',
      { 'index.html.zst': zstdCompressSync(PAGE), 'ledger.json.gz': gzipSync(LEDGER) },
    ],
  ])('%s is a site', (_, others) => {
    expect(inspect(others)).toEqual({ kind: 'site' });
  });

  test.each<[string, string | Uint8Array]>([
    ['index.html.gz', 'my diary'],
    ['index.html.gz', gzipSync('another page')],
    ['index.html.br', brotliCompressSync('another page')],
    ['index.html.zst', 'my diary'],
    ['ledger.json.gz', gzipSync('a ledger of last year')],
    ['notes.gz', gzipSync(PAGE)],
    ['index.html', 'an edited page'],
  ])('with %s in addition is not', (path, content) => {
    expect(inspect({ [path]: content })).toMatchObject({
      kind: 'foreign',
      files: [path],
      ledger: true,
    });
  });

  test('with only a ledger and copies of it is not', () => {
    folder = mkdtempSync(join(tmpdir(), 'candor-built-'));
    writeFileSync(join(folder, 'ledger.json'), LEDGER);
    writeFileSync(join(folder, 'ledger.json.gz'), gzipSync(LEDGER));
    expect(inspectSite(folder)).toMatchObject({ kind: 'foreign' });
  });

  test('is read again after a change that keeps size and time', async () => {
    inspect({});
    // Only files that did not change lately are not read again.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(inspectSite(folder)).toEqual({ kind: 'site' });
    const page = join(folder, 'index.html');
    const { atime, mtime } = statSync(page);
    writeFileSync(page, PAGE.replace('A page', 'B page'));
    utimesSync(page, atime, mtime);
    expect(inspectSite(folder)).toMatchObject({ kind: 'foreign', files: ['index.html'] });
  });
});
