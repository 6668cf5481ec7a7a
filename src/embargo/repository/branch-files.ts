// The content of branches that are not checked out, and of the stash. Drafts can be on a branch
// that is pushed only to a private remote; after another branch is checked out, the content folder
// does not show them.

import { readTree, type Version } from '../../external/git/commits.ts';
import { asked, runGit } from '../../external/git/run.ts';

/** The places in a repository to search. */
interface BranchPlaces {
  /** The folders to read, relative to the repository; empty for its top. */
  readonly folders: readonly string[];
  /** The refs of remotes to include besides the branches of the clone, such as "refs/remotes/desk". */
  readonly remotes: readonly string[];
}

/**
 * Returns the files of some folders, from the last commits of the branches of this clone and of
 * remotes, and from the stash, each version once. Throws UsageError if git cannot answer.
 */
export async function branchFiles(top: string, { folders, remotes }: BranchPlaces): Promise<Version[]> {
  const heads = linesOf(await asked(top, ['for-each-ref', '--format=%(objectname)', 'refs/heads', ...remotes]));
  const tips = new Set([...heads, ...(await stashed(top))]);
  // git cannot be asked about a name with a line break.
  const names = folders.filter((folder) => !folder.includes('\n'));
  const asks = [...tips].flatMap((tip) => names.map((folder) => ({ tip, folder })));
  if (asks.length === 0) return [];
  const input = asks.map(({ tip, folder }) => `${tip}:${folder}\n`).join('');
  const answers = linesOf(await asked(top, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], input));
  const trees = new Map<string, { readonly hash: string; readonly folder: string }>();
  for (const [i, { folder }] of asks.entries()) {
    const hash = /^(\S+) tree$/.exec(answers[i] ?? '')?.[1];
    // Most branches have the same folders.
    if (hash !== undefined) trees.set(`${hash} ${folder}`, { hash, folder });
  }
  const versions = new Map<string, Version>();
  for (const { hash, folder } of trees.values())
    for (const one of await readTree(top, hash)) {
      const path = folder === '' ? one.path : `${folder}/${one.path}`;
      if (one.blob !== undefined) versions.set(`${one.blob} ${path}`, { ...one, path });
    }
  return [...versions.values()];
}

/**
 * The commits of all stash entries: the working tree, and its other parents, which have the index
 * and the files that git does not track (git-stash, "Discussion").
 */
async function stashed(top: string): Promise<string[]> {
  const { code, out } = await runGit(top, ['log', '--walk-reflogs', '--format=%H %P', 'refs/stash', '--']);
  if (code !== 0) return [];
  return linesOf(out).flatMap((line) => {
    const [own = '', , ...others] = line.split(' ');
    return [own, ...others];
  });
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
