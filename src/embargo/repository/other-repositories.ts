// The branches of the other repositories that hold content: the content folder, or a folder of
// private files in it, can be in a repository of its own. The repository that is pushed does not
// show them.

import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Version } from '../../external/git/commits.ts';
import { repositoryOf } from '../../external/git/repository.ts';
import { branchFiles } from './branch-files.ts';
import { PRIVATE_FOLDERS } from './guarded-place.ts';
import { indexOf, sameOnDisk } from './repository-files.ts';

/** Content files of another repository. Their paths are relative to the content folder. */
interface OtherRepository {
  readonly top: string;
  readonly versions: readonly Version[];
}

/**
 * Returns the other repositories of a content folder, with the files of their branches that are not
 * on the disk too. All their remotes are included: this push does not go there. Throws UsageError if
 * git cannot answer.
 */
export async function otherRepositories(top: string, folder: string): Promise<OtherRepository[]> {
  const content = repositoryOf(folder);
  const others: OtherRepository[] = [];
  if (content !== undefined && content !== top) {
    const way = relative(content, realpathSync(folder)).split(sep).join('/');
    const below = way === '' ? '' : `${way}/`;
    const folders = PRIVATE_FOLDERS.map((name) => below + name);
    const versions = await notOnDisk(content, { folders, content: way });
    others.push({
      top: content,
      versions: versions.map((one) => ({ ...one, path: one.path.slice(below.length) })),
    });
  }
  for (const name of PRIVATE_FOLDERS) {
    const own = repositoryOf(join(folder, name));
    if (own === undefined || own === content || own === top) continue;
    const versions = await notOnDisk(own, { folders: [''] });
    others.push({
      top: own,
      versions: versions.map((one) => ({ ...one, path: `${name}/${one.path}` })),
    });
  }
  return others;
}

async function notOnDisk(
  top: string,
  places: { readonly folders: readonly string[]; readonly content?: string },
): Promise<Version[]> {
  const versions = await branchFiles(top, { ...places, remotes: ['refs/remotes'] });
  const index = await indexOf(top);
  const tracked = versions.filter(({ path, blob }) => index.get(path)?.blob === blob);
  const same = await sameOnDisk(top, tracked);
  const read = new Set(tracked.filter(({ path }) => same.has(path)));
  return versions.filter((one) => !read.has(one));
}
