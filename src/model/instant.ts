// Points in time (RFC 3339) and calendar days. Everything is UTC: a zone is read where it is written and then gone.

declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;

/** A point in time as RFC 3339 text in UTC, always with seconds and `Z`: `2026-05-12T16:00:00Z`; fractions only if not zero. */
export type Instant = string & { readonly [instantBrand]: true };

/** A calendar day in UTC: `2026-05-12`. */
export type Day = string & { readonly [dayBrand]: true };

/** Why a text is no instant: it lacks a zone, it is written in another form, or there is no such date. */
export type InstantFault = 'zone' | 'form' | 'impossible';

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The offsets of all time zones of the world, in minutes. RFC 3339 allows more. */
const [WESTERNMOST, EASTERNMOST] = [-12 * 60, 14 * 60];

/** Reads an RFC 3339 time with a zone and answers it in UTC, or says why it is none. Seconds may be left out. */
export function parseInstant(text: string): { instant: Instant } | { fault: InstantFault } {
  const m = RFC3339.exec(text.trim());
  if (!m) return { fault: DAY.test(text.trim()) ? 'zone' : 'form' };
  const [, year, month, day, hour, minute, second = '00', fraction = '', zulu, sign, zoneHour = '0', zoneMinute = '0'] =
    m;
  if (!isRealDay(Number(year), Number(month), Number(day))) return { fault: 'impossible' };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { fault: 'impossible' };
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return { fault: 'impossible' };
  if (!zulu && !sign) return { fault: 'zone' };
  const minutes = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute));
  // "+20:00" in place of "+02:00" would publish 18 hours early.
  if (minutes < WESTERNMOST || minutes > EASTERNMOST) return { fault: 'impossible' };
  const offset = minutes * 60_000;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // Date.UTC takes the years 0 to 99 for the 20th century, and RFC 3339 ends with the year 9999.
  if (Number(year) < 100) return { fault: 'impossible' };
  const time = local - offset;
  if (time > Date.UTC(9999, 11, 31, 23, 59, 59)) return { fault: 'impossible' };
  return { instant: brand(new Date(time).toISOString().slice(0, 19), fraction) };
}

/** Reads a calendar day `YYYY-MM-DD`; undefined where there is no such day. */
export function parseDay(text: string): Day | undefined {
  const m = DAY.exec(text.trim());
  if (!m || !isRealDay(Number(m[1]), Number(m[2]), Number(m[3]))) return undefined;
  return asDay(`${m[1]}-${m[2]}-${m[3]}`);
}

/** The instant of a number of milliseconds since 1970-01-01T00:00:00Z. */
export function instantOf(milliseconds: number): Instant {
  const iso = new Date(milliseconds).toISOString();
  return brand(iso.slice(0, 19), iso.slice(20, 23));
}

/** Milliseconds since 1970-01-01T00:00:00Z; finer fractions are cut. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant.length > 24 ? `${instant.slice(0, 23)}Z` : instant);
}

/** Orders instants from the earlier to the later, to the full fraction. */
export function compareInstants(a: Instant, b: Instant): number {
  const [left, right] = [sortable(a), sortable(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The latest of at least one instant. */
export function latest(first: Instant, ...others: readonly Instant[]): Instant {
  return others.reduce((a, b) => (compareInstants(a, b) >= 0 ? a : b), first);
}

/** True where `a` is after `b`. */
export function isAfter(a: Instant, b: Instant): boolean {
  return compareInstants(a, b) > 0;
}

/** The instant some hours later (or earlier, if negative). */
export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(millisecondsOf(instant) + hours * 3_600_000);
}

/** The UTC day of an instant. */
export function dayOf(instant: Instant): Day {
  return asDay(instant.slice(0, 10));
}

/** The day's first instant. */
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

// Without its Z a text with a fraction sorts after the same one without.
const sortable = (instant: Instant): string => instant.slice(0, -1);

const isInstant = (text: string): text is Instant => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$/.test(text);
const isDay = (text: string): text is Day => DAY.test(text);

function asInstant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`${text} is no instant in UTC`);
  return text;
}

function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is no day`);
  return text;
}
