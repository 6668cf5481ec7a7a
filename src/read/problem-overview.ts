// The problems of a reading for people: those that repeat are counted, imported records apart from what the team wrote.

import { foldProblems, repeatedText } from '../model/problem/fold.ts';
import { formatProblem, problemLine } from '../model/problem/format.ts';
import type { Reading } from './index.ts';

/** Texts to print one after another. With `all`, every problem in full. `prefix` is put before each file. */
export function overviewOf({ problems, content, desk }: Reading, prefix = '', all = false): string[] {
  if (all) return problems.map((problem) => formatProblem(problem, prefix));
  const advisories = [...content.advisories, ...desk.advisories];
  const imported = new Set(advisories.filter((one) => one.imported !== undefined).map(({ file }) => file));
  const { printed, repeated } = foldProblems(problems, imported);
  return [
    ...printed.map(({ problem, brief }) => (brief ? problemLine(problem, prefix) : formatProblem(problem, prefix))),
    ...(repeated.length === 0 ? [] : [repeatedText(repeated)]),
  ];
}
