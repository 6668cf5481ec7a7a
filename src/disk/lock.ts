// One writer at a time: a file that names the process which writes. What a dead process left is taken over.

import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf, createFile, type Disk, linkNew } from './calls.ts';
import { isDead } from './process.ts';
import { readRegular } from './regular-file.ts';

/** All names that writing leaves for a moment start like this; they are hidden, so that no reader takes them for content. */
export const HIDDEN = '.candor-';
export const LOCK = `${HIDDEN}lock`;

/** What is asked for cannot be written as things are. Nothing was written; the message says why, for people. */
export class WriteRefused extends Error {}

/** Another process writes to the folder, and did not end in time. */
export class FolderBusy extends WriteRefused {}

const PATIENCE = 100;
const PAUSE_MS = 50;

/**
 * Holds the lock of a folder while something is done in it, after a wait of at most five seconds. Throws FolderBusy.
 * The lock of a process that is dead, or was on this machine before it was started, is taken over.
 */
export function withLock<Result>(disk: Disk, folder: string, act: () => Result): Result {
  const lock = join(folder, LOCK);
  const own = JSON.stringify({ process: process.pid, host: hostname() });
  for (let tries = 0; !taken(disk, lock, own); tries += 1) {
    const holder = holderOf(lock);
    if (holder !== undefined && isStale(holder)) drop(disk, lock, holder);
    else if (tries < PATIENCE) pause(PAUSE_MS);
    else throw new FolderBusy(`Another process is writing there. Wait for it; if there is none, remove ${lock}.`);
  }
  try {
    const result = act();
    disk.unlink(lock);
    return result;
  } catch (error) {
    // After a failure of the disk the lock stays, as after a death: it tells that there may be something to clear away.
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
    // Who holds the lock clears away what others left, and this is easily taken for it.
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
  // Nothing here writes while it writes: a lock with our own number is of an earlier process.
  return Number(id) === process.pid || isDead(Number(id));
}

// Of two who find a dead lock one moves it away. Who moved a fresh one instead puts it back.
function drop(disk: Disk, lock: string, dead: string): void {
  const aside = `${lock}-${process.pid}.dead.tmp`;
  try {
    disk.rename(lock, aside);
    if (holderOf(aside) !== dead) linkNew(disk, aside, lock, existsSync);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  // What was moved aside stays until all is cleared away: it tells that there is something to clear.
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
