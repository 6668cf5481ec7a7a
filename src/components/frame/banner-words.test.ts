import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import {
  anAdvisory,
  aRelease,
  aSite,
  at,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { bannerWords } from './banner-words.ts';

const RELEASED = at('2026-05-12T16:00:00Z');
const coming = (windowHours: number, project = 'orbital') =>
  someContent({
    releases: [],
    preannouncements: [
      {
        project,
        at: at('2026-06-03T16:00:00Z'),
        windowHours,
        severityAtMost: 'high',
        announcedAt: RELEASED,
      },
    ],
  });

describe('the text of a banner', () => {
  test('of a release links its announcement and states the severity', () => {
    expect(bannerWords(someContent(), aSite(), RELEASED, english)).toEqual([
      {
        until: '2026-05-19T16:00:00Z',
        kind: 'Security release',
        text: '12 May 2026. It fixes one vulnerability. Severity: high.',
        link: { path: 'announcements/orbital-2.1.3/', name: 'Orbital 1.4.7 and 2.1.3' },
      },
    ]);
  });

  test('of several fixes states their number and the highest severity', () => {
    const advisories = [anAdvisory(), anAdvisory({ id: 'ORB-2026-0004' })];
    const releases = [aRelease({ advisories: ['ORB-2026-0003', 'ORB-2026-0004'] })];
    const [words] = bannerWords(someContent({ advisories, releases }), aSite(), RELEASED, english);
    expect(words?.text).toBe('12 May 2026. It fixes 2 vulnerabilities. Maximum severity: high.');
  });

  test.each([
    [4, '3 June 2026, 16:00 to 20:00 UTC. Maximum severity: high.'],
    [12, '3 June 2026, 16:00 UTC to 4 June 2026, 04:00 UTC. Maximum severity: high.'],
  ])('of a planned release states its window of %i hours', (hours, text) => {
    const [words] = bannerWords(coming(hours), aSite(), RELEASED, english);
    expect(words).toMatchObject({ text, link: { path: 'projects/orbital/' } });
  });

  test('links the subscriptions if the project has no page', () => {
    expect(bannerWords(coming(4, 'gone'), aSite(), RELEASED, english)[0]?.link.path).toBe(
      'subscribe/',
    );
  });
});
