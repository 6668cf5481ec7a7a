// Formats a problem for a terminal.

import { visible } from '../text/visible.ts';
import type { Problem } from './problem.ts';

const WIDTH = 120;

/**
 * Formats a problem: `file:line:column code message`, the source line with a caret under the fault,
 * and the remedy. `prefix` precedes the file name, so that a terminal can open the file.
 */
export function formatProblem(problem: Problem, prefix = ''): string {
  const lines = [problemLine(problem, prefix)];
  if (problem.excerpt.trim() !== '') lines.push(...frame(problem));
  lines.push(`    = ${visible(problem.remedy)}`);
  return lines.join('\n');
}

/** Returns only the first line of formatProblem: `file:line:column code message`. */
export function problemLine(
  { code, level, file, line, column, message }: Problem,
  prefix = '',
): string {
  return visible(
    `${prefix}${file}:${line}:${column} ${level === 'warning' ? 'warning ' : ''}${code} ${message}`,
  );
}

function frame({ excerpt, line, column, length }: Problem): string[] {
  const start = column - 1 > WIDTH - 20 ? column - 1 - 40 : 0;
  const shown = excerpt.slice(start, start + WIDTH);
  const gutter = `${line} | `;
  const before = visible(shown.slice(0, column - 1 - start));
  const marked = Math.max(
    1,
    Math.min(visible(shown.slice(column - 1 - start, column - 1 - start + length)).length, WIDTH),
  );
  return [
    `    ${gutter}${visible(shown)}`,
    `    ${' '.repeat(gutter.length - 2)}| ${' '.repeat(before.length)}${'^'.repeat(marked)}`,
  ];
}
