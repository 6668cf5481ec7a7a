import { describe, expect, test } from 'vitest';
import { anAdvisory, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { child, readXml, type XmlElement } from './feed.fixture.ts';
import { advisoryFeed } from './feed.ts';
import { feedDocuments } from './feed-documents.fixture.ts';
import { FEED_STYLE_PATH, feedStyle } from './style-sheet.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';
const setting = settingOf(aSite({ url: 'https://orbital.example/security/' }), NOW, {
  projects: [],
});
const head = {
  title: 'O',
  description: 'D',
  folder: 'projects/a/',
  homePath: 'projects/a/',
  entries: [],
};
const headOf = (xml: string): XmlElement => {
  const root = readXml(xml);
  return root.name === 'rss' ? child(root, 'channel') : root;
};

describe.each([0, 1])('a feed in a browser, format %i', (format) => {
  const xml = String(feedDocuments(head, setting)[format]?.body);

  test('references its style sheet before its root, below the base path of the site', () => {
    expect(xml.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^<\?xml version/),
      `<?xml-stylesheet type="text/css" href="/security/${FEED_STYLE_PATH}"?>`,
    ]);
  });

  test('explains itself and links the page with the same content, once, in its own namespace', () => {
    const preface = child(headOf(xml), 'h:p');
    expect(preface.attributes).toEqual({ 'xmlns:h': XHTML });
    expect(preface.text).toMatch(/^This is a feed/);
    const link = child(preface, 'h:a');
    expect(link.attributes).toEqual({ href: 'https://orbital.example/security/projects/a/' });
    expect(xml.match(/<h:p /g)).toHaveLength(1);
  });
});

test('the preface is before the entries, never in one', () => {
  const [rss, atom] = advisoryFeed(someContent({ advisories: [anAdvisory()] }), setting).map(
    ({ body }) => String(body),
  );
  expect(rss?.indexOf('<h:p ')).toBeLessThan(rss?.indexOf('<item>') ?? 0);
  expect(atom?.indexOf('<h:p ')).toBeLessThan(atom?.indexOf('<entry>') ?? 0);
});

test('the style sheet loads nothing, and hides the elements for programs', () => {
  const [sheet] = feedStyle(someContent(), setting);
  expect(sheet?.body).toMatch(/\n\* \{\n {2}display: none;/);
  expect(sheet?.body).not.toMatch(/url\(|@import/);
});
