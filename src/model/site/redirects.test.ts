import { describe, expect, test } from 'vitest';
import { parse } from '../problem/from-schema.ts';
import { aSite } from '../testing/advisory.fixture.ts';
import { redirectFindings, redirectsSchema } from './redirects.ts';

const files = new Set([
  'index.html',
  'feed.xml',
  'policy/index.html',
  'advisories/A/index.html',
  'csaf/white/index.html',
]);
const any = aSite();
const netlify = aSite({ hosting: { kind: 'netlify' } });
const codes = (pairs: readonly (readonly [string, string])[], site = any): string[] =>
  redirectFindings(
    pairs.map(([from, to]) => ({ from, to })),
    { files, site },
  ).map(({ code }) => code);
const formOf = (from: string, to: string): string[] => {
  const result = parse(redirectsSchema, { redirects: [{ from, to }] }, 'redirects.yaml');
  return 'findings' in result ? result.findings.map(({ code }) => code) : [];
};

describe('the form of a redirect', () => {
  test.each([
    ['/old/', '/policy/'],
    ['/old.html', '/policy/#scope'],
    ['/a/b_c~d+e@f/', 'https://example.org/a?b=c#d'],
    ['/old.json', '/feed.xml'],
    ['/.well-known/old.txt', '/'],
  ])('accepts %s to %s', (from, to) => {
    expect(formOf(from, to)).toEqual([]);
  });

  test.each([
    ['old/', '/policy/'],
    ['/', '/policy/'],
    ['/old', '/policy/'],
    ['//evil.example/', '/policy/'],
    ['/a//b/', '/policy/'],
    ['/../etc/', '/policy/'],
    ['/a/./b/', '/policy/'],
    ['/a/%2e%2e/', '/policy/'],
    ['/a?b/', '/policy/'],
    ['/a#b/', '/policy/'],
    ['/:name/', '/policy/'],
    ['/*/', '/policy/'],
    ['/a b/', '/policy/'],
    ['/a\n/b 301/', '/policy/'],
    ['/a\\b/', '/policy/'],
    ['/old/', '//evil.example/'],
    ['/old/', '/\\evil.example/'],
    ['/old/', '/policy/?next=https://evil.example'],
    ['/old/', '/policy/#"><script>'],
    ['/old/', 'http://example.org/'],
    ['/old/', 'javascript:alert(1)'],
    ['/old/', 'https:example.org'],
    ['/old/', 'https://user:word@example.org/'],
    ['/old/', 'https://example.org/$uri'],
    ['/old/', 'https://example.org/"; return 200'],
    ['/old/', 'policy/'],
  ])('refuses %j to %j', (from, to) => {
    expect(formOf(from, to)).toEqual(['redirect-form']);
  });
});

describe('several redirects', () => {
  test.each<[string, (readonly [string, string])[], string[]]>([
    ['a page', [['/old/', '/policy/']], []],
    ['elsewhere', [['/old/', 'https://example.org/']], []],
    ['into a part of a page', [['/old/', '/policy/#scope']], []],
    [
      'two to one',
      [
        ['/old/', '/policy/'],
        ['/older/', '/policy/'],
      ],
      [],
    ],
    ['to nothing', [['/old/', '/nowhere/']], ['redirect-target']],
    ['to a page without its "/"', [['/old/', '/policy']], ['redirect-target']],
    [
      'to this site by its address',
      [['/old/', 'https://security.orbital.example/policy/']],
      ['redirect-target'],
    ],
    ['of an existing page', [['/policy/', '/']], ['redirect-taken']],
    ['of a listing', [['/csaf/white/', '/']], ['redirect-taken']],
    ['below a file', [['/feed.xml/', '/']], ['redirect-taken']],
    [
      'of the same page twice',
      [
        ['/old/', '/'],
        ['/old/index.html', '/policy/'],
      ],
      ['redirect-repeated'],
    ],
    ['to itself', [['/old/', '/old/']], ['redirect-chain']],
    [
      'in a circle',
      [
        ['/a/', '/b/'],
        ['/b/', '/a/'],
      ],
      ['redirect-chain', 'redirect-chain'],
    ],
    [
      'in a chain',
      [
        ['/a/', '/b/'],
        ['/b/', '/policy/'],
      ],
      ['redirect-chain'],
    ],
    ['of a file, which no page can say', [['/old.json', '/feed.xml']], ['redirect-host']],
  ])('%s', (_name, pairs, expected) => {
    expect(codes(pairs)).toEqual(expected);
  });

  test('a file can be moved on a host that takes rules', () => {
    expect(codes([['/old.json', '/feed.xml']], netlify)).toEqual([]);
  });
});

describe('redirects that differ in case only', () => {
  const site = { url: 'https://example.org/', hosting: { kind: 'nginx' as const } };
  const codes = (pairs: readonly (readonly [string, string])[]) =>
    redirectFindings(
      pairs.map(([from, to]) => ({ from, to })),
      { files: new Set(['a/index.html', 'b.json']), site },
    ).map(({ code }) => code);

  test('are refused: many hosts treat them as one path', () => {
    expect(codes([['/A/', '/a/']])).toEqual(['redirect-taken']);
    expect(codes([['/B.json', '/b.json']])).toEqual(['redirect-taken']);
    expect(
      codes([
        ['/x/', '/a/'],
        ['/X/', '/a/'],
      ]),
    ).toEqual(['redirect-repeated']);
    expect(
      codes([
        ['/x/', '/a/'],
        ['/y/', '/a/'],
      ]),
    ).toEqual([]);
  });
});
