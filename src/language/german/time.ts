// Formats days, times and durations, in UTC.

import { type DateWords, dayInWords } from '../date.ts';
import type { time as english } from '../english/time.ts';
import { type SpanPart, spanParts } from '../span.ts';

const date: DateWords = {
  pattern: '{date}. {month} {year}',
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
};

const SHORT_MONTHS = [
  'Jan.',
  'Feb.',
  'März',
  'Apr.',
  'Mai',
  'Juni',
  'Juli',
  'Aug.',
  'Sept.',
  'Okt.',
  'Nov.',
  'Dez.',
] as const;

const UNITS: Readonly<Record<SpanPart['unit'], readonly [one: string, more: string]>> = {
  day: ['Tag', 'Tage'],
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
};
const SHORT_UNITS = { hour: 'Std.', minute: 'Min.' } as const;

export const time: typeof english = {
  date,
  day: (day) => dayInWords(day, date),
  moment: (instant) => `${time.day(instant)}, ${instant.slice(11, 16)} UTC`,
  span: (from, to) =>
    from.slice(0, 10) === to.slice(0, 10)
      ? `${time.day(from)}, ${from.slice(11, 16)} bis ${to.slice(11, 16)} UTC`
      : `${time.moment(from)} bis ${time.moment(to)}`,
  shortDay: (day) => `${Number(day.slice(8, 10))}. ${SHORT_MONTHS[Number(day.slice(5, 7)) - 1]}`,
  hours: (hours) =>
    spanParts(hours)
      .map(({ count, unit }) => `${count} ${UNITS[unit][count === 1 ? 0 : 1]}`)
      .join(' '),
  // In the dative, after "innerhalb von".
  promise: (hours) =>
    hours > 72 && hours % 24 === 0
      ? `${hours / 24} Tagen`
      : `${hours} ${hours === 1 ? 'Stunde' : 'Stunden'}`,
  shortHours: (hours) =>
    spanParts(hours)
      .map(({ count, unit }) =>
        unit === 'day' ? time.shortDays(count) : `${count} ${SHORT_UNITS[unit]}`,
      )
      .join(' '),
  axisMinutes: (minutes) => `${minutes} Min.`,
  axisHours: (hours) => `${hours} Std.`,
  shortDays: (days) => `${days} ${days === 1 ? 'Tag' : 'Tage'}`,
  shortYears: (years) => `${years} ${years === 1 ? 'Jahr' : 'Jahre'}`,
};
