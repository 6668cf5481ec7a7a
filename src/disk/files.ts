// The only writer of content. A file appears complete or not at all, several files all or none, and
// the changes of others are never overwritten, wherever the process is stopped. Several files are
// first written under hidden names, then a journal lists their final names; from then on, the next
// process finishes the journal.

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
  /** True if an existing file can be replaced, whatever its content. */
  readonly replace?: boolean;
  /**
   * The text that this one is based on: the file is replaced only if it still has exactly that
   * text.
   */
  readonly was?: string;
}

/** A new file cannot be written, because the file already exists. */
export class FileExists extends WriteRefused {
  readonly path: string;
  constructor(path: string) {
    super(`${path} already exists; nothing was written.`);
    this.path = path;
  }
}

/** A file has changed since it was read for an edit. */
export class FileChanged extends WriteRefused {
  readonly path: string;
  constructor(path: string) {
    super(`${path} was changed by another process in the meantime; nothing was written.`);
    this.path = path;
  }
}

/**
 * Writes files below a folder, all or none, and creates their folders. Throws FileExists,
 * FileChanged, PlaceRefused, FolderBusy, or the error of the file system. If the process is killed,
 * or the disk fails, after some files are in place, finishWrites places the others.
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
    if (refused !== undefined)
      throw isNew(refused) ? new FileExists(refused.path) : new FileChanged(refused.path);
  });
}

/** Throws PlaceRefused if a path, or a parent of it, is not a folder. */
function demandFolder(folder: string): void {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const found = quietly(() => statSync(path)) ?? quietly(() => lstatSync(path));
    if (found?.isDirectory() === true || (found === undefined && dirname(path) === path)) return;
    if (found !== undefined)
      throw new PlaceRefused(
        `${path} is ${found.isSymbolicLink() ? 'a broken symbolic link' : kindOf(found)}, not a folder. Choose another folder. Nothing was written.`,
      );
  }
}

/** Undefined if the path does not exist, goes through a file, or is a link cycle. */
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
      // Checks again: another process can have created a link since the check of all files.
      placeInside(folder, temporary);
      disk.mkdir(dirname(join(folder, file.path)));
      moves.push({
        path: file.path,
        temporary,
        replaces: isNew(file) ? 'new' : replaced(folder, file),
      });
      createFile(disk, join(folder, temporary), file.text, modeOf(placeInside(folder, file.path)));
    }
    return moves;
  } catch (error) {
    for (const { temporary } of moves) disk.unlink(join(folder, temporary));
    throw error;
  }
}

/**
 * The digest of the text that is replaced: if this process is killed, the next one must not replace
 * what someone wrote since.
 */
function replaced(folder: string, { path, was }: NewFile): string {
  return was === undefined ? (digestOf(placeInside(folder, path)) ?? 'new') : digest(was);
}

function modeOf(file: string): number | undefined {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode & 0o777;
}

/**
 * Finishes the writes of a killed process: files with a complete journal get their names,
 * everything else is deleted. Undefined if nothing was left. Throws FolderBusy, or the error of the
 * file system.
 */
export function finishWrites(folder: string, disk: Disk = DISK): Moved | undefined {
  if (!readdirSync(folder).some((name) => name.startsWith(HIDDEN))) return undefined;
  return withLock(disk, folder, () => recover(disk, folder));
}
