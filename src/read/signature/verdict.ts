// Checks a message with several signatures: one valid signature is enough.

import type { verify } from 'openpgp';

type Signatures = Awaited<ReturnType<typeof verify>>['signatures'];

/**
 * Returns a sentence on why no signature is valid; undefined if one is. `wordsFor` gets the key id
 * in upper-case hexadecimal and the reason that OpenPGP.js gives.
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
      faults.push(
        wordsFor(keyID.toHex().toUpperCase(), error instanceof Error ? error.message : ''),
      );
    }
  }
  return faults[0] ?? 'The file contains no signature.';
}

const FOREIGN = ', which is not a valid key under keys/.';

/** Says that a signature is by a key that is not under keys/, or is revoked. */
export const foreignKey = (id: string): string => `The file is signed with the key ${id}${FOREIGN}`;

/** True for a sentence of `foreignKey`: someone else can have made the signature. */
export const isForeignKey = (fault: string | undefined): boolean =>
  fault?.endsWith(FOREIGN) === true;
