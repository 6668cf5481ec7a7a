import { describe, expect, test } from 'vitest';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aSite,
  aTranslation,
  NOW,
} from '../model/testing/advisory.fixture.ts';
import { noFilesYet } from './loaded-files.ts';
import { partitionByPublicity } from './partition.ts';
import { withheldFiles } from './withheld-files.ts';

const SITE = aSite({ url: 'https://security.orbital.example/base/' });
const DRAFT = anEmbargoedAdvisory({ id: 'ORB-2026-0099' });
const PUBLIC = anAdvisory({ id: 'ORB-2026-0003' });
const FILES = [
  'advisories/gallery/index.html',
  'advisories/pictures/line.svg',
  'advisories/proof.py',
  'announcements/plan.svg',
  'demo/assets/x.js',
  'demo/index.html',
  'install.sh',
  'install.sh.asc',
  'pictures/Über_sicht.png'.normalize('NFD'),
  'pictures/race window.svg',
  'pictures/race.svg',
  'pictures/race(1)#2.svg',
  'pictures/race.drawio',
  'pictures/race@2x.svg',
  'page.html',
  'poc.py',
  'poc.py.asc',
  'poc.py.gz',
  'robots.txt',
  'favicon.svg',
];

/** A file with its signature and its packed copy. */
const POC = ['poc.py', 'poc.py.asc', 'poc.py.gz'];
/** A picture with its source and another size of it. */
const RACE = ['pictures/race.svg', 'pictures/race.drawio', 'pictures/race@2x.svg'];
const OVERVIEW = ['pictures/Über_sicht.png'.normalize('NFD')];

function withheld(
  draft: string,
  others: Readonly<Record<string, string>> = {},
  site = SITE,
  lang?: string,
): string[] {
  const files = noFilesYet('content', NOW);
  files.advisories.push(DRAFT, PUBLIC);
  if (lang !== undefined) files.translations.push(aTranslation({ id: DRAFT.id, lang }));
  const { content, desk } = partitionByPublicity({
    site,
    files,
    keys: [],
    publicFiles: FILES,
    components: new Map(),
  });
  const texts = new Map(
    Object.entries({ [files.translations[0]?.file ?? DRAFT.file]: draft, ...others }),
  );
  return withheldFiles({ site, content, desk, texts });
}

describe('a file of public/ that only a private record uses', () => {
  test.each([
    ['a picture of MDX', '<Figure src="pictures/race.svg" alt="a" caption="b" />', RACE],
    [
      'a path with a space',
      '<Figure src="pictures/race window.svg" />',
      ['pictures/race window.svg'],
    ],
    ['a path with marks', '<Figure src="pictures/race(1)#2.svg" />', ['pictures/race(1)#2.svg']],
    ['a link with marks', '[a](../../pictures/race(1)%232.svg)', ['pictures/race(1)#2.svg']],
    ['a picture of Markdown', '![a](../../pictures/race.svg "title")', RACE],
    [
      'a picture with an escaped path',
      '![a](../../pictures/race%20window.svg)',
      ['pictures/race window.svg'],
    ],
    [
      'a path in angle brackets',
      '![a](<../../pictures/race window.svg>)',
      ['pictures/race window.svg'],
    ],
    ['a definition', '[the script][poc]\n\n[poc]: /base/poc.py', POC],
    [
      'an address',
      'references: [{type: EVIDENCE, url: https://security.orbital.example/base/poc.py}]',
      POC,
    ],
    ['an address with a fragment', '[a](https://security.orbital.example/base/poc.py?x=1#L3)', POC],
    ['an address without TLS', '[a](http://security.orbital.example/base/poc.py)', POC],
    [
      'an address at the end of a sentence',
      'See https://security.orbital.example/base/poc.py.',
      POC,
    ],
    [
      'an address in code',
      '```sh\ncurl -O https://SECURITY.orbital.example:443/base/poc.py\n```',
      POC,
    ],
    ['a path in code', 'Run `python /base/poc.py`.', POC],
    ['a definition in a quotation', '[a][b]\n\n> [b]:\n> /base/poc.py', POC],
    ['a link of HTML', '<a href="../../poc.py">a</a>', POC],
    ['a link in another case', '[a](/base/PoC.py)', POC],
    [
      'another composition and escapes of Markdown',
      '![a](../../pictures/Über\\_sicht.png)',
      OVERVIEW,
    ],
    [
      'an escaped path in another composition',
      '![a](/base/pictures/%C3%9Cber_sicht.png)',
      OVERVIEW,
    ],
    ['a character reference', '[a](/base/poc&#46;py)', POC],
    ['a link from the page of a translation', '[a](../../../base/poc.py)', POC],
    ['a path below a folder', 'We looked at pictures/race.svg.', RACE],
    ['a folder that is a page', '[a](../../demo/)', ['demo/assets/x.js', 'demo/index.html']],
    ['a page of a folder', '[a](/base/demo/index.html)', ['demo/assets/x.js', 'demo/index.html']],
    ['a named character reference', '[a](/base/poc&period;py)', POC],
    ['a path with a step to the same folder', '![a](/base/pictures/./race.svg)', RACE],
    ['a path with a step back', '![a](../../pictures/old/new/../../race.svg)', RACE],
    ['a path with two slashes', '![a](/base/pictures//race.svg)', RACE],
    ['an address without a scheme', 'See security.orbital.example/base/poc.py.', POC],
    [
      'a page without its extension',
      '[a](/base/page) [b](https://security.orbital.example/base/page?x#y)',
      ['page.html'],
    ],
    ['a path with a backslash', '![a](../../pictures\\race.svg)', RACE],
  ])('is withheld: %s', (_, text, expected) => {
    expect(withheld(text)).toEqual(expected);
  });

  test.each([
    ['a file beside the page', '[a](../proof.py)', ['advisories/proof.py']],
    ['a file beside the page, by a longer way', '[a](./.././proof.py)', ['advisories/proof.py']],
    ['a picture in a folder', '![a](../pictures/line.svg)', ['advisories/pictures/line.svg']],
    ['an escaped path', '![a](../pictures%2fline%2Esvg)', ['advisories/pictures/line.svg']],
    ['a page beside the page', '[a](../gallery/)', ['advisories/gallery/index.html']],
  ])('is withheld if the link is relative to the page of the record: %s', (_, text, expected) => {
    expect(withheld(text)).toEqual(expected);
    expect(withheld(text, { [PUBLIC.file]: text })).toEqual([]);
  });

  test('is withheld if the link is relative to the page of a translation', () => {
    expect(withheld('[a](../../proof.py)', {}, SITE, 'de')).toEqual(['advisories/proof.py']);
    expect(withheld('[a](../proof.py)', {}, SITE, 'de')).toEqual([]);
  });

  test('is not published because a text of another page has the same relative link', () => {
    const text = '[a](../proof.py)';
    expect(
      withheld(text, {
        'releases/orbital-1.0.md': text,
        'policies/a.md': text,
        'SECURITY.md': text,
      }),
    ).toEqual(['advisories/proof.py']);
  });

  test.each([
    ['another host', '[a](https://other.example/base/poc.py)'],
    [
      'another host without a scheme',
      'other.example/base/poc.py x.security.orbital.example/base/poc.py',
    ],
    ['a word like a page', 'Each page of [a page](/base/pages) is in page.'],
    ['a name in prose', 'We wrote poc.py and looked at race.svg.'],
    [
      'a longer name',
      '[a](/base/poc.pyc) [b](/base/xpoc.py) [c](/base/poc.py/x) [d](/base/poc.py.sig)',
    ],
    ['a file of another folder', '[a](/base/old/pictures/race.svg), docs/pictures/race.svg'],
    ['a folder that is no page', '[a](../../pictures/)'],
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

  test('is published with its signature, or with the page that a public text links', () => {
    expect(withheld('[a](/base/poc.py)', { 'SECURITY.md': '[a](../poc.py)' })).toEqual([]);
    expect(withheld('[a](/base/demo/)', { 'SECURITY.md': '[a](../demo/)' })).toEqual([]);
  });

  test('is not published because a public text names a file like it', () => {
    const text = '[a](/base/poc.py)';
    for (const other of [
      'Run poc.py.',
      'https://other.example/base/poc.py',
      '/base/xpoc.py',
      '/base/poc.pyc',
    ])
      expect(withheld(text, { [PUBLIC.file]: other }), other).toEqual(POC);
  });

  test('is none if site.yaml names it as a replacement of a page', () => {
    const site = aSite({
      url: SITE.url,
      public: { replaces: ['poc.py', 'poc.py.asc', 'poc.py.gz'] },
    });
    expect(withheld('[a](/base/poc.py)', {}, site)).toEqual([]);
  });

  test('is not published because a file that is never published names it', () => {
    const text = '[a](/base/poc.py)';
    for (const file of [
      'cases/ORB-2026-0099.yaml',
      'templates/update.md',
      'cases/README.md',
      'ledger-exceptions.yaml',
    ])
      expect(withheld(text, { [file]: 'poc.py' }), file).toEqual(POC);
  });

  test('is not withheld because a case links it: a case stays when its advisory is public', () => {
    expect(withheld('', { 'cases/ORB-2026-0003.yaml': '[a](/base/poc.py)' })).toEqual([]);
  });
});
