import { expect, test } from 'vitest';
import { SEVERITY_FLOORS, severityPath } from '../../model/advisory/severity-floor.ts';
import { anAdvisory, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { child, childrenOf, readXml } from './feed.fixture.ts';
import { severityFeeds } from './severities.ts';

const setting = settingOf(aSite(), NOW, { projects: [] });
const LEVELS = ['none', 'low', 'medium', 'high', 'critical'] as const;

const rated = LEVELS.map((level, i) =>
  anAdvisory({
    id: `ORB-2026-000${i + 1}`,
    severity: [],
    rating: { level, reason: 'Our own judgement.' },
  }),
);
const unrated = anAdvisory({
  id: 'ORB-2026-0006',
  severity: [],
  imported: { format: 'osv', id: 'X-1' },
});
const scored = anAdvisory({
  id: 'ORB-2026-0007',
  severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'],
});
const content = someContent({ advisories: [...rated, unrated, scored] });
const documents = severityFeeds(content, setting);

const idsIn = (floor: (typeof SEVERITY_FLOORS)[number]): string[] => {
  const body = documents.find(({ path }) => path === `${severityPath(floor)}feed.atom`)?.body;
  return childrenOf(readXml(String(body)), 'entry').map((entry) =>
    child(entry, 'id').text.slice(-1),
  );
};

test.each([
  ['low', ['2', '3', '4', '5', '7']],
  ['medium', ['3', '4', '5', '7']],
  ['high', ['4', '5', '7']],
  ['critical', ['5']],
] as const)(
  'the feed of %s has that level and above, and nothing without a rating',
  (floor, wanted) => {
    expect(idsIn(floor)).toEqual(wanted);
  },
);

test('our own rating takes precedence over that of the score', () => {
  const milder = { level: 'low', reason: 'Hardly reachable.' } as const;
  const advisories = [anAdvisory({ rating: milder })];
  const all = severityFeeds(someContent({ advisories }), setting);
  const entries = (path: string) =>
    childrenOf(readXml(String(all.find((one) => one.path === path)?.body)), 'entry').length;
  expect([entries('severity/low/feed.atom'), entries('severity/medium/feed.atom')]).toEqual([1, 0]);
});

test('a feed states its level and links the list of advisories', () => {
  const texts = SEVERITY_FLOORS.map((floor) => {
    const body = documents.find(({ path }) => path === `severity/${floor}/feed.xml`)?.body;
    const channel = child(readXml(String(body)), 'channel');
    return [child(channel, 'title').text, child(channel, 'link').text];
  });
  const link = 'https://security.orbital.example/advisories/';
  expect(texts).toEqual([
    ['Orbital Security: low or above', link],
    ['Orbital Security: medium or above', link],
    ['Orbital Security: high or above', link],
    ['Orbital Security: critical', link],
  ]);
});
