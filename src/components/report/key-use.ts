// The state of a key for encrypting a report, and the commands for it.

import type { Catalogue } from '../../language/index.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import { isUsable, type PublicKey } from '../../model/reporting/key.ts';

/** "usable", or the reason why it is not. */
type KeyState = 'usable' | 'revoked' | 'expired' | 'signs-only';

/** Returns the state of a key at a time. */
export function keyStateOf(key: PublicKey, now: Instant): KeyState {
  if (isUsable(key, now)) return 'usable';
  if (key.revoked) return 'revoked';
  return key.expires !== undefined && !isAfter(key.expires, now) ? 'expired' : 'signs-only';
}

/** A step of encrypting a report. */
interface KeyStep {
  readonly text: string;
  readonly command: string;
}

/**
 * Returns the steps to encrypt a file with GnuPG: fetch the key, compare it, import it, encrypt.
 * `url` is the address of the key.
 */
export function encryptionSteps(
  key: PublicKey,
  url: string,
  words: Catalogue['report']['key']['steps'],
): KeyStep[] {
  const file = `${/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(key.name) ? key.name : 'key'}.asc`;
  return [
    { text: words.fetch, command: `curl --output ${file} ${url}` },
    {
      text: words.show,
      command: `gpg --show-keys --with-fingerprint ${file}`,
    },
    { text: words.import, command: `gpg --import ${file}` },
    {
      text: words.encrypt,
      command: `gpg --encrypt --armor --recipient ${key.fingerprint} report.txt`,
    },
  ];
}
