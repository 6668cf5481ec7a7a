// Paths through parsed values.

import type { Path } from './problem.ts';

/** Returns the value at a path; undefined if it does not exist. */
export function valueAt(values: unknown, path: Path): unknown {
  let value = values;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

/**
 * Shortens a path to the values that exist: a schema can read a text as a group of keys
 * (package/package-schema.ts).
 */
export function writtenPath(values: unknown, path: Path): Path {
  const end = path.findIndex((_, depth) => {
    const value = valueAt(values, path.slice(0, depth));
    return typeof value !== 'object' || value === null;
  });
  return end < 0 ? path : path.slice(0, end);
}

/** Returns the name of the value at a path: its last key. */
export const nameOf = (path: Path): string =>
  String(path.findLast((step) => typeof step === 'string') ?? 'value');
/** Formats a path for people: affected[0].ranges. */
export const describe = (path: Path): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step))
    .join('');
