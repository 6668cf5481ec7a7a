import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RATINGS } from '../../model/cvss/rating.ts';
import { dayOf, instantOf, isAfter } from '../../model/instant.ts';
import { isSlot, slotRuleFor } from '../../model/policy/slot.ts';
import { aSite, at } from '../../model/testing/advisory.fixture.ts';
import { proposeSlots } from './propose.ts';
import type { SlotQuestion } from './question.ts';

const HOLIDAYS: Readonly<Record<string, string>> = {
  '2026-11-26': 'US: Thanksgiving Day',
  '2026-12-25': 'DE: Christmas Day',
  '2027-01-01': "DE: New Year's Day",
};

function question(
  changes: Partial<SlotQuestion> & { blackout?: [string, string] } = {},
): SlotQuestion {
  const { blackout, ...rest } = changes;
  const blackouts =
    blackout === undefined
      ? []
      : [{ from: blackout[0], to: blackout[1], reason: 'Few of us are there.' }];
  return {
    now: at('2026-11-22T18:00:00Z'),
    site: aSite({ calendar: { holidays: ['DE', 'US'], blackouts } }),
    received: at('2026-11-20T12:00:00Z'),
    rating: 'high',
    exploited: false,
    ready: true,
    planned: [],
    holidaysOn: (day) => [HOLIDAYS[day] ?? []].flat(),
    ...rest,
  };
}

const daysOf = (asked: SlotQuestion): string[] =>
  proposeSlots(asked).proposals.map((one) => dayOf(one.at));
const needsOf = (asked: SlotQuestion): boolean[] =>
  proposeSlots(asked).proposals.map((one) => one.needsReason !== undefined);

describe('if the fix is ready', () => {
  test('the next three good slots are proposed, without a holiday and its eve', () => {
    // The 25th is the eve of Thanksgiving, and the 27th to the 29th are not days of the slot.
    expect(daysOf(question())).toEqual(['2026-11-24', '2026-11-30', '2026-12-01']);
    expect(needsOf(question())).toEqual([false, false, false]);
  });

  test('a day with other plans is left out, if enough other days exist', () => {
    const planned = [{ at: at('2026-11-30T16:00:00Z'), what: 'orbital-3.1.3' }];
    expect(daysOf(question({ planned }))).toEqual(['2026-11-24', '2026-12-01', '2026-12-02']);
  });

  test('such a day is taken if no others exist, and its plans are named', () => {
    const planned = [{ at: at('2026-11-24T16:00:00Z'), what: 'orbital-3.1.3' }];
    const { proposals } = proposeSlots(question({ rating: 'critical', planned }));
    expect(proposals[0]?.at).toBe('2026-11-24T16:00:00Z');
    expect(proposals[0]?.reasons).toContain('Planned for the same day: orbital-3.1.3.');
  });

  test('one day is reserved for preparation', () => {
    expect(daysOf(question({ now: at('2026-11-22T16:00:00Z') }))[0]).toBe('2026-11-23');
    expect(daysOf(question({ now: at('2026-11-22T16:00:01Z') }))[0]).toBe('2026-11-24');
  });
});

test('if the fix is not ready, the slots are later: the middle, a later one, and the last one by the target', () => {
  const { target, proposals } = proposeSlots(question({ ready: false }));
  expect(target).toBe('2026-12-20T12:00:00Z');
  expect(proposals.map((one) => dayOf(one.at))).toEqual(['2026-12-08', '2026-12-14', '2026-12-17']);
  expect(proposals[0]?.reasons).toContain(
    'Time left for the fix and the release: 15 days 22 hours.',
  );
});

describe('over holidays', () => {
  const christmas = { received: at('2026-12-22T12:00:00Z'), now: at('2026-12-22T18:00:00Z') };
  const blackout: [string, string] = ['2026-12-21', '2027-01-04'];

  test('a critical fix can be released on closed days or beyond its target, each only with a reason', () => {
    const asked = question({ ...christmas, blackout, rating: 'critical' });
    const { proposals } = proposeSlots(asked);
    expect(daysOf(asked)).toEqual(['2026-12-24', '2026-12-28', '2027-01-05']);
    expect(needsOf(asked)).toEqual([true, true, true]);
    expect(proposals[2]?.needsReason).toBe('It is after its target date.');
    expect(proposals[0]?.needsReason).toBe('It is on a holiday or in a blackout.');
  });

  test('a low-severity fix waits for their end without a reason', () => {
    const asked = question({
      blackout,
      rating: 'low',
      received: at('2026-10-05T12:00:00Z'),
      now: christmas.now,
    });
    const { target, proposals } = proposeSlots(asked);
    expect(target).toBe('2027-01-03T12:00:00Z');
    expect(daysOf(asked)).toEqual(['2027-01-05', '2027-01-06', '2027-01-07']);
    expect(needsOf(asked)).toEqual([false, false, false]);
    expect(proposals[0]?.ownReason).toContain('Low severity');
    expect(proposals[0]?.breaks).toEqual(['It is 2 days 4 hours after the target.']);
  });

  test('a medium-severity fix needs a reason for the same days', () => {
    const asked = question({
      blackout,
      rating: 'medium',
      received: at('2026-11-04T12:00:00Z'),
      now: christmas.now,
    });
    expect(proposeSlots(asked).target).toBe('2027-01-03T12:00:00Z');
    expect(needsOf(asked)).toEqual([true, true, true]);
  });

  test('a low-severity fix with good slots before them also gets the first one after them', () => {
    const asked = question({ blackout, rating: 'low', received: at('2026-10-05T12:00:00Z') });
    expect(daysOf(asked)).toEqual(['2026-11-24', '2026-11-30', '2027-01-05']);
  });

  test('a low-severity fix that is late without a holiday needs a reason', () => {
    const asked = question({ rating: 'low', received: at('2026-06-01T12:00:00Z') });
    expect(needsOf(asked)).toEqual([true, true, true]);
  });

  test.each([
    ['2026-12-25', '2026-12-23T12:00:00Z', 'friday'],
    ['2027-01-01', '2026-12-30T12:00:00Z', 'friday'],
  ] as const)('the %s is never proposed if other days are open', (day, now, weekday) => {
    const site = aSite({ slot: { days: [weekday, 'monday'] } });
    expect(daysOf(question({ site, now: at(now), received: at(now) }))).not.toContain(day);
  });
});

describe('an exploited vulnerability', () => {
  test('is released at the next hour of the slot, even on a Saturday and in a blackout, and with a note', () => {
    const asked = question({
      exploited: true,
      now: at('2026-12-26T09:00:00Z'),
      received: at('2026-12-26T08:00:00Z'),
      blackout: ['2026-12-21', '2027-01-04'],
    });
    const { proposals } = proposeSlots(asked);
    expect(daysOf(asked)).toEqual(['2026-12-26', '2026-12-27', '2026-12-28']);
    expect(proposals[0]?.needsReason).toBeUndefined();
    expect(proposals[0]?.ownReason).toContain('Exploited in the wild');
    expect(proposals[0]?.breaks).toEqual([
      'It is a Saturday; the slot is 16:00 UTC from Monday to Thursday.',
      'It is in the blackout from 2026-12-21 to 2027-01-04: Few of us are there.',
    ]);
  });

  test('has two hours to prepare', () => {
    expect(daysOf(question({ exploited: true, now: at('2026-11-24T14:00:00Z') }))[0]).toBe(
      '2026-11-24',
    );
    expect(daysOf(question({ exploited: true, now: at('2026-11-24T14:00:01Z') }))[0]).toBe(
      '2026-11-25',
    );
  });
});

test('a target or a slot that site.yaml does not state is not attributed to it', () => {
  const notes = (site: ReturnType<typeof aSite>) =>
    proposeSlots(question({ site })).notes.join(' ');
  expect(notes(aSite())).not.toMatch(/default|SPEC 11/);
  const silent = notes(aSite({ targets: undefined, slot: undefined }));
  expect(silent).toContain('the default of Candor, because site.yaml states none');
  expect(silent).toContain('site.yaml states no slot, so these follow SPEC 11');
});

test('a missing report or rating is mentioned', () => {
  const { notes, target } = proposeSlots(question({ received: undefined, rating: undefined }));
  expect(target).toBeUndefined();
  expect(notes.join(' ')).toContain('The time of the report is not recorded');
  expect(notes.join(' ')).toContain('It is not rated yet, so medium is assumed.');
});

const anInstant = (from: number, to: number) =>
  fc
    .integer({ min: from, max: to })
    .map((milliseconds) => instantOf(Math.floor(milliseconds / 1000) * 1000));
const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const aQuestion = fc
  .record({
    now: anInstant(Date.UTC(2026, 0, 1), Date.UTC(2029, 0, 1)),
    reportedBefore: fc.integer({ min: 0, max: 120 }),
    rating: fc.option(fc.constantFrom(...RATINGS), { nil: undefined }),
    exploited: fc.boolean(),
    ready: fc.boolean(),
    hour: fc.integer({ min: 0, max: 23 }),
    days: fc.subarray([...DAYS], { minLength: 1 }),
    blackout: fc.tuple(fc.integer({ min: -20, max: 100 }), fc.integer({ min: 0, max: 60 })),
    holidayEvery: fc.integer({ min: 2, max: 30 }),
    planned: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
  })
  .map(
    ({
      now,
      reportedBefore,
      hour,
      days,
      blackout: [start, length],
      holidayEvery,
      planned,
      ...rest
    }): SlotQuestion => {
      const later = (count: number) => instantOf(Date.parse(now) + count * 86_400_000);
      const blackouts = [
        { from: dayOf(later(start)), to: dayOf(later(start + length)), reason: 'Away' },
      ];
      return {
        ...rest,
        now,
        received: later(-reportedBefore),
        site: aSite({
          slot: { hour: String(hour), days },
          calendar: { holidays: ['DE'], blackouts },
        }),
        planned: planned.map((count) => ({ at: later(count), what: `plan-${count}` })),
        holidaysOn: (day) =>
          Math.floor(Date.parse(day) / 86_400_000) % holidayEvery === 0 ? ['DE: A day'] : [],
      };
    },
  );

describe('any question', () => {
  test('gets three distinct slots, in order, none in the past', () => {
    fc.assert(
      fc.property(aQuestion, (asked) => {
        const { proposals } = proposeSlots(asked);
        expect(proposals.map(({ number }) => number)).toEqual([1, 2, 3]);
        expect(isAfter(proposals[0]?.at ?? asked.now, asked.now)).toBe(true);
        for (const [i, one] of proposals.entries())
          if (i > 0) expect(isAfter(one.at, proposals[i - 1]?.at ?? one.at)).toBe(true);
      }),
    );
  });

  test('gets slots that keep the rules, or name the broken ones and whether that needs a reason', () => {
    fc.assert(
      fc.property(aQuestion, (asked) => {
        const { proposals, target } = proposeSlots(asked);
        for (const { at: slot, breaks, needsReason, ownReason, number } of proposals) {
          expect(isSlot(slot, slotRuleFor(asked.site, asked.exploited))).toBe(true);
          const day = dayOf(slot);
          const outside = !isSlot(slot, asked.site.slot);
          const holiday = asked.holidaysOn(day).length > 0;
          const dark = asked.site.calendar.blackouts.some(
            ({ from, to }) => from <= day && day <= to,
          );
          const beyond = target !== undefined && isAfter(slot, target);
          expect(breaks.length).toBe([outside, holiday, dark, beyond].filter(Boolean).length);
          if (breaks.length === 0) expect(needsReason).toBeUndefined();
          // A broken rule always has a written reason, given or Candor's own.
          else expect(needsReason ?? ownReason).toBeDefined();
          if (asked.exploited && number === 1) expect(needsReason).toBeUndefined();
          if (!asked.exploited && (holiday || dark)) expect(needsReason).toBeDefined();
          if (!asked.exploited && beyond && asked.rating !== 'low' && asked.rating !== 'none')
            expect(needsReason).toBeDefined();
        }
      }),
    );
  });

  test('gets the same answer twice', () => {
    fc.assert(
      fc.property(aQuestion, (asked) => {
        expect(proposeSlots(asked)).toEqual(proposeSlots(asked));
      }),
    );
  });
});
