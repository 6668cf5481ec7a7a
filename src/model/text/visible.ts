// Makes text safe to print.

/**
 * Replaces control and bidirectional characters in text from content with visible escapes, for
 * terminals.
 */
export function visible(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
      (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
    );
}
