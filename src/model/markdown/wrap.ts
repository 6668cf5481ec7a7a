// Breaks text into lines for mails. Widths count code points.

/**
 * A space where a line must not be broken. It is NUL, because the parser replaces NUL in every
 * Markdown text.
 */
export const FIXED_SPACE = '\u0000';

/**
 * Breaks text into lines of at most `width` characters. Keeps line breaks of the text; other white
 * space is where lines can be broken. A word that is longer than a line, such as an address, is on
 * its own line and never broken.
 */
export function wrap(text: string, width: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width).map((one) => one.replaceAll(FIXED_SPACE, ' ')));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t]+/).filter((one) => one !== '')) {
    if (line === '') line = word;
    else if (lengthOf(line) + 1 + lengthOf(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Returns the number of code points in a text. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
