// Whether a path is among the files of git itself, where nothing else may be written: a ".git", or the folder that one points to.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './same-folder.ts';

/** What each folder of git contains (gitrepository-layout). A linked working tree has a HEAD and a "commondir". */
const LAYOUTS = [
  ['HEAD', 'objects', 'refs'],
  ['HEAD', 'commondir'],
] as const;

/** The folder of git that a path is, or is in; undefined if there is none. Links are followed. */
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
    // A folder that cannot be entered shows nothing, and cannot be written to either.
    return false;
  }
}
