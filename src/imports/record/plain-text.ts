// Plain text of a record as Markdown: its paragraphs and lines, with every character as written.

import { escapeMarkdown } from '../../model/markdown/render.ts';

/** Returns Markdown that renders as a plain text. Lines of a paragraph stay lines. */
export const markdownOf = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapedLine(line.trim()))
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

const ADDRESS =
  /(?:<(https?:\/\/[^\s<>"`\\^{|}]+)>|(https?:\/\/[^\s<>"'`\\^{|}]*[^\s<>"'`\\^{|}.,;:!?)\]]))/;

/** An address is a link as it is: an escape in it would be a part of the address. */
function escapedLine(line: string): string {
  // Of the two groups of the pattern, one is empty.
  const parts = line.split(ADDRESS).filter((part) => part !== undefined);
  return parts
    .map((part, i) => {
      if (i % 2 === 1) return `<${part}>`;
      const escaped = escapeMarkdown(part);
      // White space beside an address stays.
      const [start, end] = [
        i > 0 && /^\s/.test(part) ? ' ' : '',
        i < parts.length - 1 && /\s$/.test(part) ? ' ' : '',
      ];
      return escaped === '' ? start || end : `${start}${escaped}${end}`;
    })
    .join('');
}
