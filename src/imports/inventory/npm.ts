// package-lock.json and npm-shrinkwrap.json (docs.npmjs.com, "package-lock.json"): `packages` of versions 2 and 3,
// `dependencies` of version 1.

import { type Inventory, inventoryBy, MOST_DEPTH, type Shelf } from './inventory.ts';
import { fieldOf, isFields, textOf } from './value.ts';

/** Reads the parsed document of a package-lock.json. */
export function readNpm(document: unknown): Inventory {
  return inventoryBy('package-lock.json', (into) => {
    const packages = fieldOf(document, 'packages');
    const dependencies = fieldOf(document, 'dependencies');
    if (isFields(packages)) readPackages(packages, into);
    else if (isFields(dependencies)) readDependencies(dependencies, into);
    else into.problem('It has neither "packages" nor "dependencies".');
  });
}

function readPackages(packages: Readonly<Record<string, unknown>>, into: Shelf): void {
  for (const [path, entry] of Object.entries(packages)) {
    const at = path.lastIndexOf('node_modules/');
    // What is not below node_modules/ is the project itself and its workspaces.
    if (at < 0 || fieldOf(entry, 'link') === true) continue;
    const name = textOf(entry, 'name') ?? path.slice(at + 'node_modules/'.length);
    const version = textOf(entry, 'version');
    if (name === '') continue;
    if (version === undefined) into.also('no exact version', name);
    if (!into.add({ ecosystem: 'npm', name, version, where: path })) return;
  }
}

function readDependencies(top: Readonly<Record<string, unknown>>, into: Shelf): void {
  const open = [{ entries: top, path: '', depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [alias, entry] of Object.entries(next.entries)) {
      const path = `${next.path}${alias}`;
      const written = textOf(entry, 'version');
      // "npm:real@1.2.3" stands for another package.
      const [, real, aliased] = /^npm:(@?[^@]+)@(.+)$/.exec(written ?? '') ?? [];
      const version = aliased ?? (written !== undefined && /^\d/.test(written) ? written : undefined);
      const name = real ?? alias;
      if (version === undefined) into.also('no exact version', written === undefined ? name : `${name} ${written}`);
      if (!into.add({ ecosystem: 'npm', name, version, where: path })) return;
      const inner = fieldOf(entry, 'dependencies');
      if (!isFields(inner)) continue;
      if (next.depth < MOST_DEPTH) open.push({ entries: inner, path: `${path} > `, depth: next.depth + 1 });
      else into.tooDeep(name);
    }
  }
}
