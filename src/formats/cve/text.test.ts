import { describe, expect, test } from 'vitest';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aSite,
} from '../../model/testing/advisory.fixture.ts';
import {
  configurationsOf,
  cveLanguage,
  descriptionsOf,
  exploitsOf,
  solutionsOf,
  workaroundsOf,
} from './text.ts';

const SITE = aSite();
const GERMAN = aSite({ language: 'de' });
type Advisories = Parameters<typeof anAdvisory>[0];
const describeIt = (changes: Advisories, site = SITE) =>
  descriptionsOf(anAdvisory(changes), aProject(), site);

describe('the language', () => {
  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de', 'de'],
    ['pt-BR', 'pt-BR'],
    ['zh-Hans-CN', 'zh-Hans-CN'],
    ['ca-valencia', 'ca'],
    ['es-419', 'es-419'],
  ])('%s is written as %s', (language, expected) => {
    expect(cveLanguage({ language })).toBe(expected);
  });
});

const VERSIONS =
  '\n\nAffected versions of Orbital:\norbital (PyPI): from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3';

describe('the description', () => {
  test('is the summary and the impact, as plain text, with the product and its versions', () => {
    expect(describeIt({ body: '## Impact\n\nAn *attacker* may run\ncode.' })).toEqual([
      {
        lang: 'en',
        value: `Heap overflow when opening a crafted archive.\n\nAn attacker may run code.${VERSIONS}`,
      },
    ]);
  });

  test('omits a paragraph that names a credited person (CNA rule 5.2.4), but not a tool', () => {
    const body = '## Impact\n\nThe harm.\n\nEve Example found it.\n\nFound with Fuzzer.';
    const credits = [
      { name: 'Eve Example', type: 'FINDER' as const },
      { name: 'Fuzzer', type: 'TOOL' as const },
    ];
    expect(describeIt({ body, credits })[0]?.value).toBe(
      `Heap overflow when opening a crafted archive.\n\nThe harm.\n\nFound with Fuzzer.${VERSIONS}`,
    );
  });

  test('keeps a paragraph that names the project, even if the project itself is credited', () => {
    const credits = [{ name: 'Orbital', type: 'SPONSOR' as const }];
    expect(describeIt({ body: '## Impact\n\nOrbital crashes.', credits })[0]?.value).toContain(
      `Orbital crashes.${VERSIONS}`,
    );
  });

  test('is made of the facts if the advisory says too little', () => {
    expect(
      describeIt({ summary: undefined, body: '', imported: { format: 'osv', id: 'X-1' } }),
    ).toEqual([
      {
        lang: 'en',
        value:
          'A vulnerability in Orbital by The Orbital Project.\n\nWeakness: Heap-based Buffer Overflow.\n\n' +
          'Affected: orbital (PyPI): from 1.0.0, before 1.4.7; from 2.0.0, before 2.1.3\n\n' +
          'The advisory is at https://security.orbital.example/advisories/ORB-2026-0003/',
      },
    ]);
  });

  test('exists in English if the advisories are in another language', () => {
    const [english, german, ...more] = describeIt(
      { summary: 'Überlauf', body: '## Impact\n\nSchaden.' },
      GERMAN,
    );
    expect(english?.lang).toBe('en');
    expect(english?.value).toMatch(/^A vulnerability in Orbital by The Orbital Project\./);
    expect(german).toEqual({ lang: 'de', value: 'Überlauf.\n\nSchaden.' });
    expect(more).toEqual([]);
  });

  test('states first that the advisory was withdrawn, and why', () => {
    const withdrawn = { at: '2026-05-30T00:00:00Z', reason: 'It cannot be exploited' };
    expect(describeIt({ withdrawn })[0]?.value).toMatch(
      /^This advisory was withdrawn on 2026-05-30: It cannot be exploited\.\n\nHeap overflow/,
    );
  });

  test('has at most 4096 characters, trimmed', () => {
    const [{ value } = { value: '' }] = describeIt({
      body: `## Impact\n\n${'word '.repeat(3000)}`,
    });
    expect(value.length).toBeLessThanOrEqual(4096);
    expect(value).toContain(`word…${VERSIONS}`);
    const versions = Array.from({ length: 500 }, (_, i) => ({
      package: `pkg:pypi/orbital-${i}`,
      versions: ['1.0.0'],
    }));
    const [{ value: long } = { value: '' }] = describeIt({ affected: versions });
    expect(long.length).toBeLessThanOrEqual(4096);
    expect(long).toMatch(/^Heap overflow[^…]*Affected versions of Orbital:\n[^…]*…$/);
  });

  test('can be made of an advisory that is not public, for a request', () => {
    expect(descriptionsOf(anEmbargoedAdvisory(), aProject(), SITE)[0]?.value).toMatch(
      /^Heap overflow/,
    );
  });
});

describe('solutions and workarounds', () => {
  test('are the fixed versions with the section Upgrade, and the section Mitigation', () => {
    expect(solutionsOf(anAdvisory(), aProject(), SITE)).toEqual([
      {
        lang: 'en',
        value: 'Upgrade orbital (PyPI) to 1.4.7 or 2.1.3.\n\nUpgrade to Orbital 1.4.7 or 2.1.3.',
      },
    ]);
    expect(workaroundsOf(anAdvisory(), SITE)).toEqual([
      {
        lang: 'en',
        value: 'Set `ORBITAL_ARCHIVE=off` in the environment, which turns archives off.',
      },
    ]);
    expect(configurationsOf(anAdvisory(), SITE)[0]?.value).toMatch(/^Only programs that call/);
  });

  test('are separate if the sections are in another language than the fixed versions', () => {
    expect(solutionsOf(anAdvisory(), aProject(), GERMAN).map(({ lang }) => lang)).toEqual([
      'en',
      'de',
    ]);
    expect(workaroundsOf(anAdvisory(), GERMAN).map(({ lang }) => lang)).toEqual(['de']);
  });

  test('are absent if there is nothing to say', () => {
    const bare = anAdvisory({
      affected: [],
      body: '## Impact\n\nHarm.\n\n## Mitigation\n\nNone known.',
    });
    expect(solutionsOf(bare, aProject(), SITE)).toEqual([]);
    expect(workaroundsOf(bare, SITE)).toEqual([]);
    expect(configurationsOf(bare, SITE)).toEqual([]);
  });
});

test('exploitation is stated if and only if it is known', () => {
  expect(exploitsOf(anAdvisory(), SITE)).toEqual([]);
  expect(exploitsOf(anAdvisory({ exploited: { aware_at: '2026-05-01T08:00:00Z' } }), SITE)).toEqual(
    [
      {
        lang: 'en',
        value: 'Exploited in the wild: The Orbital Project has known of it since 2026-05-01.',
      },
    ],
  );
});
