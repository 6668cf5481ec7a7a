// Converts schema issues to findings: the issues of zod become codes, places and messages.

import type { z } from 'zod';
import { nearest } from '../text/nearest.ts';
import { PROBLEM_KINDS, type ProblemCode } from './codes.ts';
import { meantKey } from './meant-key.ts';
import type { Finding, Path } from './problem.ts';
import { descriptionAt, shapeAt } from './schema-shape.ts';
import { describe, nameOf, valueAt, writtenPath } from './value-path.ts';
import { remedyFor, shown, wantedType } from './value-words.ts';

export { nearest } from '../text/nearest.ts';

/**
 * Parses values by a schema. Returns the output, or all findings. A key for a score or the id of
 * the file has its own code instead of `key-unknown`.
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  values: unknown,
  file: string,
): { value: z.output<Schema> } | { findings: Finding[] } {
  const result = schema.safeParse(values);
  if (result.success) return { value: result.data };
  const issues = withoutEchoes(withoutBounds(result.error.issues), schema, values);
  return { findings: issues.flatMap((issue) => findingsOf(issue, schema, values, file)) };
}

// The schemas report a length fault even for a value of the wrong type.
function withoutBounds(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const mistyped = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map((issue) => textOf(plainPath(issue))),
  );
  return issues.filter(
    (issue) =>
      (issue.code !== 'too_big' && issue.code !== 'too_small') ||
      !mistyped.has(textOf(plainPath(issue))),
  );
}

/**
 * Reports a misspelled key only once. Suppresses the report that the intended key is missing, and
 * faults of its group as a whole, which cannot be judged yet.
 */
function withoutEchoes(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  values: unknown,
): readonly z.core.$ZodIssue[] {
  const groups = new Set<string>();
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = writtenPath(values, plainPath(issue));
    const known = Object.keys(shapeAt(schema, path));
    groups.add(textOf(path));
    const taken = takenAt(values, path);
    for (const key of issue.keys) meant.add(textOf([...path, meantKey(key, known, taken) ?? '']));
  }
  if (groups.size === 0) return issues;
  return issues.filter((issue) => {
    const path = plainPath(issue);
    if (issue.code !== 'custom')
      return valueAt(values, path) !== undefined || !meant.has(textOf(path));
    const group = issue.params?.['problem'] === 'key-missing' ? path.slice(0, -1) : path;
    return !groups.has(textOf(group));
  });
}

const plainPath = (issue: z.core.$ZodIssue): Path =>
  issue.path.filter((step) => typeof step !== 'symbol');
const textOf = (path: Path): string => JSON.stringify(path);

/** Returns a function that is true for a key written at a path. */
function takenAt(values: unknown, path: Path): (name: string) => boolean {
  const group = valueAt(values, path);
  return (name) => typeof group === 'object' && group !== null && Object.hasOwn(group, name);
}

const SCORE_KEYS = new Set(['score', 'cvss', 'cvss_score', 'base_score', 'basescore']);

function findingsOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  values: unknown,
  file: string,
): Finding[] {
  const path = writtenPath(values, plainPath(issue));
  const found = valueAt(values, path);
  const finding = (code: ProblemCode, message: string, remedy?: string): Finding => ({
    code,
    file,
    at: { path },
    message,
    remedy,
  });
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(key, path, schema, file, values));
  if (issue.code === 'custom') return [custom(issue, path, found, file)];
  if (found === undefined) return [missingKey(path, file)];
  if (found === null) return [finding('value-empty', `"${nameOf(path)}" has no value.`)];
  switch (issue.code) {
    case 'invalid_type':
      return [
        finding(
          'value-type',
          `Found ${shown(found)}; expected ${wantedType(issue.expected, schema, path)}.`,
          remedyFor(found, issue.expected, schema, path),
        ),
      ];
    case 'invalid_value':
      return [choice(finding, found, issue.values.map(String))];
    case 'too_small':
      if (isEmpty(found)) return [finding('value-empty', `"${nameOf(path)}" is empty.`)];
      return [finding('value-range', `Found ${shown(found)}; the minimum is ${issue.minimum}.`)];
    case 'too_big':
      if (typeof found === 'string')
        return [
          finding(
            'text-long',
            `The text has ${found.trim().length} characters; at most ${issue.maximum} are allowed.`,
          ),
        ];
      if (Array.isArray(found))
        return [
          finding(
            'value-range',
            `Found ${found.length} items; at most ${issue.maximum} are allowed.`,
            'Shorten the list.',
          ),
        ];
      return [finding('value-range', `Found ${shown(found)}; the maximum is ${issue.maximum}.`)];
    case 'invalid_union':
      // A union of the fields has its own error message.
      if (issue.message !== 'Invalid input')
        return [finding('value-type', `Found ${shown(found)}; expected ${issue.message}.`)];
      return [finding('value-type', `Found ${shown(found)}, which is not allowed here.`)];
    default:
      return [
        finding(
          'value-form',
          `Found ${shown(found)}, which does not have the expected form.`,
          descriptionAt(schema, path),
        ),
      ];
  }
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;

function custom(issue: z.core.$ZodIssueCustom, path: Path, found: unknown, file: string): Finding {
  const { problem, remedy, part, from, length } = issue.params ?? {};
  const code = typeof problem === 'string' && isCode(problem) ? problem : 'value-form';
  const place = {
    path,
    ...(part === 'key' ? { part: 'key' as const } : {}),
    ...(typeof from === 'number' ? { from } : {}),
    ...(typeof length === 'number' ? { length } : {}),
  };
  // Fields quote what they found; long quotes are cut.
  const message =
    typeof found === 'string'
      ? issue.message.replace(JSON.stringify(found.trim()), () => shown(found.trim()))
      : issue.message;
  return {
    code,
    file,
    at: place,
    message,
    remedy: typeof remedy === 'string' ? remedy : undefined,
  };
}

const isCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_KINDS, code);

function choice(
  finding: (code: ProblemCode, message: string, remedy?: string) => Finding,
  found: unknown,
  values: string[],
): Finding {
  const near = typeof found === 'string' ? nearest(found, values) : undefined;
  const wanted =
    values.length === 1 ? `expected ${values[0]}` : `expected one of ${values.join(', ')}`;
  return finding(
    'value-choice',
    `Found ${shown(found)}; ${wanted}.`,
    near && `Did you mean "${near}"?`,
  );
}

function missingKey(path: Path, file: string): Finding {
  const parent = path.slice(0, -1);
  const where = parent.length === 0 ? '' : ` in ${describe(parent)}`;
  return {
    code: 'key-missing',
    file,
    at: parent.length === 0 ? 'start' : { path: parent, part: 'key' },
    message: `"${nameOf(path)}" is missing${where}.`,
    remedy: `Add "${nameOf(path)}:".`,
  };
}

function unknownKey(
  key: string,
  path: Path,
  schema: z.ZodType,
  file: string,
  values: unknown,
): Finding {
  const value = valueAt(values, [...path, key]);
  const at = { path: [...path, key], part: 'key' as const };
  const written = `"${key}: ${typeof value === 'string' ? shown(value).slice(1, -1) : shown(value)}"`;
  if (SCORE_KEYS.has(key.toLowerCase())) {
    const message = `${written} states a score. Scores are computed from vectors, never typed.`;
    return { code: 'score-typed', file, at, message };
  }
  if (key === 'id' && path.length === 0) {
    const message = `Found ${written}; the file name is already the id.`;
    return { code: 'id-file-name', file, at, message };
  }
  const known = Object.keys(shapeAt(schema, path));
  const near = meantKey(key, known, takenAt(values, path));
  const remedy = near
    ? `Did you mean "${near}"?`
    : known.length > 0
      ? `Known keys: ${known.join(', ')}.`
      : undefined;
  return {
    code: 'key-unknown',
    file,
    at,
    message: `Unknown key ${shown(key)}${path.length > 0 ? ` in ${describe(path)}` : ''}.`,
    remedy,
  };
}
