// What is read from a lock file or an SBOM, and how much of it: files come from anybody, so that size, count and depth have ends.

import type { Component } from '../../model/check/component.ts';

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
  /** Whether everything that the file holds was read: else a package of it may be missing. */
  readonly isComplete: boolean;
  /** What could not be read or is not followed; one sentence each. */
  readonly problems: readonly string[];
}

/** The longest file, in characters. */
export const MOST_CHARACTERS = 50_000_000;
/** The most packages of one file. */
export const MOST_COMPONENTS = 100_000;
/** How deep components may lie in each other. */
export const MOST_DEPTH = 64;
/** So many examples are named in a problem. */
const FEW = 5;
const LONGEST = 300;

/** Where a reader puts what it reads. */
export interface Shelf {
  /** Answers false where the shelf is full. */
  readonly add: (component: Component) => boolean;
  /** A problem of its own: something is not read. */
  readonly problem: (sentence: string) => void;
  /** What is good to know, where everything was read. */
  readonly note: (sentence: string) => void;
  /** One more component that lies too deep to be read. */
  readonly tooDeep: (example: string) => void;
  /** One more case of a problem that is told once for all: "not pinned to one version" of an example. */
  readonly also: (kind: string, example: string) => void;
  /** The same for what may be a package, and is not looked up: nothing else counts as all clear then. */
  readonly missed: (kind: string, example: string) => void;
}

/** Why a package counts as without a version whose code is not that of a release. */
export const NOT_RELEASED = 'from a repository, an address or a folder, so that its version need not be a release';

/** Puts a package on the shelf: what is `released` under the version that it names, and all else without one. */
export function addPackage(into: Shelf, component: Component, released: boolean): boolean {
  if (!released) into.also(NOT_RELEASED, component.name);
  else if (component.version === undefined) into.also('no exact version', component.name);
  return into.add(released ? component : { ...component, version: undefined });
}

/** A shelf, and what lies in it in the end. */
export function shelf(): Shelf & { readonly inventory: (format: InventoryFormat) => Inventory } {
  const components = new Map<string, Component>();
  const problems: string[] = [];
  const kinds = new Map<string, { count: number; examples: string[] }>();
  let full = false;
  let isComplete = true;
  const also: Shelf['also'] = (kind, example) => {
    const known = kinds.get(kind) ?? { count: 0, examples: [] };
    kinds.set(kind, known);
    known.count++;
    const short = shortened(example, 80);
    if (known.examples.length < FEW && !known.examples.includes(short)) known.examples.push(short);
  };
  return {
    add: (component) => {
      if (component.name.trim() === '') return true;
      if (component.name.length > LONGEST || (component.version?.length ?? 0) > LONGEST) {
        also('has a name or a version that is too long', component.name);
        return true;
      }
      const key = JSON.stringify([component.ecosystem, component.name, component.version]);
      if (components.has(key)) return true;
      if (components.size >= MOST_COMPONENTS) {
        if (!full) problems.push(`Only the first ${MOST_COMPONENTS} packages were read.`);
        full = true;
        isComplete = false;
        return false;
      }
      components.set(key, component);
      return true;
    },
    problem: (sentence) => {
      isComplete = false;
      problems.push(sentence);
    },
    note: (sentence) => {
      problems.push(sentence);
    },
    also,
    missed: (kind, example) => {
      isComplete = false;
      also(kind, example);
    },
    tooDeep: (example) => {
      isComplete = false;
      also(`lies deeper than ${MOST_DEPTH} levels`, example);
    },
    inventory: (format) => ({
      format,
      components: [...components.values()],
      isComplete,
      problems: [
        ...problems,
        ...[...kinds].map(([kind, { count, examples }]) => {
          const more = count > examples.length ? ', …' : '';
          return `${count === 1 ? '1 entry' : `${count} entries`}: ${kind} (${examples.join(', ')}${more}).`;
        }),
      ],
    }),
  };
}

function shortened(text: string, most: number): string {
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
    into.problem(
      `The rest could not be read: ${shortened(error instanceof Error ? error.message : String(error), 200)}.`,
    );
  }
  return into.inventory(format);
}
