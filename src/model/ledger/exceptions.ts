// Differences from the last ledger that the team accepts: content/ledger-exceptions.yaml. Private.

import { z } from 'zod';
import { compareInstants, dayOf, type Instant, parseDay, parseInstant } from '../instant.ts';
import type { ProblemCode } from '../problem/codes.ts';
import { addProblem, line, list, object } from '../source/fields.ts';

export const EXCEPTIONS_FILE = 'ledger-exceptions.yaml';

/**
 * The rules that can have an exception, with the key that names the subject. `site` needs no name,
 * because a ledger has one site.
 */
export const LEDGER_RULES = {
  'ledger-record-missing': 'record',
  'ledger-published-changed': 'record',
  'ledger-modified-back': 'record',
  'ledger-modified-unchanged': 'record',
  'ledger-modified-old': 'record',
  'ledger-withdrawn-undone': 'record',
  'ledger-path-gone': 'path',
  'ledger-entry-gone': 'path',
  'ledger-feed-empty': 'path',
  'ledger-format-gone': 'format',
  'ledger-key-replaced': 'key',
  'ledger-key-gone': 'key',
  'ledger-site-changed': 'site',
  'ledger-prefix-changed': 'site',
} as const satisfies Partial<Record<ProblemCode, string>>;

export type LedgerCode = keyof typeof LEDGER_RULES;

const isLedgerCode = (code: string): code is LedgerCode => Object.hasOwn(LEDGER_RULES, code);
const SUBJECTS = ['record', 'path', 'format', 'key'] as const;

const codeSchema = z.string().transform((code, ctx): LedgerCode => {
  if (isLedgerCode(code)) return code;
  addProblem(
    ctx,
    { problem: 'value-choice' },
    `${JSON.stringify(code)} is not one of ${Object.keys(LEDGER_RULES).join(', ')}.`,
  );
  return z.NEVER;
});

const untilSchema = z.string().superRefine((text, ctx) => {
  if (parseDay(text) === undefined && 'fault' in parseInstant(text))
    addProblem(
      ctx,
      { problem: 'day-form' },
      `${JSON.stringify(text)} is neither a day such as 2026-05-12 nor a time.`,
    );
});

const exceptionSchema = object({
  code: codeSchema.describe('The code of the problem that is allowed.'),
  record: line()
    .optional()
    .describe(
      'The id of an advisory, or release/<slug>, retrospective/<slug> or statement/<slug>.',
    ),
  path: line(300)
    .optional()
    .describe(
      'A path from the root of the site: vex/ORB-2026-0001.json; vex/* matches everything in a folder.',
    ),
  format: line(40).optional().describe('A key of "formats" in site.yaml.'),
  key: line(100).optional().describe('The name of a key.'),
  reason: line(500).describe('Why the change is right, for the reviewers of the deploy.'),
  until: untilSchema
    .optional()
    .describe('The last day, or the time, until which the exception applies.'),
}).superRefine((exception, ctx) => {
  const wanted: string = LEDGER_RULES[exception.code];
  const given = SUBJECTS.filter((key) => exception[key] !== undefined);
  if (wanted === 'site' ? given.length === 0 : given.length === 1 && given[0] === wanted) return;
  const words =
    wanted === 'site'
      ? 'must not have record, path, format or key'
      : `must have "${wanted}" and none of the others`;
  addProblem(ctx, { problem: 'ledger-exception-form' }, `${exception.code} ${words}.`, ['code']);
});

/** content/ledger-exceptions.yaml */
export const ledgerExceptionsSchema = object({ exceptions: list(exceptionSchema, 1000) });

export type LedgerException = z.output<typeof exceptionSchema>;

/** The subject of a finding, as an exception names it. */
export interface LedgerSubject {
  readonly code: LedgerCode;
  /** The record, path, format or key; "" for the site. */
  readonly about: string;
}

/** The result of applying exceptions to findings. */
interface Excepted<Finding> {
  readonly left: readonly Finding[];
  /** The accepted findings, each with its exception. */
  readonly passed: readonly { readonly finding: Finding; readonly exception: LedgerException }[];
  /** The indexes of exceptions that accepted nothing. */
  readonly unneeded: readonly number[];
}

/**
 * Splits findings into those that remain and those that an exception accepts. The first matching
 * exception accepts a finding.
 */
export function except<Finding extends LedgerSubject>(
  findings: readonly Finding[],
  exceptions: readonly LedgerException[],
  now: Instant,
): Excepted<Finding> {
  const left: Finding[] = [];
  const passed: { finding: Finding; exception: LedgerException }[] = [];
  const used = new Set<LedgerException>();
  const valid = exceptions.filter((one) => !isOver(one, now));
  for (const finding of findings) {
    const exception = valid.find((one) => names(one, finding));
    if (exception === undefined) left.push(finding);
    else {
      used.add(exception);
      passed.push({ finding, exception });
    }
  }
  return {
    left,
    passed,
    unneeded: [...exceptions.keys()].filter((i) => !isUsed(exceptions[i], used)),
  };
}

const isUsed = (one: LedgerException | undefined, used: ReadonlySet<LedgerException>): boolean =>
  one !== undefined && used.has(one);

/** True if an exception has expired. */
export function isOver({ until }: Pick<LedgerException, 'until'>, now: Instant): boolean {
  if (until === undefined) return false;
  const day = parseDay(until);
  if (day !== undefined) return dayOf(now) > day;
  const read = parseInstant(until);
  return 'instant' in read && compareInstants(now, read.instant) > 0;
}

function names(exception: LedgerException, { code, about }: LedgerSubject): boolean {
  if (exception.code !== code) return false;
  const { path } = exception;
  if (path?.endsWith('/*')) return about.startsWith(path.slice(0, -1));
  return (path ?? exception.record ?? exception.format ?? exception.key ?? '') === about;
}
