// A temporary folder for texts that are not public: outside every repository, and deleted with the
// command.

import { realpathSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';
import { sep } from 'node:path';
import { candorFolder } from '../src/disk/candor-folder.ts';
import { freshFolder, sweep } from '../src/disk/temporary-folder.ts';
import { repositoryOf } from '../src/external/git/repository.ts';
import { UsageError } from '../src/usage-error.ts';

/**
 * Deletes the folders that killed commands left, and creates a new one. Throws UsageError if a part
 * of it could get into a repository, into content or into a cache.
 */
export function privateFolder(prefix: string, content: string): ReturnType<typeof freshFolder> {
  const parent = realpathSync(tmpdir());
  refusePlaces(parent, content);
  sweep(parent, prefix);
  return freshFolder(parent, prefix);
}

function refusePlaces(parent: string, content: string): void {
  const inside = [realpathSync(candorFolder()), repositoryOf(parent), realpathSync(content)].filter(
    (top) =>
      top !== undefined && `${parent}${sep}`.startsWith(`${top.replace(/[\\/]$/, '')}${sep}`),
  );
  if (inside.length > 0)
    throw new UsageError(
      `The folder for temporary files, ${parent}, is in a repository or in the content. Set TMPDIR to another folder.`,
    );
  if (getCompileCacheDir() !== undefined)
    throw new UsageError(
      'NODE_COMPILE_CACHE is set, and that cache would contain private text. Unset it.',
    );
}
