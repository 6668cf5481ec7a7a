// A temporary folder that is deleted when its process ends, in whatever way. The next process
// deletes the folder of a killed one. The folder's name identifies the process that created it, and
// a file in it proves that Candor did: only such a folder is ever deleted.

import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { order } from '../model/text/order.ts';
import { codeOf } from './calls.ts';
import { isDead } from './process.ts';
import { readRegular } from './regular-file.ts';

/** A folder that only this process uses, and that nobody else can read. */
interface FreshFolder {
  readonly path: string;
  /** Deletes it with all its content. */
  readonly remove: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Candor cannot check whether a process of another machine still runs; no build takes a day. */
const OLD_MS = 24 * 60 * 60 * 1000;
const mine = new Set<string>();

/** The file that proves that Candor created a folder: it is written first and deleted last. */
export const MARK = '.candor-temporary';
export const MARK_TEXT =
  'Candor made this folder for one run. If that run was killed, the next run deletes the folder with everything in it.\n';

const host = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * Creates a folder below `parent`, with a name that starts with `prefix`. Throws the error of the
 * file system if this fails.
 */
export function freshFolder(parent: string, prefix: string): FreshFolder {
  let made: string | undefined;
  const clear = (): void => {
    if (made !== undefined) empty(made);
  };
  const ended = SIGNALS.map((signal) => {
    const end = (): void => {
      clear();
      process.exit(128 + constants.signals[signal]);
    };
    process.once(signal, end);
    return { signal, end };
  });
  const removeListeners = (): void => {
    for (const { signal, end } of ended) process.off(signal, end);
  };
  // Created after the signal handlers are installed, so that a signal can never leave it behind.
  try {
    made = mkdtempSync(join(parent, `${prefix}${process.pid}-${host()}-`));
    writeFileSync(join(made, MARK), MARK_TEXT, { flag: 'wx' });
  } catch (error) {
    clear();
    removeListeners();
    throw error;
  }
  const path = made;
  mine.add(path);
  // Also at the end: after a failure, something can still have been writing.
  process.once('exit', clear);
  const remove = (): void => {
    clear();
    mine.delete(path);
    removeListeners();
  };
  return { path, remove };
}

/**
 * Entries of a fresh folder with this prefix were moved there from elsewhere: only `swap-folder.ts`
 * deletes them.
 */
export const OLD = 'old-';

/**
 * Deletes a temporary folder, but nothing that was moved into it. The mark is deleted last: without
 * it, the rest would stay forever.
 */
function empty(folder: string): void {
  const options = { recursive: true, force: true, maxRetries: 5 };
  const names =
    lstatSync(folder, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(folder);
  for (const name of names)
    if (!name.startsWith(OLD) && name !== MARK) rmSync(join(folder, name), options);
  if (!names.some((name) => name.startsWith(OLD))) rmSync(folder, options);
}

/**
 * Returns the folders with a prefix that dead processes of this user left, sorted by name. Excludes
 * links and folders without the mark: someone else created them, whatever their names.
 */
export function abandonedFolders(parent: string, prefix: string): string[] {
  return deadFolders(parent, prefix).filter(isMarked);
}

function deadFolders(parent: string, prefix: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .sort(order)
    .map((name) => ({
      path: join(parent, name),
      whose: /^(\d+)-([0-9a-f]{8})-\w{6}$/.exec(name.slice(prefix.length)),
    }))
    .flatMap(({ path, whose }) =>
      whose !== null && isAbandoned(path, Number(whose[1]), whose[2] ?? '') ? [path] : [],
    );
}

function isMarked(folder: string): boolean {
  try {
    return readRegular(join(folder, MARK)).toString('utf8') === MARK_TEXT;
  } catch {
    return false;
  }
}

/**
 * Deletes the folders of dead processes. A folder that cannot be deleted stays: it does no harm.
 */
export function sweep(parent: string, prefix: string): void {
  for (const path of deadFolders(parent, prefix)) {
    try {
      // A process that was killed before it wrote the mark left an empty folder. Deleting it loses
      // nothing.
      if (isMarked(path)) empty(path);
      else rmdirSync(path);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  }
}

function isAbandoned(path: string, id: number, of: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (
    found?.isDirectory() !== true ||
    (process.getuid !== undefined && found.uid !== process.getuid())
  )
    return false;
  // A restarted container often reuses the same process number.
  if (of === host()) return id === process.pid ? !mine.has(path) : isDead(id);
  return Date.now() - found.mtimeMs > OLD_MS;
}
