import { describe, expect, test } from 'vitest';
import { anEmbargoedAdvisory } from '../../model/testing/advisory.fixture.ts';
import { everything, FILE, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

const REPORTED = { at: '2026-04-20T09:12:00Z', event: 'reported' } as const;
const ACKNOWLEDGED = { at: '2026-04-20T17:40:00Z', event: 'acknowledged' } as const;
const PUBLISHED = '2026-05-12T16:00:00Z';

describe('the dates of an advisory', () => {
  test('report a step that is before an earlier one', () => {
    const timeline = [
      { at: '2026-04-20T08:00:00Z', event: 'triaged' },
      REPORTED,
      ACKNOWLEDGED,
    ] as const;
    expect(reports(withAdvisory({ timeline: [...timeline] }))).toEqual([
      { code: 'dates-order', file: FILE, at: { path: ['timeline', 0, 'at'] } },
    ]);
  });

  test('report a CVE that was assigned before it was requested', () => {
    const timeline = [
      REPORTED,
      { at: '2026-04-21T00:00:00Z', event: 'cve-assigned' },
      { at: '2026-04-22T00:00:00Z', event: 'cve-requested' },
    ] as const;
    expect(reports(withAdvisory({ timeline: [...timeline] }))).toEqual([
      { code: 'dates-order', file: FILE, at: { path: ['timeline', 1, 'at'] } },
    ]);
  });

  test('report a publication before the report', () => {
    const timeline = [{ at: '2026-05-13T09:00:00Z', event: 'reported' }] as const;
    expect(reports(withAdvisory({ timeline: [...timeline] }))).toEqual([
      { code: 'dates-order', file: FILE, at: { path: ['published'] } },
    ]);
  });

  test('allow several reports, and a CVE after the publication', () => {
    const timeline = [
      REPORTED,
      ACKNOWLEDGED,
      { at: '2026-04-25T00:00:00Z', event: 'reported' },
      { at: '2026-05-13T00:00:00Z', event: 'cve-assigned' },
      { at: '2026-05-14T00:00:00Z', event: 'note' },
    ] as const;
    expect(reports(withAdvisory({ timeline: [...timeline] }))).toEqual([]);
  });

  test('allow a fix after the publication only if a revision says so', () => {
    const timeline = [
      REPORTED,
      ACKNOWLEDGED,
      { at: '2026-05-20T00:00:00Z', event: 'released' },
    ] as const;
    const fix = { at: '2026-05-20T01:00:00Z', kind: 'fix', note: 'Fixed in 2.1.3.' } as const;
    expect(reports(withAdvisory({ timeline: [...timeline] }))).toEqual([
      { code: 'dates-order', file: FILE, at: { path: ['published'] } },
    ]);
    expect(reports(withAdvisory({ timeline: [...timeline], revisions: [fix] }))).toEqual([]);
  });

  test('report a revision before the publication, out of order, or after the withdrawal', () => {
    const note = 'The 2.0 branch is affected.';
    const early = { at: '2026-05-12T15:59:59Z', kind: 'range', note } as const;
    const [first, second] = [
      { at: '2026-05-13T00:00:00Z', kind: 'range', note },
      { at: '2026-05-14T00:00:00Z', kind: 'range', note },
    ] as const;
    const withdrawn = { at: '2026-05-13T12:00:00Z', reason: 'No vulnerability.' };
    expect(reports(withAdvisory({ revisions: [early] }))).toEqual([
      { code: 'revision-early', file: FILE, at: { path: ['revisions', 0, 'at'] } },
    ]);
    expect(reports(withAdvisory({ revisions: [second, first] }))).toEqual([
      { code: 'revision-order', file: FILE, at: { path: ['revisions', 1, 'at'] } },
    ]);
    expect(reports(withAdvisory({ revisions: [first, second], withdrawn }))).toEqual([
      { code: 'dates-order', file: FILE, at: { path: ['revisions', 1, 'at'] } },
    ]);
    const editorial = { ...second, kind: 'editorial' } as const;
    expect(reports(withAdvisory({ revisions: [first, editorial], withdrawn }))).toEqual([]);
  });

  test('report a withdrawal before the publication, or without one', () => {
    const withdrawn = { at: '2026-05-12T15:59:59Z', reason: 'No vulnerability.' };
    expect(reports(withAdvisory({ withdrawn }))).toEqual([
      { code: 'withdrawn-early', file: FILE, at: { path: ['withdrawn', 'at'] } },
    ]);
    const draft = anEmbargoedAdvisory({ withdrawn, aliases: ['CVE-1900-99999'] });
    expect(reports(everything({ desk: { advisories: [draft] } }))).toEqual([
      { code: 'withdrawn-early', file: draft.file, at: { path: ['withdrawn', 'at'] } },
    ]);
    expect(check(everything({ desk: { advisories: [draft] } }))[0]?.message).toContain(
      'has no publication date',
    );
    expect(reports(withAdvisory({ withdrawn: { ...withdrawn, at: PUBLISHED } }))).toEqual([]);
  });

  test('report past events with a future date, to the second', () => {
    const late = '2026-06-01T12:00:01Z';
    const timeline = [REPORTED, ACKNOWLEDGED, { at: late, event: 'note' }] as const;
    expect(reports(withAdvisory({ timeline: [...timeline] }))).toEqual([
      { code: 'date-future', file: FILE, at: { path: ['timeline', 2, 'at'] } },
    ]);
    expect(reports(withAdvisory({ withdrawn: { at: late, reason: 'No vulnerability.' } }))).toEqual(
      [{ code: 'date-future', file: FILE, at: { path: ['withdrawn', 'at'] } }],
    );
    expect(reports(withAdvisory({ exploited: { aware_at: late } }))).toEqual([
      { code: 'exploited-late', file: FILE, at: { path: ['exploited', 'aware_at'] } },
    ]);
    const now = [REPORTED, ACKNOWLEDGED, { at: '2026-06-01T12:00:00Z', event: 'note' }] as const;
    expect(
      reports(
        withAdvisory({ timeline: [...now], exploited: { aware_at: '2026-06-01T12:00:00Z' } }),
      ),
    ).toEqual([]);
  });

  test('report a revision in the future of an advisory that is not public', () => {
    const revisions = [
      { at: '2026-07-02T00:00:00Z', kind: 'range', note: 'More versions.' },
    ] as const;
    const scheduled = anEmbargoedAdvisory({
      published: '2026-07-01T16:00:00Z',
      aliases: ['CVE-1900-99999'],
      timeline: [REPORTED],
      revisions: [...revisions],
    });
    expect(reports(everything({ desk: { advisories: [scheduled] } }))).toEqual([
      { code: 'date-future', file: scheduled.file, at: { path: ['revisions', 0, 'at'] } },
    ]);
  });

  test('allow a future release of a draft only with a date of publication', () => {
    const timeline = [REPORTED, { at: '2026-07-01T15:00:00Z', event: 'released' }] as const;
    const draft = anEmbargoedAdvisory({ aliases: ['CVE-1900-99999'], timeline: [...timeline] });
    expect(reports(everything({ desk: { advisories: [draft] } }))).toEqual([
      { code: 'date-future', file: draft.file, at: { path: ['timeline', 1, 'at'] } },
    ]);
  });
});
