// The public keys, armored, each under its fingerprint (RFC 9580 section 6; media type: RFC 3156
// section 7).

import type { PublicKey } from '../../model/reporting/key.ts';
import type { SiteFormat } from '../format.ts';

/**
 * Returns every key, including revoked and expired ones: readers need them to verify old
 * signatures.
 */
export const keys: SiteFormat = (content) => {
  const byPath = new Map(content.keys.map((key) => [keyPath(key), key]));
  return [...byPath].map(([path, { name, armored }]) => ({
    path,
    title: `OpenPGP key ${name}`,
    type: 'application/pgp-keys',
    body: armored.endsWith('\n') ? armored : `${armored}\n`,
  }));
};

/** Returns the path of a key, relative to the site root. */
export const keyPath = ({ fingerprint }: Pick<PublicKey, 'fingerprint'>): string =>
  `keys/${fingerprint}.asc`;
