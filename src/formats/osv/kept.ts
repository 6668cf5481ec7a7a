// The parts of an imported OSV record that the content contract cannot represent (`imported.kept`),
// and how to restore them. A key is the path from the top of the record to the value: names and
// list positions separated by "/", with "~1" for "/" and "~0" for "~" in names (RFC 6901 without
// the first "/"): `database_specific`, `affected/0/severity`, `references/3`. On export, an item of
// a list is inserted at its position, and a key of an object is set: it overrides the advisory.

import { order } from '../../model/text/order.ts';

type Way = readonly string[];

/** Names that would access the prototype of an object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Returns a copy of `record` with everything in `kept` restored. Omits keys under one of the names
 * in `own`, and keys that cannot be resolved. Never throws.
 */
export function restoreKept<T extends object>(
  record: T,
  kept: Readonly<Record<string, unknown>>,
  own: ReadonlySet<string>,
): T {
  const copy = structuredClone(record);
  const ways = Object.entries(kept).map(([key, value]) => ({ way: wayOf(key), value }));
  // Shorter paths first: a list is complete, with each item at its position, before a longer path
  // goes through it.
  ways.sort((a, b) => a.way.length - b.way.length || compareWays(a.way, b.way));
  for (const { way, value } of ways)
    if (!own.has(way[0] ?? '') && !way.some((name) => FORBIDDEN.has(name)))
      put(copy, way, structuredClone(value));
  return copy;
}

const wayOf = (key: string): Way =>
  key.split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));

function compareWays(a: Way, b: Way): number {
  const at = a.findIndex((name, i) => name !== b[i]);
  const [left = '', right = ''] = [a[at], b[at]];
  return isPosition(left) && isPosition(right) ? Number(left) - Number(right) : order(left, right);
}

function put(top: object, way: Way, value: unknown): void {
  let parent = top;
  for (const [depth, name] of way.slice(0, -1).entries()) {
    const child: unknown = Object.hasOwn(parent, name) ? Reflect.get(parent, name) : undefined;
    if (typeof child === 'object' && child !== null) parent = child;
    else if (child !== undefined || Array.isArray(parent)) return;
    else {
      const created: object = isPosition(way[depth + 1] ?? '') ? [] : {};
      Reflect.set(parent, name, created);
      parent = created;
    }
  }
  const last = way[way.length - 1] ?? '';
  if (!Array.isArray(parent)) Reflect.set(parent, last, value);
  else if (isPosition(last)) parent.splice(Number(last), 0, value);
}

const isPosition = (name: string): boolean => /^(0|[1-9]\d{0,5})$/.test(name);
