import { describe, expect, it } from 'vitest';
import { at } from '../model/advisory.fixture.ts';
import { parseDay } from '../model/instant.ts';
import { dayInWords, momentInWords } from './moment.ts';

describe('momentInWords', () => {
  it('says the minute in UTC', () => {
    expect(momentInWords(at('2026-05-12T16:00:00Z'))).toBe('12 May 2026, 16:00 UTC');
  });

  it('says a time of another zone in UTC, on the day that it is there', () => {
    expect(momentInWords(at('2026-01-01T00:30:00+02:00'))).toBe('31 December 2025, 22:30 UTC');
  });

  it('leaves seconds and fractions out', () => {
    expect(momentInWords(at('2026-05-12T16:09:59.5Z'))).toBe('12 May 2026, 16:09 UTC');
  });
});

describe('dayInWords', () => {
  it('has no leading zero', () => {
    expect(dayInWords(at('2026-02-03T23:59:59Z'))).toBe('3 February 2026');
  });

  it('knows every month', () => {
    const months = Array.from({ length: 12 }, (_, i) => parseDay(`2026-${String(i + 1).padStart(2, '0')}-01`));
    expect(months.map((day) => (day === undefined ? '' : dayInWords(day).split(' ')[1]?.slice(0, 3)))).toEqual(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    );
  });
});
