import { expect, test } from 'vitest';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import {
  anAdvisory,
  aProject,
  aSite,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { child, childrenOf, readXml } from './feed.fixture.ts';
import { projectFeeds } from './projects.ts';

const projects = [aProject(), aProject({ slug: 'relic', name: 'Relic & Co' })];
const setting = settingOf(aSite(), NOW, { projects });

const atomOf = (slug: string, advisories = [anAdvisory()]) => {
  const documents = projectFeeds(someContent({ advisories, projects }), setting);
  return readXml(String(documents.find(({ path }) => path === `projects/${slug}/feed.atom`)?.body));
};

test('every project has a feed in three formats in the folder of its page', () => {
  expect(projectFeeds(someContent({ projects }), setting).map(({ path }) => path)).toEqual([
    'projects/orbital/feed.xml',
    'projects/orbital/feed.atom',
    'projects/orbital/feed.json',
    'projects/relic/feed.xml',
    'projects/relic/feed.atom',
    'projects/relic/feed.json',
  ]);
});

test('a feed names its project', () => {
  expect(child(atomOf('relic'), 'title').text).toBe('Relic & Co – Orbital Security');
  expect(child(atomOf('relic'), 'subtitle').text).toBe('Security advisories of Relic & Co.');
});

test('a project without advisories has an empty feed', () => {
  expect(childrenOf(atomOf('relic'), 'entry')).toEqual([]);
  expect(childrenOf(atomOf('relic'), 'updated')).toHaveLength(1);
});

test('every advisory is in the feed of its project alone', () => {
  const advisories = sampleAdvisories(40, 3);
  const ids = (slug: string) =>
    childrenOf(atomOf(slug, advisories), 'entry').map((entry) =>
      child(entry, 'id').text.replace(/^.*:/, ''),
    );
  for (const slug of ['orbital', 'relic']) {
    const wanted = advisories.filter(({ project }) => project === slug).map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(0);
    expect(ids(slug).sort()).toEqual(wanted.sort());
  }
});
