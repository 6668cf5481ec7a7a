// OpenPGP public keys, read into facts (RFC 9580). Reports the faults that facts cannot represent.

import { type Key, readKeys } from 'openpgp';
import { type Instant, instantOf, millisecondsOf } from '../../model/instant.ts';
import type { Finding } from '../../model/problem/problem.ts';
import type { PublicKey } from '../../model/reporting/key.ts';

const BLOCK = /^-----BEGIN PGP ([A-Z ]+)-----$/gm;

/** Inspects an armored public key as of `now`. The caller has already checked for private keys. */
export async function inspectKey(
  name: string,
  file: string,
  armored: string,
  now: Instant,
): Promise<{ key: PublicKey } | { finding: Finding }> {
  const blocks = [...armored.matchAll(BLOCK)];
  const fail = (code: Finding['code'], message: string): { finding: Finding } => ({
    finding: { code, file, at: 'start', message },
  });
  // The library reads the first armor of a file and ignores a second one.
  if (blocks.length > 1)
    return fail('key-several', `The file contains ${blocks.length} armored blocks; expected one.`);
  if (blocks[0]?.[1] !== 'PUBLIC KEY BLOCK')
    return fail('key-unreadable', 'The file contains no armored OpenPGP public key.');
  let keys: Key[];
  try {
    keys = await readKeys({ armoredKeys: armored });
  } catch {
    return fail('key-unreadable', 'The key cannot be read: it is truncated or was changed.');
  }
  const [key] = keys;
  if (key === undefined || keys.length > 1)
    return fail('key-several', `The file contains ${keys.length} keys; expected one.`);
  if (key.isPrivate()) return fail('key-private', 'The file contains a private key.');
  try {
    return { key: await factsOf(key, name, file, armored, new Date(millisecondsOf(now))) };
  } catch {
    return fail('key-unreadable', 'The key cannot be read: it is truncated or was changed.');
  }
}

async function factsOf(
  key: Key,
  name: string,
  file: string,
  armored: string,
  now: Date,
): Promise<PublicKey> {
  const encryption = await key.getEncryptionKey(undefined, now).catch(() => undefined);
  const subkeyEnd =
    encryption === undefined
      ? undefined
      : await encryption.getExpirationTime().catch(() => undefined);
  const ends = [await key.getExpirationTime(), subkeyEnd].filter((end) => end instanceof Date);
  const earliest = ends.length > 0 ? Math.min(...ends.map((end) => end.getTime())) : undefined;
  const users = key.users
    .map(({ userID }) => userID)
    .filter((user) => user !== null && user !== undefined);
  return {
    name,
    file,
    armored,
    binary: key.write(),
    fingerprint: key.getFingerprint().toUpperCase(),
    userIds: users.map(({ userID }) => userID),
    addresses: users.map(({ email }) => email).filter((email) => email !== ''),
    algorithm: algorithmOf(key),
    created: instantOf(key.getCreationTime().getTime()),
    ...(earliest === undefined ? {} : { expires: instantOf(earliest) }),
    revoked: await key.isRevoked(undefined, undefined, now),
    encrypts: encryption !== undefined,
    gnupg:
      key.keyPacket.version === 4 &&
      !/^(ed25519|x25519|ed448|x448)$/.test(String(key.getAlgorithmInfo().algorithm)),
  };
}

const ALGORITHMS: Readonly<Record<string, string>> = {
  rsaEncryptSign: 'RSA',
  rsaSign: 'RSA',
  eddsaLegacy: 'Ed25519',
  ecdsa: 'ECDSA',
  dsa: 'DSA',
  ed25519: 'Ed25519 (RFC 9580)',
};

function algorithmOf(key: Key): string {
  const { algorithm, bits } = key.getAlgorithmInfo();
  const words = ALGORITHMS[String(algorithm)] ?? String(algorithm);
  return bits === undefined ? words : `${words} ${bits}`;
}
