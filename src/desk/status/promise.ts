// The promised time for an answer to a report (SPEC 11, step 1): wall-clock hours, including
// weekends and holidays.

import type { Case } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { addHours, type Instant } from '../../model/instant.ts';

type Promised = {
  readonly content: Pick<Everything['content'], 'channels'>;
  readonly site: Pick<Everything['site'], 'promise'>;
};

/**
 * Returns the hours that a channel promises, otherwise those of the site. Without a channel, those
 * of the site.
 */
export function promisedHours(channel: string | undefined, { content, site }: Promised): number {
  const found = content.channels.find(({ slug }) => slug === channel);
  return found?.acknowledge_hours ?? site.promise.acknowledge_hours;
}

/**
 * Returns the hours that the team states, for the channel or for all; undefined if it states none.
 */
export function statedHours(
  channel: string | undefined,
  {
    content,
    site,
  }: { readonly content: Promised['content']; readonly site: Pick<Everything['site'], 'stated'> },
): number | undefined {
  const found = content.channels.find(({ slug }) => slug === channel);
  return found?.acknowledge_hours ?? site.stated.acknowledgeHours;
}

/** Returns the time by which a report must be answered. */
export function acknowledgeBy({ received }: Pick<Case, 'received'>, promised: Promised): Instant {
  return addHours(received.at, promisedHours(received.channel, promised));
}
