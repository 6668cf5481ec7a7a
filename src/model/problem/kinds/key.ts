// Problems of OpenPGP keys.

import { error, warning } from '../kind.ts';

export const KEY_PROBLEMS = {
  'key-unreadable': error(
    'The file is not one OpenPGP public key in ASCII armor.',
    'Export it with gpg --armor --export.',
  ),
  'key-private': error(
    'A private key is in a folder that is published.',
    'Remove it now, and revoke the key: assume that others have it.',
  ),
  'key-several': error('The file contains more than one key.', 'Put each key into its own file.'),
  'key-expired': error('The key has expired.', 'Extend its validity and export it again.'),
  'key-expiring': warning(
    'The key expires within 60 days.',
    'Extend its validity and export it again.',
  ),
  'key-revoked': error('The key is revoked.', 'Replace it.'),
  'key-encrypt': error(
    'The key cannot encrypt: it has no valid encryption subkey.',
    'Add or extend an encryption subkey.',
  ),
  'key-address': error(
    'The key has no user id with the address of the channel that names it.',
    'Add the user id or correct the channel.',
  ),
  'key-interop': warning(
    'GnuPG 2.2, which many people use, cannot use this kind of key.',
    'Use a version 4 key of type RSA or legacy Ed25519.',
  ),
} as const;
