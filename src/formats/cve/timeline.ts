// CVE Record Format 5.x, `timeline` and the dates of a record.

import type { Advisory, TimelineEvent } from '../../model/advisory/advisory.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import { distinct } from '../text/json.ts';
import { sentence } from '../text/plain-text.ts';

export interface CveEvent {
  readonly time: Instant;
  readonly lang: 'en';
  readonly value: string;
}

const WORDS: Readonly<Record<TimelineEvent['event'], string>> = {
  reported: 'Reported',
  acknowledged: 'Report acknowledged',
  triaged: 'Triaged',
  'fix-assigned': 'Fix assigned',
  'cve-requested': 'CVE requested',
  'cve-assigned': 'CVE assigned',
  'fix-ready': 'Fix ready',
  prenotified: 'Distributors notified',
  scheduled: 'Release scheduled',
  released: 'Fixed versions released',
  published: 'Advisory published',
  note: '',
};

/** Returns the past events of an advisory. A planned event is not included. */
export function eventsOf({ timeline }: Advisory, now: Instant): CveEvent[] {
  const events = timeline.flatMap(({ at, event, note }): CveEvent[] => {
    const time = isAfter(at, now) ? undefined : cveTime(at);
    const value = [WORDS[event], note ?? ''].filter((part) => part !== '').join(': ');
    return time === undefined || value === '' ? [] : [{ time, lang: 'en', value: sentence(value) }];
  });
  return distinct(events);
}

/** Returns when the CVE was assigned, if the timeline states it. */
export function assignedAt({ timeline }: Advisory, now: Instant): Instant | undefined {
  const event = timeline.find((one) => one.event === 'cve-assigned' && !isAfter(one.at, now));
  return event && cveTime(event.at);
}

/**
 * Returns a time in the format's pattern, or undefined: the pattern accepts the years 1900 to 2999,
 * and no 29 February before 2000.
 */
export function cveTime(at: Instant): Instant | undefined {
  return /^(?:2\d{3}|19\d\d(?!-02-29))-/.test(at) ? at : undefined;
}
