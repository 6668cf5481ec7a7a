import { describe, expect, test } from 'vitest';
import { holidayCalendar } from './holidays.ts';

const { holidaysOn, unknown } = await holidayCalendar(['DE', 'US', 'JP', 'US-CA', 'XX', 'US-QQ']);

describe('the holidays', () => {
  test.each([
    ['2026-12-25', ['DE: Christmas Day', 'US: Christmas Day', 'US-CA: Christmas Day']],
    [
      '2027-01-01',
      ["DE: New Year's Day", "US: New Year's Day", "JP: New Year's Day", "US-CA: New Year's Day"],
    ],
    [
      '2026-07-03',
      ['US: Independence Day (substitute day)', 'US-CA: Independence Day (substitute day)'],
    ],
    ['2026-11-26', ['US: Thanksgiving Day', 'US-CA: Thanksgiving Day']],
    ['2026-11-27', ['US-CA: Day after Thanksgiving Day']],
    ['2026-11-23', ['JP: Labor Thanksgiving Day']],
    ['2026-12-24', []],
    ['2026-11-24', []],
    [
      '2027-12-31',
      ["US: New Year's Day (substitute day)", "US-CA: New Year's Day (substitute day)"],
    ],
  ])('on %s are %j', (day, names) => {
    expect(holidaysOn(day)).toEqual(names);
  });

  test('of unknown countries are reported as unknown', () => {
    expect(unknown).toEqual(['XX', 'US-QQ']);
  });

  test('of several days are on each of them, across the end of a year too', async () => {
    const turkey = await holidayCalendar(['TR']);
    const spring = ['2026-03-20', '2026-03-21', '2026-03-22'].map(
      (day) => turkey.holidaysOn(day).length > 0,
    );
    expect(spring).toEqual([true, true, true]);
    const japan = await holidayCalendar(['JP']);
    expect(japan.holidaysOn('2027-01-01')).toHaveLength(1);
  });

  test('without a country are none', async () => {
    expect((await holidayCalendar([])).holidaysOn('2026-12-25')).toEqual([]);
  });
});
