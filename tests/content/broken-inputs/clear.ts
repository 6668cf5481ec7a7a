// The properties of every problem, whatever was read: it has a place, a code and a text, and can be
// printed on a terminal.

import { expect } from 'vitest';
import { PROBLEM_KINDS } from '../../../src/model/problem/codes.ts';
import { formatProblem } from '../../../src/model/problem/format.ts';
import type { Problem } from '../../../src/model/problem/problem.ts';

/** Texts that no author should see: messages of libraries, and traces of a program. */
const JARGON =
  /Invalid input|Invalid string|Invalid option|Expected|[Uu]nexpected|expected [^.;]*, (?:but )?(?:received|got)|received undefined|Too (?:big|small)|\bNaN\b|zod|\w+Error\b|call stack|\n +at |\[object/;

/** Fails if a problem has no place, no code or no text, or a text that is not for authors. */
export function expectClear(problem: Problem): void {
  expect(PROBLEM_KINDS).toHaveProperty(problem.code);
  expect(problem.line, 'line').toBeGreaterThanOrEqual(1);
  expect(problem.column, 'column').toBeGreaterThanOrEqual(1);
  expect(problem.length, 'length').toBeGreaterThanOrEqual(1);
  expect(problem.message.trim()).not.toBe('');
  expect(problem.remedy.trim()).not.toBe('');
  const printed = formatProblem(problem);
  expect(printed).not.toContain('\n    at ');
  expect(printed.replaceAll('\n', '')).not.toMatch(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/,
  );
}

/**
 * Fails if a text comes from a library, or is too long. For content that does not contain such
 * texts itself.
 */
export function expectPlainWords({ message, remedy }: Problem): void {
  expect(message).not.toMatch(JARGON);
  expect(remedy).not.toMatch(JARGON);
  expect(message.length).toBeLessThan(1000);
  expect(remedy.length).toBeLessThan(1000);
}
