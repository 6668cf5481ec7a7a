import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareInstants,
  instantOf,
  latest,
  millisecondsOf,
  parseDay,
  parseInstant,
} from './instant.ts';

const read = (text: string) => {
  const result = parseInstant(text);
  return 'instant' in result ? result.instant : result.fault;
};

describe('parseInstant', () => {
  it.each([
    ['2026-05-12T16:00:00Z', '2026-05-12T16:00:00Z'],
    ['2026-05-12 16:00Z', '2026-05-12T16:00:00Z'],
    ['2026-05-12T18:00:00+02:00', '2026-05-12T16:00:00Z'],
    ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00Z'],
    ['2024-09-07T02:44:36.613Z', '2024-09-07T02:44:36.613Z'],
    ['2024-09-07T02:44:36.6130Z', '2024-09-07T02:44:36.613Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2026-05-12T16:00:00+14:00', '2026-05-12T02:00:00Z'],
    ['2026-05-12T16:00:00-12:00', '2026-05-13T04:00:00Z'],
    ['2026-05-12T16:00:00+14:01', 'impossible'],
    ['2026-05-12T16:00:00+20:00', 'impossible'],
    ['2026-05-12T16:00:00-12:30', 'impossible'],
    ['2026-05-12', 'zone'],
    ['2026-05-12T16:00:00', 'zone'],
    ['2026-02-29T00:00:00Z', 'impossible'],
    ['2026-13-01T00:00:00Z', 'impossible'],
    ['2026-05-12T24:00:00Z', 'impossible'],
    ['2026-05-12T16:60:00Z', 'impossible'],
    ['0001-01-01T00:00:00Z', 'impossible'],
    ['12 May 2026', 'form'],
    ['', 'form'],
  ])('%j is parsed as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is the inverse of instantOf for every millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 0) }), (time) => {
        const instant = instantOf(time);
        expect(read(instant)).toBe(instant);
        expect(millisecondsOf(instant)).toBe(time);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof read(text) === 'string'));
  });
});

describe('the order of instants', () => {
  it('is that of their milliseconds', () => {
    const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(Math.sign(compareInstants(instantOf(a), instantOf(b)))).toBe(Math.sign(a - b));
      }),
    );
  });

  it('finds the latest', () => {
    expect(latest(instantOf(1000), instantOf(1500), instantOf(20))).toBe(instantOf(1500));
  });
});

describe('parseDay', () => {
  it('accepts only real days', () => {
    expect(parseDay('2026-05-12')).toBe('2026-05-12');
    expect(parseDay('2026-02-30')).toBeUndefined();
    expect(parseDay('2026-5-12')).toBeUndefined();
  });
});
