// Lines for a terminal: plain text of at most 80 columns, which a screen reader reads from top to
// bottom.

const COLUMNS = 80;

/**
 * Breaks a text at its spaces into lines of at most 80 characters; further lines are indented. A
 * longer word is not split.
 */
export function wrapped(text: string, first = '', further = first): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && [...line].length + 1 + [...word].length > COLUMNS) {
      lines.push(line);
      line = further;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
