// A result that goes into a file of the user's choice: whole or not at all, and nothing private where it could be published.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Misuse } from '../src/misuse.ts';
import type { ContentPlace } from '../src/read.ts';
import { writeFiles } from '../src/write.ts';
import { say } from './command.ts';

/** Writes a result, in the place of what is there. Says where. Throws Misuse where the folder is not there. */
export function writeResult(path: string, text: string): void {
  const target = resolve(path);
  const folder = dirname(target);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Misuse(`There is no folder ${folder}.`);
  if (existsSync(target) && !statSync(target).isFile()) throw new Misuse(`${path} is no file.`);
  writeFiles(folder, [{ path: basename(target), text, replace: true }]);
  say(`Written: ${path}`);
}

/** Throws Misuse where a file with something private would lie in what is published, or in what authors commit. */
export function refusePublicPlace(path: string, { folder, publicFolder }: ContentPlace): void {
  const target = real(resolve(path));
  const places = [folder, publicFolder, 'dist', join(dirname(resolve(folder)), 'dist')];
  for (const place of places)
    if (place !== undefined && isInside(target, real(resolve(place))))
      throw new Misuse(
        `${path} is in ${place}: what is private must not lie where it is published. Choose another place.`,
      );
}

/** The path without symbolic links, as far as it exists. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(real(parent), basename(path));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way));
}
