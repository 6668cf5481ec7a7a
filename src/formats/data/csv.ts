// Comma-separated values (RFC 4180, with a header line), for spreadsheets.
//
// A spreadsheet treats a text that begins with = + - or @ as a formula and can run it, even in
// quotes. Such a text gets a leading apostrophe, also if it starts with white space or a control
// character. This changes the text, so programs that need it exactly read the JSON beside the file.
// Numbers are never changed.

/** A cell: a text, a number, a Boolean, or nothing. */
export type Cell = string | number | boolean | undefined;

/** Returns a file of some columns: a header line and one line for each row, all ended by CRLF. */
export function csvText(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [names, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

// Characters that a spreadsheet can skip before it looks for a formula.
const FORMULA = /^[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
