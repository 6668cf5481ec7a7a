import { describe, expect, test } from 'vitest';
import type { Preannouncement } from '../release/preannouncement.ts';
import { anAdvisory, aRelease, aSite, at, someContent } from '../testing/advisory.fixture.ts';
import { bannersOf } from './banners.ts';

const RELEASED = at('2026-05-12T16:00:00Z');
const site = aSite();
const coming: Preannouncement = {
  project: 'orbital',
  at: at('2026-06-03T16:00:00Z'),
  windowHours: 4,
  severityAtMost: 'high',
  announcedAt: at('2026-05-28T09:00:00Z'),
};

describe('the banners of every page', () => {
  test('show a release for seven days from its publication, with the highest severity that it fixes', () => {
    expect(bannersOf(someContent(), site, RELEASED)).toMatchObject([
      { kind: 'fresh', until: '2026-05-19T16:00:00Z', rating: 'high', fixes: 1 },
    ]);
    expect(bannersOf(someContent(), site, at('2026-05-19T15:59:59Z'))).toHaveLength(1);
    expect(bannersOf(someContent(), site, at('2026-05-19T16:00:00Z'))).toEqual([]);
  });

  test('last as long as site.yaml says, and are off for 0 days', () => {
    const days = (banner_days: number) => aSite({ announcements: { banner_days } });
    expect(bannersOf(someContent(), days(1), at('2026-05-13T15:59:59Z'))).toHaveLength(1);
    expect(bannersOf(someContent(), days(1), at('2026-05-13T16:00:00Z'))).toEqual([]);
    expect(bannersOf(someContent(), days(0), RELEASED)).toEqual([]);
  });

  test('show the preannounced facts until the window closes, and nothing else of a planned release', () => {
    const content = someContent({ releases: [], preannouncements: [coming] });
    expect(bannersOf(content, site, at('2026-06-01T00:00:00Z'))).toEqual([
      { kind: 'announced', until: '2026-06-03T20:00:00Z', announced: coming },
    ]);
    expect(bannersOf(content, site, at('2026-06-03T20:00:00Z'))).toEqual([]);
  });

  test('count no withdrawn advisory, and have no rating if none is left', () => {
    const withdrawn = anAdvisory({
      withdrawn: { at: '2026-05-12T17:00:00Z', reason: 'It is no vulnerability.' },
    });
    const content = someContent({ advisories: [withdrawn] });
    expect(bannersOf(content, site, at('2026-05-13T16:00:00Z'))).toMatchObject([
      { rating: undefined, fixes: 0 },
    ]);
  });

  test('are three at most, the first to come first', () => {
    const releases = ['a', 'b', 'c'].map((slug) => aRelease({ slug }));
    const content = someContent({ releases, preannouncements: [coming] });
    expect(bannersOf(content, site, RELEASED).map(({ kind }) => kind)).toEqual([
      'announced',
      'fresh',
      'fresh',
    ]);
  });
});
