// The only writer of content: new files appear whole or not at all, and never in the place of another.

import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface NewFile {
  /** Path below the content folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether a file that is there may be replaced. */
  readonly replace?: boolean;
}

/** A file is already where a new one was to be written. Nothing was written. */
export class FileExists extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`${path} exists already; nothing was written.`);
    this.path = path;
  }
}

/**
 * Writes files below a folder, making the folders they need. First all of them under temporary names, then each to its
 * place; if one cannot be put there, those that were are taken away again. Throws FileExists, or what the file system says.
 */
export function writeFiles(folder: string, files: readonly NewFile[]): void {
  const staged = files.map((file) => ({
    ...file,
    target: join(folder, file.path),
    temporary: join(folder, `${file.path}.${process.pid}.tmp`),
  }));
  const placed: string[] = [];
  try {
    for (const { target, temporary, text } of staged) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(temporary, text, { flush: true });
    }
    for (const { path, target, temporary, replace } of staged) {
      if (replace === true) renameSync(temporary, target);
      else {
        place(path, temporary, target);
        placed.push(target);
      }
    }
  } catch (error) {
    for (const target of placed) rmSync(target, { force: true });
    throw error;
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

// A hard link fails where a file is, in one step: of two who write the same file at once, one is told.
function place(path: string, temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new FileExists(path);
    throw error;
  }
}
