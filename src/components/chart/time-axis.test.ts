import { expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { at } from '../../model/testing/advisory.fixture.ts';
import { dateTicks, spanTicks } from './time-axis.ts';

const START = at('2026-02-12T10:22:00Z');

test.each([
  [
    '2026-02-12T10:25:00Z',
    ['12 Feb, 10:22', '12 Feb, 10:23', '12 Feb, 10:24', '12 Feb, 10:25'],
    ['0', '1 min', '2 min', '3 min'],
  ],
  [
    '2026-02-12T11:30:00Z',
    ['12 Feb, 10:30', '12 Feb, 10:45', '12 Feb, 11:00', '12 Feb, 11:15', '12 Feb, 11:30'],
    ['0', '15 min', '30 min', '45 min', '60 min'],
  ],
  [
    '2026-02-12T12:22:00Z',
    ['12 Feb, 10:30', '12 Feb, 11:00', '12 Feb, 11:30', '12 Feb, 12:00'],
    ['0', '30 min', '60 min', '90 min', '120 min'],
  ],
  [
    '2026-02-16T10:22:00Z',
    ['13 Feb', '14 Feb', '15 Feb', '16 Feb'],
    ['0', '1 d', '2 d', '3 d', '4 d'],
  ],
  [
    '2026-03-18T08:40:00Z',
    ['19 Feb', '26 Feb', '5 Mar', '12 Mar'],
    ['0', '7 d', '14 d', '21 d', '28 d'],
  ],
])('ticks up to %s are at round times, and few enough to be read', (end, dates, spans) => {
  expect(dateTicks(START, at(end), 6, english.time).map(({ label }) => label)).toEqual(dates);
  expect(spanTicks(START, at(end), 6, english.time).map(({ label }) => label)).toEqual(spans);
});

test('a span of many years has few ticks, with their years', () => {
  const ticks = dateTicks(START, at('2066-02-12T10:22:00Z'), 6, english.time);
  expect(ticks.length).toBeLessThanOrEqual(7);
  expect(ticks[0]?.label).toMatch(/ 20\d\d$/);
  const spans = spanTicks(START, at('2066-02-12T10:22:00Z'), 6, english.time);
  expect(spans.map(({ label }) => label)).toEqual(['0', '7 y', '14 y', '21 y', '28 y', '35 y']);
  const years = spanTicks(START, at('2031-02-12T10:22:00Z'), 6, english.time);
  expect(years.map(({ label }) => label)).toEqual(['0', '1 y', '2 y', '3 y', '4 y']);
});
