// Whether bytes hold a secret that opens something: private keys and tokens, also under escapes.

import { plainReadings } from '../text/plain-reading.ts';
import { findPrivateKey, findPrivateKeyIn } from '../text/private-keys.ts';
import { type FoundToken, findTokens } from '../text/tokens.ts';

export interface FoundSecret {
  readonly code: FoundToken['code'] | 'key-private';
  /** What it is: "a GitHub token". Never the secret. */
  readonly what: string;
}

/** Texts that are longer are only read as they are. */
const LONGEST = 32 * 1024 * 1024;
const decoder = new TextDecoder();

/** The worst secret in some bytes; undefined if none is found. `atStart`: they are the start of a file. */
export function secretIn(bytes: Uint8Array, atStart = true): FoundSecret | undefined {
  if (findPrivateKey(bytes, atStart) !== undefined) return { code: 'key-private', what: 'a private key' };
  let unsure: FoundSecret | undefined;
  const text = decoder.decode(bytes);
  for (const reading of text.length > LONGEST ? [text] : plainReadings(text)) {
    if (findPrivateKeyIn(reading) !== undefined) return { code: 'key-private', what: 'a private key' };
    for (const { code, what } of findTokens(reading)) {
      if (code === 'secret-token') return { code, what };
      unsure ??= { code, what };
    }
  }
  return unsure;
}
