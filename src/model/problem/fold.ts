// Folds repeated problems into counts. Without it, the same missing section in ten thousand
// imported records would hide all other problems.

import type { ProblemCode } from './codes.ts';
import type { Level } from './kind.ts';
import type { Problem } from './problem.ts';

/** The number of warnings with the same code up to which each is printed. */
const MOST_WARNINGS = 10;
/** If a code has more warnings, this many are printed as examples. */
const EXAMPLES = 3;
/**
 * The number of errors with the same code that are printed with source lines. The rest keep their
 * places and messages.
 */
const MOST_ERRORS = 20;

/** A code with more problems than are printed in full. */
interface Repeated {
  readonly code: ProblemCode;
  readonly level: Level;
  readonly count: number;
  /** The number of files that have the problem. */
  readonly files: number;
  /** The number of problems that are printed in full. */
  readonly shown: number;
  /** True if the files are imported records. */
  readonly imported: boolean;
}

/** The problems to print, in order. */
interface Folded {
  /** `brief`: place, code and message only. */
  readonly printed: readonly { readonly problem: Problem; readonly brief: boolean }[];
  readonly repeated: readonly Repeated[];
}

/**
 * Folds repeated problems. Every error keeps its place. `imported` contains the files of imported
 * records, which are counted separately.
 */
export function foldProblems(problems: readonly Problem[], imported: ReadonlySet<string>): Folded {
  const groups = Map.groupBy(
    problems,
    ({ code, level, file }) => `${level} ${code} ${imported.has(file)}`,
  );
  const full = new Set<Problem>();
  const repeated: Repeated[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { code, level, file } = first;
    const most = level === 'error' ? MOST_ERRORS : MOST_WARNINGS;
    const shown =
      group.length <= most ? group : group.slice(0, level === 'error' ? MOST_ERRORS : EXAMPLES);
    for (const problem of shown) full.add(problem);
    const files = new Set(group.map((one) => one.file)).size;
    if (shown.length < group.length)
      repeated.push({
        code,
        level,
        count: group.length,
        files,
        shown: shown.length,
        imported: imported.has(file),
      });
  }
  const printed = problems
    .filter((problem) => problem.level === 'error' || full.has(problem))
    .map((problem) => ({ problem, brief: !full.has(problem) }));
  return { printed, repeated: repeated.sort((a, b) => b.count - a.count) };
}

/**
 * Returns a line for each code: `warning section-missing: 6000 in 2000 imported records; the first
 * 3 are shown`.
 */
export function repeatedText(repeated: readonly Repeated[]): string {
  const lines = repeated.map(({ code, level, count, files, shown, imported }) => {
    const things = imported ? ['imported record', 'imported records'] : ['file', 'files'];
    const where = `${files} ${things[files === 1 ? 0 : 1]}`;
    return `${level} ${code}: ${count} in ${where}; showing the first ${shown}${level === 'error' ? ' in full' : ''}`;
  });
  return [...lines, '    = "candor check --all" prints each of them in full.'].join('\n');
}
