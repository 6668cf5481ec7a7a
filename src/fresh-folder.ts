// A folder of its own for a while: gone when the process ends, by whatever end. What a killed process left, the next one clears
// away. Its name tells whose it is, so that there is no moment at which that is not known.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './disk.ts';
import { order } from './model/problem.ts';

/** A folder that only this process uses, and that nobody else may read. */
export interface FreshFolder {
  readonly path: string;
  /** Takes it away with all that is in it. */
  readonly remove: () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Whether a process of another machine still lives cannot be known; no build takes a day. */
const OLD_MS = 24 * 60 * 60 * 1000;
const mine = new Set<string>();

const host = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Makes a folder below `parent`, whose name starts with `prefix`. Throws the error of the file system where it cannot. */
export function freshFolder(parent: string, prefix: string): FreshFolder {
  let made: string | undefined;
  const clear = (): void => {
    if (made !== undefined) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  };
  const ended = SIGNALS.map((signal) => {
    const end = (): void => {
      clear();
      process.exit(128 + constants.signals[signal]);
    };
    process.once(signal, end);
    return { signal, end };
  });
  const deafen = (): void => {
    for (const { signal, end } of ended) process.off(signal, end);
  };
  // Made once the signals are listened to: there is no moment at which the folder exists and a signal would leave it.
  try {
    made = mkdtempSync(join(parent, `${prefix}${process.pid}-${host()}-`));
  } catch (error) {
    deafen();
    throw error;
  }
  const path = made;
  mine.add(path);
  // At the end once more: after a failure something may still have been writing.
  process.once('exit', clear);
  const remove = (): void => {
    clear();
    mine.delete(path);
    deafen();
  };
  return { path, remove };
}

/** The folders of a prefix that dead processes left, by name. */
export function abandonedFolders(parent: string, prefix: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .sort(order)
    .map((name) => ({ path: join(parent, name), whose: /^(\d+)-([0-9a-f]{8})-\w{6}$/.exec(name.slice(prefix.length)) }))
    .flatMap(({ path, whose }) =>
      whose !== null && isAbandoned(path, Number(whose[1]), whose[2] ?? '') ? [path] : [],
    );
}

/** Takes away what dead processes left. What cannot be taken away stays: it is in nobody's way. */
export function sweep(parent: string, prefix: string): void {
  for (const path of abandonedFolders(parent, prefix)) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  }
}

function isAbandoned(path: string, id: number, of: string): boolean {
  // A container that is started anew often has the same number for its process.
  if (of === host()) return id === process.pid ? !mine.has(path) : isDead(id);
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && Date.now() - changed > OLD_MS;
}

function isDead(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

const OLD = 'old-';
const MOST_OTHERS = 100;

/**
 * Puts a folder in the place of another, which is moved into `aside`. Of several processes that do so at once, the last one wins
 * whole. Where it cannot be done, the old one stays and the error of the file system is thrown. Between two calls of the system the
 * place is empty: who is killed just there leaves the old one to `restore`.
 */
export function putInPlace(fresh: string, place: string, aside: string): void {
  for (let tries = 0; ; tries += 1) {
    const old = join(aside, `${OLD}${tries}`);
    const moved = rename(place, old);
    try {
      renameSync(fresh, place);
      return;
    } catch (error) {
      // Another process has put its own there in between.
      if (tries < MOST_OTHERS && (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST')) continue;
      if (moved && !existsSync(place)) renameSync(old, place);
      throw error;
    }
  }
}

/** Puts back what a process had moved aside when it was killed, where nothing is in its place. */
export function restore(place: string, parent: string, prefix: string): void {
  if (existsSync(place)) return;
  for (const folder of abandonedFolders(parent, prefix)) {
    const olds = readdirSync(folder).filter((name) => name.startsWith(OLD));
    const last = olds.sort((a, b) => Number(b.slice(OLD.length)) - Number(a.slice(OLD.length)))[0];
    if (last !== undefined && rename(join(folder, last), place)) return;
  }
}

/** Whether there was anything to rename. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
