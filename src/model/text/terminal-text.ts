// Makes text safe for a terminal. The output of a command comes from content, from foreign records
// and from the network. A control sequence in it could overwrite earlier output, and a
// bidirectional control could reorder it.

// Tab and line feed are harmless, as is a carriage return in a CRLF (used in mail).
const UNSAFE = /(?:(?![\t\n]|\r\n)[\p{Cc}])|[\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * Replaces every unsafe character with an escape such as `\u202e`, which is valid in JSON too.
 * Joiners and other characters that languages need stay, because the output is also piped into
 * files and mail.
 */
export function terminalText(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
