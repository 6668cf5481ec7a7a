// The streams of PDF files (ISO 32000-1, section 7.3.8), with the filters that are text or deflate.

import type { Budget, Inner } from './unpack-budget.ts';
import { zlibAt } from './unpack-deflate.ts';

export const isPdf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;

/** Every stream, and its texts with the spacing inside of words taken away. */
export function* ofPdf(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) budget.report('an encrypted PDF');
  if (file.includes('/Identity-H')) budget.report(GLYPHS);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end') continue;
    const start = at + (file[at + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf('endstream', start);
    yield* streamOf(file.subarray(start, end < 0 ? undefined : end), budget);
  }
}

/** The numbers of glyphs are numbers of letters only in the font, which is a program. */
const GLYPHS = 'a PDF that writes text as numbers of glyphs';

function* streamOf(data: Buffer, budget: Budget): Generator<Inner> {
  const plain = withoutTextFilter(data);
  const stream = zlibAt(plain, 0, budget)?.bytes ?? (plain === data ? undefined : plain);
  if (stream === undefined) return;
  yield { bytes: stream, by: 'a stream of PDF' };
  const text = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength).toString('latin1');
  if (text.includes('/Identity-H')) budget.report(GLYPHS);
  const words = text
    .replace(/\)\s*-?[\d.]*\s*\(/g, '')
    .replace(/<([0-9A-Fa-f\s]{2,})>/g, (_, digits: string) => ofHex(digits));
  if (budget.takeBytes(words.length)) yield { bytes: Buffer.from(words, 'latin1'), by: 'a stream of PDF' };
}

const ofHex = (digits: string): string => Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1');

/** ASCIIHexDecode and ASCII85Decode (sections 7.4.2 and 7.4.3), which end in ">" and "~>". */
function withoutTextFilter(data: Buffer): Buffer {
  const end = data.subarray(-64).toString('latin1').trimEnd();
  if (!end.endsWith('>')) return data;
  const text = data.toString('latin1').replace(/\s/g, '');
  if (end.endsWith('~>')) return Buffer.from(ofBase85(text.replace(/^<~/, '').slice(0, -2)));
  return /^[0-9A-Fa-f]*>$/.test(text) ? Buffer.from(text.slice(0, -1), 'hex') : data;
}

/** Ascii85, as PDF writes it. */
export function ofBase85(text: string): number[] {
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
