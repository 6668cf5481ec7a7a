import { expect, test } from 'vitest';
import { aRetrospective, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { child, childrenOf, readXml, shownText } from './feed.fixture.ts';
import { retrospectiveEntry, retrospectiveFeed } from './retrospectives.ts';

const content = someContent();
const setting = settingOf(aSite(), NOW, content);

const retrospective = aRetrospective({
  summary: 'What we learnt from a <length> that was trusted.',
  advisories: ['ORB-2026-0003', 'ORB-2026-0099'],
  authors: ['Grace Writer'],
  people: [
    { name: 'Ada Example', role: 'Lead', consent: true },
    { name: 'Eve Hidden', role: 'Developer', consent: false },
  ],
  root_cause: 'The length was *trusted*. See [the page](../).',
  went_well: ['Answered within **hours**.'],
  went_wrong: ['No fuzzing.', 'No review of `<header>`.'],
  factors: ['Old code.'],
  actions: [{ text: 'Fuzz it', owner: 'Bob Owner' }],
  body: 'import Secret from "./secret.js"\n\n<Secret />\n',
});

const html = retrospectiveEntry(retrospective, content, setting.site).html;

test('the feed exists in three formats in the folder of the retrospectives, even without any', () => {
  expect(retrospectiveFeed(content, setting).map(({ path }) => path)).toEqual([
    'retrospectives/feed.xml',
    'retrospectives/feed.atom',
    'retrospectives/feed.json',
  ]);
});

test('an entry contains the front matter, rendered, with absolute addresses', () => {
  const shown = shownText(html).replace(/\s+/g, ' ');
  for (const text of [
    'What we learnt from a <length> that was trusted.',
    'On ORB-2026-0003.',
    'The length was trusted.',
    'Answered within hours.',
    'No fuzzing.',
    'No review of <header>.',
    'Old code.',
    'https://git.example/orbital/pull/1',
    'Read the whole retrospective.',
  ])
    expect(shown).toContain(text);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual([
    'https://security.orbital.example/advisories/ORB-2026-0003/',
    'https://security.orbital.example/retrospectives/',
    'https://git.example/orbital/pull/1',
    'https://security.orbital.example/retrospectives/archive-overflow/',
  ]);
});

test('an entry contains nothing of the MDX, no names and no advisory that is not public', () => {
  const documents = retrospectiveFeed(
    someContent({ retrospectives: [retrospective] }),
    setting,
  ).map(({ body }) => String(body));
  for (const hidden of ['Secret', 'Ada', 'Eve', 'Grace', 'Bob', 'ORB-2026-0099'])
    for (const document of documents) expect(document).not.toContain(hidden);
});

test('an entry keeps its id, guid and dates when its title or text is edited', () => {
  const facts = (retrospective: ReturnType<typeof aRetrospective>) => {
    const [rss, atom] = retrospectiveFeed(
      someContent({ retrospectives: [retrospective] }),
      setting,
    );
    const [item] = childrenOf(child(readXml(String(rss?.body)), 'channel'), 'item');
    const [entry] = childrenOf(readXml(String(atom?.body)), 'entry');
    if (item === undefined || entry === undefined) throw new Error('it has no entry');
    return [
      child(item, 'guid').text,
      child(item, 'pubDate').text,
      child(entry, 'id').text,
      child(entry, 'updated').text,
    ];
  };
  const id = 'tag:security.orbital.example,2026:retrospective-archive-overflow';
  const wanted = [id, 'Wed, 20 May 2026 16:00:00 GMT', id, '2026-05-20T16:00:00.000Z'];
  expect(facts(aRetrospective())).toEqual(wanted);
  expect(
    facts(aRetrospective({ title: 'Another', went_well: ['More.'], body: 'Other.\n' })),
  ).toEqual(wanted);
});
