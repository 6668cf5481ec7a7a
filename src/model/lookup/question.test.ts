// Finds the package that a reader means: every spelling that a registry treats as the same package
// gets the same answer.

import { expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { severityLabelIn } from '../../language/sentences/severity.ts';
import { anAdvisory, aProject, someContent } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { answersFor } from './answer.ts';
import { packed, unpacked } from './compact.ts';
import { coverageOf } from './coverage.ts';
import { componentAsked, packagesMeant } from './question.ts';

/** Two advisories with different spellings of one package. The second one has the later fix. */
const PAIRS = [
  [{ ecosystem: 'PyPI', name: 'Comet_Last' }, 'pkg:pypi/comet-last', 'PyPI:comet.last'],
  [
    { ecosystem: 'NuGet', name: 'Comet.Core' },
    { ecosystem: 'NuGet', name: 'comet.core' },
    'nuget:COMET.core',
  ],
  [{ ecosystem: 'Packagist', name: 'Comet/core' }, 'pkg:composer/comet/core', 'Comet/Core'],
  [
    { ecosystem: 'crates.io', name: 'comet_core' },
    'pkg:cargo/comet-core',
    'comet_core (crates.io)',
  ],
  [
    { ecosystem: 'SwiftURL', name: 'https://github.com/comet/core.git' },
    { ecosystem: 'SwiftURL', name: 'github.com/comet/core' },
    'SwiftURL:git@github.com:comet/core.git',
  ],
] as const;

const label = severityLabelIn(english.severity);

const coverageFor = (first: (typeof PAIRS)[number][0], second: (typeof PAIRS)[number][1]) =>
  unpacked(
    packed(
      coverageOf(
        someContent({
          advisories: [first, second].map((of, i) =>
            anAdvisory({
              id: `ORB-2026-000${i + 1}`,
              affected: [{ package: of, ranges: [{ introduced: '0', fixed: `${i + 1}.0.0` }] }],
            }),
          ),
          projects: [],
          releases: [],
        }),
        label,
      ),
    ),
  );

test.each(PAIRS)('%j and %j are one package, which %s names', (first, second, asked) => {
  const coverage = coverageFor(first, second);
  expect(coverage.packages).toHaveLength(1);
  const affectingIds = (text: string, version: string) => {
    const { packages } = packagesMeant(text, coverage);
    return answersFor(
      packages.map((one) => componentAsked(one, version)),
      coverage,
      versionOrder,
    ).answers.map(({ assessment }) => assessment.hits.map(({ advisory }) => advisory.id));
  };
  expect(affectingIds(asked, '0.9.0')).toEqual([['ORB-2026-0001', 'ORB-2026-0002']]);
  expect(affectingIds(asked, '1.5.0')).toEqual([['ORB-2026-0002']]);
  expect(affectingIds(asked, '2.0.0')).toEqual([[]]);
});

test('the type of a purl names a product that OSV has no ecosystem for', () => {
  const image = 'pkg:docker/comet/app';
  const advisory = anAdvisory({ affected: [{ package: image, versions: ['1.0'] }] });
  const coverage = coverageOf(
    someContent({ advisories: [advisory], projects: [], releases: [] }),
    label,
  );
  for (const text of [
    'docker:comet/app',
    'Docker:Comet/App',
    'comet/app (docker)',
    'pkg:docker:comet/app',
    image,
  ])
    expect(packagesMeant(text, coverage).packages.map((one) => one.package)).toMatchObject([
      { purl: image },
    ]);
  expect(packagesMeant('npm:comet/app', coverage).packages).toEqual([]);
});

test('each address of a repository finds it', () => {
  const advisories = [
    anAdvisory({
      affected: [{ package: { repo: 'https://git.example/comet' }, ranges: [], versions: ['1.0'] }],
    }),
  ];
  const coverage = coverageOf(someContent({ advisories, projects: [], releases: [] }), label);
  for (const text of [
    'https://git.example/comet',
    'git.example/Comet.git',
    'ssh://git@git.example/comet',
    'GIT:git.example/comet',
  ])
    expect([text, packagesMeant(text, coverage).packages.length]).toEqual([text, 1]);
});

test('a product without an address is found by its name, with its order of versions', () => {
  const affected = [
    {
      package: { product: 'Orbital Appliance' },
      version_order: 'semver' as const,
      ranges: [{ introduced: '0', fixed: '1.4.0' }],
    },
  ];
  const advisories = [anAdvisory({ affected, assessed: 'all' })];
  const coverage = unpacked(
    packed(coverageOf(someContent({ advisories, projects: [], releases: [] }), label)),
  );
  const statusOf = (text: string, version: string) =>
    answersFor(
      packagesMeant(text, coverage).packages.map((one) => componentAsked(one, version)),
      coverage,
      versionOrder,
    ).answers.map(({ status }) => status);
  for (const text of ['Orbital Appliance', 'product:orbital appliance', 'orbital appliance']) {
    expect([text, statusOf(text, '1.3.9')]).toEqual([text, ['affected']]);
    expect([text, statusOf(text, '1.4.0')]).toEqual([text, ['not-affected']]);
  }
});

test('a name that a product shares with a package asks about both', () => {
  const affected = [
    { package: { product: 'Comet' }, versions: ['9.0'] },
    { package: 'pkg:pypi/comet', ranges: [{ introduced: '0', fixed: '2.0' }] },
  ];
  const coverage = coverageOf(
    someContent({ advisories: [anAdvisory({ affected })], projects: [], releases: [] }),
    label,
  );
  for (const text of ['comet', 'Comet'])
    expect(packagesMeant(text, coverage).packages).toHaveLength(2);
  expect(packagesMeant('product:comet', coverage).packages).toHaveLength(1);
  expect(packagesMeant('PyPI:comet', coverage).packages).toHaveLength(1);
});

test('the name of a product asks about its project, if that has the same name', () => {
  const project = aProject({
    name: 'Orbital',
    packages: [{ product: 'Orbital' }, 'pkg:pypi/orbital-core'],
  });
  const coverage = coverageOf(
    someContent({ advisories: [], projects: [project], releases: [] }),
    label,
  );
  expect(packagesMeant('orbital', coverage).packages).toHaveLength(2);
  expect(packagesMeant('product:orbital', coverage).packages).toHaveLength(1);
});

test('a typed "v" is no part of a version, unless versions of the package have one', () => {
  const statusOf = (listed: string, typed: string, at: 'question' | 'path' = 'question') => {
    const of = { ecosystem: 'Maven', name: 'comet:core' };
    const advisories = [
      anAdvisory({ affected: [{ package: of, ranges: [], versions: [listed] }], assessed: 'all' }),
    ];
    const coverage = coverageOf(someContent({ advisories, projects: [], releases: [] }), label);
    const where = at === 'question' ? { at } : { at, path: 'bom.json' };
    const component = { ecosystem: of.ecosystem, name: of.name, version: typed, where };
    return answersFor([component], coverage, versionOrder).answers.map(({ status, version }) => [
      status,
      version,
    ]);
  };
  expect(statusOf('2.1.0', 'v2.1.0')).toEqual([['affected', '2.1.0']]);
  expect(statusOf('v2.1.0', 'v2.1.0')).toEqual([['affected', 'v2.1.0']]);
  expect(statusOf('2.1.0', 'v2.1.0', 'path')).toEqual([['unknown', 'v2.1.0']]);
});

test('the name of another ecosystem is not a spelling of a package', () => {
  const coverage = coverageFor(PAIRS[0][0], PAIRS[0][1]);
  expect(packagesMeant('npm:comet-last', coverage).packages).toEqual([]);
  expect(packagesMeant('Maven:comet.last', coverage).packages).toEqual([]);
});
