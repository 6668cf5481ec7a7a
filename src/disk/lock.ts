// Allows one writer at a time: the lock is a file that names the writing process. A stale lock is
// taken over.

import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf, createFile, type Disk, linkNew } from './calls.ts';
import { isDead } from './process.ts';
import { readRegular } from './regular-file.ts';

/** The prefix of all temporary names; they are hidden, so that no reader takes them for content. */
export const HIDDEN = '.candor-';
const LOCK = `${HIDDEN}lock`;

/**
 * The request cannot be written in the current state. Nothing was written; the message gives the
 * reason.
 */
export class WriteRefused extends Error {}

/** Another process writes to the folder, and did not finish in time. */
export class FolderBusy extends WriteRefused {}

const PATIENCE = 100;
const PAUSE_MS = 50;

/**
 * Holds the lock of a folder while `act` runs, after a wait of at most five seconds. Throws
 * FolderBusy. Takes over the lock of a process that is dead, or that ran before this machine was
 * started.
 */
export function withLock<Result>(disk: Disk, folder: string, act: () => Result): Result {
  const lock = join(folder, LOCK);
  const own = JSON.stringify({ process: process.pid, host: hostname() });
  for (let tries = 0; !taken(disk, lock, own); tries += 1) {
    const holder = holderOf(lock);
    if (holder !== undefined && isStale(holder)) drop(disk, lock, holder);
    else if (tries < PATIENCE) pause(PAUSE_MS);
    else
      throw new FolderBusy(
        `Another process is writing to this folder. Wait until it ends; if no process is running, remove ${lock}.`,
      );
  }
  try {
    const result = act();
    disk.unlink(lock);
    return result;
  } catch (error) {
    // After a failure of the disk the lock stays, as after a crash: it marks that a cleanup may be
    // necessary.
    if (error instanceof WriteRefused) disk.unlink(lock);
    throw error;
  }
}

function taken(disk: Disk, lock: string, own: string): boolean {
  const temporary = `${lock}-${process.pid}.tmp`;
  disk.unlink(temporary);
  createFile(disk, temporary, own);
  try {
    linkNew(disk, temporary, lock, existsSync);
    return true;
  } catch (error) {
    // The lock holder deletes leftovers of others, and can delete this temporary file too.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') return false;
    throw error;
  } finally {
    disk.unlink(temporary);
  }
}

function holderOf(lock: string): string | undefined {
  try {
    return readRegular(lock).toString('utf8');
  } catch {
    return undefined;
  }
}

function isStale(holder: string): boolean {
  const [, id = '', host = ''] = /^\{"process":(\d+),"host":(".*")\}$/.exec(holder) ?? [];
  if (id === '') return true;
  if (host !== JSON.stringify(hostname())) return false;
  // This process does not write twice at once: a lock with its own number is from an earlier
  // process.
  return Number(id) === process.pid || isDead(Number(id));
}

// If two processes find a stale lock, one renames it. If the renamed lock turns out to be live, it
// is restored.
function drop(disk: Disk, lock: string, dead: string): void {
  const aside = `${lock}-${process.pid}.dead.tmp`;
  try {
    disk.rename(lock, aside);
    if (holderOf(aside) !== dead) linkNew(disk, aside, lock, existsSync);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  // The renamed lock stays until the cleanup is complete, as a mark that a cleanup is necessary.
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
