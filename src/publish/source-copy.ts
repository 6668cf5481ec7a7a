// A copy of Candor's sources in a folder of its own, for Astro: Astro compiles only files below its
// root, writes there, and its relative paths are then the same for every root.

import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { candorFolder } from '../disk/candor-folder.ts';

/** Files that the sources need beside them. */
const BESIDE = ['package.json', 'tsconfig.json'];

/**
 * Copies the sources into an empty folder, and links the packages that they import. Only the dev
 * server gets `src/dev`, which shows private records.
 */
export function copySources(work: string, { dev = false }: { readonly dev?: boolean } = {}): void {
  const root = candorFolder();
  const [src, devFolder] = [join(root, 'src'), join(root, 'src/dev')];
  const filter = (path: string): boolean =>
    !path.endsWith('.test.ts') && (dev || path !== devFolder);
  cpSync(src, join(work, 'src'), { recursive: true, filter });
  for (const file of BESIDE)
    if (existsSync(join(root, file))) copyFileSync(join(root, file), join(work, file));
  linkPackages(root, join(work, 'node_modules'));
}

/**
 * In a working copy, all packages are in one folder. A package manager can put those of an installed
 * Candor elsewhere, each in another folder.
 */
function linkPackages(root: string, modules: string): void {
  if (existsSync(join(root, 'node_modules/astro'))) {
    symlinkSync(join(root, 'node_modules'), modules, 'junction');
    return;
  }
  for (const name of dependenciesOf(root)) {
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(packageFolder(name, root), link, 'junction');
  }
}

function dependenciesOf(root: string): string[] {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return Object.keys(dependencies);
}

/** The folder of a package, as Node looks for it. Throws if it is not installed. */
function packageFolder(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder)
      throw new Error(`The package ${name} is not installed. Install Candor again.`);
  }
}
