// The location that content is read from.

import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Instant } from '../model/instant.ts';

/** The location of the content, and the time at which it is evaluated. */
export interface ContentPlace {
  /** The content folder. */
  readonly folder: string;
  /** The folder of static files; undefined if it does not exist. */
  readonly publicFolder?: string | undefined;
  readonly now: Instant;
}

/**
 * Returns the public/ that belongs to a content folder: the one beside it, if the folder itself is
 * called "content".
 */
export function publicFolderOf(folder: string): string | undefined {
  const beside = join(dirname(resolve(folder)), 'public');
  return basename(resolve(folder)) === 'content' && existsSync(beside) ? beside : undefined;
}
