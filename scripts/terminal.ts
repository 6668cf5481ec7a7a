// The only place where commands write to the terminal or a pipe, so that no output can control it.

import { terminalText } from '../src/model/text/terminal-text.ts';

/** Writes a result to stdout. */
export function writeOut(text: string): void {
  process.stdout.write(terminalText(text));
}

/** Writes a message to stderr. */
export function writeError(text: string): void {
  process.stderr.write(terminalText(text));
}

/**
 * Marks for colors until the text is escaped: noncharacters, which no text contains (The Unicode
 * Standard, section 23.7).
 */
const [START, END] = ['\ufdd0', '\ufdd1'];

/** Marks a text that writeStyled prints with one of its styles, by position. */
export const styled = (style: number, text: string): string =>
  `${START}${style}${START}${text}${END}`;

/**
 * Writes a text with marks to stdout, each marked part in its style. If the plain text itself
 * contains such a mark, it is printed without styles, so that no value can set one.
 */
export function writeStyled(
  marked: string,
  plain: string,
  styles: readonly ((text: string) => string)[],
): void {
  if (plain.includes(START) || plain.includes(END)) {
    writeOut(plain);
    return;
  }
  const pattern = new RegExp(`${START}(\\d)${START}([^${START}${END}]*)${END}`, 'g');
  process.stdout.write(
    terminalText(marked).replace(
      pattern,
      (_, style: string, text: string) => styles[Number(style)]?.(text) ?? text,
    ),
  );
}
