// A channel for reports as readers see it.

import type { Channel } from '../model/channel.ts';
import type { Site } from '../model/site.ts';

/** The address without its scheme where people write it without one: "security@example.org", "+1-555-0100". */
export function shownAddress(address: string): string {
  return address.replace(/^(?:mailto|tel):/i, '').replace(/\?.*$/, (query) => (/^https?:/i.test(address) ? query : ''));
}

/** Within how many hours a report through this channel is answered. */
export function promisedHours(channel: Channel, site: Pick<Site, 'promise'>): number {
  return channel.acknowledge_hours ?? site.promise.acknowledge_hours;
}

// The site's words are English, whatever the machine's language is.
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The English names of language tags: "English, German". */
export function languageNames(tags: readonly string[]): string {
  return tags.map((tag) => nameOf(tag)).join(', ');
}

function nameOf(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
