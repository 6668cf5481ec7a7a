// One problem for one fault: if a value has a hidden character or a secret, its form is not
// reported as well.

import type { ProblemCode } from '../model/problem/codes.ts';
import type { Finding } from '../model/problem/problem.ts';
import { FENCE } from '../model/source/front-matter.ts';
import { ranges } from '../model/source/position.ts';

/** Schema faults that do not depend on hidden characters. */
const OTHER_FAULTS = new Set<ProblemCode>([
  'text-long',
  'value-range',
  'key-missing',
  'key-unknown',
  'score-typed',
]);
const SECRETS = new Set<ProblemCode>(['secret-token', 'key-private']);

/**
 * Merges the findings of schemas with the findings at spans of a text, and drops duplicates. A
 * secret is reported instead of the form of its value. A hidden character is not, since it can be
 * only a warning, and a fault of the form never is.
 */
export function withoutEchoes(
  known: readonly Finding[],
  found: readonly Finding[],
  text: string,
): readonly Finding[] {
  const forms = known.filter(
    ({ at, code }) => at !== 'start' && 'path' in at && !OTHER_FAULTS.has(code),
  );
  if (found.length === 0 || forms.length === 0) return [...known, ...found];
  const rangeOf = ranges(text, text.startsWith(FENCE));
  const within = (one: Finding, value: Finding): boolean => {
    const [offset] = rangeOf(one.at);
    const [start, end] = rangeOf(value.at);
    return offset >= start && offset < end;
  };
  const secrets = found.filter(({ code }) => SECRETS.has(code));
  const reported = new Set(forms.filter((form) => secrets.some((one) => within(one, form))));
  const left = forms.filter((form) => !reported.has(form));
  return [
    ...known.filter((one) => !reported.has(one)),
    ...secrets,
    ...found.filter((one) => !SECRETS.has(one.code) && !left.some((form) => within(one, form))),
  ];
}
