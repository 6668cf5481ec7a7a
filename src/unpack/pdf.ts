// The streams of PDF files (ISO 32000-1, section 7.3.8), with the text and deflate filters.

import type { Budget, Inner } from './budget.ts';
import { zlibAt } from './deflate.ts';
import { pdfTexts, withLigatures } from './pdf-text.ts';

/** The header can follow other bytes (annex H, note 13 of ISO 32000-1). */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).includes(
    '%PDF-',
  );
const HEADER_WITHIN = 1024;

/** Yields every stream, all texts of the document and of its streams, and the bytes after it. */
export function* ofPdf(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) budget.report('an encrypted PDF');
  if (file.includes('/Identity-H')) budget.report(GLYPHS);
  if (/\/(?:LZWDecode|RunLengthDecode)\b/.test(file.toString('latin1')))
    budget.report('a PDF with LZW or RunLength streams');
  const outside: Buffer[] = [];
  let last = 0;
  for (
    let at = file.indexOf('stream');
    at >= 0;
    at = file.indexOf('stream', Math.max(last, at + 6))
  ) {
    if (file.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end') continue;
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf('endstream', start);
    const head = file.subarray(last, at);
    outside.push(head);
    yield* streamOf(file.subarray(start, end < 0 ? undefined : end), hasFilter(head), budget);
    last = end < 0 ? start : end;
  }
  outside.push(file.subarray(last));
  yield* textsOf(Buffer.concat(outside), budget);
  const tail = file.lastIndexOf('%%EOF') + 5;
  if (tail > 5 && tail + 2 < file.length)
    yield { bytes: file.subarray(tail), by: 'data after the document' };
}

/** Only the font, which is a program, maps glyph numbers to letters. */
const GLYPHS = 'a PDF that writes text as numbers of glyphs';

const hasFilter = (head: Buffer): boolean => {
  const text = head.subarray(-2048).toString('latin1');
  return text.slice(text.lastIndexOf(' obj')).includes('/F');
};

function* streamOf(data: Buffer, isFiltered: boolean, budget: Budget): Generator<Inner> {
  const plain = withoutTextFilter(data);
  const unpacked =
    zlibAt(plain, 0, budget)?.bytes ?? (plain === data && isFiltered ? undefined : plain);
  if (unpacked === undefined) return;
  yield { bytes: unpacked, by: 'a stream of PDF' };
  const stream = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
  if (stream.includes('/Identity-H')) budget.report(GLYPHS);
  yield* textsOf(stream, budget);
}

function* textsOf(part: Buffer, budget: Budget): Generator<Inner> {
  const texts = pdfTexts(part);
  if (texts.length === 0) return;
  for (const one of [texts, withLigatures(texts)])
    if (one !== undefined && budget.takeBytes(one.length))
      yield { bytes: one, by: 'the texts of PDF' };
}

/** ASCIIHexDecode and ASCII85Decode (sections 7.4.2 and 7.4.3), which end in ">" and "~>". */
function withoutTextFilter(data: Buffer): Buffer {
  const end = data.subarray(-64).toString('latin1').trimEnd();
  if (!end.endsWith('>')) return data;
  const text = data.toString('latin1').replace(/\s/g, '');
  if (end.endsWith('~>')) return Buffer.from(ofBase85(text.replace(/^<~/, '').slice(0, -2)));
  return /^[0-9A-Fa-f]*>$/.test(text) ? Buffer.from(text.slice(0, -1), 'hex') : data;
}

/** Decodes Ascii85, as PDF writes it. */
function ofBase85(text: string): number[] {
  const bytes: number[] = [];
  let group: number[] = [];
  const flush = (count: number): void => {
    let word = 0;
    for (let i = 0; i < 5; i++) word = word * 85 + (group[i] ?? 84);
    for (let i = 0; i < count; i++) bytes.push(Math.floor(word / 256 ** (3 - i)) & 0xff);
    group = [];
  };
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    if (letter === 'z' && group.length === 0) bytes.push(0, 0, 0, 0);
    else if (code >= 33 && code <= 117) group.push(code - 33);
    if (group.length === 5) flush(4);
  }
  if (group.length > 1) flush(group.length - 1);
  return bytes;
}
