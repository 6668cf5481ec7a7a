// What is read from a lock file or an SBOM, and how much of it: files come from anybody, so that size, count and depth have ends.

import type { Component, Where } from '../../model/lookup/component.ts';
import type { EntryCode, EntryRemark, FileRemark, Remark } from '../../model/lookup/remark.ts';

/** The formats that are read, as people call them. */
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

/** What was read from a file. */
export interface Inventory {
  /** Undefined where the file is none of these. */
  readonly format: InventoryFormat | undefined;
  /** Each package and version once, in the order of the file. */
  readonly components: readonly Component[];
  /** What has a name, but no address to look it up by: it matters if a package that is covered has that name. */
  readonly unaddressed: readonly Component[];
  /** True if every package in the file can be looked up. Otherwise, nothing in it is known to be unaffected as a whole. */
  readonly isComplete: boolean;
  /** What could not be read or is not followed. */
  readonly remarks: readonly Remark[];
}

/** The longest file, in characters. */
export const MOST_CHARACTERS = 50_000_000;
/** The most packages of one file. */
export const MOST_COMPONENTS = 100_000;
/** How deep components may lie in each other. */
export const MOST_DEPTH = 64;
/** So many examples are named in a remark. */
const FEW = 5;
const LONGEST = 300;

/** Where a reader puts what it reads. */
export interface Shelf {
  /** Answers false where the shelf is full. */
  readonly add: (component: Component) => boolean;
  /** A problem of its own: something is not read. */
  readonly problem: (remark: FileRemark) => void;
  /** What is good to know, where everything was read. */
  readonly note: (remark: FileRemark) => void;
  /** One more component that lies too deep to be read. */
  readonly tooDeep: (example: string) => void;
  /** One more entry of which something is told once for all. */
  readonly also: (code: EntryCode, example: string) => void;
  /** The same for what may be a package and cannot be looked up: the inventory is not complete. */
  readonly missed: (code: EntryCode, example: string) => void;
  /** Keeps a name that has no address. The caller decides whether it is also `missed`. */
  readonly unaddressed: (component: Component) => void;
}

/** Keeps a part of the project itself. Its code need not be that of the release whose version it names. */
export function addOwnPart(into: Shelf, component: Component): void {
  into.also('own-part', component.name);
  into.unaddressed({ ...component, version: undefined });
}

/**
 * Puts a package on the shelf: what is `released` under the version that it names, and all else without one. The code of a
 * repository, an address or a folder need not be that of the release whose version it names.
 */
export function addPackage(into: Shelf, component: Component, released: boolean): boolean {
  if (!released) into.also('not-released', component.name);
  else if (component.version === undefined) into.also('no-version', component.name);
  return into.add(released ? component : { ...component, version: undefined });
}

/** A shelf, and what lies in it in the end. */
export function shelf(): Shelf & { readonly inventory: (format: InventoryFormat) => Inventory } {
  const components = new Map<string, Component>();
  const unaddressed = new Map<string, Component>();
  const remarks: FileRemark[] = [];
  const entries = new Map<EntryCode, { count: number; examples: string[] }>();
  let full = false;
  let isComplete = true;
  const missed: Shelf['missed'] = (code, example) => {
    isComplete = false;
    also(code, example);
  };
  const put = (component: Component, list: Map<string, Component>): boolean => {
    const { ecosystem, name, version, also: others, source } = component;
    const key = JSON.stringify([ecosystem, name, version, others, source]);
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
  const also: Shelf['also'] = (code, example) => {
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
      if (component.name.trim() !== '' && component.name.length <= LONGEST) put(component, unaddressed);
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
      remarks: [...remarks, ...[...entries].map(([code, told]): EntryRemark => ({ code, ...told }))],
    }),
  };
}

const placeName = (where: Where): string =>
  where.at === 'path' ? where.path : where.at === 'question' ? where.at : `${where.at} ${where.n}`;

/** The beginning of what a file writes, on one line, in so many characters. */
export function shortened(text: string, most: number): string {
  const plain = text
    .slice(0, 4 * most)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .toWellFormed();
  const characters = [...plain.slice(0, 2 * most)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

/** Makes an inventory with what a reader finds. A fault of the reader is told, not thrown. */
export function inventoryBy(format: InventoryFormat, read: (into: Shelf) => void): Inventory {
  const into = shelf();
  try {
    read(into);
  } catch (error) {
    const reason = shortened(error instanceof Error ? error.message : String(error), 200);
    into.problem({ code: 'rest-unread', reason });
  }
  return into.inventory(format);
}
