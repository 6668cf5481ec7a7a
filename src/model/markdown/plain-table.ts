// A table in a mail: in columns if it fits, else row by row.

import { lengthOf, wrap } from './wrap.ts';

/** Returns the lines of a table whose first row is its header. Cells are plain text on one line. */
export function tableLines(rows: readonly (readonly string[])[], width: number): string[] {
  const [head = [], ...body] = rows.map((row) =>
    row.map((cell) => wrap(cell, Number.POSITIVE_INFINITY).join(' ')),
  );
  const widths = head.map((cell, column) =>
    Math.max(lengthOf(cell), ...body.map((row) => lengthOf(row[column] ?? ''))),
  );
  const total = widths.reduce((sum, one) => sum + one, 0) + 3 * (widths.length - 1);
  if (total > width)
    return body.flatMap((row, i) => [...(i > 0 ? [''] : []), ...record(head, row, width)]);
  const line = (row: readonly string[]): string =>
    widths.map((one, column) => padded(row[column] ?? '', one)).join(' | ');
  return [line(head), widths.map((one) => '-'.repeat(one)).join('-+-'), ...body.map(line)];
}

const padded = (cell: string, width: number): string =>
  cell + ' '.repeat(Math.max(0, width - lengthOf(cell)));

function record(head: readonly string[], row: readonly string[], width: number): string[] {
  return row.flatMap((cell, column) => {
    const [first = '', ...rest] = wrap(`${head[column] ?? ''}: ${cell}`, width - 2);
    return [first, ...rest.map((line) => `  ${line}`)];
  });
}
