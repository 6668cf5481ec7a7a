// Breaking text into lines for mails. Widths count code points.

/** A space at which a line must not be broken. NUL, because no Markdown text holds it: the parser replaces it. */
export const FIXED_SPACE = '\u0000';

/**
 * Breaks text into lines of at most `width` characters. A line break in the text stays; other white space is where lines may
 * be broken. A word that is longer than a line, such as an address, stands on a line alone and is never broken.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width).map((one) => one.replaceAll(FIXED_SPACE, ' ')));
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

/** The number of code points of a text. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
