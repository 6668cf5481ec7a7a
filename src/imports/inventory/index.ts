// Every lock file and SBOM that is read, as one table. What a file is, its content says; its name only where that does not.
// To add a format: a reader and a line here. Each reader is loaded when a file wants it.

import type { FileRemark } from '../../model/check/remark.ts';
import { type Inventory, type InventoryFormat, inventoryBy, MOST_CHARACTERS } from './inventory.ts';
import { fieldOf, isFields, textOf } from './value.ts';

export { type Inventory, type InventoryFormat, MOST_CHARACTERS } from './inventory.ts';

/** A file as its readers see it. */
interface Source {
  readonly text: string;
  /** The value of a JSON document; undefined where it is none. */
  readonly json: unknown;
}

interface Row {
  readonly format: InventoryFormat;
  /** File names of the format, in lower case. */
  readonly name: RegExp;
  /** Whether the content is of the format. */
  readonly isIt: (source: Source) => boolean;
  /** Undefined where it turns out to be none. */
  readonly read: (source: Source, isNamed: boolean) => Promise<Inventory | undefined>;
}

const tomlRow = (format: 'uv.lock' | 'poetry.lock' | 'Cargo.lock', name: RegExp): Row => ({
  format,
  name,
  isIt: ({ text }) => /^[ \t]*\[\[package\]\]/m.test(text),
  read: async ({ text }, isNamed) => (await import('./toml-lock.ts')).readTomlLock(text, isNamed ? format : undefined),
});

export const INVENTORY_FORMATS: readonly Row[] = [
  {
    format: 'CycloneDX',
    name: /(?:^|[.-])(?:bom|cdx)\.json$/,
    isIt: ({ json }) => textOf(json, 'bomFormat') === 'CycloneDX',
    read: async ({ json }) => (await import('./cyclonedx.ts')).readCycloneDx(json),
  },
  {
    format: 'SPDX',
    name: /\.spdx\.json$/,
    isIt: ({ json }) =>
      textOf(json, 'spdxVersion') !== undefined || /^https:\/\/spdx\.org\/rdf\/3/.test(textOf(json, '@context') ?? ''),
    read: async ({ json }) => (await import('./spdx.ts')).readSpdx(json),
  },
  {
    format: 'package-lock.json',
    name: /^(?:package-lock|npm-shrinkwrap)\.json$/,
    isIt: ({ json }) => isFields(json) && typeof fieldOf(json, 'lockfileVersion') === 'number',
    read: async ({ json }) => (await import('./npm.ts')).readNpm(json),
  },
  tomlRow('uv.lock', /^uv\.lock$/),
  tomlRow('poetry.lock', /^poetry\.lock$/),
  tomlRow('Cargo.lock', /^cargo\.lock$/),
  {
    format: 'go.mod',
    name: /^go\.mod$/,
    isIt: ({ text }) => /^[ \t]*module[ \t]+[^\s=(]+[ \t]*(?:\/\/.*)?\r?$/m.test(text),
    read: async ({ text }) => (await import('./go.ts')).readGoMod(text),
  },
  {
    format: 'go.sum',
    name: /^go\.sum$/,
    isIt: ({ text }) => /^\S+ v\S+ h1:\S+[ \t]*\r?$/m.test(text),
    read: async ({ text }) => (await import('./go.ts')).readGoSum(text),
  },
  {
    format: 'requirements.txt',
    name: /(?:require|constraint).*\.(?:txt|in|pip)$/,
    isIt: ({ text }) => /^[ \t]*[A-Za-z0-9][\w.-]*(?:\[[^\]\n]*\])?[ \t]*==[ \t]*\d/m.test(text),
    read: async ({ text }) => (await import('./requirements.ts')).readRequirements(text),
  },
];

/** The formats that are read, for people. */
export const INVENTORY_NAMES: readonly string[] = [
  'package-lock.json',
  'requirements.txt',
  'uv.lock',
  'poetry.lock',
  'Cargo.lock',
  'go.mod',
  'go.sum',
  'CycloneDX JSON',
  'SPDX 2.3 JSON',
];

/** Other lock files that people have, by their names in lower case. */
const NOT_READ =
  /^(?:yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|pipfile\.lock|pdm\.lock|composer\.lock|gemfile\.lock|package\.json|pyproject\.toml|cargo\.toml)$/;

/** Reads a lock file or an SBOM. Never throws for what is in it; rejects only where a reader cannot be loaded. */
export async function readInventory(name: string, written: string): Promise<Inventory> {
  const file = (name.split(/[\\/]/).at(-1) ?? '').toLowerCase();
  const text = written.replace(/^\uFEFF/, '');
  if (text.trim() === '') return refused({ code: 'empty' });
  if (text.length > MOST_CHARACTERS) return refused({ code: 'too-long', most: MOST_CHARACTERS / 1_000_000 });
  // Windows shells write UTF-16, whose letters have a NUL between them.
  if (text.slice(0, 1000).includes('\u0000')) return refused({ code: 'not-utf-8' });
  const json = jsonOf(text);
  const source: Source = { text, json: json?.value };
  // Where a document of JSON could be read, it is none of the others.
  const likely = INVENTORY_FORMATS.find((row) => row.name.test(file));
  const rows = INVENTORY_FORMATS.filter((row) => row.isIt(source)).sort(
    (a, b) => Number(b === likely) - Number(a === likely),
  );
  for (const row of rows) {
    const inventory = await row.read(source, row === likely);
    if (inventory !== undefined) return inventory;
  }
  if (likely !== undefined && json === undefined && file.endsWith('.json'))
    return inventoryBy(likely.format, (into) => into.problem({ code: 'not-json' }));
  const named = await likely?.read(source, true);
  if (named !== undefined) return named;
  if (NOT_READ.test(file)) return refused({ code: 'other-lock-file', file });
  return refused({ code: 'no-known-format', formats: INVENTORY_NAMES.join(', ') });
}

const refused = (remark: FileRemark): Inventory => ({
  format: undefined,
  components: [],
  isComplete: false,
  remarks: [remark],
});

function jsonOf(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
