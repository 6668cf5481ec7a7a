// Words that tags split: letters in bold, optional line breaks, and the runs of Office documents,
// which start wherever a spelling checker or an edit has been.

import type { Budget, Inner } from './budget.ts';

/** Tags at which HTML and SVG do not begin a new word. */
const INLINE =
  /(?:<\/?(?:[abisu]|em|strong|small|mark|font|span|tspan|wbr|su[bp]|bdo|bdi|ins|del|big)\b[^<>]{0,200}>)+/iy;
/** How much is kept on each side of such a tag, in bytes. */
const AROUND = 512;
const LESS = 0x3c;

/** Tags that only Office documents have (ISO/IEC 29500, OpenDocument). */
const OFFICE = ['<w:t', '<a:t', '<text:', '<si>'];
/** The tags that end a text in Office documents. All other tags are inside a text. */
const BLOCK =
  /^<\/?(?:w:(?:p|tab|br|cr|tc|tr)|a:(?:p|br|tc)|text:(?:p|h|s|tab|line-break)|table:[\w-]+|si|row|c|v)\b/;

/** Yields the text around tags inside words, without these tags. */
export function* ofMarkup(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.includes(LESS)) return;
  const isPage = /^\s*<!doctype html/i.test(file.toString('latin1', 0, 64));
  const plain =
    !isPage && OFFICE.some((mark) => file.includes(mark)) ? withoutRuns(file) : joinedWords(file);
  if (plain !== undefined && budget.takeBytes(plain.length))
    yield { bytes: plain, by: 'words broken by tags' };
}

const withoutRuns = (file: Buffer): Buffer =>
  Buffer.from(
    file.toString('latin1').replace(/<[^<>]{1,5000}>/g, (tag) => (BLOCK.test(tag) ? '\n' : '')),
    'latin1',
  );

function joinedWords(file: Buffer): Buffer | undefined {
  const text = file.toString('latin1');
  const parts: string[] = [];
  let copied = 0;
  for (let at = file.indexOf(LESS); at >= 0; at = file.indexOf(LESS, at + 1)) {
    if (!isLetter(file[at - 1])) continue;
    INLINE.lastIndex = at;
    const end = at + (INLINE.exec(text)?.[0].length ?? 0);
    if (end === at || !isLetter(file[end])) continue;
    // A NUL separates parts with omitted bytes between them.
    if (parts.length === 0 || at - copied > 2 * AROUND) {
      if (parts.length > 0) parts.push(text.slice(copied, copied + AROUND), '\0');
      copied = Math.max(copied, at - AROUND);
    }
    parts.push(text.slice(copied, at));
    copied = end;
    at = end - 1;
  }
  if (parts.length === 0) return undefined;
  return Buffer.from([...parts, text.slice(copied, copied + AROUND)].join(''), 'latin1');
}

const LETTERS = new Uint8Array(256).map((_, byte) =>
  byte >= 0x80 || /[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
const isLetter = (byte = 0x20): boolean => LETTERS[byte] === 1;
