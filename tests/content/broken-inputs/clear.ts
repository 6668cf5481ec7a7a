// What every problem must be, whatever was read: placed, coded, in words, and fit to print on a terminal.

import { expect } from 'vitest';
import { PROBLEM_KINDS } from '../../../src/model/problem/codes.ts';
import { formatProblem } from '../../../src/model/problem/format.ts';
import type { Problem } from '../../../src/model/problem/problem.ts';

/** What no author should read: the words of the libraries, and traces of a program. */
const JARGON =
  /Invalid input|Invalid string|Invalid option|[Ee]xpected|received undefined|Too (?:big|small)|\bNaN\b|zod|\w+Error\b|call stack|\n +at |\[object/;

/** Fails where a problem has no place, no code, no words, or words that are not for authors. */
export function expectClear(problem: Problem): void {
  expect(PROBLEM_KINDS).toHaveProperty(problem.code);
  expect(problem.line, 'line').toBeGreaterThanOrEqual(1);
  expect(problem.column, 'column').toBeGreaterThanOrEqual(1);
  expect(problem.length, 'length').toBeGreaterThanOrEqual(1);
  expect(problem.message.trim()).not.toBe('');
  expect(problem.remedy.trim()).not.toBe('');
  const printed = formatProblem(problem);
  expect(printed).not.toContain('\n    at ');
  expect(printed.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
}

/** Fails where the words of a problem are those of a library, or without measure. For content that does not hold such words itself. */
export function expectPlainWords({ message, remedy }: Problem): void {
  expect(message).not.toMatch(JARGON);
  expect(remedy).not.toMatch(JARGON);
  expect(message.length).toBeLessThan(1000);
  expect(remedy.length).toBeLessThan(1000);
}
