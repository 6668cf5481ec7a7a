// The parts of an OpenPGP public key: its primary key and subkeys, the use of each, and their
// weaknesses (RFC 9580, sections 9 and 12; keys and hashes that are broken or too short today).

import {
  type AnyKeyPacket,
  enums,
  type Key,
  readKey,
  type SignaturePacket,
  type Subkey,
} from 'openpgp';
import { type Instant, instantOf, millisecondsOf } from '../../model/instant.ts';

export interface KeyPart {
  readonly kind: 'primary' | 'subkey';
  /** Upper-case hexadecimal. */
  readonly fingerprint: string;
  /** "rsa 4096", "ed25519", "curve25519". */
  readonly algorithm: string;
  readonly uses: readonly ('certify' | 'sign' | 'encrypt' | 'authenticate')[];
  readonly created: Instant;
  /** Absent if it never expires, or if the expiry is unknown. */
  readonly expires?: Instant;
  readonly revoked: boolean;
}

interface KeyParts {
  readonly parts: readonly KeyPart[];
  /** True if it can sign at the time of inspection. */
  readonly signs: boolean;
  /** Its weaknesses, as sentences. */
  readonly weak: readonly string[];
}

/**
 * Splits an armored public key into its parts, as of `now`. Throws if it cannot be read; call
 * `inspectKey` first.
 */
export async function partsOfKey(armored: string, now: Instant): Promise<KeyParts> {
  const key = await readKey({ armoredKey: armored });
  const date = new Date(millisecondsOf(now));
  const primary = await primaryOf(key, date);
  const subkeys = await Promise.all(key.subkeys.map((subkey) => subkeyOf(subkey, key, date)));
  const parts = [primary, ...subkeys];
  return {
    parts,
    signs: await key.getSigningKey(undefined, date).then(
      () => true,
      () => false,
    ),
    weak: [...parts.filter(({ revoked }) => !revoked).flatMap(weakPart), ...weakHashes(key)],
  };
}

async function primaryOf(key: Key, date: Date): Promise<KeyPart> {
  const signature = key.users
    .flatMap(({ selfCertifications }) => selfCertifications)
    .sort(newest)[0];
  return {
    ...factsOf(key.keyPacket, signature, await key.getExpirationTime()),
    kind: 'primary',
    revoked: await key.isRevoked(undefined, undefined, date),
  };
}

async function subkeyOf(subkey: Subkey, key: Key, date: Date): Promise<KeyPart> {
  const signature = [...subkey.bindingSignatures].sort(newest)[0];
  const revoked =
    signature === undefined
      ? true
      : await subkey.isRevoked(signature, key.keyPacket, date).catch(() => true);
  return {
    ...factsOf(subkey.keyPacket, signature, await subkey.getExpirationTime().catch(() => null)),
    kind: 'subkey',
    revoked,
  };
}

const newest = (a: SignaturePacket, b: SignaturePacket): number =>
  (b.created?.getTime() ?? 0) - (a.created?.getTime() ?? 0);

function factsOf(
  packet: AnyKeyPacket,
  signature: SignaturePacket | undefined,
  end: Date | number | null,
) {
  const { algorithm, bits, curve } = packet.getAlgorithmInfo();
  const name = curve ?? String(algorithm).replace(/(?:EncryptSign|Sign|Encrypt)$/, '');
  return {
    fingerprint: packet.getFingerprint().toUpperCase(),
    algorithm: bits === undefined ? name.replace(/Legacy$/, '') : `${name} ${bits}`,
    uses: usesOf(signature?.keyFlags?.[0] ?? 0),
    created: instantOf(packet.created.getTime()),
    ...(end instanceof Date ? { expires: instantOf(end.getTime()) } : {}),
  };
}

function usesOf(flags: number): KeyPart['uses'] {
  const uses: KeyPart['uses'][number][] = [];
  if (flags & enums.keyFlags.certifyKeys) uses.push('certify');
  if (flags & enums.keyFlags.signData) uses.push('sign');
  if (flags & (enums.keyFlags.encryptCommunication | enums.keyFlags.encryptStorage))
    uses.push('encrypt');
  if (flags & enums.keyFlags.authentication) uses.push('authenticate');
  return uses;
}

function weakPart({ kind, algorithm, fingerprint }: KeyPart): string[] {
  const [, name, bits] = /^([a-z]+) (\d+)$/i.exec(algorithm) ?? [];
  const what = `The ${kind === 'primary' ? 'primary key' : `subkey ${fingerprint.slice(-16)}`}`;
  if (name === 'dsa' || name === 'elgamal')
    return [`${what} is ${name}: replace it with RSA or Ed25519.`];
  if (name === 'rsa' && Number(bits) < 2048)
    return [
      `${what} is RSA with ${bits} bits; at least 2048 are required, and 3072 are recommended.`,
    ];
  return [];
}

// A user id or a subkey that is bound by a broken hash can be forged.
function weakHashes(key: Key): string[] {
  const bindings = [
    ...key.users.map(({ selfCertifications }) => selfCertifications),
    ...key.subkeys.map(({ bindingSignatures }) => bindingSignatures),
  ];
  const broken: readonly (number | null)[] = [enums.hash.md5, enums.hash.sha1, enums.hash.ripemd];
  const names = bindings
    .flatMap((signatures) => [...signatures].sort(newest)[0] ?? [])
    .filter(({ hashAlgorithm }) => broken.includes(hashAlgorithm))
    .map(({ hashAlgorithm }) =>
      hashAlgorithm === enums.hash.sha1
        ? 'SHA-1'
        : hashAlgorithm === enums.hash.md5
          ? 'MD5'
          : 'RIPEMD-160',
    );
  return [...new Set(names)].map(
    (name) =>
      `The self-signatures of the key use ${name}, which can be forged: renew them with SHA-256 or better.`,
  );
}
