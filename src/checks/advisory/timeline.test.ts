import { describe, expect, test } from 'vitest';
import { aSite } from '../../model/testing/advisory.fixture.ts';
import { FILE, IMPORTED, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const reported = (at: string) => ({ at, event: 'reported' }) as const;
const acknowledged = (at: string) => ({ at, event: 'acknowledged' }) as const;

describe('the timeline', () => {
  test('is sorted by time', () => {
    const timeline = [acknowledged('2026-04-20T17:40:00Z'), reported('2026-04-20T09:12:00Z')];
    expect(reports(withAdvisory({ timeline }))).toEqual([
      { code: 'timeline-order', file: FILE, at: { path: ['timeline', 1, 'at'] } },
    ]);
  });

  test('states when the report arrived', () => {
    expect(reports(withAdvisory({ timeline: [acknowledged('2026-04-20T17:40:00Z')] }))).toEqual([
      { code: 'timeline-missing', file: FILE, at: { path: ['timeline'] } },
    ]);
    expect(reports(withAdvisory({ timeline: [] }))).toEqual([
      { code: 'timeline-missing', file: FILE, at: 'start' },
    ]);
  });

  test('contains an acknowledgement later than the site promises, with the hours', () => {
    const timeline = [reported('2026-04-20T09:12:00Z'), acknowledged('2026-04-22T09:12:01Z')];
    const late = withAdvisory({ timeline });
    expect(reports(late)).toEqual([
      { code: 'acknowledged-late', file: FILE, at: { path: ['timeline', 1, 'at'] } },
    ]);
    expect(check(late)[0]?.message).toBe(
      'The report was acknowledged after 2 days, 1 minute later than the 48 hours that site.yaml promises.',
    );
    const inTime = [reported('2026-04-20T09:12:00Z'), acknowledged('2026-04-22T09:12:00Z')];
    expect(reports(withAdvisory({ timeline: inTime }))).toEqual([]);
    const site = aSite({ promise: { acknowledge_hours: '72' } });
    expect(check(withAdvisory({ timeline }, { site })).map(({ code }) => code)).not.toContain(
      'acknowledged-late',
    );
  });

  test('counts from the first report to the first acknowledgement, in any order in the file', () => {
    const timeline = [
      reported('2026-04-20T09:00:00Z'),
      acknowledged('2026-04-21T09:00:00Z'),
      reported('2026-04-22T09:00:00Z'),
      acknowledged('2026-04-28T09:00:00Z'),
    ];
    expect(reports(withAdvisory({ timeline }))).toEqual([]);
  });

  test('is not required of an imported record', () => {
    const timeline = [reported('2026-04-20T09:12:00Z'), acknowledged('2026-04-28T09:12:00Z')];
    expect(reports(withAdvisory({ ...IMPORTED, timeline: [] }))).toEqual([]);
    expect(reports(withAdvisory({ ...IMPORTED, timeline }))).toEqual([]);
  });
});
