// Where mail of the team comes from: the address at which it is reported to.

import { type Mailbox, parseMailbox } from '../mail/header.ts';
import type { Site } from '../site/site.ts';
import { activeChannels, type Channel } from './channel.ts';

/** The preferred channel by mail, else the first member of the team with an address; undefined where there is neither. */
export function senderOf(site: Pick<Site, 'name' | 'team'>, channels: readonly Channel[]): Mailbox | undefined {
  const addresses = [
    ...activeChannels(channels).flatMap(({ kind, address }) => (kind === 'email' ? [address] : [])),
    ...site.team.flatMap(({ contact }) => contact ?? []),
  ];
  const found = addresses.flatMap((address) => parseMailbox(address.replace(/\?.*$/, '')) ?? [])[0];
  return found === undefined ? undefined : { name: site.name, address: found.address };
}
