// Cleartext signatures (RFC 9580, section 7), checked with the keys of the content.

import { readCleartextMessage, readKey, verify } from 'openpgp';
import { type Instant, millisecondsOf } from '../../model/instant.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import { faultOfAll, foreignKey } from './verdict.ts';

/**
 * Returns a sentence on why a cleartext signature is not valid as of `now`; undefined if at least
 * one of its signatures is valid and made by one of the keys. `foreign` describes a key that is none
 * of them.
 */
export async function faultOfSignature(
  text: string,
  keys: readonly PublicKey[],
  now: Instant,
  foreign = foreignKey,
): Promise<string | undefined> {
  let signatures: Awaited<ReturnType<typeof verify>>['signatures'];
  try {
    const message = await readCleartextMessage({ cleartextMessage: text });
    const verificationKeys = await Promise.all(
      keys.map(({ armored }) => readKey({ armoredKey: armored })),
    );
    ({ signatures } = await verify({
      message,
      verificationKeys,
      date: new Date(millisecondsOf(now)),
    }));
  } catch {
    return 'The signature cannot be read: it is truncated or was changed.';
  }
  return faultOfAll(signatures, (id, reason) => wordsFor(id, reason, foreign));
}

function wordsFor(id: string, reason: string, foreign: typeof foreignKey): string {
  if (/could not find signing key/i.test(reason)) return foreign(id);
  if (/future/i.test(reason)) return `The signature by the key ${id} is dated in the future.`;
  if (/expired/i.test(reason)) return `The signature by the key ${id} has expired.`;
  return `The signature by the key ${id} is invalid: the text was changed, or the key must not sign.`;
}
