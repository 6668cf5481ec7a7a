// Dates and revision history of a CSAF document.

import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory } from '../../model/testing/advisory.fixture.ts';
import { trackingOf } from './tracking.ts';

const PUBLISHED = '2026-05-12T16:00:00Z';
const historyOf = (...args: Parameters<typeof anAdvisory>) =>
  trackingOf(anAdvisory(...args)).revision_history.map(
    ({ date, number, summary }) => `${number} ${date} ${summary}`,
  );

describe('the tracking', () => {
  it('of an advisory that never changed has one version', () => {
    expect(trackingOf(anAdvisory())).toEqual({
      id: 'ORB-2026-0003',
      aliases: [],
      status: 'final',
      version: '1',
      initial_release_date: PUBLISHED,
      current_release_date: PUBLISHED,
      revision_history: [{ date: PUBLISHED, number: '1', summary: 'Initial publication.' }],
      generator: { engine: { name: 'Candor' } },
    });
  });

  it('has a version for each revision and for the withdrawal, but none for editorial revisions', () => {
    const history = historyOf({
      revisions: [
        { at: '2026-05-13T08:00:00Z', kind: 'editorial', note: 'A typing error.' },
        { at: '2026-05-14T08:00:00Z', kind: 'range', note: 'The 2.0 branch is affected.' },
      ],
      withdrawn: { at: '2026-05-15T08:00:00Z', reason: 'It is no vulnerability.' },
    });
    expect(history).toEqual([
      `1 ${PUBLISHED} Initial publication.`,
      '2 2026-05-14T08:00:00Z The 2.0 branch is affected.',
      '3 2026-05-15T08:00:00Z Withdrawn: It is no vulnerability.',
    ]);
  });

  it('merges events of the same second into one version', () => {
    const history = historyOf({
      published: '2026-05-12T16:00:00.25Z',
      revisions: [
        { at: '2026-05-12T16:00:00.75Z', kind: 'fix', note: 'First.' },
        { at: '2026-05-13T08:00:00.1Z', kind: 'fix', note: 'Second.' },
        { at: '2026-05-13T08:00:00.2Z', kind: 'severity', note: 'Third.' },
      ],
    });
    expect(history).toEqual([
      `1 ${PUBLISHED} Initial publication.\nFirst.`,
      '2 2026-05-13T08:00:00Z Second.\nThird.',
    ]);
  });

  it('counts a change dated before the publication as part of the first version', () => {
    const imported = { format: 'osv' as const, id: 'PYSEC-2026-1' };
    const revisions = [
      { at: '2026-01-01T00:00:00Z', kind: 'information' as const, note: 'Early.' },
    ];
    expect(historyOf({ imported, revisions })).toEqual([
      `1 ${PUBLISHED} Initial publication.\nEarly.`,
    ]);
  });

  it('is sorted for random advisories, ends with the current release, and that is "modified" in whole seconds', () => {
    for (const advisory of sampleAdvisories(200, 1)) {
      const tracking = trackingOf(advisory);
      const dates = tracking.revision_history.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(tracking.revision_history.map(({ number }) => number)).toEqual(
        dates.map((_, i) => String(i + 1)),
      );
      expect(tracking.version).toBe(String(dates.length));
      expect(dates[0]).toBe(tracking.initial_release_date);
      expect(dates.at(-1)).toBe(tracking.current_release_date);
      expect(tracking.current_release_date.slice(0, 19)).toBe(advisory.modified.slice(0, 19));
      expect(tracking.initial_release_date.slice(0, 19)).toBe(advisory.published.slice(0, 19));
    }
  });
});
