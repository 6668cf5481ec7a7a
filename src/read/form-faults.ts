// One fault, one problem: a hidden character in a value that does not have its form is what is wrong with that value.

import { FENCE } from '../model/front-matter.ts';
import type { Finding } from '../model/problem.ts';
import type { ProblemCode } from '../model/problem-codes.ts';
import { locator } from '../model/source.ts';

/** What a schema says of a value, be its characters hidden or not. */
const OTHER_FAULTS = new Set<ProblemCode>(['text-long', 'value-range', 'key-missing', 'key-unknown', 'score-typed']);

/** The findings about spans of a text that are not inside a value of which a schema has found the same. */
export function withoutFormFaults(
  found: readonly Finding[],
  known: readonly Finding[],
  text: string,
): readonly Finding[] {
  const forms = known.filter(({ at, code }) => at !== 'start' && 'path' in at && !OTHER_FAULTS.has(code));
  if (found.length === 0 || forms.length === 0) return found;
  const locate = locator(text, text.startsWith(FENCE));
  const values = forms.map(({ at }) => locate(at));
  return found.filter(({ at }) => {
    const { line, column } = locate(at);
    return !values.some((one) => one.line === line && column >= one.column && column < one.column + one.length);
  });
}
