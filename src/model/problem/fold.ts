// Problems that repeat, counted: ten thousand imported records lack the same sections, and the rest must not drown in that.

import type { Level, ProblemCode } from './codes.ts';
import type { Problem } from './problem.ts';

/** Of one code, this many warnings are still printed one by one. */
const MOST_WARNINGS = 10;
/** Of a code that has more warnings, the first are printed as examples. */
const EXAMPLES = 3;
/** Of one code, this many errors are printed with their source lines. All others keep their places and messages. */
const MOST_ERRORS = 20;

/** A code with more problems than are printed in full. */
export interface Repeated {
  readonly code: ProblemCode;
  readonly level: Level;
  readonly count: number;
  /** In how many files they are. */
  readonly files: number;
  /** How many are printed in full. */
  readonly shown: number;
  /** True if the files are imported records. */
  readonly imported: boolean;
}

/** Problems as they are printed, in their order. */
export interface Folded {
  /** `brief`: place, code and message only. */
  readonly printed: readonly { readonly problem: Problem; readonly brief: boolean }[];
  readonly repeated: readonly Repeated[];
}

/** Folds problems that repeat. Every error keeps its place. `imported` has the files of imported records, which are counted apart. */
export function foldProblems(problems: readonly Problem[], imported: ReadonlySet<string>): Folded {
  const groups = Map.groupBy(problems, ({ code, level, file }) => `${level} ${code} ${imported.has(file)}`);
  const full = new Set<Problem>();
  const repeated: Repeated[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { code, level, file } = first;
    const most = level === 'error' ? MOST_ERRORS : MOST_WARNINGS;
    const shown = group.length <= most ? group : group.slice(0, level === 'error' ? MOST_ERRORS : EXAMPLES);
    for (const problem of shown) full.add(problem);
    const files = new Set(group.map((one) => one.file)).size;
    if (shown.length < group.length)
      repeated.push({ code, level, count: group.length, files, shown: shown.length, imported: imported.has(file) });
  }
  const printed = problems
    .filter((problem) => problem.level === 'error' || full.has(problem))
    .map((problem) => ({ problem, brief: !full.has(problem) }));
  return { printed, repeated: repeated.sort((a, b) => b.count - a.count) };
}

/** A line for each code: `warning section-missing: 6000 in 2000 imported records; the first 3 are shown`. */
export function repeatedText(repeated: readonly Repeated[]): string {
  const lines = repeated.map(({ code, level, count, files, shown, imported }) => {
    const things = imported ? ['imported record', 'imported records'] : ['file', 'files'];
    const where = `${files} ${things[files === 1 ? 0 : 1]}`;
    return `${level} ${code}: ${count} in ${where}; the first ${shown} are shown${level === 'error' ? ' in full' : ''}`;
  });
  return [...lines, '    = "candor check --all" prints each of them in full.'].join('\n');
}
