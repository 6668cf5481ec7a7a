// Checks whether one path is, contains or is in another. Compares device and inode, so that
// symbolic links, letter case, Unicode forms and bind mounts cannot hide that two paths are the
// same folder.

import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Resolves symbolic links and `..`, as far as the path exists. */
export function realPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(realPath(parent), basename(full));
  }
}

/**
 * True if both paths are the same file or folder. Paths that do not exist are compared by their
 * names.
 */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [identityOf(a), identityOf(b)];
  if (left !== undefined || right !== undefined) return left === right;
  const [first, second] = [realPath(a), realPath(b)];
  // "Dist" and "dist" are the same folder on some disks. At worst, treating them as the same
  // refuses too much.
  const alike = folded(basename(first)) === folded(basename(second));
  if (!alike || dirname(first) === first || dirname(second) === second) return first === second;
  return isSame(dirname(first), dirname(second));
}

/** True if a path is a folder or is in it, at any depth. */
export function isWithin(path: string, folder: string): boolean {
  for (let one = realPath(path); ; one = dirname(one)) {
    if (isSame(one, folder)) return true;
    if (dirname(one) === one) return false;
  }
}

/**
 * The identity of a file or folder in the file system, with links followed; undefined if it does
 * not exist.
 */
export function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();
