// Puts a new folder in the place of an old one. Whatever a process does meanwhile, and wherever this one is killed: the old
// folder is deleted only after the new one is in its place, and after another look at it there, where nobody else writes.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './calls.ts';
import { abandonedFolders, freshFolder, OLD, sweep } from './temporary-folder.ts';

/** Throws unless the folder may be deleted. */
export type Demand = (folder: string) => void;

/**
 * Replaces a folder by one that `make` makes below a fresh folder beside it; `make` answers its path. Until the last moment, and
 * after a failure, the old folder is what it was. Throws what `demand` throws for the old one, and what `make` throws.
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
 * Moves a folder into the place of another, which is moved into `aside`. Of several processes that do so at once, the last one
 * wins whole. If it fails, the old one stays. Between two calls of the system the place is empty: if the process is killed just
 * then, the old one is left to `restore`.
 */
function putInPlace(fresh: string, place: string, aside: string, demand: Demand): void {
  for (let tries = 0; ; tries += 1) {
    demand(place);
    const old = join(aside, `${OLD}${tries}`);
    const moved = rename(place, old);
    try {
      renameSync(fresh, place);
    } catch (error) {
      // Another process has put its own there in between.
      if (tries < MOST_OTHERS && (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST')) continue;
      if (moved && !existsSync(place)) renameSync(old, place);
      throw error;
    }
    settle(place, aside, moved ? old : undefined, demand);
    return;
  }
}

/** Deletes what was moved aside. If something was added to the last one since the look at it, that one goes back. */
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

/** Deletes a folder. If the process is killed half way, the rest has a name that the next sweep takes away. */
function discard(old: string): void {
  const doomed = join(dirname(old), `doomed-${basename(old)}`);
  renameSync(old, doomed);
  rmSync(doomed, { recursive: true, force: true, maxRetries: 5 });
}

/** Puts back what a process had moved aside when it was killed, if nothing is in its place. */
function restore(place: string, parent: string, prefix: string): boolean {
  if (existsSync(place)) return false;
  return abandonedFolders(parent, prefix).some((folder) => {
    const last = oldOnes(folder).sort((a, b) => numberOf(b) - numberOf(a))[0];
    return last !== undefined && rename(join(folder, last), place);
  });
}

/** Deletes what killed processes had moved aside; what `demand` refuses stays where it is. */
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

const oldOnes = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith(OLD));
const numberOf = (name: string): number => Number(name.slice(OLD.length));

/** False if there was nothing to rename. */
function rename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
