import { describe, expect, test } from 'vitest';
import { anEmbargoedAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { everything, FILE, IMPORTED, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const missed = [{ code: 'slot-missed', file: FILE, at: { path: ['published'] } }];
const ALIASES = ['CVE-1900-99999'];

describe('the disclosure slot', () => {
  test.each([
    ['a Friday', '2026-05-15T16:00:00Z'],
    ['a Sunday', '2026-05-17T16:00:00Z'],
    ['another hour', '2026-05-12T15:00:00Z'],
    ['another minute', '2026-05-12T16:01:00Z'],
    ['another second', '2026-05-12T16:00:01Z'],
  ])('is missed on %s', (_, published) => {
    expect(reports(withAdvisory({ published }))).toEqual(missed);
  });

  test.each(['2026-05-11T16:00:00Z', '2026-05-14T18:00:00+02:00'])('is met at %s', (published) => {
    expect(reports(withAdvisory({ published }))).toEqual([]);
  });

  test('is the one of the site', () => {
    const site = aSite({ slot: { hour: '9', days: ['friday'] } });
    expect(reports(withAdvisory({ published: '2026-05-15T09:00:00Z' }, { site }))).toEqual([]);
    expect(reports(withAdvisory({}, { site }))).toEqual(missed);
  });

  test('is any day for exploited vulnerabilities, at the same hour', () => {
    const exploited = { aware_at: '2026-05-14T12:00:00Z' };
    expect(reports(withAdvisory({ published: '2026-05-16T16:00:00Z', exploited }))).toEqual([]);
    expect(reports(withAdvisory({ published: '2026-05-16T15:00:00Z', exploited }))).toEqual(missed);
  });

  test('does not apply to an imported record', () => {
    expect(reports(withAdvisory({ ...IMPORTED, published: '2026-05-15T13:37:00Z' }))).toEqual([]);
  });

  test('is suggested one week later if its only day is over', () => {
    const advisory = anEmbargoedAdvisory({ published: '2026-07-01T16:30:00Z', aliases: ALIASES });
    const site = aSite({ slot: { days: ['wednesday'] } });
    const content = { advisories: [], releases: [] };
    const [finding] = check(everything({ site, content, desk: { advisories: [advisory] } }));
    expect(finding?.remedy).toBe('Schedule it for 2026-07-08T16:00:00Z.');
  });

  test.each([
    ['2026-07-01T16:30:00Z', '2026-07-02T16:00:00Z'],
    ['2026-07-03T16:00:00Z', '2026-07-06T16:00:00Z'],
    ['2026-07-01T15:00:00Z', '2026-07-01T16:00:00Z'],
  ])('that comes next after %s is suggested for unpublished advisories', (published, next) => {
    const advisory = anEmbargoedAdvisory({ published, aliases: ALIASES });
    const findings = check(everything({ desk: { advisories: [advisory] } }));
    expect(findings.map(({ code, remedy }) => [code, remedy])).toEqual([
      ['slot-missed', `Schedule it for ${next}.`],
    ]);
  });
});
