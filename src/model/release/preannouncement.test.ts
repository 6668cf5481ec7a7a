import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, millisecondsOf } from '../instant.ts';
import { at, NOW } from '../testing/advisory.fixture.ts';
import { preannouncementsOf } from './preannouncement.ts';

const preannounce = {
  from: at('2026-05-28T09:00:00Z'),
  window_hours: 4,
  severity_at_most: 'high',
} as const;
const planned = { project: 'orbital', published: at('2026-06-03T16:00:00Z'), preannounce };

describe('the preannouncement of a planned release', () => {
  test('contains the project, the time and the highest severity, and nothing else', () => {
    const release = {
      ...planned,
      slug: 'orbital-2.1.4',
      versions: ['2.1.4'],
      advisories: ['ORB-2026-0099'],
      body: 'secret',
    };
    expect(preannouncementsOf([release], NOW)).toEqual([
      {
        project: 'orbital',
        at: '2026-06-03T16:00:00Z',
        windowHours: 4,
        severityAtMost: 'high',
        announcedAt: '2026-05-28T09:00:00Z',
      },
    ]);
  });

  test('is empty if the release does not ask for one, has no date, is published, or the time has not come', () => {
    const { preannounce: _, ...silent } = planned;
    expect(preannouncementsOf([silent], NOW)).toEqual([]);
    expect(preannouncementsOf([{ ...planned, published: undefined }], NOW)).toEqual([]);
    expect(preannouncementsOf([{ ...planned, published: NOW }], NOW)).toEqual([]);
    const later = { ...planned, preannounce: { ...preannounce, from: at('2026-06-01T12:00:01Z') } };
    expect(preannouncementsOf([later], NOW)).toEqual([]);
    expect(preannouncementsOf([later], at('2026-06-01T12:00:01Z'))).toHaveLength(1);
  });

  test('covers all releases of a project on a day, so that it does not reveal their number', () => {
    const later = {
      ...planned,
      published: at('2026-06-03T18:30:00Z'),
      preannounce: { ...preannounce, severity_at_most: 'critical' },
    } as const;
    const both = [
      {
        project: 'orbital',
        at: '2026-06-03T16:00:00Z',
        windowHours: 7,
        severityAtMost: 'critical',
        announcedAt: preannounce.from,
      },
    ];
    expect(preannouncementsOf([planned, later], NOW)).toEqual(both);
    expect(preannouncementsOf([later, planned], NOW)).toEqual(both);
    expect(preannouncementsOf([planned, { ...planned, project: 'relic' }], NOW)).toHaveLength(2);
    expect(
      preannouncementsOf([planned, { ...planned, published: at('2026-06-04T16:00:00Z') }], NOW),
    ).toHaveLength(2);
  });
});

test('comes in the order of the windows, whatever the order of the files, and covers the window of every release', () => {
  const release = fc.record({
    project: fc.constantFrom('orbital', 'relic'),
    published: fc
      .integer({ min: 1, max: 72 * 3600 })
      .map((seconds) => instantOf(millisecondsOf(NOW) + seconds * 1000)),
    preannounce: fc.record({
      from: fc.constant(preannounce.from),
      window_hours: fc.integer({ min: 1, max: 168 }),
      severity_at_most: fc.constantFrom('low', 'medium', 'high', 'critical'),
    }),
  });
  fc.assert(
    fc.property(fc.array(release, { maxLength: 8 }), (releases) => {
      const announced = preannouncementsOf(releases, NOW);
      expect(preannouncementsOf(releases.toReversed(), NOW)).toEqual(announced);
      const starts = announced.map(({ at: start }) => millisecondsOf(start));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const { project, published, preannounce: given } of releases) {
        const start = millisecondsOf(published);
        const end = start + given.window_hours * 3_600_000;
        const covers = announced.some((one) => {
          const from = millisecondsOf(one.at);
          return (
            one.project === project && from <= start && from + one.windowHours * 3_600_000 >= end
          );
        });
        expect(covers).toBe(true);
      }
    }),
  );
});
