// Plain text whose paragraphs every mail program can wrap again: text/plain; format=flowed;
// delsp=no (RFC 3676).

/** The width of a line (RFC 3676, section 4.2, recommends at most 78, and preferably 72). */
const WIDTH = 72;

const SIGNATURE = '-- ';
/** A quotation as Markdown and people write it: marks, one space, text. */
const QUOTED = /^(>+)(?: (?=[^ ])(.*))?$/;
const LIST_ITEM = /^\s*(?:[*+-]|\d{1,9}[.)]) /;

/**
 * Encodes text as the lines of a flowed mail. A line of the text is a paragraph: it is broken after
 * spaces, and the reader sees one paragraph. Words and code that is indented by four characters are
 * never broken. Removes spaces at the end of a line, which would have a meaning, and control
 * characters other than tab. Lines end in LF.
 */
export function flow(text: string): string {
  return tidy(text).split('\n').flatMap(flowLine).join('\n');
}

/**
 * Returns text with LF line ends, without trailing spaces, control characters and unpaired
 * surrogates.
 */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .split('\n')
    .map((line) => (line === SIGNATURE ? line : line.replace(/ +$/, '')))
    .join('\n');
}

function flowLine(line: string): string[] {
  if (line === SIGNATURE) return [line];
  const [, marks = '', quoted] = QUOTED.exec(line) ?? [];
  const text = marks === '' ? line : (quoted ?? '');
  const code = /^(?: {4}|\t)/.test(text) && !LIST_ITEM.test(text);
  const parts = code ? [text] : broken(text, WIDTH - marks.length - 1);
  return parts.map((part) => marks + stuffed(part, marks !== ''));
}

// Stuffs a line that starts with a space, ">" or "From " with a leading space (section 4.4). Always
// stuffs a quotation, because readers expect the space.
function stuffed(part: string, quotation: boolean): string {
  if (quotation) return part === '' ? '' : ` ${part}`;
  return /^(?: |>|From )/.test(part) ? ` ${part}` : part;
}

/** Splits a line into parts that end in a space, except the last. */
function broken(text: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const word of text.match(/[^ ]+ *|^ +/g) ?? []) {
    const soft = part !== '' && part.trim() !== '' && [...part, ...word.trimEnd()].length > width;
    // A line "-- " would start a signature.
    if (soft && part !== SIGNATURE) {
      parts.push(part);
      part = word;
    } else part += word;
  }
  return [...parts, part];
}
