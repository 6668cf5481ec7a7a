import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { anAdvisory, at } from '../testing/advisory.fixture.ts';
import { hoursBetween, stagesOf } from './response.ts';

describe('the stages of an advisory', () => {
  test('are the first events of their kinds, with "published" from the advisory', () => {
    const timeline = [
      { at: '2026-04-21T00:00:00Z', event: 'acknowledged' },
      { at: '2026-04-20T00:00:00Z', event: 'reported' },
      { at: '2026-04-20T12:00:00Z', event: 'acknowledged' },
      { at: '2026-04-22T00:00:00Z', event: 'note', note: 'x' },
      { at: '2026-05-01T00:00:00Z', event: 'published' },
    ] as const;
    expect(
      stagesOf(anAdvisory({ timeline: [...timeline], published: '2026-05-12T16:00:00Z' })),
    ).toEqual({
      reported: '2026-04-20T00:00:00Z',
      acknowledged: '2026-04-20T12:00:00Z',
      published: '2026-05-12T16:00:00Z',
    });
  });
});

test.each([
  [0, '0 minutes'],
  [1 / 60, '1 minute'],
  [22 / 60, '22 minutes'],
  [1, '1 hour'],
  [5 + 20 / 60, '5 hours 20 minutes'],
  [24, '1 day'],
  [24 + 1 / 60, '1 day'],
  [142 + 43 / 60, '5 days 22 hours'],
  [-48, '2 days'],
])('%d hours are %j', (hours, words) => {
  expect(english.time.hours(hours)).toBe(words);
});

test('hours have fractions, and are negative for an earlier time', () => {
  expect(hoursBetween(at('2026-03-29T00:00:00Z'), at('2026-03-29T01:30:00Z'))).toBe(1.5);
  expect(hoursBetween(at('2026-03-29T01:30:00Z'), at('2026-03-29T00:00:00Z'))).toBe(-1.5);
});
