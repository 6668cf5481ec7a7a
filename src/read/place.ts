// The place that content is read from.

import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Instant } from '../model/instant.ts';

/** Where content lies, and as of when it is read. */
export interface ContentPlace {
  /** The content folder. */
  readonly folder: string;
  /** The folder that is served as it is; undefined where there is none. */
  readonly publicFolder?: string | undefined;
  readonly now: Instant;
}

/** The public/ that belongs to a content folder: the one beside it, where the folder itself is called "content". */
export function publicFolderOf(folder: string): string | undefined {
  const beside = join(dirname(resolve(folder)), 'public');
  return basename(resolve(folder)) === 'content' && existsSync(beside) ? beside : undefined;
}
