// What is wrong with content, as data. A finding says where by path or span; a problem says it by line and column, in words.

import { order } from '../text/order.ts';
import { type Level, PROBLEM_KINDS, type ProblemCode, type ProblemKind } from './codes.ts';

/** The way from the top of a YAML document to a value: keys and list positions. */
export type Path = readonly (string | number)[];

/**
 * Where in a file. A value of the YAML by its path (`part: 'key'` means the key itself; `from` and `length` a part of the
 * scalar's text), or a span of the file's text in UTF-16 units, or a span of the body of a Markdown file, whose offset counts
 * from the body's start or, where it is negative, from its end, or the start of the file.
 */
export type Place =
  | { readonly path: Path; readonly part?: 'key'; readonly from?: number; readonly length?: number }
  | { readonly offset: number; readonly length: number }
  | { readonly bodyOffset: number; readonly length: number }
  | 'start';

/** Something wrong, before it has a line: what schemas and checks answer. */
export interface Finding {
  readonly code: ProblemCode;
  /** Path of the file below the content folder, with `/`. */
  readonly file: string;
  readonly at: Place;
  /** What was found and what is wanted; the kind's cause where absent. */
  readonly message?: string | undefined;
  /** How to mend it; the kind's cure where absent. */
  readonly remedy?: string | undefined;
  /** Set for an imported record and for a draft, which owe less than what we publish. */
  readonly lenient?: boolean | undefined;
}

/** Something wrong, as it is printed. Lines and columns count from 1, columns in UTF-16 units. */
export interface Problem {
  readonly code: ProblemCode;
  readonly level: Level;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  readonly remedy: string;
  /** The source line, without its line end. */
  readonly excerpt: string;
}

/** Whether a finding fails a check. */
export function levelOf(finding: Pick<Finding, 'code' | 'lenient'>): Level {
  const kind: ProblemKind = PROBLEM_KINDS[finding.code];
  return finding.lenient === true && kind.lenient !== undefined ? kind.lenient : kind.level;
}

/** The order in which problems are printed: by file, line, column, code, message. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    order(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    order(a.code, b.code) ||
    order(a.message, b.message)
  );
}
