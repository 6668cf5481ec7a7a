// Values that an import cannot represent in the contract. They are kept under `imported.kept`, from
// where the export restores them, and reported to the user in one sentence each. Keys are paths
// from the top of the record, as src/formats/osv/kept.ts reads them.

import { visible } from '../../model/text/visible.ts';

/** The names and list positions that lead to a value of the record. */
export type KeyPath = readonly (string | number)[];

export interface Remainder {
  readonly kept: Record<string, unknown>;
  readonly notes: string[];
}

export const emptyRemainder = (): Remainder => ({ kept: {}, notes: [] });

/** Adds a note on a change and its reason: a whole sentence. */
export function note({ notes }: Remainder, sentence: string): void {
  notes.push(visible(sentence));
}

/**
 * Keeps a value of the record. `why` ends the sentence "<path> is kept as it is: ". Without `why`
 * no note is added, for values that another note covers. A value that no content file can represent
 * is lost, with a note.
 */
export function keep(rest: Remainder, path: KeyPath, value: unknown, why?: string): void {
  const key = path
    .map((name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1'))
    .join('/');
  const fault =
    path.some((name) => isForbidden(String(name))) || key === ''
      ? 'a key with this name'
      : faultOf(value, DEPTH);
  if (fault !== undefined)
    note(rest, `${shorten(key)} is lost: content files cannot contain ${fault}.`);
  else {
    rest.kept[key] = value;
    if (why !== undefined) note(rest, `${shorten(key)} is kept as it is: ${why}.`);
  }
}

/** Keeps every unknown key of an object that has a value. */
export function keepUnknown(
  rest: Remainder,
  path: KeyPath,
  value: object,
  known: readonly string[],
): void {
  for (const [key, child] of Object.entries(value))
    if (!known.includes(key) && child !== null)
      keep(rest, [...path, key], child, 'Candor has no key for it');
}

// source/parse.ts reads 20 levels, of which `imported`, `kept` and the key take three.
const DEPTH = 17;

/** Returns why YAML, as source/parse.ts reads it, cannot represent a value; undefined if it can. */
function faultOf(value: unknown, depth: number): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'an infinite number';
  if (typeof value !== 'object') return 'a value that is not JSON';
  if (depth === 0) return 'lists and objects nested so deeply';
  for (const [key, child] of Object.entries(value)) {
    const fault = isForbidden(key) ? 'a key with this name' : faultOf(child, depth - 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const isForbidden = (name: string): boolean =>
  ['', '__proto__', 'constructor', 'prototype'].includes(name);

const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
