// The keys of a schema in words, for docs/content.md: names, types, presence, meaning. JSON Schema
// cannot describe custom fields, so their error message for an invalid value is used.

import { z } from 'zod';

/** A key of a content file. */
interface ContractKey {
  /** With its parents: `affected[].ranges[].fixed`. */
  readonly name: string;
  /** The type of the value, in Markdown. */
  readonly type: string;
  /** "required", "optional" or its default. */
  readonly presence: string;
  readonly description: string;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Returns the keys of an object schema and its nested schemas, in schema order. */
export function keysOf(schema: z.ZodType): ContractKey[] {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.core.$ZodObject) jsonSchema.required = requiredOf(zodSchema);
      else if (zodSchema instanceof z.core.$ZodDefault)
        jsonSchema.default = zodSchema._zod.def.defaultValue;
      const type = probe(zodSchema);
      if (type !== undefined) jsonSchema.format = type;
    },
  });
  return [...nested(json, '')];
}

function requiredOf({ _zod: { def } }: z.core.$ZodObject): string[] {
  return Object.entries(def.shape).flatMap(([key, value]) =>
    z.safeParse(value, undefined).success ? [] : [key],
  );
}

function* nested(json: JsonSchema, prefix: string): Generator<ContractKey> {
  for (const [key, value] of Object.entries(json.properties ?? {})) {
    if (typeof value === 'boolean') continue;
    const name = `${prefix}${key}`;
    const presence = json.required?.includes(key) === true ? 'required' : defaultInWords(value);
    yield { name, type: typeInWords(value), presence, description: value.description ?? '' };
    const [inner, path] = itemOf(value, name);
    // A value with a format is one value for its author, even if it is parsed into parts.
    if (inner.format === undefined) yield* nested(inner, `${path}.`);
  }
}

/** Returns the innermost items of nested lists, and their path. */
function itemOf(json: JsonSchema, path: string): [JsonSchema, string] {
  const { items } = json;
  if (typeof items !== 'object' || Array.isArray(items)) return [json, path];
  return itemOf(items, `${path}[]`);
}

function defaultInWords({ default: value }: JsonSchema): string {
  if (Array.isArray(value)) return value.length === 0 ? 'optional' : `default: ${value.join(', ')}`;
  return value === undefined || typeof value === 'object'
    ? 'optional'
    : `default: ${String(value)}`;
}

function typeInWords(json: JsonSchema): string {
  if (json.format !== undefined) return json.format;
  const [item, path] = itemOf(json, '');
  if (path !== '') return `list: ${typeInWords(item)}`;
  if (json.anyOf !== undefined)
    return json.anyOf
      .flatMap((one) => (typeof one === 'boolean' ? [] : typeInWords(one)))
      .join(' or ');
  if (json.const !== undefined) return `\`${String(json.const)}\``;
  if (json.enum !== undefined) return json.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (json.type === 'boolean') return '`true` or `false`';
  if (json.type === 'object') return 'keys';
  if (json.type === 'string')
    return json.maxLength === undefined ? 'text' : `text, at most ${json.maxLength} characters`;
  return 'any value';
}

const INVALID_VALUE = '?';
const TOO_LARGE = '999999999';
const TYPES: Readonly<Record<string, string>> = {
  'date-form': 'time',
  'day-form': 'day',
  'url-invalid': 'address',
  'alias-form': 'identifier',
  'branch-range': 'range of versions',
  'package-form': 'purl, or keys',
  'cvss-syntax': 'CVSS vector',
  'cvss-prefix': 'CVSS vector',
};

/**
 * Returns the expected value of a custom field, from its message for an invalid value; undefined
 * for types that JSON Schema can describe.
 */
function probe(schema: z.core.$ZodType): string | undefined {
  if (schema instanceof z.core.$ZodObject || schema instanceof z.core.$ZodArray) return undefined;
  const { problem, message } = complaint(schema, INVALID_VALUE);
  if (problem === 'value-type') {
    const [, bounds] = /\b(from \d+ to \d+)\b/.exec(complaint(schema, TOO_LARGE).message) ?? [];
    return bounds === undefined ? 'whole number' : `whole number ${bounds}`;
  }
  if (problem === 'value-form') return /^"\?" is (?:no|not an?) (.+)\.$/.exec(message)?.[1];
  return TYPES[problem];
}

function complaint(schema: z.core.$ZodType, text: string): { problem: string; message: string } {
  const issue = z.safeParse(schema, text).error?.issues[0];
  const problem: unknown = issue?.code === 'custom' ? issue.params?.['problem'] : undefined;
  return { problem: typeof problem === 'string' ? problem : '', message: issue?.message ?? '' };
}
