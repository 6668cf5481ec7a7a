// A QR code (ISO/IEC 18004) as one path of an SVG, drawn at build time.

import { encode } from 'uqr';
import type { PublicKey } from '../../model/reporting/key.ts';

/** The size of the square in modules, including the required margin. */
interface QrCode {
  readonly size: number;
  /** The dark modules, as path data: one rectangle for each run in a row. */
  readonly path: string;
}

/** Draws a text. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: path.join('') };
}

/** Returns the URI that programs expect in the QR code of a key. */
export const keyAddress = ({ fingerprint }: Pick<PublicKey, 'fingerprint'>): string =>
  `OPENPGP4FPR:${fingerprint}`;

function runsOf(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last !== undefined && last.x + last.length === x) last.length++;
    else runs.push({ x, length: 1 });
  }
  return runs;
}
