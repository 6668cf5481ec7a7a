// Reads the TOML lock files with `[[package]]`: uv.lock (docs.astral.sh/uv), poetry.lock
// (python-poetry.org) and Cargo.lock (doc.rust-lang.org/cargo).

import { parse, TomlError } from 'smol-toml';
import type { Where } from '../../model/lookup/component.ts';
import {
  addOwnPart,
  addPackage,
  type Inventory,
  type InventoryFormat,
  inventoryBy,
  MOST_DEPTH,
} from './inventory.ts';
import { type Fields, fieldOf, isFields, listOf, textOf } from './value.ts';

type TomlFormat = Extract<InventoryFormat, 'uv.lock' | 'poetry.lock' | 'Cargo.lock'>;

interface TomlLock {
  readonly ecosystem: string;
  /** True if a package is part of the project itself, and not from a registry. */
  readonly isOwn: (entry: Fields) => boolean;
  /**
   * True if it is a release of a registry, not a commit of a repository or an archive from an
   * address.
   */
  readonly isReleased: (entry: Fields) => boolean;
}

const LOCKS: Readonly<Record<TomlFormat, TomlLock>> = {
  'uv.lock': {
    ecosystem: 'PyPI',
    isOwn: (entry) =>
      ['virtual', 'editable', 'directory'].some(
        (key) => textOf(fieldOf(entry, 'source'), key) !== undefined,
      ),
    isReleased: (entry) =>
      !['git', 'url', 'path'].some((key) => textOf(fieldOf(entry, 'source'), key) !== undefined),
  },
  'poetry.lock': {
    ecosystem: 'PyPI',
    isOwn: (entry) => textOf(fieldOf(entry, 'source'), 'type') === 'directory',
    isReleased: (entry) =>
      !['git', 'url', 'file'].includes(textOf(fieldOf(entry, 'source'), 'type') ?? ''),
  },
  // A package of a registry or of a repository has a source.
  'Cargo.lock': {
    ecosystem: 'crates.io',
    isOwn: (entry) => textOf(entry, 'source') === undefined,
    isReleased: (entry) => !/^git\+/.test(textOf(entry, 'source') ?? ''),
  },
};

/** Returns the address of the code, in the form of any of the formats. */
function sourceOf(entry: Fields): string | undefined {
  const source = fieldOf(entry, 'source');
  return textOf(entry, 'source') ?? textOf(source, 'git') ?? textOf(source, 'url');
}

/**
 * Reads a TOML lock file of the named format, or else of that of its content. undefined if neither
 * is known.
 */
export function readTomlLock(text: string, named: TomlFormat | undefined): Inventory | undefined {
  let document: unknown;
  try {
    document = parse(text, { maxDepth: MOST_DEPTH, integersAsBigInt: 'asNeeded' });
  } catch (error) {
    if (named === undefined) return undefined;
    return inventoryBy(named, (into) =>
      into.problem(
        error instanceof TomlError
          ? { code: 'not-toml-at', line: error.line, column: error.column }
          : { code: 'not-toml' },
      ),
    );
  }
  const format = named ?? formatOf(document);
  return format === undefined ? undefined : readPackages(document, format);
}

function formatOf(document: unknown): TomlFormat | undefined {
  const packages = listOf(document, 'package');
  const metadata = fieldOf(document, 'metadata');
  if (
    textOf(metadata, 'lock-version') !== undefined ||
    textOf(metadata, 'content-hash') !== undefined
  )
    return 'poetry.lock';
  if (packages.some((one) => isFields(fieldOf(one, 'source')))) return 'uv.lock';
  if (packages.some((one) => /^(?:registry|sparse|git)\+/.test(textOf(one, 'source') ?? '')))
    return 'Cargo.lock';
  return undefined;
}

function readPackages(document: unknown, format: TomlFormat): Inventory {
  const { ecosystem, isOwn, isReleased } = LOCKS[format];
  return inventoryBy(format, (into) => {
    if (fieldOf(document, 'package') !== undefined && !Array.isArray(fieldOf(document, 'package')))
      into.missed('no-list', 'package');
    // Until 2017, Cargo wrote the project itself in this form.
    const root = textOf(fieldOf(document, 'root'), 'name');
    if (root !== undefined)
      addOwnPart(into, {
        ecosystem,
        name: root,
        version: undefined,
        where: { at: 'path', path: 'root' },
      });
    for (const [i, entry] of listOf(document, 'package').entries()) {
      const name = textOf(entry, 'name');
      const version = textOf(entry, 'version');
      const where: Where = { at: 'package', n: i + 1 };
      if (!isFields(entry) || name === undefined) into.missed('no-name', `[[package]] ${i + 1}`);
      else if (isOwn(entry)) addOwnPart(into, { ecosystem, name, version, where });
      else {
        const source = isReleased(entry) ? undefined : sourceOf(entry);
        const component = {
          ecosystem,
          name,
          ...(source === undefined ? {} : { source }),
          version,
          where,
        };
        if (!addPackage(into, component, source === undefined && isReleased(entry))) return;
      }
    }
  });
}
