import { describe, expect, test } from 'vitest';
import { anAdvisory, aSite, at, someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { child, childrenOf, readXml, shownText } from './feed.fixture.ts';
import { metricsFeed } from './metrics.ts';

const AFTER = at('2027-03-01T00:00:00Z');
const entriesOf = (now: string, ...changes: Parameters<typeof anAdvisory>[0][]) => {
  const advisories = changes.map((one) => anAdvisory({ now: AFTER, ...one }));
  const [, atom] = metricsFeed(
    someContent({ advisories, releases: [] }),
    aSetting({ now: at(now) }),
  );
  return childrenOf(readXml(String(atom?.body)), 'entry').map((entry) => ({
    id: child(entry, 'id').text,
    published: child(entry, 'published').text,
    updated: child(entry, 'updated').text,
    link: child(entry, 'link').attributes['href'],
    content: shownText(child(entry, 'content').text),
  }));
};

describe('the feed of yearly reports', () => {
  test('exists in three formats in the folder of the metrics, even without an advisory', () => {
    expect(
      metricsFeed(someContent({ advisories: [] }), aSetting()).map(({ path }) => path),
    ).toEqual(['metrics/feed.xml', 'metrics/feed.atom', 'metrics/feed.json']);
  });

  test('includes a year as soon as it is over, and not before', () => {
    expect(entriesOf('2026-12-31T23:59:59Z', {})).toEqual([]);
    expect(entriesOf('2027-01-01T00:00:00Z', {})).toMatchObject([
      {
        id: 'tag:security.orbital.example,2027:metrics-2026',
        published: '2027-01-01T00:00:00.000Z',
        updated: '2027-01-01T00:00:00.000Z',
        link: 'https://security.orbital.example/metrics/2026/',
      },
    ]);
  });

  test('keeps the id of a year, and states when its numbers can have changed', () => {
    const [before] = entriesOf('2027-03-01T00:00:00Z', {});
    const [after] = entriesOf('2027-03-01T00:00:00Z', {
      summary: 'Another summary',
      revisions: [{ at: '2027-02-01T10:00:00Z', kind: 'severity', note: 'x' }],
    });
    const [withdrawn] = entriesOf('2027-03-01T00:00:00Z', {
      withdrawn: { at: '2027-02-02T10:00:00Z', reason: 'x' },
    });
    expect([after?.id, withdrawn?.id]).toEqual([before?.id, before?.id]);
    expect([before?.updated, after?.updated, withdrawn?.updated]).toEqual([
      '2027-01-01T00:00:00.000Z',
      '2027-02-01T10:00:00.000Z',
      '2027-02-02T10:00:00.000Z',
    ]);
    expect(withdrawn?.published).toBe(before?.published);
  });

  test('states the numbers of the year and links the report', () => {
    const [entry] = entriesOf('2027-03-01T00:00:00Z', {});
    expect(entry?.content).toContain('One advisory was published in 2026: 1 high.');
    expect(entry?.content).toContain('Time to acknowledge: 8 h 28 min (n = 1).');
    expect(entry?.content).toContain('Read the whole report.');
  });

  test('has the newest year first, and includes the base path', () => {
    const earlier = { id: 'ORB-2025-0001', published: '2025-05-01T00:00:00Z', timeline: [] };
    expect(
      entriesOf('2027-03-01T00:00:00Z', {}, earlier).map(({ link }) => link?.slice(-5)),
    ).toEqual(['2026/', '2025/']);
    const [rss] = metricsFeed(
      someContent(),
      aSetting({ site: aSite({ url: 'https://orbital.example/security' }), now: AFTER }),
    );
    expect(String(rss?.body)).toContain('https://orbital.example/security/metrics/2026/');
  });
});
