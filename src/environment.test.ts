import { describe, expect, it } from 'vitest';
import { contentPlace, currentInstant } from './environment.ts';
import { UsageError } from './usage-error.ts';

const fromEpoch = (text: string) => currentInstant(undefined, { SOURCE_DATE_EPOCH: text });

describe('the time that replaces the clock', () => {
  it.each([
    ['0', '1970-01-01T00:00:00Z'],
    ['1795852800', '2026-11-28T08:00:00Z'],
    ['001795852800', '2026-11-28T08:00:00Z'],
    ['253402300799', '9999-12-31T23:59:59Z'],
  ])('is SOURCE_DATE_EPOCH: %s', (text, expected) => {
    expect(fromEpoch(text)).toBe(expected);
  });

  it.each([
    'abc',
    '-1',
    '+1',
    '1795852800.5',
    '1795852800000',
    '253402300800',
    '99999999999999999999',
    '1e9',
    '0x10',
    ' 1795852800',
    '1795852800\n',
    '١٧٩٥٨٥٢٨٠٠',
    '2026-05-12T16:00:00Z',
    'NaN',
    'Infinity',
  ])('cannot be SOURCE_DATE_EPOCH: %j', (text) => {
    expect(() => fromEpoch(text)).toThrow(UsageError);
    expect(() => fromEpoch(text)).toThrow(
      /^SOURCE_DATE_EPOCH: .* is not a time\..*whole seconds since 1970/s,
    );
  });

  it('is suggested in seconds if the value is in milliseconds', () => {
    expect(() => fromEpoch('1795852800000')).toThrow('It looks like milliseconds.');
    expect(() => fromEpoch('abc')).not.toThrow('milliseconds');
  });

  it.each(['abc', '', '2026-05-12', '2026-05-12T16:00:00', '1795852800', '2026-13-01T00:00:00Z'])(
    'cannot be --now or CANDOR_NOW: %j',
    (now) => {
      expect(() => contentPlace({ now }, {})).toThrow(/^--now: .* is not a time\. Write it like/);
      // An empty variable counts as not set.
      if (now !== '')
        expect(() => contentPlace({}, { CANDOR_NOW: now })).toThrow(
          /^CANDOR_NOW: .* is not a time\./,
        );
    },
  );

  it('is --now before CANDOR_NOW before SOURCE_DATE_EPOCH; an empty variable is not set', () => {
    const [a, b] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
    expect(contentPlace({ now: a }, { CANDOR_NOW: b }).now).toBe(a);
    expect(contentPlace({}, { CANDOR_NOW: b, SOURCE_DATE_EPOCH: '0' }).now).toBe(b);
    expect(contentPlace({}, { CANDOR_NOW: '', SOURCE_DATE_EPOCH: '0' }).now).toBe(
      '1970-01-01T00:00:00Z',
    );
    expect(Date.parse(contentPlace({}, { SOURCE_DATE_EPOCH: '' }).now)).toBeGreaterThan(
      Date.now() - 60_000,
    );
  });
});
