// PRIVATE. The board as a calendar (RFC 5545) for the team. Each event is CLASS:CONFIDENTIAL
// (section 3.8.1.3), and contains only the kind and the id, because calendars are often shown to
// others. A report to an authority would reveal that a vulnerability is exploited, so its name is
// as neutral as the others.

import type { Instant } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';
import type { Due, DueKind } from './deadlines.ts';
import { allDue, type Board } from './due.ts';

/** A name, with its parameters, and a value. */
type Property = readonly [name: string, value: string];

const TITLES: Readonly<Record<DueKind, string>> = {
  acknowledgement: 'acknowledgement',
  target: 'target date',
  slot: 'disclosure',
  retrospective: 'retrospective',
  'early-warning': 'report 1',
  notification: 'report 2',
  'final-report': 'report 3',
  key: 'key renewal',
  'security-txt': 'renewal',
  channel: 'channel test',
};

/**
 * Returns the properties of the calendar, in order; undefined if nothing has a date. `text` escapes
 * a value of type TEXT.
 */
export function privateCalendar(
  board: Board,
  site: Pick<Site, 'name' | 'url'>,
  text: (value: string) => string,
): readonly Property[] | undefined {
  const dated = allDue(board).flatMap((due) =>
    due.at === undefined || due.state === 'done' ? [] : [{ ...due, at: due.at }],
  );
  if (dated.length === 0) return undefined;
  const name = text(`${site.name}: private`);
  return [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Candor//Private board//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['NAME', name],
    ['X-WR-CALNAME', name],
    ...dated.flatMap((due) =>
      eventOf(due, { now: board.now, host: new URL(site.url).hostname, text }),
    ),
    ['END', 'VCALENDAR'],
  ];
}

interface Manner {
  readonly now: Instant;
  readonly host: string;
  readonly text: (value: string) => string;
}

function eventOf(
  { id, kind, at }: Due & { readonly at: Instant },
  { now, host, text }: Manner,
): Property[] {
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', text(`private:${TITLES[kind].replaceAll(' ', '-')}:${id}@${host}`)],
    ['DTSTAMP', utc(now)],
    ['DTSTART', utc(at)],
    ['SUMMARY', text(`${id}: ${TITLES[kind]}`)],
    ['CLASS', 'CONFIDENTIAL'],
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ];
}

/** Section 3.3.5, form 2: date with UTC time. */
const utc = (instant: Instant): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
