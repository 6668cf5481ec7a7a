import { expect, it } from 'vitest';
import { settingOf } from '../../formats/format.ts';
import { allDocuments, siteDocuments } from '../../formats/index.ts';
import { english } from '../../language/english/index.ts';
import type { Site } from '../../model/site/site.ts';
import {
  anAdvisory,
  aProject,
  aRelease,
  aRetrospective,
  aSite,
  aStatement,
  at,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import {
  announcementFeed,
  contactDocuments,
  existing,
  FEEDS,
  feedOfFolder,
  feedsOfAll,
  linksOf,
  machineDocuments,
  metricsFeed,
  patterns,
  projectFeed,
  retrospectiveFeed,
  severityFeeds,
  writtenFeeds,
} from './subscription.ts';

const words = english.subscribe;

const all = [...feedsOfAll(words), ...machineDocuments(words), ...contactDocuments(words)];
const content = someContent({ statements: [aStatement()], releases: [aRelease()] });
const documents = siteDocuments(content, settingOf(aSite(), NOW, content));
const groups = [
  ...severityFeeds(words),
  projectFeed(aProject(), words),
  announcementFeed(words),
  retrospectiveFeed(words),
  metricsFeed(words),
];

it('offers a feed of announcements, retrospectives or yearly reports from its first entry on', () => {
  const named = (changes: Parameters<typeof someContent>[0], now = NOW) =>
    writtenFeeds(
      someContent({ advisories: [], releases: [], retrospectives: [], ...changes }),
      now,
      words,
    ).map(({ folder }) => folder);
  expect(named({})).toEqual([]);
  expect(named({ releases: [aRelease()] })).toEqual(['announcements/']);
  expect(named({ retrospectives: [aRetrospective()] })).toEqual(['retrospectives/']);
  expect(named({ advisories: [anAdvisory()] })).toEqual([]);
  expect(named({ advisories: [anAdvisory()] }, at('2027-01-01T00:00:00Z'))).toEqual(['metrics/']);
  const none = someContent({ releases: [] });
  expect(feedOfFolder('announcements/', none, NOW, words)).toBeUndefined();
});

it('names only documents that the site publishes', () => {
  const paths = new Set(documents.map(({ path }) => path));
  expect(existing(all, paths)).toEqual(all);
});

it('states the patterns of addresses with many files', () => {
  const pathsOf = (site: Site): string[] =>
    allDocuments(content, settingOf(site, NOW, content)).map(({ path }) => path);
  for (const { path, format, sentence } of patterns(words)) {
    // Other files of a project have names in words.
    const form = path
      .replaceAll('.', '\\.')
      .replace('<version>', '\\d[^/]*')
      .replace(/<[^>]+>/g, '[^/]+');
    const fitting = new RegExp(`^${form}$`);
    expect(
      pathsOf(aSite()).some((one) => fitting.test(one)),
      format,
    ).toBe(true);
    expect(
      pathsOf(aSite({ formats: { [format]: false } })).filter((one) => fitting.test(one)),
    ).toEqual([]);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

it('names every feed that the site publishes, with its media type and one sentence', () => {
  const feeds = documents.filter(({ path }) => /(^|\/)feed\.\w+$/.test(path));
  const named = [...FEEDS, ...groups.flatMap(linksOf)];
  const pairs = (list: readonly { readonly path: string; readonly type: string }[]) =>
    list.map(({ path, type }) => `${path} ${type}`).sort();
  expect(pairs(named)).toEqual(pairs(feeds));
  for (const { sentence } of groups) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
});

it('omits documents that do not exist', () => {
  expect(existing(all, new Set(['feed.xml'])).map(({ path }) => path)).toEqual(['feed.xml']);
});
