import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addHours, instantOf } from '../../model/instant.ts';
import { aSite, at } from '../../model/testing/advisory.fixture.ts';
import { clocksOf, type DueKind, type Facts, spanInWords, stateAt, targetOf } from './deadlines.ts';

const SITE = aSite();
const FACTS: Facts = {
  id: 'ORB-2026-0099',
  received: at('2026-11-20T12:00:00Z'),
  promiseHours: 48,
  isPromised: true,
  answered: false,
  retrospective: 'wanted',
};

function clock(kind: DueKind, facts: Partial<Facts>, now: string) {
  const found = clocksOf({ ...FACTS, ...facts }, SITE, at(now)).find((due) => due.kind === kind);
  return found && { at: found.at, state: found.state };
}

const aware_at = at('2026-11-27T22:00:00Z');
const exploited = { aware_at, reported: {} };

describe('the acknowledgement', () => {
  test.each([
    [
      'over a weekend, which gives no delay',
      '2026-11-20T12:00:00Z',
      '2026-11-22T11:59:59Z',
      'soon',
    ],
    ['when the hours are over', '2026-11-20T12:00:00Z', '2026-11-22T12:00:00Z', 'late'],
    ['with a day and more to go', '2026-11-20T12:00:00Z', '2026-11-21T11:59:59Z', 'open'],
  ])('is counted in wall-clock hours %s', (_, received, now, state) => {
    expect(clock('acknowledgement', { received: at(received) }, now)?.state).toBe(state);
  });

  test.each([
    ['into summer time in Europe', '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z'],
    ['over the end of the year', '2026-12-31T06:00:00Z', '2027-01-02T06:00:00Z'],
    ['over a leap day', '2028-02-28T06:00:00Z', '2028-03-01T06:00:00Z'],
  ])('is due 48 hours later %s', (_, received, due) => {
    expect(clock('acknowledgement', { received: at(received) }, received)?.at).toBe(due);
  });

  test('is done once it is answered, and states how late it was', () => {
    const acknowledged = at('2026-11-22T15:00:00Z');
    const [due] = clocksOf(
      { ...FACTS, acknowledged, answered: true },
      SITE,
      at('2026-12-01T00:00:00Z'),
    );
    expect(due).toMatchObject({ state: 'done', section: 'SPEC 11, requirement 9' });
    expect(due?.reason).toContain('It came 3 hours late.');
  });
});

test.each([
  [true, 48, 'an answer is promised within 48 hours'],
  [true, 1, 'an answer is promised within 1 hour,'],
  [false, 48, 'SPEC 11 asks for an answer within 48 hours'],
])(
  'the acknowledgement names a promise only if one is stated (%s)',
  (isPromised, promiseHours, words) => {
    const [due] = clocksOf(
      { ...FACTS, isPromised, promiseHours },
      SITE,
      at('2026-11-20T13:00:00Z'),
    );
    expect(due?.reason).toContain(words);
    expect(due?.reason.includes('promised')).toBe(isPromised);
  },
);

describe('the target date', () => {
  test.each([
    ['critical', '2026-11-27T12:00:00Z'],
    ['high', '2026-12-20T12:00:00Z'],
    ['medium', '2027-01-19T12:00:00Z'],
    ['low', '2027-02-18T12:00:00Z'],
    ['none', '2027-02-18T12:00:00Z'],
  ] as const)('of %s is the report plus the days of site.yaml', (rating, target) => {
    expect(targetOf({ ...FACTS, rating }, SITE)).toBe(target);
  });

  test('is called a default if site.yaml states none', () => {
    const reason = (site: ReturnType<typeof aSite>) =>
      clocksOf({ ...FACTS, rating: 'high' }, site, at('2026-11-22T12:00:00Z')).find(
        ({ kind }) => kind === 'target',
      )?.reason;
    expect(reason(SITE)).not.toContain('default');
    expect(reason(aSite({ targets: undefined }))).toContain(
      'the default of Candor: site.yaml states no target.',
    );
  });

  test('does not exist without a rating or a report', () => {
    expect(clock('target', {}, '2026-11-22T12:00:00Z')).toBeUndefined();
    expect(
      clock('target', { rating: 'high', received: undefined }, '2026-11-22T12:00:00Z'),
    ).toBeUndefined();
  });

  const slot = at('2027-01-12T16:00:00Z');
  test.each([
    ['without a slot', { rating: 'high' } as const, 'late'],
    ['with a later slot and no reason', { rating: 'high', slot } as const, 'late'],
    [
      'with a later slot and a reason',
      { rating: 'high', slot, slotReason: 'The fix needs Orbital 4.' } as const,
      'done',
    ],
    ['that is public', { rating: 'high', published: at('2026-12-15T16:00:00Z') } as const, 'done'],
  ])('that has passed, %s', (_, facts, state) => {
    expect(clock('target', facts, '2026-12-25T12:00:00Z')?.state).toBe(state);
  });

  test('of low severity can be passed by a slot without a reason', () => {
    const facts = { rating: 'low', slot: at('2027-03-02T16:00:00Z') } as const;
    expect(clock('target', facts, '2027-02-25T12:00:00Z')?.state).toBe('done');
  });
});

test.each([
  ['2026-12-01T16:00:00Z', '2026-12-01T15:59:59Z', undefined, 'soon'],
  ['2026-12-01T16:00:00Z', '2026-12-01T16:00:00Z', undefined, 'late'],
  ['2026-12-01T16:00:00Z', '2026-12-02T16:00:00Z', at('2026-12-01T16:00:00Z'), 'done'],
])('the slot %s at %s, published %s, is %s', (slot, now, published, state) => {
  expect(clock('slot', { slot: at(slot), published }, now)?.state).toBe(state);
});

describe('the retrospective', () => {
  const published = at('2026-12-29T16:00:00Z');
  test('is suggested a week after the release, over the end of the year too, and is never late', () => {
    expect(clock('retrospective', { published }, '2026-12-30T00:00:00Z')).toEqual({
      at: '2027-01-05T16:00:00Z',
      state: 'open',
    });
    expect(clock('retrospective', { published }, '2027-01-06T00:00:00Z')?.state).toBe('open');
  });
  test('is done once it is public, and is not requested if none is planned or nothing is public', () => {
    expect(
      clock('retrospective', { published, retrospective: 'published' }, '2027-01-06T00:00:00Z')
        ?.state,
    ).toBe('done');
    expect(
      clock('retrospective', { published, retrospective: 'none-planned' }, '2027-01-06T00:00:00Z'),
    ).toBeUndefined();
    expect(clock('retrospective', {}, '2027-01-06T00:00:00Z')).toBeUndefined();
  });
});

describe('the clocks of the CRA', () => {
  test('start with awareness, and run over a weekend', () => {
    expect(clock('early-warning', { exploited }, '2026-11-28T00:00:00Z')).toEqual({
      at: '2026-11-28T22:00:00Z',
      state: 'soon',
    });
    expect(clock('notification', { exploited }, '2026-11-28T00:00:00Z')).toEqual({
      at: '2026-11-30T22:00:00Z',
      state: 'open',
    });
    expect(clock('early-warning', { exploited }, '2026-11-29T00:00:00Z')?.state).toBe('late');
  });

  test('ask for the final report 14 days after a fix, not after awareness', () => {
    const now = '2026-12-02T00:00:00Z';
    expect(clock('final-report', { exploited }, now)).toBeUndefined();
    const fixed = at('2026-12-01T16:00:00Z');
    expect(clock('final-report', { exploited, fixed }, now)).toEqual({
      at: '2026-12-15T16:00:00Z',
      state: 'open',
    });
    const planned = { exploited, slot: at('2026-12-03T16:00:00Z') };
    expect(clock('final-report', planned, now)?.at).toBe('2026-12-17T16:00:00Z');
  });

  test('stop when the report is sent, and do not start without an obligation or an exploit', () => {
    const reported = { early_warning: at('2026-11-28T08:00:00Z') };
    const now = '2026-12-02T00:00:00Z';
    expect(clock('early-warning', { exploited: { aware_at, reported } }, now)?.state).toBe('done');
    expect(clock('notification', { exploited: { aware_at, reported } }, now)?.state).toBe('late');
    expect(
      clock(
        'early-warning',
        { exploited: { ...exploited, no_report: 'We make no product.' } },
        now,
      ),
    ).toBeUndefined();
    expect(clock('early-warning', {}, now)).toBeUndefined();
  });

  test('name their article', () => {
    const facts = { ...FACTS, exploited, fixed: at('2026-12-01T16:00:00Z') };
    const sections = clocksOf(facts, SITE, at('2026-12-02T00:00:00Z')).map(
      ({ section }) => section,
    );
    expect(sections).toEqual(
      expect.arrayContaining(['a', 'b', 'c'].map((one) => `CRA, Article 14(2)(${one})`)),
    );
  });
});

test('an item is late from its time on and never before', () => {
  const seconds = fc.integer({ min: -400 * 86_400, max: 400 * 86_400 });
  fc.assert(
    fc.property(seconds, (distance) => {
      const now = at('2026-11-22T12:00:00Z');
      const due = instantOf(Date.parse(now) + distance * 1000);
      expect(stateAt('target', due, now) === 'late').toBe(distance <= 0);
    }),
  );
});

test.each([
  [0, 'less than a minute'],
  [1, '1 minute'],
  [59, '59 minutes'],
  [60, '1 hour'],
  [25 * 60, '1 day 1 hour'],
  [47 * 60 + 59, '1 day 23 hours'],
  [48 * 60, '2 days'],
])('a span of %i minutes is %s', (minutes, words) => {
  const now = at('2026-11-22T12:00:00Z');
  expect(spanInWords(now, addHours(now, minutes / 60))).toBe(words);
  expect(spanInWords(addHours(now, minutes / 60), now)).toBe(words);
});
