import { describe, expect, it } from 'vitest';
import { parseDay } from '../../model/instant.ts';
import { at } from '../../model/testing/advisory.fixture.ts';
import { time } from './time.ts';

describe('time.moment', () => {
  it('gives the minute in UTC', () => {
    expect(time.moment(at('2026-05-12T16:00:00Z'))).toBe('12 May 2026, 16:00 UTC');
  });

  it('converts a time of another zone to UTC, with its UTC day', () => {
    expect(time.moment(at('2026-01-01T00:30:00+02:00'))).toBe('31 December 2025, 22:30 UTC');
  });

  it('omits seconds and fractions', () => {
    expect(time.moment(at('2026-05-12T16:09:59.5Z'))).toBe('12 May 2026, 16:09 UTC');
  });
});

describe('time.day', () => {
  it('has no leading zero', () => {
    expect(time.day(at('2026-02-03T23:59:59Z'))).toBe('3 February 2026');
  });

  it('knows every month', () => {
    const months = Array.from({ length: 12 }, (_, i) =>
      parseDay(`2026-${String(i + 1).padStart(2, '0')}-01`),
    );
    expect(
      months.map((day) => (day === undefined ? '' : time.day(day).split(' ')[1]?.slice(0, 3))),
    ).toEqual('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '));
  });
});
