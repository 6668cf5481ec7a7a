// The working trees of a repository: the first one, and those that git worktree adds.

import { realpathSync } from 'node:fs';
import { asked } from './run.ts';

/**
 * Returns the folders of all existing working trees, with links resolved. Throws UsageError if git
 * cannot answer.
 */
export async function workingTrees(top: string): Promise<string[]> {
  // Does not use -z, which needs git 2.36: a path with a line break is quoted, so it is not found,
  // like a deleted tree.
  const lines = (await asked(top, ['worktree', 'list', '--porcelain'])).split('\n');
  return lines.flatMap((line) => {
    const path = /^worktree (.+)$/.exec(line)?.[1];
    const real = path === undefined ? undefined : realPath(path);
    return real === undefined ? [] : [real];
  });
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
