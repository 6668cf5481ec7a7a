// The public holidays of countries, computed offline: the same on every machine, whatever its time
// zone and language. The library computes them from rules and large data, so it is loaded only when
// holidays are needed.

/** Holidays of some countries. */
interface HolidayCalendar {
  /**
   * The holidays on a day (YYYY-MM-DD) in the local time of each country: "DE: Christmas Day". In
   * the order of the countries.
   */
  readonly holidaysOn: (day: string) => readonly string[];
  /** The codes that the library does not know. */
  readonly unknown: readonly string[];
}

const DAY = 86_400_000;

/**
 * Creates the calendar of countries and regions: DE, US-CA. Includes only public holidays, on which
 * offices are closed.
 */
export async function holidayCalendar(codes: readonly string[]): Promise<HolidayCalendar> {
  if (codes.length === 0) return { holidaysOn: () => [], unknown: [] };
  const { default: Holidays } = await import('date-holidays');
  const known = new Holidays();
  const isKnown = (code: string): boolean => {
    const [country = '', region] = code.split('-');
    if (!(country in known.getCountries('en'))) return false;
    return region === undefined || region in (known.getStates(country, 'en') ?? {});
  };
  const calendars = codes.filter(isKnown).map((code) => {
    const [country = '', region] = code.split('-');
    const options = { types: ['public' as const] };
    const holidays =
      region === undefined
        ? new Holidays(country, options)
        : new Holidays(country, region, options);
    return { code, years: new Map<number, ReadonlyMap<string, readonly string[]>>(), holidays };
  });
  const holidaysOn = (day: string): string[] =>
    calendars.flatMap(({ code, years, holidays }) => {
      const year = Number(day.slice(0, 4));
      const days =
        years.get(year) ??
        daysOf([
          ...named(holidays.getHolidays(year - 1, 'en')),
          ...named(holidays.getHolidays(year, 'en')),
        ]);
      years.set(year, days);
      return (days.get(day) ?? []).map((name) => `${code}: ${name}`);
    });
  return { holidaysOn, unknown: codes.filter((code) => !isKnown(code)) };
}

interface Named {
  /** The first day. */
  readonly day: string;
  readonly days: number;
  readonly name: string;
}

/** Holidays with their days in the local time of the country. */
const named = (
  holidays: readonly { date: string; start: Date; end: Date; name: string }[],
): Named[] =>
  holidays.map(({ date, start, end, name }) => ({
    day: date.slice(0, 10),
    // A day on which clocks change does not have 24 hours; a holiday that starts in the afternoon
    // has fewer.
    days: Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY)),
    name,
  }));

function daysOf(holidays: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const { day, days: count, name } of holidays)
    for (let i = 0; i < count; i++) {
      const one = new Date(Date.parse(`${day}T00:00:00Z`) + i * DAY).toISOString().slice(0, 10);
      const names = days.get(one) ?? [];
      if (!names.includes(name)) names.push(name);
      days.set(one, names);
    }
  return days;
}
