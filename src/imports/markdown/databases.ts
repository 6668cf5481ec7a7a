// The affected packages of Markdown advisories, in the forms of their databases: RustSec, Haskell
// (old and new), Julia and OCaml.

import { readRange } from '../ghsa/range-text.ts';
import { fieldOf, isFields, listOf, textOf } from '../inventory/value.ts';
import type { ForeignEntry } from '../record/entries.ts';
import { exceptRequirements, readCondition } from './conditions.ts';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const keysOf = (value: unknown): string[] => (isFields(value) ? Object.keys(value) : []);

/** Returns the entries of any of the databases; undefined if the form is none of theirs. */
export function entriesOf(data: unknown): ForeignEntry[] | undefined {
  const advisory = fieldOf(data, 'advisory');
  const affected = fieldOf(data, 'affected');
  const name = textOf(advisory, 'package');
  const versions = fieldOf(data, 'versions');
  if (name !== undefined) {
    const condition = textOf(versions, 'affected');
    return [
      condition === undefined
        ? rustEntry(name, versions, affected)
        : hackageEntry(name, condition, affected),
    ];
  }
  if (isFields(advisory)) return listOf(data, 'affected').flatMap(haskellEntry);
  if (Array.isArray(affected) && affected.some((one) => textOf(one, 'pkg') !== undefined))
    return affected.flatMap(juliaEntry);
  const opam = [affected, ...(Array.isArray(affected) ? affected : [])].flatMap(opamEntry);
  return opam.length > 0 ? opam : undefined;
}

function rustEntry(name: string, versions: unknown, affected: unknown): ForeignEntry {
  const unaffected = [
    ...texts(fieldOf(versions, 'patched')),
    ...texts(fieldOf(versions, 'unaffected')),
  ];
  return {
    package: { ecosystem: 'crates.io', name },
    otherwise: { product: name },
    ...exceptRequirements(unaffected),
    functions: keysOf(fieldOf(affected, 'functions')),
    platforms: [...texts(fieldOf(affected, 'os')), ...texts(fieldOf(affected, 'arch'))],
  };
}

const hackageEntry = (name: string, condition: string, affected: unknown): ForeignEntry => ({
  package: { ecosystem: 'Hackage', name },
  otherwise: { product: name },
  ...readCondition(condition, 'Hackage'),
  functions: keysOf(fieldOf(affected, 'declarations')),
  platforms: [...texts(fieldOf(affected, 'os')), ...texts(fieldOf(affected, 'arch'))],
});

function haskellEntry(one: unknown): ForeignEntry[] {
  const [name, component] = [textOf(one, 'package'), textOf(one, 'ghc-component')];
  const known = name ?? component;
  if (known === undefined) return [];
  const ranges = listOf(one, 'versions').map((range) => {
    const fixed = textOf(range, 'fixed');
    return {
      introduced: textOf(range, 'introduced') ?? '0',
      ...(fixed === undefined ? {} : { fixed }),
    };
  });
  const vector = textOf(one, 'cvss');
  return [
    {
      package: { ecosystem: name === undefined ? 'GHC' : 'Hackage', name: known },
      otherwise: { product: known },
      ranges,
      versions: [],
      unread: [],
      functions: keysOf(fieldOf(one, 'declarations')),
      platforms: [...texts(fieldOf(one, 'os')), ...texts(fieldOf(one, 'arch'))],
      vectors: vector === undefined ? [] : [vector],
    },
  ];
}

function juliaEntry(one: unknown): ForeignEntry[] {
  const name = textOf(one, 'pkg');
  if (name === undefined) return [];
  const read = texts(fieldOf(one, 'ranges')).map((range) =>
    range.trim() === '*'
      ? { ranges: [{ introduced: '0' }], versions: [], unread: [] }
      : readRange(range, undefined, 'Julia'),
  );
  return [
    {
      package: { ecosystem: 'Julia', name },
      otherwise: { product: name },
      ranges: read.flatMap(({ ranges }) => ranges),
      versions: read.flatMap(({ versions }) => versions),
      unread: read.flatMap(({ unread }) => unread),
    },
  ];
}

function opamEntry(one: unknown): ForeignEntry[] {
  const name = textOf(one, 'name');
  const condition = fieldOf(one, 'condition');
  if (name === undefined || !Array.isArray(condition)) return [];
  return [
    {
      package: { ecosystem: 'opam', name },
      otherwise: { product: name },
      ...readCondition(condition.join(' '), 'opam'),
    },
  ];
}
