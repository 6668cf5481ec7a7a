// The folder of Candor itself: its package.json, its sources and the files that its packages need.
// The compiled command line lies in another folder than its sources, so the folder is found by its
// package.json.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** True if a folder contains the package.json of Candor. */
function isCandor(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && /^\s*"name":\s*"candor"/m.test(readFileSync(file, 'utf8'));
}

function findRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (isCandor(folder)) return folder;
    if (dirname(folder) === folder) return start;
  }
}

let root: string | undefined;

/** Returns Candor's own folder, an absolute path without a slash at its end. */
export function candorFolder(): string {
  root ??= findRoot();
  return root;
}

/**
 * True if Candor runs as an installed package, whose command line is compiled: Node strips no types
 * below node_modules.
 */
export function isInstalled(): boolean {
  return !existsSync(join(candorFolder(), 'scripts/candor.ts'));
}

/** Returns the version of Candor. Throws if its package.json has none. */
export function candorVersion(): string {
  const { version }: { version?: unknown } = JSON.parse(
    readFileSync(join(candorFolder(), 'package.json'), 'utf8'),
  );
  if (typeof version !== 'string') throw new Error('The package.json of Candor has no version.');
  return version;
}
