import { expect, it } from 'vitest';
import { settingOf } from '../formats/format.ts';
import { siteDocuments } from '../formats/index.ts';
import { aSite, NOW, someContent } from '../model/advisory.fixture.ts';
import { CONTACT_DOCUMENTS, existing, FEEDS, MACHINE_DOCUMENTS } from './subscription.ts';

const all = [...FEEDS, ...MACHINE_DOCUMENTS, ...CONTACT_DOCUMENTS];

it('names only documents that the site publishes', () => {
  const content = someContent();
  const paths = new Set(siteDocuments(content, settingOf(aSite(), NOW, content)).map(({ path }) => path));
  expect(existing(all, paths)).toEqual(all);
});

it('leaves out what does not exist', () => {
  expect(existing(all, new Set(['feed.xml'])).map(({ path }) => path)).toEqual(['feed.xml']);
});
