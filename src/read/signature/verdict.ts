// Whether a message with several signatures is signed: one that counts is enough.

import type { verify } from 'openpgp';

type Signatures = Awaited<ReturnType<typeof verify>>['signatures'];

/**
 * Says in a sentence why none of some signatures counts; undefined where one does. `wordsFor` gets the id of a key, as upper-case
 * hexadecimal, and what OpenPGP.js says of it.
 */
export async function faultOfAll(
  signatures: Signatures,
  wordsFor: (keyId: string, reason: string) => string,
): Promise<string | undefined> {
  const faults: string[] = [];
  for (const { keyID, verified } of signatures) {
    try {
      await verified;
      return undefined;
    } catch (error) {
      faults.push(wordsFor(keyID.toHex().toUpperCase(), error instanceof Error ? error.message : ''));
    }
  }
  return faults[0] ?? 'It holds no signature.';
}
