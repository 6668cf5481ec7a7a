// A folder of its own for a while: gone when the process ends, by whatever end. What a killed process left, the next one clears
// away. Its name tells whose it is, so that there is no moment at which that is not known.

import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './disk.ts';
import { order } from './model/text/order.ts';
import { isDead } from './running.ts';

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

/** What starts with this in a fresh folder was moved there and is not its own: `folder-swap.ts` deletes it, or nobody. */
export const OLD = 'old-';

/** Removes a folder of ours, but nothing that was moved into it. */
function empty(folder: string): void {
  const options = { recursive: true, force: true, maxRetries: 5 };
  const names = lstatSync(folder, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(folder);
  if (!names.some((name) => name.startsWith(OLD))) rmSync(folder, options);
  else for (const name of names) if (!name.startsWith(OLD)) rmSync(join(folder, name), options);
}

/** The folders of a prefix that dead processes of this user left, by name. A link with such a name is not one. */
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
      empty(path);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  }
}

function isAbandoned(path: string, id: number, of: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true || (process.getuid !== undefined && found.uid !== process.getuid())) return false;
  // A container that is started anew often has the same number for its process.
  if (of === host()) return id === process.pid ? !mine.has(path) : isDead(id);
  return Date.now() - found.mtimeMs > OLD_MS;
}
