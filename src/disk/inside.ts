// The only access to files of a folder that Candor writes to: nothing outside of the folder is
// written, replaced or deleted, and only regular files are opened.

import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WriteRefused } from './lock.ts';
import { kindOf, readRegular } from './regular-file.ts';
import { isWithin } from './same-folder.ts';

/**
 * A path below a folder leads out of it, or to something that is not a regular file. Nothing was
 * written.
 */
export class PlaceRefused extends WriteRefused {}

/**
 * Returns the real path of a file of a folder: a link to another file of the folder is resolved.
 * `path` has `/`; the file and its folders can be missing. Throws PlaceRefused if a folder on the
 * way is a link, if a link leads out of the folder, or if the target is not a regular file. The
 * folder itself can be reached through a link, because the user named it.
 */
export function placeInside(folder: string, path: string): string {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..'))
    throw new PlaceRefused(`${path} is not a path below ${folder}; nothing was written.`);
  let at = folder;
  for (const [i, name] of names.entries()) {
    at = join(at, name);
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (found === undefined) return join(folder, path);
    const isLast = i === names.length - 1;
    if (isLast ? found.isFile() : found.isDirectory()) continue;
    if (isLast && found.isSymbolicLink() && leadsToFile(at, folder)) return realpathSync(at);
    throw new PlaceRefused(refusal(folder, path, at, kindOf(found), isLast));
  }
  return at;
}

/**
 * Returns the text of a file of a folder, or undefined if it does not exist. Throws PlaceRefused.
 */
export function textInside(folder: string, path: string): string | undefined {
  const file = placeInside(folder, path);
  return existsSync(file) ? readRegular(file).toString('utf8') : undefined;
}

function leadsToFile(link: string, folder: string): boolean {
  try {
    return statSync(link).isFile() && isWithin(link, folder);
  } catch {
    // The link is broken, or points to itself.
    return false;
  }
}

function refusal(folder: string, path: string, at: string, kind: string, isLast: boolean): string {
  const rule =
    kind === 'a symbolic link'
      ? `Candor does not write through a link${isLast ? ' that is broken or points outside the folder' : ' to a folder'}.`
      : `A ${isLast ? 'regular file' : 'folder'} is expected there.`;
  const remedy = `Replace it with a ${isLast ? 'file' : 'folder'} in ${folder}.`;
  return `${path} cannot be written: ${at} is ${kind}. ${rule} ${remedy} Nothing was written.`;
}
