// The private content in other working trees of a repository. Private files that git ignores are in
// only one of them, usually the first, but a fix is often committed and pushed in another (git
// worktree add).

import { existsSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryOf } from '../../external/git/repository.ts';
import { workingTrees } from '../../external/git/working-trees.ts';
import type { Desk } from '../../model/content.ts';
import { hasErrors, type Reading, readContent } from '../../read/index.ts';
import { publicFolderOf } from '../../read/place.ts';

/** The desks of other working trees. `isWhole` is true if all their content could be read. */
interface OtherDesks {
  readonly desks: readonly Desk[];
  readonly isWhole: boolean;
}

/**
 * Reads the same content folder in the other working trees of its repository. Leaves out records
 * that are public in `reading`, because a tree can be outdated. Throws UsageError if git cannot
 * answer.
 */
export async function otherDesks({ place, content }: Reading): Promise<OtherDesks> {
  const top = repositoryOf(place.folder);
  if (top === undefined) return { desks: [], isWhole: true };
  const path = relative(top, realpathSync(place.folder));
  const folders = (await workingTrees(top)).filter((tree) => tree !== top).map((tree) => join(tree, path));
  const withSite = folders.filter((folder) => existsSync(join(folder, 'site.yaml')));
  const places = withSite.map((folder) => ({ folder, publicFolder: publicFolderOf(folder), now: place.now }));
  const readings = await Promise.all(places.map((one) => readContent(one)));
  return {
    desks: readings.map(({ desk }) => withoutPublic(desk, content)),
    isWhole: !readings.some(({ problems }) => hasErrors(problems)),
  };
}

function withoutPublic(desk: Desk, content: Reading['content']): Desk {
  const ids = new Set(content.advisories.map(({ id }) => id));
  const releases = new Set(content.releases.map(({ slug }) => slug));
  const retrospectives = new Set(content.retrospectives.map(({ slug }) => slug));
  const statements = new Set(content.statements.map(({ slug }) => slug));
  return {
    ...desk,
    advisories: desk.advisories.filter(({ id }) => !ids.has(id)),
    translations: desk.translations.filter(({ id }) => !ids.has(id)),
    releases: desk.releases.filter(({ slug }) => !releases.has(slug)),
    retrospectives: desk.retrospectives.filter(({ slug }) => !retrospectives.has(slug)),
    statements: desk.statements.filter(({ slug }) => !statements.has(slug)),
  };
}
