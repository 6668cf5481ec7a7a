// Zstandard frames (RFC 8878) anywhere in a file.

import { zstdDecompressSync } from 'node:zlib';
import type { Budget } from './budget.ts';
import type { Stream } from './deflate.ts';

/** Returns the Zstandard frame at an offset (RFC 8878, section 3.1.1). */
export function zstandardAt(bytes: Uint8Array, at: number, budget: Budget): Stream | undefined {
  if (
    bytes[at] !== 0x28 ||
    bytes[at + 1] !== 0xb5 ||
    bytes[at + 2] !== 0x2f ||
    bytes[at + 3] !== 0xfd
  )
    return undefined;
  const end = frameEnd(bytes, at);
  const frame = bytes.subarray(at, end);
  return budget.unpack((maxOutputLength) => ({
    bytes: zstdDecompressSync(frame, { maxOutputLength }),
    end,
  }));
}

function frameEnd(bytes: Uint8Array, start: number): number {
  const descriptor = bytes[start + 4] ?? 0;
  const single = (descriptor >> 5) & 1;
  const size = [single, 2, 4, 8][descriptor >> 6] ?? 0;
  let at = start + 5 + (1 - single) + ([0, 1, 2, 4][descriptor & 3] ?? 0) + size;
  for (let last = false; !last && at < bytes.length; ) {
    const block = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    last = (block & 1) === 1;
    // A block of type 1 is one byte, repeated.
    at += 3 + (((block >> 1) & 3) === 1 ? 1 : block >> 3);
  }
  return Math.min(bytes.length, (descriptor & 4) === 0 ? at : at + 4);
}
