// The recipients of encrypted reports: the keys that active channels name. The keys of team members
// are not among them: anyone who reads a channel has the key of that channel.

import type { Instant } from '../instant.ts';
import { activeChannels, type Channel } from '../reporting/channel.ts';
import { isUsable, type PublicKey } from '../reporting/key.ts';

/** A key with the channels that accept reports encrypted to it. */
export interface Recipient {
  readonly key: PublicKey;
  readonly channels: readonly Channel[];
}

/**
 * Returns the keys that active channels name, in the order of the channels, each once, whatever
 * their state.
 */
export function namedRecipients(
  channels: readonly Channel[],
  keys: readonly PublicKey[],
): Recipient[] {
  const byKey = Map.groupBy(
    activeChannels(channels).filter(({ key }) => key !== undefined),
    ({ key }) => key,
  );
  return [...byKey].flatMap(([name, own]) => {
    const key = keys.find((one) => one.name === name);
    return key === undefined ? [] : [{ key, channels: own }];
  });
}

/** Returns the recipients whose keys can be used at a time. */
export function recipientsOf(
  channels: readonly Channel[],
  keys: readonly PublicKey[],
  now: Instant,
): Recipient[] {
  return namedRecipients(channels, keys).filter(({ key }) => isUsable(key, now));
}
