// Translates faults in YAML for authors: the YAML library reports tokens and nodes.

/** Translates a message of the library. `found` is the text at the fault. */
export function syntaxWords(message: string, found: string): string {
  return WORDS.find(({ pattern }) => pattern.test(message))?.words(found) ?? `${message}.`;
}

const WORDS: readonly { pattern: RegExp; words: (found: string) => string }[] = [
  {
    pattern: /^Nested mappings/,
    words: () => 'A key stands where only a value can: quote a text that holds ": ", or correct the indentation.',
  },
  { pattern: /^Implicit keys need/, words: () => 'This line is neither "key: value" nor the rest of the line above.' },
  {
    pattern: /^Implicit keys of flow/,
    words: () => 'The list in brackets cannot be read here: quote texts that hold special characters.',
  },
  { pattern: /^Implicit map keys need/, words: () => 'This line is neither "key: value" nor a list item "- value".' },
  { pattern: /same column/, words: () => 'The line is not indented like those that it belongs to.' },
  { pattern: /^Plain value cannot start/, words: (found) => `A text can start with ${found} only in quotes.` },
  { pattern: /^Unexpected flow-\w+-end/, words: (found) => `"${found}" closes nothing that is open.` },
  { pattern: /^Unexpected ,/, words: () => 'The comma separates nothing.' },
  { pattern: /^Missing ,/, words: () => 'A comma is missing between two items.' },
  {
    pattern: /^Block collections are not allowed/,
    words: () => 'A key stands inside brackets that are still open: close them, or quote the text.',
  },
  {
    pattern: /^Block scalar header/,
    words: () => 'A text follows "|" or ">" on its line: write it on the next line, or quote it.',
  },
  { pattern: /^Block scalar/, words: () => 'The lines of the block text are not indented alike.' },
  {
    pattern: /block-seq-ind|^A block sequence/,
    words: () => 'A list item stands where none can: begin the list on a line of its own.',
  },
  {
    pattern: /^Unexpected .*(?:token|at node end)/,
    words: () => 'What stands here belongs to nothing: quote the whole text, or correct the line above.',
  },
  { pattern: /at most 1024 chars/, words: () => 'The key is longer than 1024 characters.' },
  {
    pattern: /^Invalid escape/,
    words: () => 'There is no such escape in double quotes: write the backslash twice, or use single quotes.',
  },
];
