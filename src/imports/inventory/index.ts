// The table of all supported lock files and SBOMs. The name of a lock file decides its format; that
// of an SBOM does not, because its content states the format. To add a format, add a reader and a
// row here. Each reader is loaded on demand.

import type { FileRemark } from '../../model/lookup/remark.ts';
import { duplicateKey } from './duplicate-key.ts';
import {
  type Inventory,
  type InventoryFormat,
  inventoryBy,
  MOST_CHARACTERS,
  shortened,
} from './inventory.ts';
import { isOtherLockFile } from './other-lock-file.ts';
import { fieldOf, textOf } from './value.ts';

export { type Inventory, type InventoryFormat, MOST_CHARACTERS } from './inventory.ts';

/** A file as input of the readers. */
interface Source {
  readonly text: string;
  /** The parsed JSON document; undefined if the file is not JSON. */
  readonly json: unknown;
}

interface Row {
  readonly format: InventoryFormat;
  /** File names of the format, in lower case. */
  readonly name: RegExp;
  /** True if every file with this name has the format, whatever its content looks like. */
  readonly nameDecides: boolean;
  readonly isJson: boolean;
  /** True if the content looks like the format. */
  readonly isIt: (source: Source) => boolean;
  /** Resolves to undefined if the file does not have the format. */
  readonly read: (source: Source, isNamed: boolean) => Promise<Inventory | undefined>;
}

const tomlRow = (format: 'uv.lock' | 'poetry.lock' | 'Cargo.lock', name: RegExp): Row => ({
  format,
  name,
  nameDecides: true,
  isJson: false,
  isIt: ({ text }) => /^[ \t]*\[\[package\]\]/m.test(text),
  read: async ({ text }, isNamed) =>
    (await import('./toml-lock.ts')).readTomlLock(text, isNamed ? format : undefined),
});

const INVENTORY_FORMATS: readonly Row[] = [
  {
    format: 'CycloneDX',
    name: /(?:^|[.-])(?:bom|cdx)\.json$/,
    nameDecides: false,
    isJson: true,
    isIt: ({ json }) => textOf(json, 'bomFormat') === 'CycloneDX',
    read: async ({ json }) => (await import('./cyclonedx.ts')).readCycloneDx(json),
  },
  {
    format: 'SPDX',
    name: /\.spdx\.json$/,
    nameDecides: false,
    isJson: true,
    isIt: ({ json }) =>
      textOf(json, 'spdxVersion') !== undefined ||
      /^https:\/\/spdx\.org\/rdf\/3/.test(textOf(json, '@context') ?? ''),
    read: async ({ json }) => (await import('./spdx.ts')).readSpdx(json),
  },
  {
    format: 'package-lock.json',
    name: /^(?:package-lock|npm-shrinkwrap)\.json$/,
    nameDecides: true,
    isJson: true,
    // A bun.lock has "workspaces" next to "packages".
    isIt: ({ json }) =>
      typeof fieldOf(json, 'lockfileVersion') === 'number' &&
      fieldOf(json, 'workspaces') === undefined,
    read: async ({ json }) => (await import('./npm.ts')).readNpm(json),
  },
  tomlRow('uv.lock', /^uv\.lock$/),
  tomlRow('poetry.lock', /^poetry\.lock$/),
  tomlRow('Cargo.lock', /^cargo\.lock$/),
  {
    format: 'go.mod',
    name: /^go\.mod$/,
    nameDecides: true,
    isJson: false,
    isIt: ({ text }) => /^[ \t]*module[ \t]+[^\s=(]+[ \t]*(?:\/\/.*)?\r?$/m.test(text),
    read: async ({ text }) => (await import('./go.ts')).readGoMod(text),
  },
  {
    format: 'go.sum',
    name: /^go\.sum$/,
    nameDecides: true,
    isJson: false,
    isIt: ({ text }) => /^\S+ v\S+ h1:\S+[ \t]*\r?$/m.test(text),
    read: async ({ text }) => (await import('./go.ts')).readGoSum(text),
  },
  {
    format: 'requirements.txt',
    name: /(?:require|constraint).*\.(?:txt|in|pip)$/,
    nameDecides: true,
    isJson: false,
    isIt: ({ text }) => looksLikeRequirements(text),
    read: async ({ text }) => (await import('./requirements.ts')).readRequirements(text),
  },
];

/** The names of the supported formats, for people. */
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

/**
 * Reads a lock file or an SBOM. Never throws because of its content; rejects only if a reader
 * cannot be loaded.
 */
export async function readInventory(name: string, written: string): Promise<Inventory> {
  const file = name.split(/[\\/]/).at(-1) ?? '';
  const text = written.replace(/^\uFEFF/, '');
  if (text.trim() === '') return refused({ code: 'empty' });
  if (text.length > MOST_CHARACTERS)
    return refused({ code: 'too-long', most: MOST_CHARACTERS / 1_000_000 });
  // Windows shells write UTF-16, in which NUL separates the letters.
  if (text.slice(0, 1000).includes('\u0000')) return refused({ code: 'not-utf-8' });
  if (isOtherLockFile(file)) return refused({ code: 'other-lock-file', file: shortened(file, 80) });
  const source: Source = { text, json: jsonOf(text) };
  const named = INVENTORY_FORMATS.find((row) => row.name.test(file.toLowerCase()));
  const inventory = named?.nameDecides ? undefined : await readByContent(source, named);
  return withoutDoubt(inventory ?? (await readByName(source, named)) ?? refusedAsUnknown(), source);
}

/** Other parsers can read an inventory with a duplicate key differently. */
function withoutDoubt(inventory: Inventory, { text, json }: Source): Inventory {
  const key = json === undefined || inventory.format === undefined ? undefined : duplicateKey(text);
  if (key === undefined) return inventory;
  const remark = { code: 'duplicate-key', key: shortened(key, 80) } as const;
  return { ...inventory, isComplete: false, remarks: [remark, ...inventory.remarks] };
}

/** Detects the format by content; the named format takes precedence. */
async function readByContent(
  source: Source,
  named: Row | undefined,
): Promise<Inventory | undefined> {
  const rows = INVENTORY_FORMATS.filter((row) => row.isIt(source));
  for (const row of rows.toSorted((a, b) => Number(b === named) - Number(a === named))) {
    const inventory = await row.read(source, row === named);
    if (inventory !== undefined) return inventory;
  }
  return undefined;
}

async function readByName(source: Source, named: Row | undefined): Promise<Inventory | undefined> {
  if (named?.isJson && source.json === undefined)
    return inventoryBy(named.format, (into) => into.problem({ code: 'not-json' }));
  return named?.read(source, true);
}

const refusedAsUnknown = (): Inventory =>
  refused({ code: 'no-known-format', formats: INVENTORY_NAMES.join(', ') });

const refused = (remark: FileRemark): Inventory => ({
  format: undefined,
  components: [],
  unaddressed: [],
  isComplete: false,
  remarks: [remark],
});

function jsonOf(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const SNIFFED_LINES = 1000;
const PIN = /^[ \t]*[A-Za-z0-9][\w.-]*(?:\[[^\]\n]*\])?[ \t]*==[ \t]*\d/;
const LINE_OF_REQUIREMENTS =
  /^(?:[A-Za-z0-9][\w.-]*[ \t]*(?:\[[^\]]*\][ \t]*)?(?:[=<>~!@;\\]|$)|-[A-Za-z]\b|--[a-z]|[a-z+]+:\/\/|\.{0,2}\/)/;

/**
 * True if a version is pinned and most lines are requirements. Other formats also have pins, but
 * followed by a comma.
 */
function looksLikeRequirements(text: string): boolean {
  const lines = text
    .split(/\r\n|\r|\n/, SNIFFED_LINES)
    .map((line) => line.slice(0, 500).trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const fitting = lines.filter((line) => LINE_OF_REQUIREMENTS.test(line) && !line.endsWith(','));
  return fitting.length * 2 > lines.length && fitting.some((line) => PIN.test(line));
}
