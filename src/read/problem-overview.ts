// A readable overview of problems: repeated problems are counted, and imported records are listed
// apart from the team's own files.

import { foldProblems, repeatedText } from '../model/problem/fold.ts';
import { formatProblem, problemLine } from '../model/problem/format.ts';
import type { Reading } from './index.ts';

/**
 * Texts to print one after another. With `all`, every problem in full. `prefix` precedes each file
 * name.
 */
export function overviewOf(reading: Reading, prefix = '', all = false): string[] {
  if (all) return reading.problems.map((problem) => formatProblem(problem, prefix));
  const { printed, repeated } = foldedProblems(reading);
  return [
    ...printed.map(({ problem, brief }) =>
      brief ? problemLine(problem, prefix) : formatProblem(problem, prefix),
    ),
    ...(repeated.length === 0 ? [] : [repeatedText(repeated)]),
  ];
}

/** Returns the problems to print, and the counts of the others. */
export function foldedProblems({
  problems,
  content,
  desk,
}: Reading): ReturnType<typeof foldProblems> {
  const advisories = [...content.advisories, ...desk.advisories];
  const imported = new Set(
    advisories.filter((one) => one.imported !== undefined).map(({ file }) => file),
  );
  return foldProblems(problems, imported);
}
