// Detects git's own files, where nothing else must be written: a ".git", or the folder that one
// points to.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './same-folder.ts';

/**
 * The entries of each git folder (gitrepository-layout). A linked working tree has a HEAD and a
 * "commondir".
 */
const LAYOUTS = [
  ['HEAD', 'objects', 'refs'],
  ['HEAD', 'commondir'],
] as const;

/** Returns the git folder that a path is, or is in; undefined if it is in none. Follows links. */
export function gitFolderOf(path: string): string | undefined {
  for (let one = realPath(path); ; one = dirname(one)) {
    if (isGitFolder(one)) return one;
    if (dirname(one) === one) return undefined;
  }
}

function isGitFolder(folder: string): boolean {
  if (basename(folder).toLowerCase() === '.git') return true;
  return LAYOUTS.some((names) => names.every((name) => exists(join(folder, name))));
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A folder that cannot be entered cannot be written to either.
    return false;
  }
}
