// What the manifests of a repository say about its project: package.json (docs.npmjs.com),
// pyproject.toml (packaging.python.org), Cargo.toml (doc.rust-lang.org/cargo), go.mod (go.dev/ref/mod)
// and composer.json (getcomposer.org). A file that cannot be parsed says nothing.

import { parse } from 'smol-toml';
import { fieldOf, isFields, textOf } from './inventory/value.ts';

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

type Reader = (text: string) => Omit<Manifest, 'file'> | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  'pyproject.toml': fromPyproject,
  'package.json': fromPackageJson,
  'Cargo.toml': fromCargo,
  'go.mod': fromGoMod,
  'composer.json': fromComposer,
};

/** The file names of the manifests, in the order in which they count. */
export const MANIFESTS = Object.keys(READERS);

/** Returns what the text of a manifest says; undefined if it names no published package. */
export function readManifest(file: string, text: string): Manifest | undefined {
  try {
    const found = READERS[file]?.(text);
    return found === undefined ? undefined : { file, ...found };
  } catch {
    return undefined;
  }
}

function fromPackageJson(text: string): Omit<Manifest, 'file'> | undefined {
  const json: unknown = JSON.parse(text);
  const name = textOf(json, 'name');
  // A private package is in no registry.
  if (name === undefined || fieldOf(json, 'private') === true) return undefined;
  const written = textOf(json, 'repository') ?? textOf(fieldOf(json, 'repository'), 'url');
  const shorthand = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(written ?? '')?.[1];
  return {
    ecosystem: 'npm',
    name,
    description: textOf(json, 'description'),
    repository: shorthand === undefined ? written : `https://github.com/${shorthand}`,
    homepage: textOf(json, 'homepage'),
  };
}

function fromPyproject(text: string): Omit<Manifest, 'file'> | undefined {
  const toml: unknown = parse(text);
  const project = fieldOf(toml, 'project') ?? fieldOf(fieldOf(toml, 'tool'), 'poetry');
  const name = textOf(project, 'name');
  if (name === undefined) return undefined;
  const urls = fieldOf(project, 'urls');
  // PEP 753 normalizes labels in this way.
  const url = (...labels: readonly string[]): string | undefined =>
    isFields(urls)
      ? Object.keys(urls)
          .filter((key) => labels.includes(key.toLowerCase().replace(/[^a-z]/g, '')))
          .map((key) => textOf(urls, key))[0]
      : undefined;
  return {
    ecosystem: 'PyPI',
    name,
    description: textOf(project, 'description'),
    repository:
      url('source', 'repository', 'sourcecode', 'github') ?? textOf(project, 'repository'),
    homepage: url('homepage') ?? textOf(project, 'homepage'),
  };
}

function fromCargo(text: string): Omit<Manifest, 'file'> | undefined {
  const toml: unknown = parse(text);
  const crate = fieldOf(toml, 'package');
  const name = textOf(crate, 'name');
  if (name === undefined || fieldOf(crate, 'publish') === false) return undefined;
  return {
    ecosystem: 'crates.io',
    name,
    description: textOf(crate, 'description'),
    repository: textOf(crate, 'repository'),
    homepage: textOf(crate, 'homepage'),
  };
}

function fromGoMod(text: string): Omit<Manifest, 'file'> | undefined {
  const name = /^module\s+"?([^\s"]+)"?/m.exec(text)?.[1];
  if (name === undefined) return undefined;
  return {
    ecosystem: 'Go',
    name,
    description: undefined,
    repository: undefined,
    homepage: undefined,
  };
}

function fromComposer(text: string): Omit<Manifest, 'file'> | undefined {
  const json: unknown = JSON.parse(text);
  const name = textOf(json, 'name');
  if (name === undefined) return undefined;
  return {
    ecosystem: 'Packagist',
    name,
    description: textOf(json, 'description'),
    repository: textOf(fieldOf(json, 'support'), 'source'),
    homepage: textOf(json, 'homepage'),
  };
}
