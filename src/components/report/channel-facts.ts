// A channel for reports as readers see it.

import type { Catalogue } from '../../language/index.ts';
import type { Channel } from '../../model/reporting/channel.ts';
import type { Site } from '../../model/site/site.ts';
import type { Summary } from '../../model/views/metrics/group.ts';

/** The address without its scheme where people write it without one: "security@example.org", "+1-555-0100". */
export function shownAddress(address: string): string {
  return address.replace(/^(?:mailto|tel):/i, '').replace(/\?.*$/, (query) => (/^https?:/i.test(address) ? query : ''));
}

/** Within how many hours the team promises to answer a report through this channel; undefined if it promises nothing. */
export function promisedHours(channel: Channel, { stated }: Pick<Site, 'stated'>): number | undefined {
  return channel.acknowledge_hours ?? stated.acknowledgeHours;
}

/**
 * How fast reports were answered, measured: the median, or the plain count where there are too few cases for one; undefined where
 * there are none. Which channel a report came by is private, so it is of all channels together.
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

/** The names of language tags in a language: "English, German". */
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
