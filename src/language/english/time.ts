// Formats days and times, in UTC, the same on every machine.

import { type DateWords, dayInWords } from '../date.ts';
import { type SpanPart, spanParts } from '../span.ts';

const date: DateWords = {
  pattern: '{date} {month} {year}',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const SHORT_UNITS: Readonly<Record<SpanPart['unit'], string>> = {
  day: 'd',
  hour: 'h',
  minute: 'min',
};

export const time = {
  date,
  /** A day, or the UTC day of an instant, from RFC 3339 text: "12 May 2026". */
  day: (day: string): string => dayInWords(day, date),
  /** An instant to the minute: "12 May 2026, 16:00 UTC". */
  moment: (instant: string): string => `${time.day(instant)}, ${instant.slice(11, 16)} UTC`,
  /** From one instant to another: "24 November 2026, 16:00 to 20:00 UTC". */
  span: (from: string, to: string): string =>
    from.slice(0, 10) === to.slice(0, 10)
      ? `${time.day(from)}, ${from.slice(11, 16)} to ${to.slice(11, 16)} UTC`
      : `${time.moment(from)} to ${time.moment(to)}`,
  /** For an axis, without the year: "12 Feb". */
  shortDay: (day: string): string =>
    `${Number(day.slice(8, 10))} ${date.months[Number(day.slice(5, 7)) - 1]?.slice(0, 3)}`,
  /**
   * A number of hours, rounded down to minutes: "25 minutes", "5 hours 20 minutes", "5 days 22
   * hours".
   */
  hours: (hours: number): string =>
    spanParts(hours)
      .map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
      .join(' '),
  /** Promised hours: "1 hour", "48 hours", "5 days". Whole days are used from the fourth day on. */
  promise: (hours: number): string =>
    hours > 72 && hours % 24 === 0
      ? `${hours / 24} days`
      : `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  /** A number of hours, short: "40 min", "8 h 40 min", "12 d 3 h". */
  shortHours: (hours: number): string =>
    spanParts(hours)
      .map(({ count, unit }) => `${count} ${SHORT_UNITS[unit]}`)
      .join(' '),
  /** For an axis: "5 min". */
  axisMinutes: (minutes: number): string => `${minutes} min`,
  /** For an axis, always in hours: "36 h". */
  axisHours: (hours: number): string => `${hours} h`,
  /** "1 d", "412 d" */
  shortDays: (days: number): string => `${days} d`,
  /** For an axis: "1 y". */
  shortYears: (years: number): string => `${years} y`,
};
