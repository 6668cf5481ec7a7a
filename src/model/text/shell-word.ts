// A word of a printed command, for people who paste it into a shell.

/**
 * Quotes a word for bash, zsh and fish, if it needs quotes. Backslashes are outside of the quotes,
 * because fish interprets them inside.
 */
export function shellWord(word: string): string {
  if (/^[\w./:@+-][\w./:=@+-]*$/.test(word)) return word;
  return `'${word.replaceAll(/['\\]/g, (letter) => `'\\${letter}'`)}'`;
}
