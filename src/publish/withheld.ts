// Removes from a new site the files of public/ that must not be published yet. Astro copies the
// folder as a whole.

import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Removes files below a folder, and the folders that are then empty: their names tell something. */
export function removeWithheld(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    rmSync(join(folder, path), { force: true });
    for (
      let parent = dirname(path);
      parent !== '.' && isEmpty(join(folder, parent));
      parent = dirname(parent)
    )
      rmdirSync(join(folder, parent));
  }
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}
