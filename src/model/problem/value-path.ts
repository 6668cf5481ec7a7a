// Paths through values that were read, and what stands at their ends.

import type { Path } from './problem.ts';

/** The value at a path; undefined where there is none. */
export function valueAt(values: unknown, path: Path): unknown {
  let value = values;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

/** The path as far as the values go: a schema may read a text as if it were a group of keys (model/package.ts). */
export function writtenPath(values: unknown, path: Path): Path {
  const end = path.findIndex((_, depth) => {
    const value = valueAt(values, path.slice(0, depth));
    return typeof value !== 'object' || value === null;
  });
  return end < 0 ? path : path.slice(0, end);
}

/** The name of what is at a path: its last key. */
export const nameOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? 'value');
/** A path as people write it: affected[0].ranges. */
export const describe = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step)).join('');
