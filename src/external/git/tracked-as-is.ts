// Checks whether the readers of a repository can read a folder in it: every file of the folder is
// tracked, with the bytes that it has on disk.

import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { git, repositoryOf } from './repository.ts';
import { runGit } from './run.ts';
import { webAddressOf } from './web-address.ts';

/**
 * True if the repository of a folder is the one at a web address, and tracks these files below the
 * folder with their bytes on disk. Files of a submodule belong to another repository, and a filter
 * such as git-crypt makes the bytes differ. False if git cannot answer.
 */
export async function isTrackedAsIs(
  folder: string,
  files: readonly string[],
  address: string,
): Promise<boolean> {
  const top = repositoryOf(folder);
  if (top === undefined || files.some((path) => path.includes('\n'))) return false;
  const remote = webAddressOf(git(top, 'config', '--get', 'remote.origin.url')?.trim());
  if (remote === undefined || remote.toLowerCase() !== webAddressOf(address)?.toLowerCase())
    return false;
  const listed = git(folder, 'ls-files', '--stage', '-z', '--', '.');
  if (listed === undefined) return false;
  const tracked = new Map(
    [...listed.matchAll(/100\d{3} ([0-9a-f]+) 0\t([^\0]+)\0/g)].map(([, id = '', path = '']) => [
      path,
      id,
    ]),
  );
  const real = realpathSync(folder);
  const input = files.map((path) => `${join(real, path)}\n`).join('');
  const { code, out } = await runGit(folder, ['hash-object', '--no-filters', '--stdin-paths'], {
    input,
  });
  const ids = out.split('\n');
  return code === 0 && files.every((path, i) => tracked.get(path) === ids[i]);
}
