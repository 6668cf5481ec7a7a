// OpenPGP keys: valid, able to encrypt, and supported by reporters' tools (RFC 9580).

import { time } from '../language/english/time.ts';
import { hoursBetween } from '../model/advisory/response.ts';
import type { Everything } from '../model/content.ts';
import { addHours, type Instant, isAfter } from '../model/instant.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import { checkFor, type Found } from './check.ts';

const NOTICE = 60;

type Code = 'key-revoked' | 'key-expired' | 'key-expiring' | 'key-encrypt' | 'key-interop';

/** Checks each key at the time of the check. */
export const keys = checkFor<Code>(
  ['key-revoked', 'key-expired', 'key-expiring', 'key-encrypt', 'key-interop'],
  function* ({ content, now }: Everything) {
    for (const key of content.keys) {
      const fault = validity(key, now);
      if (fault !== undefined) yield fault;
      // A revoked or expired key cannot encrypt for that reason alone.
      else if (!key.encrypts)
        yield inKey(key, 'key-encrypt', `The ${key.algorithm} key has no valid encryption subkey.`);
      if (fault === undefined) yield* expiring(key, now);
      if (!key.gnupg)
        yield inKey(key, 'key-interop', `GnuPG 2.2 cannot use this ${key.algorithm} key.`);
    }
  },
);

function validity(key: PublicKey, now: Instant): Found<'key-revoked' | 'key-expired'> | undefined {
  if (key.revoked) return inKey(key, 'key-revoked', 'The key is revoked.');
  if (key.expires === undefined || isAfter(key.expires, now)) return undefined;
  return inKey(key, 'key-expired', `The key expired at ${key.expires}.`);
}

function* expiring(key: PublicKey, now: Instant): Generator<Found<'key-expiring'>> {
  const { expires } = key;
  if (expires === undefined || isAfter(expires, addHours(now, NOTICE * 24))) return;
  yield inKey(
    key,
    'key-expiring',
    `The key expires at ${expires}, in ${time.hours(hoursBetween(now, expires))}.`,
  );
}

function inKey<C extends Code>({ file }: PublicKey, code: C, message: string): Found<C> {
  return { code, file, at: 'start', message };
}
