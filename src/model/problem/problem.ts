// Faults in content, as data. A finding has a path or span; a problem has a line, a column and a
// message.

import { order } from '../text/order.ts';
import { PROBLEM_KINDS, type ProblemCode } from './codes.ts';
import type { Level, ProblemKind } from './kind.ts';

/** The path from the top of a YAML document to a value: keys and list positions. */
export type Path = readonly (string | number)[];

/**
 * A place in a file:
 * - a YAML value by its path (`part: 'key'` means the key itself; `from` and `length` select a part
 *   of the scalar's text),
 * - a span of the file's text in UTF-16 units,
 * - a span of the body of a Markdown file, whose offset counts from the start of the body or, if
 *   negative, from its end,
 * - or the start of the file.
 */
export type Place =
  | { readonly path: Path; readonly part?: 'key'; readonly from?: number; readonly length?: number }
  | { readonly offset: number; readonly length: number }
  | { readonly bodyOffset: number; readonly length: number }
  | 'start';

/** A fault before it has a line number, as schemas and checks return it. */
export interface Finding {
  readonly code: ProblemCode;
  /** Path of the file relative to the content folder, with `/`. */
  readonly file: string;
  readonly at: Place;
  /** What was found and what is expected; defaults to the kind's cause. */
  readonly message?: string | undefined;
  /** How to fix it; defaults to the kind's remedy. */
  readonly remedy?: string | undefined;
  /** Set for imported records and drafts, which have fewer requirements than our advisories. */
  readonly lenient?: boolean | undefined;
  /** Set if it explains a fact about public content that no edit can undo: --strict accepts it. */
  readonly explains?: true | undefined;
}

/** A fault as it is printed. Lines and columns count from 1, columns in UTF-16 units. */
export interface Problem {
  readonly code: ProblemCode;
  readonly level: Level;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  readonly remedy: string;
  /** The source line, without its line break. */
  readonly excerpt: string;
  /** Set if it only explains a fact about public content. */
  readonly explains?: true;
}

/** Returns "error" if a finding fails a check, else "warning". */
export function levelOf(finding: Pick<Finding, 'code' | 'lenient'>): Level {
  const kind: ProblemKind = PROBLEM_KINDS[finding.code];
  return finding.lenient === true && kind.lenient !== undefined ? kind.lenient : kind.level;
}

/** True if problems fail a check or a build. Strict: warnings do too, but not explanations. */
export function isFailure(problems: readonly Problem[], isStrict = false): boolean {
  return problems.some(
    ({ level, explains }) => level === 'error' || (isStrict && explains !== true),
  );
}

/** Compares problems in print order: by file, line, column, code, message. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    order(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    order(a.code, b.code) ||
    order(a.message, b.message)
  );
}
