// The only writer of content: files appear whole or not at all, several of them all or none, never in the place of what
// somebody else wrote, wherever the process is stopped. Several files are first written under hidden names, then a journal
// says which names they get; from then on whoever comes next finishes what it says.

import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { codeOf, createFile, DISK, type Disk } from './calls.ts';
import { PlaceRefused, placeInside } from './inside.ts';
import { commit, digestOf, type Move, type Moved, recover } from './journal.ts';
import { HIDDEN, WriteRefused, withLock } from './lock.ts';
import { kindOf } from './regular-file.ts';

export { FolderBusy, WriteRefused } from './lock.ts';

export interface NewFile {
  /** Path below the content folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether a file that is there may be replaced, whatever it holds. */
  readonly replace?: boolean;
  /** The text from which this one was made: the file is replaced only if it still holds just that. */
  readonly was?: string;
}

/** A file is already where a new one was to be written. */
export class FileExists extends WriteRefused {
  readonly path: string;
  constructor(path: string) {
    super(`${path} exists already; nothing was written.`);
    this.path = path;
  }
}

/** A file is no longer what an edit started from. */
export class FileChanged extends WriteRefused {
  readonly path: string;
  constructor(path: string) {
    super(`${path} was changed by someone else meanwhile; nothing was written.`);
    this.path = path;
  }
}

/**
 * Writes files below a folder, all or none, making the folders they need. Throws FileExists, FileChanged, PlaceRefused, FolderBusy, or what
 * the file system says. If the process dies, or the disk fails, when some files are in place, finishWrites places the others.
 */
export function writeFiles(folder: string, files: readonly NewFile[], disk: Disk = DISK): void {
  if (files.length === 0) return;
  demandFolder(folder);
  disk.mkdir(folder);
  withLock(disk, folder, () => {
    recover(disk, folder);
    for (const file of files) demand(folder, file);
    const { kept } = commit(disk, folder, stage(disk, folder, files));
    const refused = files.find(({ path }) => kept.includes(path));
    if (refused !== undefined) throw isNew(refused) ? new FileExists(refused.path) : new FileChanged(refused.path);
  });
}

/** Throws PlaceRefused if a path, or one above it, is something else than a folder. */
function demandFolder(folder: string): void {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const found = quietly(() => statSync(path)) ?? quietly(() => lstatSync(path));
    if (found?.isDirectory() === true || (found === undefined && dirname(path) === path)) return;
    if (found !== undefined)
      throw new PlaceRefused(
        `${path} is ${found.isSymbolicLink() ? 'a symbolic link that leads nowhere' : kindOf(found)}, not a folder. Choose another folder. Nothing was written.`,
      );
  }
}

/** Undefined if the path does not exist, or goes through a file or round in a circle. */
function quietly(stat: () => Stats): Stats | undefined {
  try {
    return stat();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

const isNew = ({ replace, was }: NewFile): boolean => replace !== true && was === undefined;

function demand(folder: string, file: NewFile): void {
  const found = digestOf(placeInside(folder, file.path));
  if (isNew(file) && found !== undefined) throw new FileExists(file.path);
  if (file.was !== undefined && found !== digest(file.was)) throw new FileChanged(file.path);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes the files under hidden names beside their places. */
function stage(disk: Disk, folder: string, files: readonly NewFile[]): Move[] {
  const moves: Move[] = [];
  try {
    for (const [i, file] of files.entries()) {
      const name = `${HIDDEN}${process.pid}-${i}-${basename(file.path)}.tmp`;
      const temporary = posix.join(posix.dirname(file.path), name);
      // Once more: a look at all files came before, and whatever else runs may have put a link there since.
      placeInside(folder, temporary);
      disk.mkdir(dirname(join(folder, file.path)));
      moves.push({ path: file.path, temporary, replaces: isNew(file) ? 'new' : replaced(file) });
      createFile(disk, join(folder, temporary), file.text, modeOf(placeInside(folder, file.path)));
    }
    return moves;
  } catch (error) {
    for (const { temporary } of moves) disk.unlink(join(folder, temporary));
    throw error;
  }
}

const replaced = ({ was }: NewFile): string => (was === undefined ? 'any' : digest(was));

function modeOf(file: string): number | undefined {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode & 0o777;
}

/**
 * Finishes what a process that died while it wrote to a folder has left: files whose journal is whole get their names, all
 * else is taken away. Undefined where nothing was left. Throws FolderBusy, or what the file system says.
 */
export function finishWrites(folder: string, disk: Disk = DISK): Moved | undefined {
  if (!readdirSync(folder).some((name) => name.startsWith(HIDDEN))) return undefined;
  return withLock(disk, folder, () => recover(disk, folder));
}
