// Points in time (RFC 3339) and calendar days. Everything is UTC: time zones exist only in the
// input.

declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;

/**
 * A point in time as RFC 3339 text in UTC, always with seconds and `Z`: `2026-05-12T16:00:00Z`.
 * Fractions only if not zero.
 */
export type Instant = string & { readonly [instantBrand]: true };

/** A calendar day in UTC: `2026-05-12`. */
export type Day = string & { readonly [dayBrand]: true };

/**
 * Why a text is not an instant: it has no zone, it has another form, or the date does not exist.
 */
type InstantFault = 'zone' | 'form' | 'impossible';

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The offsets of all time zones of the world, in minutes. RFC 3339 allows more. */
const [WESTERNMOST, EASTERNMOST] = [-12 * 60, 14 * 60];

/**
 * Parses an RFC 3339 time with a zone and returns it in UTC, or the reason why it is invalid.
 * Seconds are optional.
 */
export function parseInstant(text: string): { instant: Instant } | { fault: InstantFault } {
  const m = RFC3339.exec(text.trim());
  if (!m) return { fault: DAY.test(text.trim()) ? 'zone' : 'form' };
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '00',
    fraction = '',
    zulu,
    sign,
    zoneHour = '0',
    zoneMinute = '0',
  ] = m;
  if (!isRealDay(Number(year), Number(month), Number(day))) return { fault: 'impossible' };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return { fault: 'impossible' };
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return { fault: 'impossible' };
  if (!zulu && !sign) return { fault: 'zone' };
  const minutes = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute));
  // "+20:00" instead of "+02:00" would publish 18 hours early.
  if (minutes < WESTERNMOST || minutes > EASTERNMOST) return { fault: 'impossible' };
  const offset = minutes * 60_000;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // Date.UTC treats the years 0 to 99 as 1900 to 1999, and RFC 3339 ends with the year 9999.
  if (Number(year) < 100) return { fault: 'impossible' };
  const time = local - offset;
  if (time > Date.UTC(9999, 11, 31, 23, 59, 59)) return { fault: 'impossible' };
  return { instant: brand(new Date(time).toISOString().slice(0, 19), fraction) };
}

/** Parses a calendar day `YYYY-MM-DD`; undefined if the day does not exist. */
export function parseDay(text: string): Day | undefined {
  const m = DAY.exec(text.trim());
  if (!m || !isRealDay(Number(m[1]), Number(m[2]), Number(m[3]))) return undefined;
  return asDay(`${m[1]}-${m[2]}-${m[3]}`);
}

/** Returns the instant of a number of milliseconds since 1970-01-01T00:00:00Z. */
export function instantOf(milliseconds: number): Instant {
  const iso = new Date(milliseconds).toISOString();
  return brand(iso.slice(0, 19), iso.slice(20, 23));
}

/** Returns the milliseconds since 1970-01-01T00:00:00Z. Finer fractions are truncated. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant.length > 24 ? `${instant.slice(0, 23)}Z` : instant);
}

/** Orders instants chronologically, to the full fraction. */
export function compareInstants(a: Instant, b: Instant): number {
  const [left, right] = [sortable(a), sortable(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Returns the latest of the instants. */
export function latest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((a, b) => (compareInstants(a, b) >= 0 ? a : b), first);
}

/** True if `a` is after `b`. */
export function isAfter(a: Instant, b: Instant): boolean {
  return compareInstants(a, b) > 0;
}

/** Returns the instant some hours later (or earlier, if negative). */
export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(millisecondsOf(instant) + hours * 3_600_000);
}

/** Returns the UTC day of an instant. */
export function dayOf(instant: Instant): Day {
  return asDay(instant.slice(0, 10));
}

/** Returns the first instant of a day. */
export function startOfDay(day: Day): Instant {
  return brand(`${day}T00:00:00`, '');
}

function brand(seconds: string, fraction: string): Instant {
  const digits = fraction.replace(/0+$/, '');
  const text = digits === '' ? `${seconds}Z` : `${seconds}.${digits}Z`;
  return asInstant(text);
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

// Removes the Z, because a text with a fraction must sort after the same text without one.
const sortable = (instant: Instant): string => instant.slice(0, -1);

const isInstant = (text: string): text is Instant =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$/.test(text);
const isDay = (text: string): text is Day => DAY.test(text);

function asInstant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`${text} is not a time in UTC`);
  return text;
}

function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is not a day`);
  return text;
}
