// Translates faults in YAML for authors: the YAML library reports tokens and nodes.

/** Translates a message of the library. `found` is the text at the fault. */
export function syntaxWords(message: string, found: string): string {
  return WORDS.find(({ pattern }) => pattern.test(message))?.words(found) ?? `${message}.`;
}

const WORDS: readonly { pattern: RegExp; words: (found: string) => string }[] = [
  {
    pattern: /^Nested mappings/,
    words: () =>
      'A key is not allowed here: quote a text that contains ": ", or correct the indentation.',
  },
  {
    pattern: /^Implicit keys need/,
    words: () => 'This line is neither "key: value" nor a continuation of the line above.',
  },
  {
    pattern: /^Implicit keys of flow/,
    words: () =>
      'The list in brackets is invalid here: quote texts that contain special characters.',
  },
  {
    pattern: /^Implicit map keys need/,
    words: () => 'This line is neither "key: value" nor a list item "- value".',
  },
  { pattern: /same column/, words: () => 'The line is not indented like the lines it belongs to.' },
  {
    pattern: /^Plain value cannot start/,
    words: (found) => `A text that starts with ${found} must be quoted.`,
  },
  {
    pattern: /^Unexpected flow-\w+-end/,
    words: (found) => `"${found}" has no matching opening character.`,
  },
  { pattern: /^Unexpected ,/, words: () => 'The comma is not between two items.' },
  { pattern: /^Missing ,/, words: () => 'A comma is missing between two items.' },
  {
    pattern: /^Block collections are not allowed/,
    words: () => 'A key is inside brackets that are still open: close them, or quote the text.',
  },
  {
    pattern: /^Block scalar header/,
    words: () => 'A text follows "|" or ">" on its line: write it on the next line, or quote it.',
  },
  {
    pattern: /^Block scalar/,
    words: () => 'The lines of the block text have different indentation.',
  },
  {
    pattern: /block-seq-ind|^A block sequence/,
    words: () => 'A list item is not allowed here: start the list on its own line.',
  },
  {
    pattern: /^Unexpected .*(?:token|at node end)/,
    words: () => 'This text does not belong here: quote the whole text, or correct the line above.',
  },
  { pattern: /at most 1024 chars/, words: () => 'The key is longer than 1024 characters.' },
  {
    pattern: /^Invalid escape/,
    words: () =>
      'This escape sequence is invalid in double quotes: write the backslash twice, or use single quotes.',
  },
];
