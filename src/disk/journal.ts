// A journal of moves, so that another process can finish them if this one is killed. The journal
// has names and digests, never content, and is written in one step.

import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, createFile, type Disk, linkNew } from './calls.ts';
import { placeInside } from './inside.ts';
import { HIDDEN, WriteRefused } from './lock.ts';
import { readRegular } from './regular-file.ts';

const JOURNAL = `${HIDDEN}pending.json`;
const TEMPORARY = /^\.candor-.*\.tmp$/;

/** A file under a hidden name, and its final name. Paths are relative to the folder, with `/`. */
export interface Move {
  readonly path: string;
  readonly temporary: string;
  /** The SHA-256 of the file to replace; or `new`, if the name must be free. */
  readonly replaces: string;
}

/** The result of some moves. If files are kept and none is placed, everything is as before. */
export interface Moved {
  /** The files that are in their places. */
  readonly placed: readonly string[];
  /** The files that another process changed meanwhile; its changes were kept. */
  readonly kept: readonly string[];
}

/** Moves files to their places, all or none. One file needs no journal: it moves in one step. */
export function commit(disk: Disk, folder: string, moves: readonly Move[]): Moved {
  if (moves.length > 1) {
    const draft = join(folder, `${HIDDEN}pending-${process.pid}.tmp`);
    disk.unlink(draft);
    createFile(disk, draft, JSON.stringify({ moves }));
    disk.rename(draft, join(folder, JOURNAL));
    disk.syncFolder(folder);
  }
  return follow(disk, folder, moves);
}

/**
 * Finishes the journal of a dead process, and deletes its temporary files. Undefined if it left no
 * journal.
 */
export function recover(disk: Disk, folder: string): Moved | undefined {
  const moves = readJournal(folder);
  const moved = moves === undefined ? undefined : follow(disk, folder, moves);
  for (const path of temporariesIn(folder)) disk.unlink(join(folder, path));
  return moved;
}

// New files come first and keep their hidden names until the end: until a file is replaced,
// everything can be undone.
function follow(disk: Disk, folder: string, moves: readonly Move[]): Moved {
  for (const { path, temporary } of moves)
    for (const one of [path, temporary]) placeInside(folder, one);
  const replacing = moves.filter(({ replaces }) => replaces !== 'new');
  const ready = replacing.filter(({ temporary }) => existsSync(join(folder, temporary)));
  const begun = ready.length < replacing.length;
  const kept = ready.filter((move) => !canReplace(folder, move));
  if (begun || kept.length === 0)
    for (const move of moves)
      if (move.replaces === 'new' && !linkFresh(disk, folder, move)) kept.push(move);
  const undone = kept.length > 0 && !begun;
  if (undone) for (const move of moves) unlinkFresh(disk, folder, move);
  else
    for (const move of ready)
      if (!kept.includes(move))
        disk.rename(join(folder, move.temporary), placeInside(folder, move.path));
  for (const parent of new Set(moves.map(({ path }) => dirname(placeInside(folder, path)))))
    disk.syncFolder(parent);
  if (moves.length > 1) disk.unlink(join(folder, JOURNAL));
  for (const { temporary } of moves) disk.unlink(join(folder, temporary));
  const placed = undone ? [] : moves.filter((move) => !kept.includes(move));
  return { placed: placed.map(({ path }) => path), kept: kept.map(({ path }) => path) };
}

/** False if the name is taken. */
function linkFresh(disk: Disk, folder: string, { path, temporary }: Move): boolean {
  const [from, to] = [join(folder, temporary), join(folder, path)];
  // Without its hidden name, the file already has its final name.
  if (!existsSync(from) || isSame(from, to)) return true;
  try {
    linkNew(disk, from, to, existsSync);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function unlinkFresh(disk: Disk, folder: string, { path, temporary, replaces }: Move): void {
  if (replaces === 'new' && isSame(join(folder, temporary), join(folder, path)))
    disk.unlink(join(folder, path));
}

function isSame(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return false;
  const [left, right] = [lstatSync(a), lstatSync(b)];
  return left.ino === right.ino && left.dev === right.dev;
}

function canReplace(folder: string, { path, replaces }: Move): boolean {
  return digestOf(placeInside(folder, path)) === replaces;
}

/** The SHA-256 of a file; undefined if it does not exist. */
export function digestOf(file: string): string | undefined {
  return existsSync(file)
    ? createHash('sha256').update(readRegular(file)).digest('hex')
    : undefined;
}

// A journal is complete or absent. An unreadable one was not written by Candor, and moves nothing.
function readJournal(folder: string): readonly Move[] | undefined {
  const file = join(folder, JOURNAL);
  if (!existsSync(file)) return undefined;
  const moves = movesIn(file);
  if (moves === undefined)
    throw new WriteRefused(`${file} cannot be read. Remove it and run "candor check".`);
  return moves;
}

function movesIn(file: string): readonly Move[] | undefined {
  try {
    const journal: unknown = JSON.parse(readRegular(file).toString('utf8'));
    const moves =
      typeof journal === 'object' && journal !== null && 'moves' in journal
        ? journal.moves
        : undefined;
    return Array.isArray(moves) && moves.every(isMove) ? moves : undefined;
  } catch {
    return undefined;
  }
}

function isMove(value: unknown): value is Move {
  if (typeof value !== 'object' || value === null) return false;
  if (!('path' in value && 'temporary' in value && 'replaces' in value)) return false;
  const { path, temporary, replaces } = value;
  if (typeof path !== 'string' || typeof temporary !== 'string' || typeof replaces !== 'string')
    return false;
  // A repository can contain a forged journal: it can only move files that a writer stages, and
  // never into ".git".
  return isInside(path) && isInside(temporary) && TEMPORARY.test(basename(temporary));
}

const isInside = (path: string): boolean =>
  !/(^|[\\/])(\.\.|\.git)([\\/]|$)|^[\\/]|^[A-Za-z]:/i.test(path);

// Temporary files that writers left anywhere below the folder, except the lock and the journal.
// Does not follow a link to a folder, because its target is not Candor's.
function temporariesIn(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory())
        return entry.name === '.git' ? [] : temporariesIn(folder, `${path}/`);
      return entry.isFile() && TEMPORARY.test(entry.name) ? [path] : [];
    })
    .sort();
}
