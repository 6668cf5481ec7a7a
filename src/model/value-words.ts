// Values and types in words, for whoever wrote the YAML.

import type { z } from 'zod';
import type { Path } from './problem.ts';
import { shapeAt } from './schema-shape.ts';

/** What was found, in a few words. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'keys and values';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return String(value);
}

const TYPES: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a group of keys',
  boolean: 'true or false',
  record: 'a group of keys',
};

/** What a schema wants where it found something of another type. */
export function wantedType(expected: string, schema: z.core.$ZodType, path: Path): string {
  const keys = expected === 'object' ? Object.keys(shapeAt(schema, path)) : [];
  return keys.length > 0 ? `a group of the keys ${keys.join(', ')}` : (TYPES[expected] ?? expected);
}

/** How to mend the common slips; undefined where there is none to name. */
export function remedyFor(found: unknown, expected: string): string | undefined {
  if (expected === 'string' && typeof found === 'boolean') return `Quote it: "${found}".`;
  if (expected === 'array' && typeof found === 'string') return 'Put it into brackets: [ ... ].';
  return undefined;
}
