// The private files that a repository has or had: in the index, in the commit that is checked out,
// and in the commits of a push.

import { type Commit, readObjects, type Version } from '../../external/git/commits.ts';
import { readings } from '../../external/git/object-text.ts';
import { privateRemotes } from '../../external/git/pushed-commits.ts';
import type { PushedObject } from '../../external/git/pushed-objects.ts';
import { type Desk, recordFiles } from '../../model/content.ts';
import type { Reading } from '../../read/index.ts';
import { unpacked } from '../../unpack/index.ts';
import type { Note } from '../search/notes.ts';
import { branchFiles } from './branch-files.ts';
import { belowContent, contentRootsOf } from './content-roots.ts';
import { type FoundFile, privateFileFinder } from './guarded-file.ts';
import { type ContentRoots, PRIVATE_FOLDERS, placeOf } from './guarded-place.ts';
import { lfsFinder } from './lfs-object.ts';
import { otherRepositories } from './other-repositories.ts';
import {
  type PrivateKind,
  type PrivateTexts,
  privateFiles,
  privateNotes,
  together,
} from './private-file.ts';
import {
  editedSince,
  headOf,
  indexOf,
  type RepositoryFiles,
  sameOnDisk,
} from './repository-files.ts';

/** A private file of the repository. */
export interface Held {
  readonly path: string;
  readonly kind: PrivateKind;
}

/** The contents of a push: commits, and objects without a commit. */
interface Pushed {
  readonly commits: readonly Commit[];
  readonly objects: readonly PushedObject[];
}

/** The private files of a repository, and its desk as far as they show it. */
export interface PrivateVersions {
  readonly index: readonly Held[];
  readonly head: readonly Held[];
  readonly commits: ReadonlyMap<string, readonly Held[]>;
  /** By the hash of an object without a commit. */
  readonly objects: ReadonlyMap<string, readonly Held[]>;
  /**
   * File content that the lines of a patch do not show, by its hash: packed, encoded, or a file
   * without a commit.
   */
  readonly parts: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly texts: PrivateTexts;
}

/**
 * Reads and classifies every version that can be private. Throws UsageError if git cannot answer.
 */
export async function privateVersions(
  top: string,
  pushed: Pushed,
  reading: Reading,
): Promise<PrivateVersions> {
  const { commits, objects } = pushed;
  const index = await indexOf(top);
  const head = await headOf(top);
  const later = [...head.values()].filter(({ path, blob }) => index.get(path)?.blob !== blob);
  const sent = [...commits, ...objects].flatMap(({ versions }) => versions);
  const versions = [...index.values(), ...later, ...sent];
  const roots = await contentRootsOf(top, { folder: reading.place.folder, commits, versions });
  const below = belowContent(roots.own);
  const unread = await unreadOf(top, index, reading, roots);
  const judge = new Judge(
    privateFileFinder(roots, reading),
    wholeOf(objects),
    await lfsFinder(top),
  );
  // These are not reported; they only provide texts to search for.
  const elsewhere = (await ownBranches(top, roots)).filter(
    ({ path, blob }) => index.get(path)?.blob !== blob,
  );
  await judge.read(top, [...sent, ...later, ...unread, ...elsewhere]);
  const others = await otherBranches(top, reading, roots);
  const known = privateFiles(reading.desk);
  const heldOf = (all: Iterable<Version>): Held[] =>
    [...all].flatMap((version) => {
      const kind = judge.has(version)
        ? judge.kindOf(version)
        : known.get(below(version.path) ?? '');
      return kind === undefined ? [] : [{ path: version.path, kind }];
    });
  return {
    index: heldOf(index.values()),
    head: heldOf(later),
    commits: new Map(commits.map(({ hash, versions: own }) => [hash, heldOf(own)])),
    objects: new Map(objects.map(({ hash, versions: own }) => [hash, heldOf(own)])),
    parts: judge.parts,
    texts: {
      desk: together(reading.desk, [...judge.desks, ...others.flatMap(({ desks }) => desks)]),
      notes: [...privateNotes(reading), ...judge.notes, ...others.flatMap(({ notes }) => notes)],
    },
  };
}

/** The content on the branches of the repository that is pushed, except those of public remotes. */
async function ownBranches(top: string, { own }: ContentRoots): Promise<Version[]> {
  return own === undefined ? [] : branchesOf(top, own);
}

async function branchesOf(top: string, content: string): Promise<Version[]> {
  const folders = PRIVATE_FOLDERS.map((name) => (content === '' ? name : `${content}/${name}`));
  const remotes = (await privateRemotes(top)).map((name) => `refs/remotes/${name}`);
  return branchFiles(top, { folders, content, remotes });
}

/**
 * The private content on the branches of the other repositories of the content folder, and on those
 * of the repository that is pushed if the content folder is not in it.
 */
async function otherBranches(
  top: string,
  reading: Reading,
  { own }: ContentRoots,
): Promise<Judge[]> {
  const judges: Judge[] = [];
  // It can also hold the built site, whose pages are in folders of the same names.
  const isText = ({ path }: Version): boolean => /\.(?:mdx?|ya?ml)$/i.test(path);
  const outside =
    own === undefined ? [{ top, versions: (await branchesOf(top, '')).filter(isText) }] : [];
  for (const other of [...outside, ...(await otherRepositories(top, reading.place.folder))]) {
    const find = privateFileFinder({ own: '', others: new Set() }, reading);
    const judge = new Judge(find, new Set(), () => undefined);
    await judge.read(other.top, other.versions);
    judges.push(judge);
  }
  return judges;
}

/** Files without a commit have no patch, so all their bytes are searched. */
const wholeOf = (objects: readonly PushedObject[]): Set<string> =>
  new Set(objects.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? [])));

/**
 * The files of the index that the reading does not cover: in a content folder, all except its
 * records; elsewhere, those that differ from the disk. A content file without a record was not
 * understood, so its version in the index is read.
 */
async function unreadOf(
  top: string,
  index: RepositoryFiles,
  { content, desk }: Reading,
  roots: ContentRoots,
): Promise<Version[]> {
  const below = belowContent(roots.own);
  const read = new Set([...recordFiles(content), ...privateFiles(desk).keys()]);
  const files = [...index.values()];
  const records = files.filter(({ path }) => read.has(below(path) ?? ''));
  const same = await sameOnDisk(top, records);
  const edited = await editedSince(top);
  return files.filter(({ path, isOther }) => {
    if (same.has(path)) return false;
    return (
      below(path) !== undefined ||
      edited.has(path) ||
      placeOf(path, roots, isOther)?.isContent === true
    );
  });
}

const keyOf = ({ path, blob = '' }: Version): string => `${blob} ${path}`;

/** Classifies versions by their bytes, each once. */
class Judge {
  readonly parts = new Map<string, readonly Uint8Array[]>();
  readonly desks: Desk[] = [];
  readonly notes: Note[] = [];
  readonly #states = new Map<string, PrivateKind | undefined>();
  readonly #find: ReturnType<typeof privateFileFinder>;
  readonly #whole: ReadonlySet<string>;
  readonly #lfs: (bytes: Uint8Array) => Uint8Array | undefined;

  constructor(
    find: ReturnType<typeof privateFileFinder>,
    whole: ReadonlySet<string>,
    lfs: (bytes: Uint8Array) => Uint8Array | undefined,
  ) {
    this.#find = find;
    this.#whole = whole;
    this.#lfs = lfs;
  }

  has(version: Version): boolean {
    return this.#states.has(keyOf(version));
  }

  kindOf(version: Version): PrivateKind | undefined {
    return this.#states.get(keyOf(version));
  }

  async read(top: string, wanted: readonly Version[]): Promise<void> {
    const byBlob = Map.groupBy(wanted, ({ blob }) => blob);
    for (const version of byBlob.get(undefined) ?? []) if (version.isOther) this.#take(version, []);
    const blobs = [...byBlob.keys()].flatMap((blob) => blob ?? []);
    await readObjects(top, blobs, (blob, bytes) => {
      const versions = byBlob.get(blob) ?? [];
      const stored = this.#lfs(bytes);
      const all = [bytes, ...(stored === undefined ? [] : [stored])];
      const inner = all.flatMap((one) => innerOf(one, versions[0]?.path ?? ''));
      for (const version of versions)
        this.#take(version, version.isOther ? [] : [...all, ...inner]);
      const parts = [
        ...(this.#whole.has(blob) ? [bytes] : []),
        ...all.slice(1),
        ...inner.map((one) => partBytes(one)),
      ];
      const wide = bytes.includes(0) ? readings(bytes).slice(1) : [];
      if (parts.length + wide.length > 0) this.parts.set(blob, [...parts, ...wide]);
    });
  }

  /**
   * Stores the state of a version, from its bytes or otherwise from its packed content. No bytes:
   * it is a link or a repository.
   */
  #take(version: Version, contents: readonly (Uint8Array | Entry)[]): void {
    const found = this.#found(version, contents);
    if (found?.desk !== undefined) this.desks.push(found.desk);
    this.notes.push(...(found?.notes ?? []));
    this.#states.set(keyOf(version), found?.kind);
  }

  #found({ path }: Version, contents: readonly (Uint8Array | Entry)[]): FoundFile | undefined {
    if (contents.length === 0) return this.#find({ path, bytes: undefined });
    for (const one of contents) {
      const isEntry = !(one instanceof Uint8Array);
      const found = this.#find(
        isEntry ? { path: `packed/${one.name}`, bytes: one.bytes } : { path, bytes: one },
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** An entry that is packed in a file. */
interface Entry {
  /** Its path in an archive; empty if it has none. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const partBytes = ({ bytes }: Entry): Uint8Array => bytes;

function innerOf(bytes: Uint8Array, name: string): Entry[] {
  return [...unpacked(bytes, name)]
    .filter(({ way }) => way.length > 0)
    .map((part) => ({ name: part.entry ?? '', bytes: Uint8Array.from(part.bytes) }));
}
