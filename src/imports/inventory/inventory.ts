// The result of reading a lock file or an SBOM, with its limits: files come from anyone, so size,
// count and depth are bounded.

import type { Component, Where } from '../../model/lookup/component.ts';
import type { EntryCode, EntryRemark, FileRemark, Remark } from '../../model/lookup/remark.ts';
import { identityOf } from '../../model/package/purl-identity.ts';

/** The supported formats, as people call them. */
export type InventoryFormat =
  | 'package-lock.json'
  | 'requirements.txt'
  | 'uv.lock'
  | 'poetry.lock'
  | 'Cargo.lock'
  | 'go.mod'
  | 'go.sum'
  | 'CycloneDX'
  | 'SPDX';

/** The contents of a file. */
export interface Inventory {
  /** undefined if the file has no supported format. */
  readonly format: InventoryFormat | undefined;
  /** Each package, variant and version once, in the order of the file. */
  readonly components: readonly Component[];
  /**
   * Components with a name, but no address for the lookup: they matter if a covered package has
   * that name.
   */
  readonly unaddressed: readonly Component[];
  /**
   * True if every package in the file can be looked up. Otherwise, the file as a whole is never
   * reported as unaffected.
   */
  readonly isComplete: boolean;
  /** Parts that could not be read, and references that were not followed. */
  readonly remarks: readonly Remark[];
}

/** The maximum length of a file, in characters. */
export const MOST_CHARACTERS = 50_000_000;
/** The maximum number of packages in a file. */
export const MOST_COMPONENTS = 100_000;
/** The maximum depth of nested components. */
export const MOST_DEPTH = 64;
/** The number of examples in a remark. */
const FEW = 5;
const LONGEST = 300;

/** Collects the findings of a reader. */
export interface InventoryBuilder {
  /** Returns false if the limit is reached. */
  readonly add: (component: Component) => boolean;
  /** Adds a problem: a part of the file is not read. */
  readonly problem: (remark: FileRemark) => void;
  /** Adds a remark on a file that was read completely. */
  readonly note: (remark: FileRemark) => void;
  /** Counts a component that is nested too deeply. */
  readonly tooDeep: (example: string) => void;
  /** Counts an entry for a remark that covers all entries with its code. */
  readonly also: (code: EntryCode, example: string) => void;
  /** The same for a possible package that cannot be looked up: the inventory is incomplete. */
  readonly missed: (code: EntryCode, example: string) => void;
  /** Adds a name without an address. The caller decides whether it is also `missed`. */
  readonly unaddressed: (component: Component) => void;
}

/**
 * Adds a part of the project itself. Its code can differ from the release whose version it names.
 */
export function addOwnPart(into: InventoryBuilder, component: Component): void {
  into.also('own-part', component.name);
  into.unaddressed({ ...component, version: undefined });
}

/**
 * Adds a package: with its version if it is `released`, else without one. Code from a repository,
 * an address or a folder can differ from the release whose version it names.
 */
export function addPackage(
  into: InventoryBuilder,
  component: Component,
  released: boolean,
): boolean {
  if (!released) into.also('not-released', component.name);
  else if (component.version === undefined) into.also('no-version', component.name);
  return into.add(released ? component : { ...component, version: undefined });
}

/** Creates an empty builder. */
function inventoryBuilder(): InventoryBuilder & {
  readonly inventory: (format: InventoryFormat) => Inventory;
} {
  const components = new Map<string, Component>();
  const unaddressed = new Map<string, Component>();
  const remarks: FileRemark[] = [];
  const entries = new Map<EntryCode, { count: number; examples: string[] }>();
  let full = false;
  let isComplete = true;
  const missed: InventoryBuilder['missed'] = (code, example) => {
    isComplete = false;
    also(code, example);
  };
  const put = (component: Component, list: Map<string, Component>): boolean => {
    const { ecosystem, name, version, also: others, source, purl, cpes } = component;
    // A variant, such as the build for another platform, can be another package of this site.
    const key = JSON.stringify([
      ecosystem,
      name,
      version,
      others,
      source,
      [...identityOf(purl)],
      cpes,
    ]);
    if (list.has(key)) return true;
    if (list.size < MOST_COMPONENTS) {
      list.set(key, component);
      return true;
    }
    if (!full) remarks.push({ code: 'too-many', most: MOST_COMPONENTS });
    full = true;
    isComplete = false;
    return false;
  };
  const also: InventoryBuilder['also'] = (code, example) => {
    const known = entries.get(code) ?? { count: 0, examples: [] };
    entries.set(code, known);
    known.count++;
    const short = shortened(example, 80);
    if (known.examples.length < FEW && !known.examples.includes(short)) known.examples.push(short);
  };
  return {
    add: (component) => {
      if (component.name.trim() === '') missed('no-name', placeName(component.where));
      else if (component.name.length > LONGEST || (component.version?.length ?? 0) > LONGEST)
        missed('long-name', component.name);
      else return put(component, components);
      return true;
    },
    unaddressed: (component) => {
      if (component.name.trim() !== '' && component.name.length <= LONGEST)
        put(component, unaddressed);
    },
    problem: (remark) => {
      isComplete = false;
      remarks.push(remark);
    },
    note: (remark) => {
      remarks.push(remark);
    },
    also,
    missed,
    tooDeep: (example) => missed('too-deep', example),
    inventory: (format) => ({
      format,
      components: [...components.values()],
      unaddressed: [...unaddressed.values()],
      isComplete,
      remarks: [
        ...remarks,
        ...[...entries].map(([code, entry]): EntryRemark => ({ code, ...entry })),
      ],
    }),
  };
}

const placeName = (where: Where): string =>
  where.at === 'path' ? where.path : where.at === 'question' ? where.at : `${where.at} ${where.n}`;

/** Returns the start of a text from a file, on one line, with at most this many characters. */
export function shortened(text: string, most: number): string {
  const plain = text
    .slice(0, 4 * most)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .toWellFormed();
  const characters = [...plain.slice(0, 2 * most)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

/** Builds an inventory with a reader. An error of the reader becomes a remark. */
export function inventoryBy(
  format: InventoryFormat,
  read: (into: InventoryBuilder) => void,
): Inventory {
  const into = inventoryBuilder();
  try {
    read(into);
  } catch (error) {
    const reason = shortened(error instanceof Error ? error.message : String(error), 200);
    into.problem({ code: 'rest-unread', reason });
  }
  return into.inventory(format);
}
