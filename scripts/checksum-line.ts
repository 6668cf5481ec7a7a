// The checksum at the end of a generated file. People add a generated text to a file of their own,
// or edit it, so a mark in it does not prove that nothing of theirs would be lost.

import { createHash } from 'node:crypto';

/** How a kind of file writes a comment: the characters before and after it. */
type Comment = readonly [before: string, after: string];

/** Comments of shells and of the configuration of servers. */
export const HASH_COMMENT: Comment = ['# ', ''];
/** Comments of HTML and Markdown. */
export const HTML_COMMENT: Comment = ['<!-- ', ' -->'];

const WORDS = 'Checksum of the text above: sha256:';
const LINE = new RegExp(`\\n(?:# |<!-- )${WORDS}([0-9a-f]{64})(?: -->)?\\s*$`);

/** Adds a last line with the checksum of a text. */
export function withChecksum(text: string, [before, after]: Comment): string {
  return `${text.trimEnd()}\n\n${before}${WORDS}${checksumOf(text)}${after}\n`;
}

/** True if a text ends with its own checksum: nobody has changed it since it was generated. */
export function isUnedited(text: string): boolean {
  const found = LINE.exec(text);
  return found !== null && found[1] === checksumOf(text.slice(0, found.index));
}

/** Git and editors change line endings and the end of a file. */
const checksumOf = (text: string): string =>
  createHash('sha256').update(text.replace(/\r\n/g, '\n').trimEnd()).digest('hex');
