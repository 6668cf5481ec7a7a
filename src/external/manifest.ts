// What the manifests of a repository say about its project: package.json (docs.npmjs.com),
// pyproject.toml (packaging.python.org), Cargo.toml (doc.rust-lang.org/cargo), go.mod (go.dev/ref/mod)
// and composer.json (getcomposer.org). Files that are absent or cannot be parsed say nothing.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { readRegular } from '../disk/regular-file.ts';

/** What a manifest says. Texts are as written there, without any check. */
export interface Manifest {
  /** The file name. */
  readonly file: string;
  /** The OSV ecosystem of the package. */
  readonly ecosystem: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly repository: string | undefined;
  readonly homepage: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type Reader = (text: string) => Omit<Manifest, 'file'> | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  'pyproject.toml': fromPyproject,
  'package.json': fromPackageJson,
  'Cargo.toml': fromCargo,
  'go.mod': fromGoMod,
  'composer.json': fromComposer,
};

/** Returns what the manifests of a folder say, in a fixed order. */
export function manifestsIn(folder: string): Manifest[] {
  return Object.entries(READERS).flatMap(([file, read]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    try {
      const found = read(readRegular(path).toString('utf8'));
      return found === undefined ? [] : [{ file, ...found }];
    } catch {
      return [];
    }
  });
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (of: unknown, key: string): unknown => (isFields(of) ? of[key] : undefined);
const textAt = (of: unknown, key: string): string | undefined => {
  const value = part(of, key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

function fromPackageJson(text: string): Omit<Manifest, 'file'> | undefined {
  const json: unknown = JSON.parse(text);
  const name = textAt(json, 'name');
  // A private package is in no registry.
  if (name === undefined || part(json, 'private') === true) return undefined;
  const written = textAt(json, 'repository') ?? textAt(part(json, 'repository'), 'url');
  const shorthand = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(written ?? '')?.[1];
  return {
    ecosystem: 'npm',
    name,
    description: textAt(json, 'description'),
    repository: shorthand === undefined ? written : `https://github.com/${shorthand}`,
    homepage: textAt(json, 'homepage'),
  };
}

function fromPyproject(text: string): Omit<Manifest, 'file'> | undefined {
  const toml: unknown = parse(text);
  const project = part(toml, 'project') ?? part(part(toml, 'tool'), 'poetry');
  const name = textAt(project, 'name');
  if (name === undefined) return undefined;
  const urls = part(project, 'urls');
  // PEP 753 normalizes labels in this way.
  const url = (...labels: readonly string[]): string | undefined =>
    isFields(urls)
      ? Object.keys(urls)
          .filter((key) => labels.includes(key.toLowerCase().replace(/[^a-z]/g, '')))
          .map((key) => textAt(urls, key))[0]
      : undefined;
  return {
    ecosystem: 'PyPI',
    name,
    description: textAt(project, 'description'),
    repository: url('source', 'repository', 'sourcecode', 'github') ?? textAt(project, 'repository'),
    homepage: url('homepage') ?? textAt(project, 'homepage'),
  };
}

function fromCargo(text: string): Omit<Manifest, 'file'> | undefined {
  const toml: unknown = parse(text);
  const crate = part(toml, 'package');
  const name = textAt(crate, 'name');
  if (name === undefined || part(crate, 'publish') === false) return undefined;
  return {
    ecosystem: 'crates.io',
    name,
    description: textAt(crate, 'description'),
    repository: textAt(crate, 'repository'),
    homepage: textAt(crate, 'homepage'),
  };
}

function fromGoMod(text: string): Omit<Manifest, 'file'> | undefined {
  const name = /^module\s+"?([^\s"]+)"?/m.exec(text)?.[1];
  if (name === undefined) return undefined;
  return { ecosystem: 'Go', name, description: undefined, repository: undefined, homepage: undefined };
}

function fromComposer(text: string): Omit<Manifest, 'file'> | undefined {
  const json: unknown = JSON.parse(text);
  const name = textAt(json, 'name');
  if (name === undefined) return undefined;
  return {
    ecosystem: 'Packagist',
    name,
    description: textAt(json, 'description'),
    repository: textAt(part(json, 'support'), 'source'),
    homepage: textAt(json, 'homepage'),
  };
}
