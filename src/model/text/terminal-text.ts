// Text as a terminal can be given it. What a command prints comes from content, from foreign records and from the network: a
// control sequence in it could rewrite what was printed, and a bidirectional control reorder it.

// Tab and line feed are harmless; so is a carriage return that is a part of a line end (mails have them).
const UNSAFE = /(?:(?![\t\n]|\r\n)[\p{Cc}])|[\p{Cs}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * The text with every such character written as an escape, `\u202e`, which is valid in JSON too. Joiners and other characters
 * that languages need stay, because what is printed is also piped into files and mails.
 */
export function terminalText(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
