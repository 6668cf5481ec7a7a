// The data of a PNG besides its pixels.

import type { Budget, Inner } from './budget.ts';
import { deflateAt } from './deflate.ts';

/** The signature (PNG, section 5.2). */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const isPng = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, i) => byte === bytes[i]);

/**
 * Yields every chunk without pixels (PNG, section 11.3), and the bytes after the last one. zTXt,
 * iTXt and iCCP are a keyword, NULs and flags, and a zlib stream; tEXt and eXIf are plain text.
 */
export function* ofPng(bytes: Uint8Array, _name: string, budget: Budget): Generator<Inner> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  for (let type = ''; at + 12 <= bytes.length && type !== 'IEND'; ) {
    const length = view.getUint32(at);
    type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (!/^(?:IDAT|fdAT)$/.test(type)) yield { bytes: data, by: `the chunk ${type}` };
    if (type === 'zTXt') yield* bareText(data, budget);
    at += 12 + length;
  }
  if (at < bytes.length) yield { bytes: bytes.subarray(at), by: 'data after the picture' };
}

/** The text of a zTXt chunk without a zlib header, as draw.io writes it. */
function* bareText(data: Uint8Array, budget: Budget): Generator<Inner> {
  const text = deflateAt(data, data.indexOf(0) + 2, budget);
  if (text !== undefined) yield { bytes: text.bytes, by: 'deflate' };
}
