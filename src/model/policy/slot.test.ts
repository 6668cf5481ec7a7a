import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, instantOf, isAfter, millisecondsOf } from '../instant.ts';
import { aSite, at } from '../testing/advisory.fixture.ts';
import { isSlot, nextSlot, slotInWords, slotRuleFor, slotsBetween, weekdayOf } from './slot.ts';

const RULE = aSite().slot;

const anInstant = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2200, 0, 1) })
  .map((milliseconds) => instantOf(Math.floor(milliseconds / 1000) * 1000));
const aRule = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  days: fc.subarray([...RULE.days, 'friday' as const, 'saturday' as const, 'sunday' as const], {
    minLength: 1,
  }),
});

describe('the next slot', () => {
  test.each([
    ['the same instant', '2026-11-23T16:00:00Z', '2026-11-23T16:00:00Z'],
    ['a second later', '2026-11-23T16:00:01Z', '2026-11-24T16:00:00Z'],
    ['Thursday evening', '2026-11-26T17:00:00Z', '2026-11-30T16:00:00Z'],
    ['the last day of a year, a Thursday', '2026-12-31T17:00:00Z', '2027-01-04T16:00:00Z'],
    ['the leap day', '2028-02-28T16:00:01Z', '2028-02-29T16:00:00Z'],
  ])('after %s', (_, from, next) => {
    expect(nextSlot(at(from), RULE)).toBe(next);
  });

  test('is a slot, at or after the start and at most a week later', () => {
    fc.assert(
      fc.property(anInstant, aRule, (from, rule) => {
        const next = nextSlot(from, rule);
        if (next === undefined) throw new Error('no slot');
        expect(isSlot(next, rule)).toBe(true);
        expect(isAfter(from, next)).toBe(false);
        expect(millisecondsOf(next) - millisecondsOf(from)).toBeLessThanOrEqual(7 * 86_400_000);
      }),
    );
  });

  test('does not exist at the end of the calendar', () => {
    expect(nextSlot(at('9999-12-31T17:00:00Z'), RULE)).toBeUndefined();
    expect([
      ...slotsBetween(
        at('9999-12-29T00:00:00Z'),
        at('9999-12-31T23:59:59Z'),
        slotRuleFor(aSite(), true),
      ),
    ]).toEqual(['9999-12-29T16:00:00Z', '9999-12-30T16:00:00Z', '9999-12-31T16:00:00Z']);
  });
});

describe('a slot', () => {
  test('depends on the day in UTC only', () => {
    expect(weekdayOf(at('2026-11-27T01:00:00+09:00'))).toBe('thursday');
    expect(isSlot(at('2026-11-27T01:00:00+09:00'), RULE)).toBe(true);
    expect(weekdayOf(dayOf(at('2026-11-27T16:00:00Z')))).toBe('friday');
  });

  test('of an exploited vulnerability is on any day, at the same hour', () => {
    const rule = slotRuleFor(aSite(), true);
    expect(isSlot(at('2026-11-28T16:00:00Z'), rule)).toBe(true);
    expect(isSlot(at('2026-11-28T15:00:00Z'), rule)).toBe(false);
    expect(slotRuleFor(aSite(), false)).toEqual(RULE);
  });

  test('has a text', () => {
    expect(slotInWords({ hour: 9, days: ['friday'] })).toBe('09:00 UTC on Friday');
  });
});

test('the slots between two instants are complete and in order', () => {
  expect([...slotsBetween(at('2026-12-30T16:00:00Z'), at('2027-01-05T16:00:00Z'), RULE)]).toEqual([
    '2026-12-30T16:00:00Z',
    '2026-12-31T16:00:00Z',
    '2027-01-04T16:00:00Z',
    '2027-01-05T16:00:00Z',
  ]);
});
