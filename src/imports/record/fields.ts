// The fields of an imported advisory, and their hashes under `imported.written`: they show whether
// a field was edited since its import, without a copy of the text.

import { sha256 } from '@noble/hashes/sha2.js';
import { order } from '../../model/text/order.ts';

/** The values of front matter and text that an import writes, by their names in reports. */
export type Fields = ReadonlyMap<string, unknown>;

/** The name of the Markdown text. */
export const TEXT = 'text';
/** The values of the record without a place in the contract. */
export const KEPT = 'imported.kept';

/** Keys that an import does not compare: the project is the team's own decision. */
const OWN = new Set(['imported', 'project']);

/** Returns the fields of parsed front matter and its text. */
export function fieldsIn(values: unknown, body: string): Fields {
  const fields = new Map(entriesOf(values).filter(([key]) => !OWN.has(key)));
  const kept = keptIn(values);
  if (kept !== undefined) fields.set(KEPT, kept);
  if (body !== '') fields.set(TEXT, body);
  return fields;
}

const keptIn = (values: unknown): unknown => valueAt(valueAt(values, 'imported'), 'kept');

/** Returns the hashes that an import wrote; undefined if it was an older version. */
export function hashesIn(values: unknown): ReadonlyMap<string, string> | undefined {
  const written = valueAt(valueAt(values, 'imported'), 'written');
  if (written === undefined) return undefined;
  return new Map(
    entriesOf(written).flatMap(([key, hash]) =>
      typeof hash === 'string' ? [[key, hash] as const] : [],
    ),
  );
}

/** Returns a hash for each field, for `imported.written`. */
export function writtenFields(values: unknown, body: string): Record<string, string> {
  return Object.fromEntries(
    [...fieldsIn(values, body)].map(([name, value]) => [name, hashOf(value)]),
  );
}

const LETTERS = 'abcdefghijklmnop';

/**
 * Returns a short hash of a value, regardless of the order of keys. It has only letters, so that
 * YAML needs no quotes.
 */
export function hashOf(value: unknown): string {
  const bytes = sha256(new TextEncoder().encode(JSON.stringify(sorted(value))));
  return [...bytes.slice(0, 5)]
    .map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`)
    .join('');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = entriesOf(value).map(([key, child]): [string, unknown] => [key, sorted(child)]);
  return entries.sort(([a], [b]) => order(a, b));
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

export const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
