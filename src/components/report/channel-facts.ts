// A channel for reports, in words for readers.

import type { Catalogue } from '../../language/index.ts';
import type { Channel } from '../../model/reporting/channel.ts';
import type { Site } from '../../model/site/site.ts';
import type { Summary } from '../../model/views/metrics/group.ts';

/**
 * Returns the address without its scheme if it is usually written without one:
 * "security@example.org", "+1-555-0100".
 */
export function shownAddress(address: string): string {
  return address
    .replace(/^(?:mailto|tel):/i, '')
    .replace(/\?.*$/, (query) => (/^https?:/i.test(address) ? query : ''));
}

/**
 * Returns the promised hours for an answer to a report through this channel; undefined if nothing
 * is promised.
 */
export function promisedHours(
  channel: Channel,
  { stated }: Pick<Site, 'stated'>,
): number | undefined {
  return channel.acknowledge_hours ?? stated.acknowledgeHours;
}

/**
 * Returns the measured response time: the median, or the count if there are too few cases;
 * undefined if there are none. The channel of a report is private, so the result covers all
 * channels together.
 */
export function measuredInWords(
  { acknowledge, promise }: Pick<Summary, 'acknowledge' | 'promise'>,
  promisedHours: number | undefined,
  { report: { measured }, time }: Pick<Catalogue, 'report' | 'time'>,
): string | undefined {
  const { n, median } = acknowledge;
  if (n === 0 || promisedHours === undefined) return undefined;
  return median === undefined
    ? measured.few(n, promise.kept, promisedHours)
    : measured.median(n, time.hours(median), promise.kept, promise.n, promisedHours);
}

/** Returns the names of language tags in a language: "English, German". */
export function languageNames(tags: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames([lang, 'en'], { type: 'language', fallback: 'code' });
  return tags.map((tag) => nameOf(tag, names)).join(', ');
}

function nameOf(tag: string, names: Intl.DisplayNames): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
