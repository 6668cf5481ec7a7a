import { expect, test } from 'vitest';
import {
  anAdvisory,
  aRelease,
  aSite,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { announcementOf } from '../announcement/make.ts';
import { settingOf } from '../format.ts';
import { announcementEntry, announcementFeed } from './announcements.ts';
import { child, childrenOf, readXml, shownText } from './feed.fixture.ts';

const content = someContent();
const setting = settingOf(aSite(), NOW, content);

const entries = (releases = [aRelease()]) => {
  const [rss, atom] = announcementFeed(someContent({ releases }), setting);
  const channel = child(readXml(String(rss?.body)), 'channel');
  return {
    items: childrenOf(channel, 'item'),
    entries: childrenOf(readXml(String(atom?.body)), 'entry'),
  };
};

test('the feed exists in three formats in the folder of the announcements, even without any', () => {
  expect(announcementFeed(someContent({ releases: [] }), setting).map(({ path }) => path)).toEqual([
    'announcements/feed.xml',
    'announcements/feed.atom',
    'announcements/feed.json',
  ]);
  expect(entries([]).entries).toEqual([]);
});

test('an entry contains the whole announcement, with absolute addresses', () => {
  const release = aRelease({
    body: 'Thanks to <everybody>. See [the list](../).\n\n## Am I vulnerable?\n\nAlmost *surely*.\n',
  });
  const { html, title, path, summary } = announcementEntry(release, content, setting);
  const { subject, greeting, paragraphs, cves, closing, sections } = announcementOf(
    release,
    content,
    setting,
  );
  expect([title, path, summary]).toEqual([subject, 'announcements/orbital-2.1.3/', paragraphs[0]]);
  const shown = shownText(html).replace(/\s+/g, ' ');
  expect(sections.length).toBeGreaterThan(2);
  for (const text of [greeting, ...paragraphs, closing, ...sections.map(({ heading }) => heading)])
    expect(shown).toContain(text);
  for (const { id, score, summary: what } of cves)
    expect(shown).toContain(`${id} (${score}): ${what}`);
  expect(shown).toContain('Thanks to <everybody>. See the list.');
  expect(shown).toContain('Almost surely.');
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
  expect(links).toContain('https://security.orbital.example/advisories/ORB-2026-0003/');
  expect(links).toContain('https://security.orbital.example/announcements/');
  expect(links.filter((href) => !/^(https?:|mailto:)/.test(href))).toEqual([]);
});

test('text of an advisory cannot become markup', () => {
  const advisories = [anAdvisory({ summary: 'XSS in <script>alert(1)</script>' })];
  const { html } = announcementEntry(aRelease(), someContent({ advisories }), setting);
  expect(html).not.toContain('<script');
  expect(shownText(html)).toContain('XSS in <script>alert(1)</script>');
});

test('an entry keeps its id, guid and dates when its text is edited', () => {
  const facts = (release: ReturnType<typeof aRelease>) => {
    const { items, entries: atom } = entries([release]);
    return [
      items.map((item) => [child(item, 'guid').text, child(item, 'pubDate').text]),
      atom.map((entry) => [child(entry, 'id').text, child(entry, 'updated').text]),
    ];
  };
  const guid = 'tag:security.orbital.example,2026:announcement-orbital-2.1.3';
  const wanted = [[[guid, 'Tue, 12 May 2026 16:00:00 GMT']], [[guid, '2026-05-12T16:00:00.000Z']]];
  expect(facts(aRelease())).toEqual(wanted);
  expect(facts(aRelease({ body: 'Other words.\n', versions: ['2.1.3'] }))).toEqual(wanted);
});

test('the newest comes first', () => {
  const newer = aRelease({
    slug: 'orbital-2.1.4',
    published: '2026-05-14T16:00:00Z',
    versions: ['2.1.4'],
  });
  expect(
    entries([aRelease(), newer]).entries.map((entry) => child(entry, 'id').text.slice(-5)),
  ).toEqual(['2.1.4', '2.1.3']);
});
