// The local time in other places at an instant, and the places where it is night. SPEC 11, note 3
// mentions mornings in APAC; at 16:00 UTC it is night there, so the actual hours are computed and
// shown. Sets zones and the locale "en" explicitly, to be independent of the machine.

import { type Instant, millisecondsOf } from '../../model/instant.ts';

interface Place {
  readonly region: 'Americas' | 'Europe' | 'Asia-Pacific';
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
}

/** Places of people who must upgrade, from west to east. */
export const PLACES: readonly Place[] = [
  { region: 'Americas', name: 'Los Angeles', zone: 'America/Los_Angeles' },
  { region: 'Americas', name: 'New York', zone: 'America/New_York' },
  { region: 'Europe', name: 'Berlin', zone: 'Europe/Berlin' },
  { region: 'Asia-Pacific', name: 'Kolkata', zone: 'Asia/Kolkata' },
  { region: 'Asia-Pacific', name: 'Shanghai', zone: 'Asia/Shanghai' },
  { region: 'Asia-Pacific', name: 'Tokyo', zone: 'Asia/Tokyo' },
  { region: 'Asia-Pacific', name: 'Sydney', zone: 'Australia/Sydney' },
];

interface LocalTime {
  /** "Thu". */
  readonly weekday: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** HH:MM, 00 to 23. */
  readonly time: string;
  readonly part: 'night' | 'morning' | 'afternoon' | 'evening';
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the local time of a zone at an instant, including daylight saving. Throws a RangeError if
 * the zone is unknown.
 */
export function localTime(instant: Instant, zone: string): LocalTime {
  const parts = formatFor(zone).formatToParts(new Date(millisecondsOf(instant)));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const hour = part('hour');
  return {
    weekday: part('weekday'),
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${hour}:${part('minute')}`,
    part: partOfDay(Number(hour)),
  };
}

/** Night is from 22:00 to 7:00. */
function partOfDay(hour: number): LocalTime['part'] {
  if (hour >= 22 || hour < 7) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known !== undefined) return known;
  const digits = '2-digit';
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
  });
  FORMATS.set(zone, format);
  return format;
}

/** "2026-11-26 16:00 UTC", to the minute. */
const utcInWords = (instant: Instant): string =>
  `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/**
 * "2026-11-26 16:00 UTC (Thu 17:00 Europe/Berlin)"; with the day if it differs; only UTC for the
 * zone UTC.
 */
export function bothTimes(instant: Instant, zone: string): string {
  if (zone === 'UTC') return utcInWords(instant);
  const { weekday, day, time } = localTime(instant, zone);
  const date = day === instant.slice(0, 10) ? '' : `${day} `;
  return `${utcInWords(instant)} (${weekday} ${date}${time} ${zone})`;
}

/**
 * "It is night in Shanghai, Tokyo, Sydney."; also names weekends. Undefined if neither applies
 * anywhere.
 */
export function nightsInWords(instant: Instant): string | undefined {
  const local = PLACES.map(({ name, zone }) => ({ name, ...localTime(instant, zone) }));
  const nights = local.filter(({ part }) => part === 'night').map(({ name }) => name);
  const weekends = local
    .filter(({ weekday }) => weekday === 'Sat' || weekday === 'Sun')
    .map(({ name }) => name);
  const words = [
    ...(nights.length === 0 ? [] : [`It is night in ${nights.join(', ')}.`]),
    ...(weekends.length === 0 ? [] : [`It is the weekend in ${weekends.join(', ')}.`]),
  ];
  return words.length === 0 ? undefined : words.join(' ');
}
