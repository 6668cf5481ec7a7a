// Reads package-lock.json and npm-shrinkwrap.json (docs.npmjs.com, "package-lock.json"): `packages`
// of versions 2 and 3, `dependencies` of version 1.

import type { Component } from '../../model/lookup/component.ts';
import {
  addOwnPart,
  addPackage,
  type Inventory,
  type InventoryBuilder,
  inventoryBy,
  MOST_DEPTH,
} from './inventory.ts';
import { fieldOf, isFields, textOf } from './value.ts';

// npm addresses outside of registries: repositories, their archives, and files.
const UNRELEASED =
  /^(?:git[+:@]|ssh:|file:|github:|gitlab:|bitbucket:|gist:|https?:\/\/(?:(?:codeload|api)\.)?(?:github|gitlab|bitbucket)\.(?:com|org)\/)/i;

/** Reads the parsed document of a package-lock.json. */
export function readNpm(document: unknown): Inventory {
  return inventoryBy('package-lock.json', (into) => {
    const packages = fieldOf(document, 'packages');
    const dependencies = fieldOf(document, 'dependencies');
    // The project itself, which is not a release.
    const own = textOf(fieldOf(packages, ''), 'name') ?? textOf(document, 'name');
    if (own !== undefined)
      into.unaddressed({
        ecosystem: 'npm',
        name: own,
        version: undefined,
        where: { at: 'path', path: '' },
      });
    if (packages !== undefined && !isFields(packages)) into.missed('no-list', 'packages');
    if (isFields(packages)) {
      // npm 6 reads only the dependencies of a file of version 2.
      if (isFields(dependencies)) readReleases(dependencies, into);
      readPackages(packages, into);
    } else if (isFields(dependencies)) readDependencies(dependencies, into);
    else into.problem({ code: 'no-npm-packages' });
  });
}

function readPackages(packages: Readonly<Record<string, unknown>>, into: InventoryBuilder): void {
  for (const [written, entry] of Object.entries(packages)) {
    const path = written.replaceAll('\\', '/').replace(/\/+$/, '');
    const at = path.lastIndexOf('node_modules/');
    const installed = at < 0 ? path : path.slice(at + 'node_modules/'.length);
    const resolved = textOf(entry, 'resolved') ?? '';
    const { name = textOf(entry, 'name') ?? installed, version } = aliased(
      textOf(entry, 'version'),
    );
    const other = at < 0 ? path.split('/').at(-1) : nameInRegistry(resolved);
    const component: Component = {
      ecosystem: 'npm',
      name,
      ...(other === undefined || other === name ? {} : { also: [other] }),
      ...sourceIn(resolved),
      version,
      where: { at: 'path', path },
    };
    // Entries outside of node_modules/ are the project itself, its workspaces, and local folders of
    // packages.
    const isLink = fieldOf(entry, 'link') === true;
    const isOwn = at < 0 || isLink;
    if (path === '') continue;
    if (!isFields(entry)) into.missed('no-name', path);
    else if (isLink && Object.hasOwn(packages, resolved)) into.unaddressed(component);
    else if (isOwn) addOwnPart(into, component);
    else if (!addPackage(into, component, isReleased(resolved, version))) return;
  }
}

/** "npm:real@1.2.3" is a version of another package. */
function aliased(written: string | undefined): {
  readonly name?: string;
  readonly version: string | undefined;
} {
  const [, name, version] = /^npm:(@?[^@]+)@(.+)$/.exec(written ?? '') ?? [];
  return name === undefined ? { version: written } : { name, version };
}

/** npm installs the archive at the address: it must be that of the version. */
function isReleased(resolved: string, version: string | undefined): boolean {
  if (UNRELEASED.test(resolved) || isElsewhere(resolved, version)) return false;
  const [, name = '', file = ''] = ARCHIVE.exec(resolved) ?? [];
  const archived = file.startsWith(`${name}-`) ? file.slice(name.length + 1) : undefined;
  return archived === undefined || version === undefined || archived === version;
}

/**
 * Registries have "/-/" or "/download/" in the addresses of archives. Others can serve any code, but
 * usually name a release as npm does.
 */
function isElsewhere(resolved: string, version: string | undefined): boolean {
  if (!/^https?:/i.test(resolved) || /\/(?:-|download)\//.test(resolved)) return false;
  return version === undefined || !resolved.replace(/[?#].*$/s, '').endsWith(`-${version}.tgz`);
}

const ARCHIVE = /\/([^/]+)\/-\/([^/]+?)\.tgz(?:[?#]|$)/;

/**
 * Returns the package of an archive in a registry:
 * "https://registry.example/@comet/tail/-/tail-1.0.0.tgz".
 */
function nameInRegistry(resolved: string): string | undefined {
  const [, name] =
    /^https?:\/\/\S*?\/((?:(?:@|%40)[^/]+(?:\/|%2f))?[^/]+)\/-\//i.exec(resolved) ?? [];
  return name?.replace(/^%40/, '@').replace(/%2f/i, '/');
}

const sourceIn = (resolved: string): Pick<Component, 'source'> =>
  UNRELEASED.test(resolved) ? { source: repositoryOf(resolved) } : {};

/** npm writes "github:comet/tail" for a repository of a forge. */
const repositoryOf = (resolved: string): string =>
  resolved.replace(/^(github|gitlab|bitbucket):/, (_, forge: string) =>
    forge === 'bitbucket' ? 'https://bitbucket.org/' : `https://${forge}.com/`,
  );

/** Reads the releases in the dependencies, without remarks on the other entries. */
function readReleases(
  dependencies: Readonly<Record<string, unknown>>,
  into: InventoryBuilder,
): void {
  readDependencies(dependencies, {
    ...into,
    also: () => {},
    missed: () => {},
    unaddressed: () => {},
    add: (component) => component.version === undefined || into.add(component),
  });
}

function readDependencies(top: Readonly<Record<string, unknown>>, into: InventoryBuilder): void {
  const open = [{ entries: top, path: '', depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [alias, entry] of Object.entries(next.entries)) {
      const path = `${next.path}${alias}`;
      if (!isFields(entry)) {
        into.missed('no-name', path);
        continue;
      }
      const written = textOf(entry, 'version');
      const real = aliased(written);
      const version =
        real.version !== undefined && /^\d/.test(real.version) ? real.version : undefined;
      const name = real.name ?? alias;
      const resolved = textOf(entry, 'resolved') ?? '';
      const archived = nameInRegistry(resolved);
      const unreleased =
        (written !== undefined && version === undefined) || !isReleased(resolved, version);
      const component = {
        ecosystem: 'npm',
        name,
        ...(archived === undefined || archived === name ? {} : { also: [archived] }),
        ...sourceIn(written ?? ''),
        version,
        where: { at: 'path', path } as const,
      };
      if (!addPackage(into, component, !unreleased)) return;
      const inner = fieldOf(entry, 'dependencies');
      if (!isFields(inner)) continue;
      if (next.depth < MOST_DEPTH)
        open.push({ entries: inner, path: `${path} > `, depth: next.depth + 1 });
      else into.tooDeep(name);
    }
  }
}
