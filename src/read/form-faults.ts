// One fault, one problem: a hidden character or a secret in a value that does not have its form is what is wrong with that value.

import type { ProblemCode } from '../model/problem/codes.ts';
import type { Finding } from '../model/problem/problem.ts';
import { FENCE } from '../model/source/front-matter.ts';
import { ranges } from '../model/source/position.ts';

/** What a schema says of a value, be its characters hidden or not. */
const OTHER_FAULTS = new Set<ProblemCode>(['text-long', 'value-range', 'key-missing', 'key-unknown', 'score-typed']);
const SECRETS = new Set<ProblemCode>(['secret-token', 'key-private']);

/**
 * What schemas found in a text and what is at spans of it, without what says the same twice. A secret is reported rather than the
 * form of its value. A hidden character is not, since it can be a warning alone, and a fault of the form never is.
 */
export function withoutEchoes(known: readonly Finding[], found: readonly Finding[], text: string): readonly Finding[] {
  const forms = known.filter(({ at, code }) => at !== 'start' && 'path' in at && !OTHER_FAULTS.has(code));
  if (found.length === 0 || forms.length === 0) return [...known, ...found];
  const rangeOf = ranges(text, text.startsWith(FENCE));
  const within = (one: Finding, value: Finding): boolean => {
    const [offset] = rangeOf(one.at);
    const [start, end] = rangeOf(value.at);
    return offset >= start && offset < end;
  };
  const secrets = found.filter(({ code }) => SECRETS.has(code));
  const told = new Set(forms.filter((form) => secrets.some((one) => within(one, form))));
  const left = forms.filter((form) => !told.has(form));
  return [
    ...known.filter((one) => !told.has(one)),
    ...secrets,
    ...found.filter((one) => !SECRETS.has(one.code) && !left.some((form) => within(one, form))),
  ];
}
