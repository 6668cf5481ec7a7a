// From what a schema says to findings: the issues of zod become codes, places and words.

import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Finding, Path } from './problem.ts';
import { PROBLEM_KINDS, type ProblemCode } from './problem-codes.ts';

/**
 * Parses values by a schema. Answers the output, or every finding.
 * `typed` keys have a code of their own instead of `key-unknown`.
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  values: unknown,
  file: string,
): { value: z.output<Schema> } | { findings: Finding[] } {
  const result = schema.safeParse(values);
  if (result.success) return { value: result.data };
  return { findings: result.error.issues.flatMap((issue) => findingsOf(issue, schema, values, file)) };
}

/** "did you mean": the nearest of some names, if it is near. */
export function nearest(found: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const best = closest(found.toLowerCase(), names.map((name) => name.toLowerCase()));
  const name = names.find((one) => one.toLowerCase() === best);
  return name !== undefined && distance(found.toLowerCase(), best) <= Math.max(2, Math.floor(found.length / 3)) ? name : undefined;
}

const SCORE_KEYS = new Set(['score', 'cvss', 'cvss_score', 'base_score', 'basescore']);

function findingsOf(issue: z.core.$ZodIssue, schema: z.ZodType, values: unknown, file: string): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const found = valueAt(values, path);
  const finding = (code: ProblemCode, message: string, remedy?: string): Finding => ({ code, file, at: { path }, message, remedy });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, schema, file));
    case 'invalid_type':
      if (found === undefined) return [missingKey(path, file)];
      if (found === null) return [finding('value-empty', `"${nameOf(path)}" has no value.`)];
      return [finding('value-type', `Found ${kindOf(found)}; ${wantedType(issue.expected)} is wanted.`, remedyFor(found, issue.expected))];
    case 'invalid_value':
      if (found === undefined) return [missingKey(path, file)];
      return [choice(finding, found, issue.values.map(String))];
    case 'too_small':
      if (found === '' || (Array.isArray(found) && found.length === 0) || (typeof found === 'string' && found.trim() === ''))
        return [finding('value-empty', `"${nameOf(path)}" is empty.`)];
      return [finding('value-range', issue.message)];
    case 'too_big':
      if (typeof found === 'string')
        return [finding('text-long', `The text has ${found.trim().length} characters; at most ${issue.maximum} are allowed.`)];
      return [finding('value-range', `At most ${issue.maximum} are allowed.`)];
    case 'custom':
      return [custom(issue, path, file)];
    case 'invalid_union':
      if (found === undefined) return [missingKey(path, file)];
      return [finding(found === null ? 'value-empty' : 'value-type', `Found ${kindOf(found)}, which is not what is wanted here.`)];
    default:
      return [finding('value-form', issue.message)];
  }
}

function custom(issue: z.core.$ZodIssueCustom, path: Path, file: string): Finding {
  const { problem, remedy, part, from, length } = issue.params ?? {};
  const code = typeof problem === 'string' && isCode(problem) ? problem : 'value-form';
  const place = {
    path,
    ...(part === 'key' ? { part: 'key' as const } : {}),
    ...(typeof from === 'number' ? { from } : {}),
    ...(typeof length === 'number' ? { length } : {}),
  };
  return { code, file, at: place, message: issue.message, remedy: typeof remedy === 'string' ? remedy : undefined };
}

const isCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_KINDS, code);

function choice(finding: (code: ProblemCode, message: string, remedy?: string) => Finding, found: unknown, values: string[]): Finding {
  const shown = found === null ? 'nothing' : kindOf(found);
  const near = typeof found === 'string' ? nearest(found, values) : undefined;
  const wanted = values.length === 1 ? `${values[0]} is wanted` : `one of ${values.join(', ')} is wanted`;
  return finding(found === null ? 'value-empty' : 'value-choice', `Found ${shown}; ${wanted}.`, near && `Did you mean "${near}"?`);
}

function missingKey(path: Path, file: string): Finding {
  const parent = path.slice(0, -1);
  const where = parent.length === 0 ? '' : ` in ${describe(parent)}`;
  return {
    code: 'key-missing',
    file,
    at: parent.length === 0 ? 'start' : { path: parent },
    message: `"${nameOf(path)}" is missing${where}.`,
    remedy: `Add "${nameOf(path)}:".`,
  };
}

function unknownKey(key: string, path: Path, schema: z.ZodType, file: string): Finding {
  const at = { path: [...path, key], part: 'key' as const };
  if (SCORE_KEYS.has(key.toLowerCase()))
    return { code: 'score-typed', file, at, message: `"${key}" is typed. Scores are computed from vectors, never typed.` };
  if (key === 'id' && path.length === 0)
    return { code: 'id-file-name', file, at, message: 'The file name is the id; it is not typed a second time.' };
  const known = Object.keys(shapeAt(schema, path));
  const near = nearest(key, known);
  const remedy = near ? `Did you mean "${near}"?` : known.length > 0 ? `Known here: ${known.join(', ')}.` : undefined;
  return { code: 'key-unknown', file, at, message: `There is no key "${key}"${path.length > 0 ? ` in ${describe(path)}` : ''}.`, remedy };
}

/** The keys that the schema has at a path, through lists, defaults, options and pipes. */
function shapeAt(schema: z.core.$ZodType, path: Path): Readonly<Record<string, z.core.$ZodType>> {
  const [step, ...rest] = path;
  const inner = unwrap(schema);
  if (inner instanceof z.core.$ZodArray) return step === undefined ? {} : shapeAt(inner._zod.def.element, rest);
  if (!(inner instanceof z.core.$ZodObject)) return {};
  const shape = inner._zod.def.shape;
  if (step === undefined) return shape;
  const next = shape[String(step)];
  return next ? shapeAt(next, rest) : {};
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodPrefault)
    return unwrap(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodPipe) {
    const { in: source, out } = schema._zod.def;
    return unwrap(source instanceof z.core.$ZodTransform ? out : source);
  }
  return schema;
}

function valueAt(values: unknown, path: Path): unknown {
  let value = values;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

const nameOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? 'value');
const describe = (path: Path): string => path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step)).join('');

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'keys and values';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return String(value);
}

const TYPES: Record<string, string> = { string: 'a text', array: 'a list', object: 'a group of keys', boolean: 'true or false', record: 'a group of keys' };
const wantedType = (expected: string): string => TYPES[expected] ?? expected;

function remedyFor(found: unknown, expected: string): string | undefined {
  if (expected === 'string' && typeof found === 'boolean') return `Quote it: "${found}".`;
  if (expected === 'array' && typeof found === 'string') return 'Put it into brackets: [ ... ].';
  return undefined;
}
