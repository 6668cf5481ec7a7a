// CSAF 2.0 section 3.2.1.9, /document/publisher: the same in documents and in the provider metadata.

import { activeChannels, type Channel } from '../../model/channel.ts';
import type { Site } from '../../model/site.ts';
import { uri } from '../uri.ts';

export interface Publisher {
  readonly category: Site['publisher']['category'];
  readonly name: string;
  readonly namespace: string;
  readonly contact_details?: string | undefined;
}

/** The publisher, with the addresses at which it takes reports, the preferred first: never those of persons. */
export function publisherOf({ publisher }: Site, channels: readonly Channel[]): Publisher {
  const active = activeChannels(channels);
  const inPrivate = active.filter((one) => one.private);
  const addresses = (inPrivate.length > 0 ? inPrivate : active).map(({ address }) => plainAddress(address));
  const contacts = [...new Set(addresses)];
  return {
    category: publisher.category,
    name: publisher.name,
    namespace: uri(publisher.namespace),
    contact_details: contacts.length === 0 ? undefined : contacts.join(', '),
  };
}

/** An address as people write it: mail addresses and telephone numbers without their scheme. */
const plainAddress = (address: string): string => /^(?:mailto|tel):([^?%]+)$/i.exec(address)?.[1] ?? address;
