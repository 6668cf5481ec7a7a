// To whom a report can be encrypted: the keys that active channels name. The keys of members of the team are not among them:
// whoever reads a channel has the key of that channel.

import type { Instant } from '../instant.ts';
import { activeChannels, type Channel } from '../reporting/channel.ts';
import { isUsable, type PublicKey } from '../reporting/key.ts';

/** A key with the channels that take what is encrypted to it. */
export interface Recipient {
  readonly key: PublicKey;
  readonly channels: readonly Channel[];
}

/** The keys that active channels name, in the order of the channels, each once, whatever their state. */
export function namedRecipients(channels: readonly Channel[], keys: readonly PublicKey[]): Recipient[] {
  const byKey = Map.groupBy(
    activeChannels(channels).filter(({ key }) => key !== undefined),
    ({ key }) => key,
  );
  return [...byKey].flatMap(([name, own]) => {
    const key = keys.find((one) => one.name === name);
    return key === undefined ? [] : [{ key, channels: own }];
  });
}

/** Those to whose key something can be encrypted at a time. */
export function recipientsOf(channels: readonly Channel[], keys: readonly PublicKey[], now: Instant): Recipient[] {
  return namedRecipients(channels, keys).filter(({ key }) => isUsable(key, now));
}
