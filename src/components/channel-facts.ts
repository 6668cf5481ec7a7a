// A channel for reports as readers see it.

import type { Channel } from '../model/channel.ts';
import type { Summary } from '../model/metrics/group.ts';
import { spanInWords } from '../model/response.ts';
import type { Site } from '../model/site.ts';

/** The address without its scheme where people write it without one: "security@example.org", "+1-555-0100". */
export function shownAddress(address: string): string {
  return address.replace(/^(?:mailto|tel):/i, '').replace(/\?.*$/, (query) => (/^https?:/i.test(address) ? query : ''));
}

/** Within how many hours a report through this channel is answered. */
export function promisedHours(channel: Channel, site: Pick<Site, 'promise'>): number {
  return channel.acknowledge_hours ?? site.promise.acknowledge_hours;
}

/**
 * How fast reports were answered, measured: the median, or the plain count where there are too few cases for one; undefined where
 * there are none. Which channel a report came by is private, so it is of all channels together.
 */
export function measuredInWords(
  { acknowledge, promise }: Pick<Summary, 'acknowledge' | 'promise'>,
  promisedHours: number,
): string | undefined {
  const { n, median } = acknowledge;
  if (n === 0) return undefined;
  if (median !== undefined)
    return `Half of the ${n} reports behind our advisories were answered within ${spanInWords(median)} (the median), and ${promise.kept} of ${promise.n} within ${promisedHours} hours.`;
  const reports = n === 1 ? 'the one report' : `the ${n} reports`;
  return `Of ${reports} behind our advisories, ${promise.kept} ${promise.kept === 1 ? 'was' : 'were'} answered within ${promisedHours} hours.`;
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
