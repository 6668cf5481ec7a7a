// A readable overview of problems: repeated problems are counted, and imported records are listed
// apart from the team's own files.

import { foldProblems, repeatedText } from '../model/problem/fold.ts';
import { formatProblem, problemLine } from '../model/problem/format.ts';
import type { Reading } from './index.ts';

/**
 * Texts to print one after another. With `all`, every problem in full. `prefix` precedes each file
 * name.
 */
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
