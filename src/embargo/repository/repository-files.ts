// The files that git tracks: in the index, and in the commit that is checked out.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Version } from '../../external/git/commits.ts';
import { asked, runGit } from '../../external/git/run.ts';

/** Files by path relative to the repository. */
export type RepositoryFiles = ReadonlyMap<string, Version>;

/** Reads the files of the index. */
export function indexOf(top: string): Promise<RepositoryFiles> {
  return filesOf(top, ['ls-files', '-s', '-z'], /^(\d+) (\S+) \d\t(.*)$/s);
}

/** Reads the files of the commit that is checked out; none before the first commit. */
export async function headOf(top: string): Promise<RepositoryFiles> {
  const { code, out } = await runGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (code !== 0) return new Map();
  return filesOf(top, ['ls-tree', '-r', '-z', out.trim()], /^(\d+) \S+ (\S+)\t(.*)$/s);
}

async function filesOf(
  top: string,
  words: readonly string[],
  form: RegExp,
): Promise<RepositoryFiles> {
  const files = new Map<string, Version>();
  for (const line of (await asked(top, words)).split('\0')) {
    const [, mode, hash, path] = form.exec(line) ?? [];
    if (hash === undefined || path === undefined) continue;
    const isOther = mode === '160000' || mode === '120000';
    files.set(path, { path, blob: mode === '160000' ? undefined : hash, isOther });
  }
  return files;
}

/** The paths of the files that differ between the index and the disk, according to git. */
export async function editedSince(top: string): Promise<ReadonlySet<string>> {
  return new Set((await asked(top, ['diff-files', '-z', '--name-only'])).split('\0'));
}

/**
 * The paths of the files whose bytes on disk equal the tracked ones. Compares the bytes themselves:
 * a filter can change them, and git can be configured to skip a file ("assume-unchanged",
 * "skip-worktree").
 */
export async function sameOnDisk(
  top: string,
  files: readonly Version[],
): Promise<ReadonlySet<string>> {
  // A line break would end the path, and a quotation mark would begin a quoted one.
  const there = files.filter(
    ({ path, isOther }) => !isOther && !/\n|^"/.test(path) && isFile(join(top, path)),
  );
  if (there.length === 0) return new Set();
  const input = there.map(({ path }) => `${path}\n`).join('');
  const hashes = (await asked(top, ['hash-object', '--no-filters', '--stdin-paths'], input)).split(
    '\n',
  );
  return new Set(there.flatMap(({ path, blob }, i) => (hashes[i] === blob ? [path] : [])));
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;
