import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { anAdvisory, aProject, aRelease, at } from '../../model/testing/advisory.fixture.ts';
import { afterStart, timelineEntriesOf } from './timeline-entry.ts';

const one = anAdvisory({
  id: 'ORB-2026-0003',
  timeline: [
    { at: '2026-05-01T00:00:00Z', event: 'note', note: 'A later note.' },
    { at: '2026-04-20T00:00:00Z', event: 'reported' },
  ],
  published: '2026-05-12T16:00:00Z',
  revisions: [
    { at: '2026-05-13T00:00:00Z', kind: 'fix', note: 'The fix is not complete.' },
    { at: '2026-05-14T00:00:00Z', kind: 'editorial', note: 'A comma.' },
  ],
});
const projects = new Map([['orbital', aProject({})]]);
const shown = (
  advisories: Parameters<typeof timelineEntriesOf>[0],
  releases: Parameters<typeof timelineEntriesOf>[1],
  projects: Parameters<typeof timelineEntriesOf>[2],
) =>
  timelineEntriesOf(advisories, releases, projects, english).map(
    ({ at: time, label, text }) => `${time.slice(5, 10)} ${label}: ${text}`,
  );

describe('the events', () => {
  test('are in chronological order, with the publication, the revisions that are not editorial, and the releases', () => {
    const release = aRelease({ published: '2026-05-15T16:00:00Z', versions: ['2.1.4'] });
    expect(shown([one], [release], projects)).toEqual([
      '04-20 Reported: ',
      '05-01 Note: A later note.',
      '05-12 Published: ',
      '05-13 Advisory revised: Fix: The fix is not complete.',
      '05-15 Announced: Orbital 2.1.4',
    ]);
  });

  test('name their advisory if there are several, without duplicates', () => {
    const timeline = [{ at: '2026-04-20T00:00:00Z', event: 'reported' }] as const;
    const two = {
      timeline: [...timeline, ...timeline],
      revisions: [],
      published: '2026-05-12T16:00:00Z',
    };
    const pair = [
      anAdvisory({ id: 'ORB-2026-0003', ...two }),
      anAdvisory({ id: 'ORB-2026-0004', ...two }),
    ];
    expect(shown(pair, [], projects)).toEqual([
      '04-20 Reported: ORB-2026-0003',
      '04-20 Reported: ORB-2026-0004',
      '05-12 Published: ORB-2026-0003',
      '05-12 Published: ORB-2026-0004',
    ]);
  });

  test('are counted from the first event', () => {
    const start = at('2026-04-20T00:00:00Z');
    expect(afterStart(start, start, english)).toBe('the start');
    expect(afterStart(start, at('2026-04-21T03:00:00Z'), english)).toBe('after 1 day 3 hours');
  });
});
