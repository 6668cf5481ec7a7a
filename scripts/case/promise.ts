// By when a reporter was promised an answer (SPEC 11, step 1): hours of wall clock, weekends and holidays among them.

import { addHours, type Instant } from '../../src/model/instant.ts';
import type { Reading } from '../../src/read.ts';

/** The time by which a report must be answered: the channel's own promise, else that of the site. */
export function acknowledgeByOf(
  { received }: { readonly received: { readonly at: Instant; readonly channel: string } },
  { content, site }: Pick<Reading, 'content' | 'site'>,
): Instant {
  const channel = content.channels.find(({ slug }) => slug === received.channel);
  return addHours(received.at, channel?.acknowledge_hours ?? site.promise.acknowledge_hours);
}
