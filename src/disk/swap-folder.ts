// Replaces an old folder by a new one. Whatever other processes do meanwhile, and wherever this one
// is killed, the old folder is deleted only after the new one is in place, and after a second check
// in a location where nobody else writes.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './calls.ts';
import { abandonedFolders, freshFolder, OLD, sweep } from './temporary-folder.ts';

/** Throws unless the folder can be deleted. */
type Demand = (folder: string) => void;

/**
 * Replaces a folder by one that `make` creates below a fresh folder beside it; `make` returns its
 * path. The old folder stays unchanged until the swap, and after a failure. Throws the errors of
 * `demand` for the old folder, and those of `make`.
 */
export async function replaceFolder(
  place: string,
  demand: Demand,
  make: (work: string) => Promise<string>,
): Promise<void> {
  demand(place);
  const parent = dirname(place);
  const prefix = `.${basename(place)}-`;
  if (!existsSync(parent)) mkdirSync(parent, { recursive: true });
  if (restore(place, parent, prefix)) demand(place);
  discardOld(parent, prefix, demand);
  sweep(parent, prefix);
  const fresh = freshFolder(parent, prefix);
  try {
    putInPlace(await make(fresh.path), place, fresh.path, demand);
  } finally {
    fresh.remove();
  }
}

const MOST_OTHERS = 100;

/**
 * Moves a folder into the place of another, which is moved into `aside`. If several processes do
 * this at once, the last one wins completely. If it fails, the old one stays. Between two system
 * calls the place is empty: if the process is killed then, `restore` puts the old one back.
 */
function putInPlace(fresh: string, place: string, aside: string, demand: Demand): void {
  for (let tries = 0; ; tries += 1) {
    demand(place);
    const old = join(aside, `${OLD}${tries}`);
    const moved = rename(place, old);
    try {
      renameSync(fresh, place);
    } catch (error) {
      // Another process has put its own folder there meanwhile.
      if (tries < MOST_OTHERS && (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST'))
        continue;
      if (moved && !existsSync(place)) renameSync(old, place);
      throw error;
    }
    settle(place, aside, moved ? old : undefined, demand);
    return;
  }
}

/**
 * Deletes the folders that were moved aside. If something was added to the last one since its
 * check, it is put back.
 */
function settle(place: string, aside: string, last: string | undefined, demand: Demand): void {
  for (const name of readdirSync(aside).filter((one) => one.startsWith(OLD))) {
    const old = join(aside, name);
    try {
      demand(old);
    } catch (error) {
      if (old === last) {
        renameSync(place, join(aside, 'refused'));
        renameSync(old, place);
      }
      throw error;
    }
    discard(old);
  }
}

/**
 * Deletes a folder. If the process is killed during this, the next sweep deletes the rest by its
 * name.
 */
function discard(old: string): void {
  const doomed = join(dirname(old), `doomed-${basename(old)}`);
  renameSync(old, doomed);
  rmSync(doomed, { recursive: true, force: true, maxRetries: 5 });
}

/** Puts back a folder that a killed process had moved aside, if its place is empty. */
function restore(place: string, parent: string, prefix: string): boolean {
  if (existsSync(place)) return false;
  return abandonedFolders(parent, prefix).some((folder) => {
    const last = oldOnes(folder).sort((a, b) => numberOf(b) - numberOf(a))[0];
    return last !== undefined && rename(join(folder, last), place);
  });
}

/** Deletes folders that killed processes had moved aside; folders that `demand` refuses stay. */
function discardOld(parent: string, prefix: string, demand: Demand): void {
  for (const folder of abandonedFolders(parent, prefix))
    for (const old of oldOnes(folder).map((name) => join(folder, name)))
      try {
        demand(old);
        discard(old);
      } catch {
        // It is not in the way, and someone may want it.
      }
}

const oldOnes = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith(OLD));
const numberOf = (name: string): number => Number(name.slice(OLD.length));

/** False if the source does not exist. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
