// CSAF 2.0 section 3.2.1.9, /document/publisher: the same in documents and in the provider
// metadata.

import { activeChannels, type Channel } from '../../model/reporting/channel.ts';
import type { Site } from '../../model/site/site.ts';
import { uri } from '../text/uri.ts';

export interface Publisher {
  readonly category: Site['publisher']['category'];
  readonly name: string;
  readonly namespace: string;
  readonly contact_details?: string | undefined;
}

/**
 * Returns the publisher, with the preferred address for reports, a private one if possible. Never
 * the address of a person. Only one address: with all of them, each new channel would change every
 * document and invalidate its signature.
 */
export function publisherOf({ publisher }: Site, channels: readonly Channel[]): Publisher {
  const active = activeChannels(channels);
  const inPrivate = active.filter((one) => one.private);
  const [preferred] = inPrivate.length > 0 ? inPrivate : active;
  return {
    category: publisher.category,
    name: publisher.name,
    namespace: uri(publisher.namespace),
    contact_details: preferred === undefined ? undefined : plainAddress(preferred.address),
  };
}

/** Returns an address for display: mail addresses and telephone numbers without their scheme. */
const plainAddress = (address: string): string =>
  /^(?:mailto|tel):([^?%]+)$/i.exec(address)?.[1] ?? address;
