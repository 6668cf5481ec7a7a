// Days and times, in UTC, the same on every machine.

const MONTHS = [
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
] as const;

const dateOf = (day: string): readonly [number, number, string] => {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return [Number(date), Number(month) - 1, year];
};

export const time = {
  /** A day, or the UTC day of an instant, as RFC 3339 text: "12 May 2026". */
  day: (day: string): string => {
    const [date, month, year] = dateOf(day);
    return `${date} ${MONTHS[month]} ${year}`;
  },
  /** An instant to the minute: "12 May 2026, 16:00 UTC". */
  moment: (instant: string): string => `${time.day(instant)}, ${instant.slice(11, 16)} UTC`,
  /** From one instant to another: "24 November 2026, 16:00 to 20:00 UTC". */
  span: (from: string, to: string): string =>
    from.slice(0, 10) === to.slice(0, 10)
      ? `${time.day(from)}, ${from.slice(11, 16)} to ${to.slice(11, 16)} UTC`
      : `${time.moment(from)} to ${time.moment(to)}`,
  /** A day without its year, for an axis: "12 Feb". */
  shortDay: (day: string): string => {
    const [date, month] = dateOf(day);
    return `${date} ${MONTHS[month]?.slice(0, 3)}`;
  },
};
