// What the local git knows, asked at the edge: who works here, what is ignored, what is tracked. Where there is no git, or no
// repository, the answer is that nothing is known; nothing here changes a repository.

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runGitNow } from './run.ts';

/** What git prints for some words, run in a folder; undefined where there is no git or it says no. */
export function git(folder: string, ...words: readonly string[]): string | undefined {
  const { status, stdout } = runGitNow(folder, words);
  return status === 0 ? stdout : undefined;
}

/** Who git says works here, for authors and for "by". */
export function gitUser(folder: string): { readonly name: string | undefined; readonly email: string | undefined } {
  const read = (key: string): string | undefined => git(folder, 'config', '--get', key)?.trim() || undefined;
  return { name: read('user.name'), email: read('user.email') };
}

/** The top of the repository that a folder lies in, links resolved; undefined where it lies in none. */
export function repositoryOf(folder: string): string | undefined {
  // To look for ".git" is much cheaper than to ask git, and most folders of tests lie in no repository.
  let parent = resolve(folder);
  while (!existsSync(join(parent, '.git'))) {
    if (dirname(parent) === parent) return undefined;
    parent = dirname(parent);
  }
  const top = git(folder, 'rev-parse', '--show-toplevel')?.trim();
  return top === undefined || top === '' ? undefined : realpathSync(top);
}

/** The files of the index below a folder of `folder`, as paths from `folder`, with `/`; none where there is no repository. */
export function trackedFiles(folder: string, below: string): string[] {
  if (repositoryOf(folder) === undefined) return [];
  return (git(folder, 'ls-files', '-z', '--', below) ?? '').split('\0').filter((path) => path !== '');
}

/** Whether git would leave a file alone; undefined where there is no repository to ask. */
export function isIgnored(folder: string, path: string): boolean | undefined {
  if (repositoryOf(folder) === undefined) return undefined;
  const { status } = runGitNow(folder, ['check-ignore', '--quiet', '--', path]);
  return status === 0 ? true : status === 1 ? false : undefined;
}
