// What is to be moved where, so that a process that dies in between can be followed by another that goes on. The journal holds
// names and digests, never content, and is written in one step.

import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, createFile, type Disk, linkNew } from './disk.ts';
import { HIDDEN } from './lock.ts';

export const JOURNAL = `${HIDDEN}pending.json`;
const TEMPORARY = /^\.candor-.*\.tmp$/;

/** A file under a hidden name, and the name it is to get. Paths are below the folder, with `/`. */
export interface Move {
  readonly path: string;
  readonly temporary: string;
  /** The SHA-256 of what may be replaced; `any`thing may be; or the file is `new`, and nothing may be there. */
  readonly replaces: string;
}

/** What became of some moves. Where anything is kept and nothing placed, all is as it was before. */
export interface Moved {
  /** The files that have their places. */
  readonly placed: readonly string[];
  /** The files whose places hold what somebody else wrote meanwhile; that was left there. */
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

/** Goes on where a dead process stopped, and takes its temporaries away. Undefined where no journal was left. */
export function recover(disk: Disk, folder: string): Moved | undefined {
  const moves = readJournal(folder);
  const moved = moves === undefined ? undefined : follow(disk, folder, moves);
  for (const path of temporariesIn(folder)) disk.unlink(join(folder, path));
  return moved;
}

// New files come first and keep their second names until the end: as long as nothing was replaced, all can be undone.
function follow(disk: Disk, folder: string, moves: readonly Move[]): Moved {
  const replacing = moves.filter(({ replaces }) => replaces !== 'new');
  const ready = replacing.filter(({ temporary }) => existsSync(join(folder, temporary)));
  const begun = ready.length < replacing.length;
  const kept = ready.filter((move) => !mayReplace(folder, move));
  if (begun || kept.length === 0)
    for (const move of moves) if (move.replaces === 'new' && !linkFresh(disk, folder, move)) kept.push(move);
  const undone = kept.length > 0 && !begun;
  if (undone) for (const move of moves) unlinkFresh(disk, folder, move);
  else
    for (const move of ready)
      if (!kept.includes(move)) disk.rename(join(folder, move.temporary), targetOf(folder, move.path));
  for (const parent of new Set(moves.map(({ path }) => dirname(targetOf(folder, path))))) disk.syncFolder(parent);
  if (moves.length > 1) disk.unlink(join(folder, JOURNAL));
  for (const { temporary } of moves) disk.unlink(join(folder, temporary));
  const placed = undone ? [] : moves.filter((move) => !kept.includes(move));
  return { placed: placed.map(({ path }) => path), kept: kept.map(({ path }) => path) };
}

/** False where somebody else has taken the name. */
function linkFresh(disk: Disk, folder: string, { path, temporary }: Move): boolean {
  const [from, to] = [join(folder, temporary), join(folder, path)];
  // Without its second name the file has its own already.
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
  if (replaces === 'new' && isSame(join(folder, temporary), join(folder, path))) disk.unlink(join(folder, path));
}

function isSame(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return false;
  const [left, right] = [lstatSync(a), lstatSync(b)];
  return left.ino === right.ino && left.dev === right.dev;
}

function mayReplace(folder: string, { path, replaces }: Move): boolean {
  return replaces === 'any' || digestOf(targetOf(folder, path)) === replaces;
}

/** The SHA-256 of a file; undefined where there is none. */
export function digestOf(file: string): string | undefined {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;
}

/** Where a file really lies: a link to another file of the folder stays one. */
export function targetOf(folder: string, path: string): string {
  const file = join(folder, path);
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true ? realpathSync(file) : file;
}

// A journal is there as a whole or not at all; what cannot be read was not written by us, and moves nothing.
function readJournal(folder: string): readonly Move[] | undefined {
  const file = join(folder, JOURNAL);
  if (!existsSync(file)) return undefined;
  const journal: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const moves = typeof journal === 'object' && journal !== null && 'moves' in journal ? journal.moves : undefined;
  if (!Array.isArray(moves) || !moves.every(isMove))
    throw new Error(`${file} cannot be read. Remove it and run "candor check".`);
  return moves;
}

function isMove(value: unknown): value is Move {
  if (typeof value !== 'object' || value === null) return false;
  const inside = (path: unknown) => typeof path === 'string' && !/(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(path);
  if (!('path' in value && 'temporary' in value && 'replaces' in value)) return false;
  return inside(value.path) && inside(value.temporary) && typeof value.replaces === 'string';
}

// Those that writers left anywhere below the folder, without the lock and the journal.
function temporariesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => TEMPORARY.test(basename(name)))
    .sort();
}
