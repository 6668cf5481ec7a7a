// Comma-separated values (RFC 4180, with a header line), which people open in spreadsheets.
//
// A spreadsheet takes a text that begins with = + - or @ for a formula and may run it; quotes do not keep it from that. Such a text
// gets an apostrophe before it, also where white space or a control character stands first. That changes the text, so programs that
// need it exactly read the JSON beside the file. Numbers are never changed.

/** A cell: a text, a number, a truth value, or nothing. */
export type Cell = string | number | boolean | undefined;

/** A file of some columns: one line for the names and one for each row, all ended by CRLF. */
export function csvText(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [names, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

// What a spreadsheet may skip before it looks for a formula.
const FORMULA = /^[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
