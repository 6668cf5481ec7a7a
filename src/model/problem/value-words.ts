// Describes values and types to the author of the YAML.

import type { z } from 'zod';
import type { Path } from './problem.ts';
import { shapeAt } from './schema-shape.ts';

/** Describes a value in a few words. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'keys and values';
  if (typeof value === 'string')
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return String(value);
}

const TYPES: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a group of keys',
  boolean: 'true or false',
  record: 'a group of keys',
};

/** Describes what a schema expects instead of a value of another type. */
export function wantedType(expected: string, schema: z.core.$ZodType, path: Path): string {
  const keys = expected === 'object' ? Object.keys(shapeAt(schema, path)) : [];
  return keys.length > 0 ? `a group of the keys ${keys.join(', ')}` : (TYPES[expected] ?? expected);
}

/** Returns the remedy for common slips; undefined if none is known. */
export function remedyFor(
  found: unknown,
  expected: string,
  schema: z.core.$ZodType,
  path: Path,
): string | undefined {
  const isGroup = typeof found === 'object' && found !== null && !Array.isArray(found);
  switch (expected) {
    case 'string':
      if (typeof found === 'boolean') return `Quote it: "${found}".`;
      return `Write a single text instead of ${isGroup ? 'the keys' : 'the list'}.`;
    case 'array':
      if (typeof found === 'string') return 'Put it in brackets: [ ... ].';
      return isGroup
        ? 'Start the group with "- ": it is one item of a list.'
        : 'Write a list: [ ... ].';
    case 'boolean':
      return YES_OR_NO[String(found).toLowerCase()] ?? 'Write true or false, without quotes.';
    case 'object': {
      const [first = 'key'] = Object.keys(shapeAt(schema, path));
      return `Write it as keys and values, such as {${first}: ...}.`;
    }
    default:
      return undefined;
  }
}

const YES_OR_NO: Readonly<Record<string, string>> = {
  yes: 'Write true.',
  on: 'Write true.',
  true: 'Write true, without quotes.',
  no: 'Write false.',
  off: 'Write false.',
  false: 'Write false, without quotes.',
};
