// The content of branches that are not checked out, and of the stash. Drafts can be on a branch
// that is pushed only to a private remote; after another branch is checked out, the content folder
// does not show them.

import { posix } from 'node:path';
import { readTree, type Version } from '../../external/git/commits.ts';
import { asked, runGit } from '../../external/git/run.ts';

/** The places in a repository to search. */
interface BranchPlaces {
  /** The folders to read, relative to the repository; empty for its top. */
  readonly folders: readonly string[];
  /**
   * The content folder that contains these folders. On a branch where content has another place,
   * that place is read, and its files get the paths that they have in this folder.
   */
  readonly content?: string;
  /** The refs of remotes to include besides the branches of the clone, such as "refs/remotes/desk". */
  readonly remotes: readonly string[];
}

/** A folder of a commit; `as` is the path that its files get. */
interface Ask {
  readonly tip: string;
  readonly folder: string;
  readonly as: string;
}

/**
 * Returns the files of some folders, from the last commits of the branches of this clone and of
 * remotes, from those of its working trees, and from the stash, each version once. Throws
 * UsageError if git cannot answer.
 */
export async function branchFiles(
  top: string,
  { folders, content, remotes }: BranchPlaces,
): Promise<Version[]> {
  const heads = linesOf(
    await asked(top, ['for-each-ref', '--format=%(objectname)', 'refs/heads', ...remotes]),
  );
  const tips = [...new Set([...heads, ...(await checkedOut(top)), ...(await stashed(top))])];
  const usual = tips.flatMap((tip) => folders.map((folder) => ({ tip, folder, as: folder })));
  const moved = content === undefined ? [] : await movedFolders(top, { tips, content, folders });
  const trees = new Map<string, { readonly hash: string; readonly as: string }>();
  // Most branches have the same folders.
  for (const { hash, as } of await objectsAt(top, [...usual, ...moved], 'tree'))
    trees.set(`${hash} ${as}`, { hash, as });
  const versions = new Map<string, Version>();
  for (const { hash, as } of trees.values())
    for (const one of await readTree(top, hash)) {
      const path = joined(as, one.path);
      if (one.blob !== undefined) versions.set(`${one.blob} ${path}`, { ...one, path });
    }
  return [...versions.values()];
}

/** The folders of branches that have no content at its usual place, but have it at another one. */
async function movedFolders(
  top: string,
  {
    tips,
    content,
    folders,
  }: { readonly tips: readonly string[]; readonly content: string; folders: readonly string[] },
): Promise<Ask[]> {
  const sites = tips.map((tip) => ({ tip, folder: joined(content, 'site.yaml'), as: tip }));
  const usual = new Set((await objectsAt(top, sites, 'blob')).map(({ as }) => as));
  const asks: Ask[] = [];
  for (const tip of tips.filter((one) => !usual.has(one))) {
    const roots = (await readTree(top, tip)).flatMap(
      ({ path }) => /^(|.*\/)site\.ya?ml$/.exec(path)?.[1] ?? [],
    );
    for (const root of roots)
      for (const as of folders) asks.push({ tip, folder: root + posix.relative(content, as), as });
  }
  return asks;
}

/** The objects of a type among some paths of commits. */
async function objectsAt(
  top: string,
  all: readonly Ask[],
  type: 'tree' | 'blob',
): Promise<{ hash: string; as: string }[]> {
  // git cannot be asked about a name with a line break.
  const asks = all.filter(({ folder }) => !folder.includes('\n'));
  if (asks.length === 0) return [];
  const input = asks.map(({ tip, folder }) => `${tip}:${folder}\n`).join('');
  const answers = linesOf(
    await asked(top, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], input),
  );
  return asks.flatMap(({ as }, i) => {
    const [, hash, found] = /^(\S+) (\S+)$/.exec(answers[i] ?? '') ?? [];
    return hash !== undefined && found === type ? [{ hash, as }] : [];
  });
}

const joined = (folder: string, path: string): string =>
  folder === '' ? path : `${folder}/${path}`;

/**
 * The commits that are checked out in the working trees. A working tree need not be on a branch, and
 * its folder can be missing, as on another disk.
 */
async function checkedOut(top: string): Promise<string[]> {
  const lines = linesOf(await asked(top, ['worktree', 'list', '--porcelain']));
  const heads = lines.flatMap((line) => /^HEAD ([0-9a-f]{40,64})$/.exec(line)?.[1] ?? []);
  // The branch of a working tree can have no commit yet.
  return heads.filter((hash) => !/^0+$/.test(hash));
}

/**
 * The commits of all stash entries: the working tree, and its other parents, which have the index
 * and the files that git does not track (git-stash, "Discussion").
 */
async function stashed(top: string): Promise<string[]> {
  const { code, out } = await runGit(top, [
    'log',
    '--walk-reflogs',
    '--format=%H %P',
    'refs/stash',
    '--',
  ]);
  if (code !== 0) return [];
  return linesOf(out).flatMap((line) => {
    const [own = '', , ...others] = line.split(' ');
    return [own, ...others];
  });
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
