import { describe, expect, test } from 'vitest';
import { anAdvisory, anEmbargoedAdvisory, aSite, NOW } from '../model/testing/advisory.fixture.ts';
import { noFilesYet } from './loaded-files.ts';
import { partitionByPublicity } from './partition.ts';
import { withheldFiles } from './withheld-files.ts';

const SITE = aSite({ url: 'https://security.orbital.example/base/' });
const DRAFT = anEmbargoedAdvisory({ id: 'ORB-2026-0099' });
const PUBLIC = anAdvisory({ id: 'ORB-2026-0003' });
const FILES = [
  'pictures/race window.svg',
  'pictures/race.svg',
  'pictures/race(1)#2.svg',
  'poc.py',
  'robots.txt',
  'favicon.svg',
];

function withheld(draft: string, others: Readonly<Record<string, string>> = {}): string[] {
  const files = noFilesYet('content', NOW);
  files.advisories.push(DRAFT, PUBLIC);
  const { content, desk } = partitionByPublicity({
    site: SITE,
    files,
    keys: [],
    publicFiles: FILES,
    components: new Map(),
  });
  const texts = new Map(Object.entries({ [DRAFT.file]: draft, ...others }));
  return withheldFiles({ site: SITE, content, desk, texts });
}

describe('a file of public/ that only a private record uses', () => {
  test.each([
    ['a picture of MDX', '<Figure src="pictures/race.svg" alt="a" caption="b" />', ['pictures/race.svg']],
    ['a path with a space', '<Figure src="pictures/race window.svg" />', ['pictures/race window.svg']],
    ['a path with marks', '<Figure src="pictures/race(1)#2.svg" />', ['pictures/race(1)#2.svg']],
    ['a link with marks', '[a](../../pictures/race(1)%232.svg)', ['pictures/race(1)#2.svg']],
    ['a picture of Markdown', '![a](../../pictures/race.svg "title")', ['pictures/race.svg']],
    ['a picture with an escaped path', '![a](../../pictures/race%20window.svg)', ['pictures/race window.svg']],
    ['a path in angle brackets', '![a](<../../pictures/race window.svg>)', ['pictures/race window.svg']],
    ['a definition', '[the script][poc]\n\n[poc]: /base/poc.py', ['poc.py']],
    ['an address', 'references: [{type: EVIDENCE, url: https://security.orbital.example/base/poc.py}]', ['poc.py']],
    ['an address with a fragment', '[a](https://security.orbital.example/base/poc.py?x=1#L3)', ['poc.py']],
  ])('is withheld: %s', (_, text, expected) => {
    expect(withheld(text)).toEqual(expected);
  });

  test.each([
    ['another host', '[a](https://other.example/base/poc.py)'],
    ['a name in prose', 'We wrote poc.py and looked at pictures/race.svg.'],
    ['files that the site or its host uses', '[a](../../robots.txt) ![b](../../favicon.svg)'],
    ['a broken escape', '[a](../../%ZZ/poc.py)'],
  ])('is none: %s', (_, text) => {
    expect(withheld(text)).toEqual([]);
  });

  test('is published once any published text names it', () => {
    const text = '![a](../../pictures/race%20window.svg)';
    for (const file of [PUBLIC.file, 'policies/a.md', 'projects/orbital.yaml', 'redirects.yaml'])
      for (const path of ['pictures/race window.svg', 'pictures/race%20window.svg'])
        expect(withheld(text, { [file]: `See ${path}.` }), `${file} ${path}`).toEqual([]);
  });

  test('is not published because a file that is never published names it', () => {
    const text = '[a](/base/poc.py)';
    for (const file of ['cases/ORB-2026-0099.yaml', 'templates/update.md', 'cases/README.md', 'ledger-exceptions.yaml'])
      expect(withheld(text, { [file]: 'poc.py' }), file).toEqual(['poc.py']);
  });

  test('is not withheld because a case links it: a case stays when its advisory is public', () => {
    expect(withheld('', { 'cases/ORB-2026-0003.yaml': '[a](/base/poc.py)' })).toEqual([]);
  });
});
