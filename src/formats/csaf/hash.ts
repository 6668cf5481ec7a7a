// CSAF 2.0 section 7.1.18: hash files in the format of sha256sum and sha512sum.

import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export const HASHES = [
  { ending: '.sha256', title: 'SHA-256', hash: sha256 },
  { ending: '.sha512', title: 'SHA-512', hash: sha512 },
] as const;

const encoder = new TextEncoder();

/**
 * Returns the text of a hash file: the hash of the UTF-8 bytes in lower-case hexadecimal, two
 * spaces, the file name.
 */
export function hashFile(
  hash: (typeof HASHES)[number]['hash'],
  text: string,
  fileName: string,
): string {
  return `${bytesToHex(hash(encoder.encode(text)))}  ${fileName}\n`;
}
