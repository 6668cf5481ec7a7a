// Sentences on a small site: what does not exist must not be mentioned.

import { expect, test } from 'vitest';
import { existingPatterns, patterns } from '../src/components/subscription.ts';
import { settingOf } from '../src/formats/format.ts';
import { siteDocuments } from '../src/formats/index.ts';
import { aSite, NOW, someContent } from '../src/model/advisory.fixture.ts';
import { english } from '../src/model/language/english/index.ts';
import { german } from '../src/model/language/german/index.ts';

const ALONE = { others: 0, key: false, web: true };
const wrap = (text: string) => text;

test.each([
  ['English', english.list.home, /other|key|Write to/i],
  ['German', german.list.home, /weiter|Schlüssel|Schreiben/i],
])('one web channel and no key, in %s', (_, home, never) => {
  expect(home.write('ADDRESS', 48, wrap, ALONE).join('')).not.toMatch(never);
  expect(home.write('ADDRESS', 48, wrap, { others: 1, key: true, web: false }).join('')).toMatch(never);
});

test.each([
  ['English', english, /first of them|one of these/],
  ['German', german, /den ersten|einen dieser/],
])('one channel is not one of several, in %s', (_, words, never) => {
  expect(words.report.intro(48, 1)).not.toMatch(never);
  expect(words.report.intro(48, 2)).toMatch(never);
});

test('documents that no file of the site has are not offered', () => {
  const named = (changes: Parameters<typeof someContent>[0]) => {
    const content = someContent(changes);
    const paths = new Set(siteDocuments(content, settingOf(aSite(), NOW, content)).map(({ path }) => path));
    return existingPatterns(patterns(english.subscribe), paths).map(({ path }) => path);
  };
  expect(named({ advisories: [], releases: [], keys: [], projects: [] })).toEqual([]);
  expect(named({})).toContain('keys/<fingerprint>.asc');
});
