// The one way to a file of a folder that Candor writes to: nothing outside of the folder is written, replaced or deleted, and
// nothing is opened that is no regular file.

import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WriteRefused } from './lock.ts';
import { kindOf, readRegular } from './regular-file.ts';
import { isWithin } from './same-folder.ts';

/** A path below a folder leads out of it, or to something that is no regular file. Nothing was written. */
export class PlaceRefused extends WriteRefused {}

/**
 * Where a file of a folder really is: a link to another file of the folder stays one. `path` has `/`; the file and its folders may
 * be missing. Throws PlaceRefused if a folder on the way is a link, if a link leads out of the folder, or if what is there is no
 * regular file. The folder itself may be reached by a link: it is what the user named.
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

/** The text of a file of a folder, undefined if there is none. Throws PlaceRefused. */
export function textInside(folder: string, path: string): string | undefined {
  const file = placeInside(folder, path);
  return existsSync(file) ? readRegular(file).toString('utf8') : undefined;
}

function leadsToFile(link: string, folder: string): boolean {
  try {
    return statSync(link).isFile() && isWithin(link, folder);
  } catch {
    // It leads nowhere, or to itself.
    return false;
  }
}

function refusal(folder: string, path: string, at: string, kind: string, isLast: boolean): string {
  const rule =
    kind === 'a symbolic link'
      ? `Candor writes nothing through a link${isLast ? ' that leads out of the folder or to no file' : ' to a folder'}.`
      : `A ${isLast ? 'regular file' : 'folder'} is expected there.`;
  const remedy = `Replace it with a ${isLast ? 'file' : 'folder'} of ${folder}.`;
  return `${path} cannot be written: ${at} is ${kind}. ${rule} ${remedy} Nothing was written.`;
}
