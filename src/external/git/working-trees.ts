// The working trees of a repository: the first one, and those that git worktree adds.

import { realpathSync } from 'node:fs';
import { asked } from './run.ts';

/** The folders of all working trees that exist, links resolved. Throws UsageError if git cannot answer. */
export async function workingTrees(top: string): Promise<string[]> {
  // Without -z, which git knows since 2.36 only: a path with a line break is quoted, so it is not found, as a deleted tree is not.
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
