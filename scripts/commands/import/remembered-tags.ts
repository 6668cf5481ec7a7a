// The entity tags of GitHub's answers, in the cache folder of the user: an answer that has not
// changed costs no requests of the rate limit. Tags only, because answers can be private. They count
// only as long as the imported files are as the import left them.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../../src/environment.ts';
import type { TaggedPage } from '../../../src/external/github/advisories.ts';
import { listOf, textOf } from '../../../src/imports/inventory/value.ts';

/** An import of one repository into one content folder. */
export interface Remembered {
  /** The repository, the API and the content folder. */
  readonly subject: readonly string[];
  /** The texts of the imported files, in a fixed order. */
  readonly texts: readonly string[];
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const fileOf = ({ subject }: Remembered): string | undefined => {
  const folder = cacheFolder();
  return folder === undefined
    ? undefined
    : join(folder, `github-${digest(subject).slice(0, 32)}.json`);
};

/** Returns the pages of the last import; undefined if there was none, or if a file has changed since. */
export function rememberedPages(of: Remembered): TaggedPage[] | undefined {
  const file = fileOf(of);
  if (file === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (textOf(value, 'files') !== digest(of.texts)) return undefined;
    return listOf(value, 'pages').flatMap((page) => {
      const [url, tag] = [textOf(page, 'url'), textOf(page, 'tag')];
      return url === undefined || tag === undefined ? [] : [{ url, tag }];
    });
  } catch {
    return undefined;
  }
}

/** Remembers pages. A cache that cannot be written is only slower. */
export function rememberPages(of: Remembered, pages: readonly TaggedPage[]): void {
  const file = fileOf(of);
  if (file === undefined || pages.length === 0) return;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify({ pages, files: digest(of.texts) }), { mode: 0o600 });
  } catch {
    // The next import asks for everything again.
  }
}
