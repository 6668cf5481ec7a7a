// Checks whether a JSON value has the types of an OSV record (ossf/osv-schema 1.7.5), but not the
// finer rules. All records since version 1.0 have this shape; unknown keys are allowed, because
// they are kept.

import { z } from 'zod';

const text = z.string();

const severity = z.looseObject({ type: text, score: text });
const range = z.looseObject({
  type: text,
  repo: text.nullish(),
  events: z.array(z.looseObject({})).nullish(),
});

const affected = z.looseObject({
  package: z.looseObject({ ecosystem: text, name: text, purl: text.nullish() }).nullish(),
  ranges: z.array(range).nullish(),
  versions: z.array(text).nullish(),
  severity: z.array(severity).nullish(),
});

const shape = z.looseObject({
  id: text.regex(/^[A-Za-z][A-Za-z0-9_.:-]{0,199}$/),
  modified: text.nullish(),
  published: text.nullish(),
  withdrawn: text.nullish(),
  aliases: z.array(text).nullish(),
  related: z.array(text).nullish(),
  upstream: z.array(text).nullish(),
  summary: text.nullish(),
  details: text.nullish(),
  severity: z.array(severity).nullish(),
  affected: z.array(affected).nullish(),
  references: z.array(z.looseObject({ type: text, url: text })).nullish(),
  credits: z
    .array(z.looseObject({ name: text, contact: z.array(text).nullish(), type: text.nullish() }))
    .nullish(),
});

export type ForeignRecord = z.output<typeof shape>;
export type ForeignAffected = z.output<typeof affected>;
export type ForeignRange = z.output<typeof range>;

/**
 * Returns the record itself, or the reason why the value is not one in a sentence. Never throws.
 */
export function asRecord(value: unknown): { record: ForeignRecord } | { problem: string } {
  if (isForeignRecord(value)) return { record: value };
  const issue = shape.safeParse(value).error?.issues[0];
  const where =
    issue?.path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('') ?? '';
  if (where === '' || issue === undefined)
    return { problem: 'This is not an OSV record: expected a JSON object.' };
  if (where === '.id')
    return { problem: 'This is not an OSV record: it has no id such as GHSA-2345-cfgh-jmpq.' };
  const wanted =
    issue.code === 'invalid_type' ? (WANTED[issue.expected] ?? issue.expected) : 'another value';
  return { problem: `This is not an OSV record: ${where.slice(1)} must be ${wanted}.` };
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
};

// The value itself is used, not zod's copy, so that no unknown key is lost.
const isForeignRecord = (value: unknown): value is ForeignRecord => shape.safeParse(value).success;
