// Determines the sender of the team's mail: the address that receives its reports.

import { type Mailbox, parseMailbox } from '../mail/header.ts';
import type { Site } from '../site/site.ts';
import { activeChannels, type Channel } from './channel.ts';

/**
 * Returns the preferred channel by mail, else the first team member with an address; undefined if
 * neither exists.
 */
export function senderOf(
  site: Pick<Site, 'name' | 'team'>,
  channels: readonly Channel[],
): Mailbox | undefined {
  const addresses = [
    ...activeChannels(channels).flatMap(({ kind, address }) => (kind === 'email' ? [address] : [])),
    ...site.team.flatMap(({ contact }) => contact ?? []),
  ];
  const found = addresses.flatMap((address) => parseMailbox(address.replace(/\?.*$/, '')) ?? [])[0];
  return found === undefined ? undefined : { name: site.name, address: found.address };
}
