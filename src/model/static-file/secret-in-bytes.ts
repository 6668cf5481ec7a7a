// Detects private keys and tokens in bytes, even if they are escaped.

import { plainReadings } from '../text/plain-reading.ts';
import { findPrivateKey, findPrivateKeyIn } from '../text/private-keys.ts';
import { type FoundToken, findTokens } from '../text/tokens.ts';

export interface FoundSecret {
  readonly code: FoundToken['code'] | 'key-private';
  /** The kind of secret: "a GitHub token". Never the secret itself. */
  readonly what: string;
}

/** Longer texts are scanned without decoding. */
const LONGEST = 32 * 1024 * 1024;
const decoder = new TextDecoder();

/**
 * Returns the worst secret in some bytes; undefined if none is found. `atStart`: the bytes are the
 * start of a file.
 */
export function secretIn(bytes: Uint8Array, atStart = true): FoundSecret | undefined {
  if (findPrivateKey(bytes, atStart) !== undefined)
    return { code: 'key-private', what: 'a private key' };
  let unsure: FoundSecret | undefined;
  const text = decoder.decode(bytes);
  for (const reading of text.length > LONGEST ? [text] : plainReadings(text)) {
    if (findPrivateKeyIn(reading) !== undefined)
      return { code: 'key-private', what: 'a private key' };
    for (const { code, what } of findTokens(reading)) {
      if (code === 'secret-token') return { code, what };
      unsure ??= { code, what };
    }
  }
  return unsure;
}
