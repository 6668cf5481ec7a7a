// The public keys, armored, each under its fingerprint (RFC 9580 section 6; media type: RFC 3156 section 7).

import type { PublicKey } from '../../model/reporting/key.ts';
import type { SiteFormat } from '../format.ts';

/** Every key, revoked and expired ones too: who has an old signature looks for them. */
export const keys: SiteFormat = (content) => {
  const byPath = new Map(content.keys.map((key) => [keyPath(key), key]));
  return [...byPath].map(([path, { name, armored }]) => ({
    path,
    title: `OpenPGP key ${name}`,
    type: 'application/pgp-keys',
    body: armored.endsWith('\n') ? armored : `${armored}\n`,
  }));
};

/** The path of a key, from the top of the site. */
export const keyPath = ({ fingerprint }: Pick<PublicKey, 'fingerprint'>): string => `keys/${fingerprint}.asc`;
