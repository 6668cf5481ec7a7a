// Encrypts a report (RFC 9580). This module and its library are loaded when the form of /report/ is
// first used, and on no other page.

import { createMessage, encrypt, type Key, readKey } from 'openpgp/lightweight';

/** A key that is on the page. */
export interface PageKey {
  /** Upper-case hexadecimal. */
  readonly fingerprint: string;
  readonly armored: string;
  readonly created: Date;
  readonly expires: Date | undefined;
}

/** An armored message, and the fingerprints of the keys that can decrypt it. */
export interface Encrypted {
  readonly message: string;
  readonly fingerprints: readonly string[];
}

/**
 * Encrypts bytes to every key that is valid at a time; undefined if there is none. Decryption
 * returns the exact bytes: as binary data, no line ending is converted (section 5.9).
 */
export async function encryptTo(
  keys: readonly PageKey[],
  bytes: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<Encrypted | undefined> {
  const good: Key[] = [];
  for (const key of keys) {
    const read = await goodKey(key, at);
    if (read !== undefined) good.push(read);
  }
  if (good.length === 0) return undefined;
  const content = await createMessage({ binary: bytes, format: 'binary', filename: '', date: at });
  const message = await encrypt({
    message: content,
    encryptionKeys: good,
    date: at,
    format: 'armored',
  });
  return { message, fingerprints: good.map(fingerprintOf) };
}

const fingerprintOf = (key: Key): string => key.getFingerprint().toUpperCase();

/** Returns the key, if it is the one that the page names and can encrypt. */
async function goodKey({ armored, fingerprint }: PageKey, at: Date): Promise<Key | undefined> {
  try {
    const key = await readKey({ armoredKey: armored });
    if (fingerprintOf(key) !== fingerprint || (await key.isRevoked(undefined, undefined, at)))
      return undefined;
    await key.verifyPrimaryKey(at);
    await key.getEncryptionKey(undefined, at);
    return key;
  } catch {
    return undefined;
  }
}
