// Tage und Zeiten, in UTC.

import type { time as english } from '../english/time.ts';

const MONTHS = [
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
] as const;

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

const dateOf = (day: string): readonly [number, number, string] => {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return [Number(date), Number(month) - 1, year];
};

export const time: typeof english = {
  day: (day) => {
    const [date, month, year] = dateOf(day);
    return `${date}. ${MONTHS[month]} ${year}`;
  },
  moment: (instant) => `${time.day(instant)}, ${instant.slice(11, 16)} UTC`,
  span: (from, to) =>
    from.slice(0, 10) === to.slice(0, 10)
      ? `${time.day(from)}, ${from.slice(11, 16)} bis ${to.slice(11, 16)} UTC`
      : `${time.moment(from)} bis ${time.moment(to)}`,
  shortDay: (day) => {
    const [date, month] = dateOf(day);
    return `${date}. ${SHORT_MONTHS[month]}`;
  },
};
