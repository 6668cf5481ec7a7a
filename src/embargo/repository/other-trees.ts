// The private content in other working trees of a repository. Private files that git ignores are in
// only one of them, usually the first, but a fix is often committed and pushed in another (git
// worktree add).

import { existsSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readRegular } from '../../disk/regular-file.ts';
import { repositoryOf } from '../../external/git/repository.ts';
import { workingTrees } from '../../external/git/working-trees.ts';
import { type Desk, EMPTY_DESK } from '../../model/content.ts';
import { listFiles } from '../../read/folder.ts';
import { hasErrors, type Reading, readContent } from '../../read/index.ts';
import { publicFolderOf } from '../../read/place.ts';
import { privateFileFinder } from './guarded-file.ts';
import { PRIVATE_FOLDERS } from './guarded-place.ts';
import { earlierVersions, type PrivateTexts, privateNotes } from './private-file.ts';

/** The private content of other working trees. `isWhole` is true if all their content could be read. */
interface OtherTrees {
  readonly texts: readonly PrivateTexts[];
  readonly isWhole: boolean;
}

/**
 * Reads the same content folder in the other working trees of its repository, and those of the
 * repositories of its folders. Leaves out records that are public in `reading`, because a tree can be
 * outdated. Throws UsageError if git cannot answer.
 */
export async function otherTrees(reading: Reading): Promise<OtherTrees> {
  const { place, content } = reading;
  const folders = await inOtherTrees(place.folder);
  const ofOwn: TreeFile[] = [];
  for (const name of PRIVATE_FOLDERS) {
    const own = join(place.folder, name);
    if (repositoryOf(own) === repositoryOf(place.folder)) continue;
    ofOwn.push(...(await inOtherTrees(own)).flatMap((folder) => filesIn(folder, `${name}/`)));
  }
  const withSite = folders.filter((folder) => existsSync(join(folder, 'site.yaml')));
  const places = withSite.map((folder) => ({
    folder,
    publicFolder: publicFolderOf(folder),
    now: place.now,
  }));
  const readings = await Promise.all(places.map((one) => readContent(one)));
  // Another branch can be checked out there, and leaves the private files that git ignores.
  const withoutSite = folders
    .filter((folder) => !withSite.includes(folder))
    .flatMap(privateFilesIn);
  return {
    texts: [
      ...readings.map(({ desk, texts }) => {
        const own = withoutPublic(desk, content);
        return { desk: own, notes: privateNotes({ texts, desk: own }) };
      }),
      ...textsOf([...readings.flatMap(faultyFiles), ...withoutSite, ...ofOwn], reading),
    ],
    isWhole: !readings.some(({ problems }) => hasErrors(problems)),
  };
}

/** The same folder in the other working trees of its repository. */
async function inOtherTrees(folder: string): Promise<string[]> {
  const top = repositoryOf(folder);
  if (top === undefined || !existsSync(folder)) return [];
  const path = relative(top, realpathSync(folder));
  return (await workingTrees(top)).filter((tree) => tree !== top).map((tree) => join(tree, path));
}

/** A file on the disk, and its path below the content folder. */
interface TreeFile {
  readonly file: string;
  readonly path: string;
}

function filesIn(folder: string, below: string): TreeFile[] {
  if (!existsSync(folder)) return [];
  return listFiles(folder).map(({ path }) => ({ file: join(folder, path), path: below + path }));
}

const privateFilesIn = (folder: string): TreeFile[] =>
  PRIVATE_FOLDERS.flatMap((name) => filesIn(join(folder, name), `${name}/`));

/** The files of private folders that have errors, so that the desk does not have them. */
function faultyFiles({ place, problems }: Reading): TreeFile[] {
  const paths = new Set(problems.flatMap(({ level, file }) => (level === 'error' ? [file] : [])));
  return [...paths]
    .filter((path) => PRIVATE_FOLDERS.some((name) => path.startsWith(`${name}/`)))
    .map((path) => ({ file: join(place.folder, path), path }));
}

function textsOf(files: readonly TreeFile[], reading: Reading): PrivateTexts[] {
  const find = privateFileFinder({ own: '', others: new Set() }, reading);
  return files.flatMap(({ file, path }) => {
    const { desk = EMPTY_DESK, notes } = find({ path, bytes: bytesOf(file) }) ?? { notes: [] };
    return { desk, notes };
  });
}

/** Undefined if the file is a link, or cannot be read. */
function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readRegular(file);
  } catch {
    return undefined;
  }
}

function withoutPublic(desk: Desk, content: Reading['content']): Desk {
  const isEarlier = earlierVersions(content);
  const ids = new Set(content.advisories.map(({ id }) => id));
  const releases = new Set(content.releases.map(({ slug }) => slug));
  const retrospectives = new Set(content.retrospectives.map(({ slug }) => slug));
  const statements = new Set(content.statements.map(({ slug }) => slug));
  return {
    ...desk,
    advisories: desk.advisories.filter((one) => !isEarlier(one)),
    translations: desk.translations.filter(({ id }) => !ids.has(id)),
    releases: desk.releases.filter(({ slug }) => !releases.has(slug)),
    retrospectives: desk.retrospectives.filter(({ slug }) => !retrospectives.has(slug)),
    statements: desk.statements.filter(({ slug }) => !statements.has(slug)),
  };
}
