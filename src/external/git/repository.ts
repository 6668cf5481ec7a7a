// Queries the local git: the user, and the ignored and tracked files. Without git, or without a
// repository, the answer is unknown. Nothing here changes a repository.

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runGitNow } from './run.ts';

/** Returns the output of git in a folder; undefined if git is missing or fails. */
export function git(folder: string, ...words: readonly string[]): string | undefined {
  const { status, stdout } = runGitNow(folder, words);
  return status === 0 ? stdout : undefined;
}

/** Returns the user of git, for authors and for "by". */
export function gitUser(folder: string): {
  readonly name: string | undefined;
  readonly email: string | undefined;
} {
  const read = (key: string): string | undefined =>
    git(folder, 'config', '--get', key)?.trim() || undefined;
  return { name: read('user.name'), email: read('user.email') };
}

/**
 * Returns the top folder of the repository that contains a folder, with links resolved; undefined
 * if it is in none.
 */
export function repositoryOf(folder: string): string | undefined {
  // Checking for ".git" is much cheaper than asking git, and most test folders are in no
  // repository.
  let parent = resolve(folder);
  while (!existsSync(join(parent, '.git'))) {
    if (dirname(parent) === parent) return undefined;
    parent = dirname(parent);
  }
  const top = git(folder, 'rev-parse', '--show-toplevel')?.trim();
  return top === undefined || top === '' ? undefined : realpathSync(top);
}

/**
 * Returns the files of the index below a subfolder, as paths relative to `folder`, with `/`; none
 * without a repository.
 */
export function trackedFiles(folder: string, below: string): string[] {
  if (repositoryOf(folder) === undefined) return [];
  return (git(folder, 'ls-files', '-z', '--', below) ?? '')
    .split('\0')
    .filter((path) => path !== '');
}

/** True if git ignores a file; undefined without a repository. */
export function isIgnored(folder: string, path: string): boolean | undefined {
  if (repositoryOf(folder) === undefined) return undefined;
  const { status } = runGitNow(folder, ['check-ignore', '--quiet', '--', path]);
  return status === 0 ? true : status === 1 ? false : undefined;
}
