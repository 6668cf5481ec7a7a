// Looks up the keys and descriptions that a schema has at a path.

import { z } from 'zod';
import type { Path } from './problem.ts';

/** Returns the keys that the schema has at a path, through lists, defaults, options and pipes. */
export function shapeAt(
  schema: z.core.$ZodType,
  path: Path,
): Readonly<Record<string, z.core.$ZodType>> {
  const [step, ...rest] = path;
  const inner = unwrap(schema);
  if (inner instanceof z.core.$ZodArray)
    return step === undefined ? {} : shapeAt(inner._zod.def.element, rest);
  if (!(inner instanceof z.core.$ZodObject)) return {};
  const shape = inner._zod.def.shape;
  if (step === undefined) return shape;
  const next = shape[String(step)];
  return next ? shapeAt(next, rest) : {};
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault
  )
    return unwrap(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe) {
    const { in: source, out } = schema._zod.def;
    return unwrap(source instanceof z.core.$ZodTransform ? out : source);
  }
  return schema;
}

/** Returns the description nearest to the end of a path. */
export function descriptionAt(schema: z.core.$ZodType, path: Path): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  const [step, ...rest] = path;
  const inner = unwrap(schema);
  if (step === undefined) return own;
  const next =
    inner instanceof z.core.$ZodArray
      ? inner._zod.def.element
      : inner instanceof z.core.$ZodObject
        ? inner._zod.def.shape[String(step)]
        : undefined;
  return (next && descriptionAt(next, rest)) ?? own;
}
