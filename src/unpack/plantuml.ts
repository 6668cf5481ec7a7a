// The source of a diagram, which PlantUML writes into its SVG and into addresses: deflate in Base64
// with its own alphabet (https://plantuml.com/text-encoding). Comments and hidden elements of the
// source are not visible in the picture.

import type { Budget, Inner } from './budget.ts';
import { deflateAt } from './deflate.ts';

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const OWN = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const MARKS = ['plantuml', 'SRC=['];
const SOURCE =
  /(?:plantuml-src\s{1,9}|SRC=\[|\/(?:svg|png|uml|txt|img|map|pdf)\/)(?:~1)?([0-9A-Za-z_-]{16,})/g;

/** Yields the sources of the diagrams in a text. */
export function* ofPlantUml(bytes: Uint8Array, budget: Budget): Generator<Inner> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!MARKS.some((mark) => file.includes(mark))) return;
  for (const [, source = ''] of file.toString('latin1').matchAll(SOURCE)) {
    const base64 = source.replace(/./g, (letter) => STANDARD[OWN.indexOf(letter)] ?? '');
    const text = deflateAt(Buffer.from(base64, 'base64'), 0, budget);
    if (text !== undefined && budget.takePart()) yield { bytes: text.bytes, by: 'PlantUML' };
  }
}
