// Detached signatures over documents (RFC 9580, section 11.4; CSAF 2.0, section 7.1.19), checked
// with the keys of the content.

import { createMessage, readKey, readSignature, verify } from 'openpgp';
import { type Instant, millisecondsOf } from '../../model/instant.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import { faultOfAll, foreignKey } from './verdict.ts';

type VerificationKeys = Awaited<ReturnType<typeof readKey>>[];

/** Reads the keys once, for many signatures. `foreign` describes a key that is none of them. */
export async function verifier(
  keys: readonly PublicKey[],
  now: Instant,
  foreign = foreignKey,
): Promise<SignatureCheck> {
  const read: VerificationKeys = await Promise.all(
    keys.map(({ armored }) => readKey({ armoredKey: armored })),
  );
  const date = new Date(millisecondsOf(now));
  return (signature, bytes) => faultOf(signature, bytes, read, date, foreign);
}

/**
 * Returns a sentence on why a signature does not fit some bytes; undefined if one of its signatures
 * does.
 */
export type SignatureCheck = (armored: string, bytes: Uint8Array) => Promise<string | undefined>;

async function faultOf(
  armoredSignature: string,
  binary: Uint8Array,
  verificationKeys: VerificationKeys,
  date: Date,
  foreign: typeof foreignKey,
): Promise<string | undefined> {
  let signatures: Awaited<ReturnType<typeof verify>>['signatures'];
  try {
    const [message, signature] = [
      await createMessage({ binary }),
      await readSignature({ armoredSignature }),
    ];
    ({ signatures } = await verify({ message, signature, verificationKeys, date }));
  } catch {
    return 'The signature cannot be read: it is truncated or was changed.';
  }
  return faultOfAll(signatures, (id, reason) => wordsFor(id, reason, foreign));
}

function wordsFor(id: string, reason: string, foreign: typeof foreignKey): string {
  if (/could not find signing key/i.test(reason)) return foreign(id);
  if (/future/i.test(reason)) return `The signature by the key ${id} is dated in the future.`;
  if (/expired/i.test(reason)) return `The signature by the key ${id} has expired.`;
  return `The signature by the key ${id} does not match the document: the document has changed since.`;
}
