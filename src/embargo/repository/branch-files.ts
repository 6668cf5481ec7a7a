// The content of branches that are not checked out. Drafts can be on a branch that is pushed only
// to a private remote; after another branch is checked out, the content folder does not show them.

import { readTree, type Version } from '../../external/git/commits.ts';
import { privateRemotes } from '../../external/git/pushed-commits.ts';
import { asked } from '../../external/git/run.ts';
import { PRIVATE_FOLDERS } from './guarded-place.ts';

/**
 * Returns the files in the record folders of a content folder, from the last commits of the
 * branches of this clone and of private remotes, each version once. `root` is the path of the
 * content folder in the repository. Throws UsageError if git cannot answer.
 */
export async function branchFiles(top: string, root: string | undefined): Promise<Version[]> {
  if (root === undefined || root.includes('\n')) return [];
  const below = root === '' ? '' : `${root}/`;
  const remotes = (await privateRemotes(top)).map((name) => `refs/remotes/${name}`);
  const tips = linesOf(await asked(top, ['for-each-ref', '--format=%(objectname)', 'refs/heads', ...remotes]));
  const asks = [...new Set(tips)].flatMap((tip) => PRIVATE_FOLDERS.map((name) => ({ tip, folder: below + name })));
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
      const path = `${folder}/${one.path}`;
      if (one.blob !== undefined) versions.set(`${one.blob} ${path}`, { ...one, path });
    }
  return [...versions.values()];
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
