import { describe, expect, test } from 'vitest';
import { at } from '../../model/testing/advisory.fixture.ts';
import { bothTimes, localTime, nightsInWords, PLACES } from './local-time.ts';

describe('the local time', () => {
  // 16:00 UTC on both sides of each change of the clocks.
  test.each([
    ['America/Los_Angeles', '2026-03-07T16:00:00Z', 'Sat 2026-03-07 08:00 morning'],
    ['America/Los_Angeles', '2026-03-08T16:00:00Z', 'Sun 2026-03-08 09:00 morning'],
    ['America/New_York', '2026-10-31T16:00:00Z', 'Sat 2026-10-31 12:00 afternoon'],
    ['America/New_York', '2026-11-01T16:00:00Z', 'Sun 2026-11-01 11:00 morning'],
    ['Europe/Berlin', '2026-03-28T16:00:00Z', 'Sat 2026-03-28 17:00 afternoon'],
    ['Europe/Berlin', '2026-03-29T16:00:00Z', 'Sun 2026-03-29 18:00 evening'],
    ['Europe/Berlin', '2026-03-29T00:59:59Z', 'Sun 2026-03-29 01:59 night'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 'Sun 2026-03-29 03:00 night'],
    ['Europe/Berlin', '2026-10-24T16:00:00Z', 'Sat 2026-10-24 18:00 evening'],
    ['Europe/Berlin', '2026-10-25T16:00:00Z', 'Sun 2026-10-25 17:00 afternoon'],
    ['Asia/Kolkata', '2026-12-31T16:00:00Z', 'Thu 2026-12-31 21:30 evening'],
    ['Asia/Shanghai', '2026-12-31T16:00:00Z', 'Fri 2027-01-01 00:00 night'],
    ['Asia/Tokyo', '2026-12-31T16:00:00Z', 'Fri 2027-01-01 01:00 night'],
    ['Australia/Sydney', '2026-04-03T16:00:00Z', 'Sat 2026-04-04 03:00 night'],
    ['Australia/Sydney', '2026-04-04T16:00:00Z', 'Sun 2026-04-05 02:00 night'],
  ])('in %s at %s is %s', (zone, instant, words) => {
    const { weekday, day, time, part } = localTime(at(instant), zone);
    expect(`${weekday} ${day} ${time} ${part}`).toBe(words);
  });

  test('is shown after UTC, with its day if that differs', () => {
    expect(bothTimes(at('2026-11-26T16:00:00Z'), 'Europe/Berlin')).toBe(
      '2026-11-26 16:00 UTC (Thu 17:00 Europe/Berlin)',
    );
    expect(bothTimes(at('2026-12-31T16:00:00Z'), 'Asia/Tokyo')).toBe(
      '2026-12-31 16:00 UTC (Fri 2027-01-01 01:00 Asia/Tokyo)',
    );
    expect(bothTimes(at('2026-12-31T16:00:00Z'), 'UTC')).toBe('2026-12-31 16:00 UTC');
  });
});

test.each([
  ['the usual slot', '2026-11-24T16:00:00Z', 'It is night in Shanghai, Tokyo, Sydney.'],
  ['5:00 UTC', '2026-11-24T05:00:00Z', 'It is night in New York, Berlin.'],
  [
    'a Friday',
    '2026-11-27T16:00:00Z',
    'It is night in Shanghai, Tokyo, Sydney. It is the weekend in Shanghai, Tokyo, Sydney.',
  ],
])('names the places where it is night at %s', (_, instant, words) => {
  expect(nightsInWords(at(instant))).toBe(words);
});

test('the places are in three regions', () => {
  expect([...new Set(PLACES.map(({ region }) => region))]).toEqual([
    'Americas',
    'Europe',
    'Asia-Pacific',
  ]);
});
