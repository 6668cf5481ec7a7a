import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { doubtInWords, summary, upgradeInWords } from '../../language/sentences/lookup.ts';
import { severityLabelIn } from '../../language/sentences/severity.ts';
import type { Advisory } from '../advisory/advisory.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Project } from '../project/project.ts';
import { runs } from '../property-runs.fixture.ts';
import { sampleAdvisories } from '../testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { versionReports } from '../views/released-versions.ts';
import { assessor, ranksOf, versionsNamed } from './affects.ts';
import { type Answer, answersFor } from './answer.ts';
import type { Hit } from './assessment.ts';
import type { Assessable } from './claims.ts';
import { type PackedCoverage, packed, unpacked } from './compact.ts';
import type { Component } from './component.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { packagesMeant, splitVersion } from './question.ts';
import { unnamedBy } from './unnamed.ts';

const doubtsIn = ({ doubts }: Answer) =>
  doubts.map(({ reason, advisories }) => [reason, ...advisories.map(({ id }) => id)]);

const ENGLISH = { lang: 'en', words: english.check.script };

/** Two projects without a shared package. One has no support for versions below 20.0.0. */
const PROJECTS: readonly Project[] = [
  aProject({
    packages: [
      'pkg:pypi/orbital',
      'pkg:npm/%40orbital/archive',
      { ecosystem: 'CRAN', name: 'orbitalR' },
    ],
    branches: [
      { name: 'new', range: '>=20.0.0', status: 'supported' },
      { name: 'old', range: '<20.0.0', status: 'end-of-life', until: '2024-06-30' },
    ],
  }),
  aProject({
    slug: 'relic',
    name: 'Relic',
    packages: ['pkg:cargo/orbital-cli', 'pkg:golang/example.org/orbital/v2'],
    branches: [],
  }),
];

const label = severityLabelIn(english.severity);

/** The coverage after a round trip through the JSON of check/advisories.json. */
function overTheWire(coverage: Coverage): Coverage {
  const data: PackedCoverage = JSON.parse(JSON.stringify(packed(coverage)));
  return unpacked(data);
}

const covering = (
  advisories: readonly Advisory[],
  projects: readonly Project[] = [aProject()],
): Coverage => overTheWire(coverageOf({ advisories, projects, releases: [] }, label));
const component = (
  version: string | undefined,
  name = 'orbital',
  ecosystem = 'PyPI',
): Component => ({
  ecosystem,
  name,
  version,
  where: { at: 'line', n: 1 },
});
function only(coverage: Coverage, of: Component): Answer {
  const [answer, ...others] = answersFor([of], coverage, versionOrder).answers;
  if (answer === undefined || others.length > 0) throw new Error('Not one answer.');
  return answer;
}
type Ranges = readonly { introduced: string; fixed?: string; last_affected?: string }[];
const withRanges = (...ranges: Ranges): Advisory =>
  anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges: [...ranges] }] });

const hits = <One extends Assessable & { id: string }>(all: readonly Hit<One>[]) =>
  all.map(({ advisory, fixed, fixedOnBranch }) => [advisory.id, fixed, fixedOnBranch]);
const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

describe('an answer', () => {
  test('from packed coverage equals that of the model, for random advisories and versions', () => {
    const sample = sampleAdvisories(runs(300), 7);
    const open = new Set([...unnamedBy(sample, PROJECTS).values()].flat());
    const advisories = sample.filter((one) => !open.has(one));
    const coverage = overTheWire(
      coverageOf({ advisories, projects: PROJECTS, releases: [] }, label),
    );
    const versions = [
      ...new Set(
        advisories.flatMap(({ affected }) =>
          affected.flatMap(({ ranges, versions: listed }) => [
            ...ranges.flatMap(({ introduced, fixed, last_affected }) => [
              introduced,
              fixed,
              last_affected,
            ]),
            ...listed,
          ]),
        ),
      ),
    ].filter((one) => one !== undefined && one !== '0' && one.trim() !== '');
    const random = fc.oneof(
      fc.constantFrom(...versions),
      fc.tuple(fc.nat(40), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.')),
    );
    let affected = 0;
    for (const [i, one] of coverage.packages.entries()) {
      const { package: of } = one;
      const slugs = one.project === undefined ? one.shared : [one.project];
      const owners = PROJECTS.filter(({ slug }) => slugs?.includes(slug));
      const project = { branches: owners.flatMap(({ branches }) => branches) };
      const asked = fc
        .sample(random, { numRuns: 150, seed: i })
        .map((version) =>
          of.kind === 'package'
            ? component(version, of.name, of.ecosystem)
            : component(version, of.repo, 'GIT'),
        );
      const { answers } = answersFor(asked, coverage, versionOrder);
      const mine = answers.filter((answer) => answer.package === of);
      expect(mine.length).toBe(asked.length);
      const wanted = mine.flatMap(({ version, clean }) =>
        [version, clean].filter((given) => given !== undefined),
      );
      const model = assessor(
        of,
        ranksOf(of, [...wanted, ...versionsNamed(of, advisories)]),
        advisories,
        project,
      );
      for (const { version, assessment, status, clean } of mine) {
        if (version === undefined) {
          // Nobody knows which release such a build is.
          expect(status).toBe('unknown');
          continue;
        }
        const truth = model(version);
        expect([
          assessment.status,
          hits(assessment.hits),
          ids(assessment.unknown),
          ids(assessment.notAssessed),
          assessment.branch?.name,
        ]).toEqual([
          truth.status,
          hits(truth.hits),
          ids(truth.unknown),
          ids(truth.notAssessed),
          truth.branch?.name,
        ]);
        // The answer must never be better than the answer of the model.
        if (truth.status !== 'not-affected') expect(status).not.toBe('not-affected');
        if (status === 'affected') affected++;
        if (clean !== undefined) expect(model(clean).status).toBe('not-affected');
      }
    }
    expect(affected).toBeGreaterThan(100);
  });

  test('is "cannot tell" for a version of a distribution without its revision', () => {
    const state = (ecosystem: string, version: string, entry: object) => {
      const of = { ecosystem, name: 'orbital' };
      const advisory = anAdvisory({ affected: [{ package: of, ...entry }] });
      return only(
        covering([advisory], [aProject({ packages: [of], branches: [] })]),
        component(version, 'orbital', ecosystem),
      ).status;
    };
    expect(state('Debian:12', '1.2.1', { versions: ['1.2.1-1'] })).toBe('unknown');
    expect(
      state('Debian:12', '1.2.1', { ranges: [{ introduced: '1.2.1-1', fixed: '1.2.1-3' }] }),
    ).toBe('unknown');
    expect(state('Debian:12', '1.2.0', { versions: ['1.2.1-1'] })).toBe('not-affected');
    expect(state('Alpine:v3.20', '1.2.1', { versions: ['1.2.1-r0'] })).toBe('unknown');
    expect(state('Alpine:v3.20', 'v1.2.1', { versions: ['1.2.1-r0'] })).toBe('unknown');
    expect(state('Alpine:v3.20', '1.2.1-r1', { versions: ['1.2.1-r0'] })).toBe('not-affected');
    expect(state('Red Hat', '1.2.1', { versions: ['1.2.1-3.el9'] })).toBe('unknown');
  });

  const listing = (ecosystem: string, version: string, ...versions: string[]) => {
    const of =
      ecosystem === 'GIT'
        ? { repo: 'https://git.example/orbital' }
        : { ecosystem, name: 'orbital' };
    const advisory = anAdvisory({ affected: [{ package: of, versions }] });
    const coverage = covering([advisory], [aProject({ packages: [of], branches: [] })]);
    return only(coverage, component(version, 'name' in of ? of.name : of.repo, ecosystem)).status;
  };

  test.each([
    ['GitHub Actions', 'v1', 'v1.2.1', 'unknown'],
    ['GitHub Actions', '1', 'v1.2.1', 'unknown'],
    ['GitHub Actions', 'v1.2', 'v1.2.1', 'unknown'],
    ['GitHub Actions', 'v1.2.1', 'v1', 'unknown'],
    ['GitHub Actions', 'v1', 'v1', 'affected'],
    ['GitHub Actions', 'v2', 'v1.2.1', 'unknown'],
    ['GitHub Actions', 'v1', 'v11.2.1', 'unknown'],
    ['GitHub Actions', 'v11.2.1', 'v1', 'not-affected'],
    ['GIT', 'v1', 'v1.2.1', 'unknown'],
    ['GIT', 'v1.2', 'v1.2.1', 'not-affected'],
    ['Linux', '1', '1.2.1', 'not-affected'],
  ])(
    'of %s for the tag %s, which can move, beside %s is %s',
    (ecosystem, version, listed, status) => {
      expect(listing(ecosystem, version, listed)).toBe(status);
    },
  );

  test.each([
    ['Alpine:v3.20', '1.2.1-r0', '1.2.1', 'unknown'],
    ['Red Hat', '1.2.1-3.el9', '1.2.1', 'unknown'],
    ['Red Hat', '1.2.1-3.el9', '1.2.1-3', 'unknown'],
    ['Red Hat', '1.2.1-3', '1.2.1-3.el9', 'unknown'],
    ['Red Hat', '1:1.2.1-3.el9', '1.2.1-3.el9', 'unknown'],
    ['Red Hat', '1.2.1-3.el9', '1:1.2.1-3.el9', 'unknown'],
    ['Red Hat', '1:1.2.1-3.el9', '1:1.2.1-3.el9', 'affected'],
    ['Red Hat', '1.2.1-3.el9', '1.2.2', 'not-affected'],
    ['Alpine:v3.20', '1.2.10-r0', '1.2.1', 'not-affected'],
    ['Alpine:v3.20', '1.2.1-r10', '1.2.1-r1', 'not-affected'],
    // R: packageVersion() writes 1.3-28 as 1.3.28, and 2021.01.05 as 2021.1.5.
    ['CRAN', '1.3.28', '1.3-28', 'affected'],
    ['FreeBSD:14', '1.3.28', '1.3-28', 'unknown'],
    ['CRAN', '2021.1.5', '2021.01.05', 'affected'],
    ['FreeBSD:14', '2021.1.5', '2021.01.05', 'unknown'],
    ['CRAN', '01.2', '1.2', 'affected'],
    ['FreeBSD:14', '01.2', '1.2', 'unknown'],
    ['CRAN', '1.3-28', '1.3-28', 'affected'],
    ['CRAN', '1.3.29', '1.3-28', 'not-affected'],
    ['CRAN', '1.32.8', '1.3-28', 'not-affected'],
    ['FreeBSD:14', '2.0-beta1', '2.0~beta1', 'unknown'],
    ['FreeBSD:14', '2.0beta1', '2.0~beta1', 'unknown'],
    ['ConanCenter', '1.2.1#6af9cc7cb931c5ad942174fd7838eb655717c709', '1.2.1', 'unknown'],
    ['ConanCenter', '1.2.1@comet/stable', '1.2.1', 'unknown'],
    ['ConanCenter', '1.2.1\u200b', '1.2.1', 'unknown'],
    ['FreeBSD:14', '1.2.1,1', '1.2.1', 'unknown'],
    ['FreeBSD:14', '1.2.1_2', '1.2.1_2,1', 'unknown'],
    ['FreeBSD:14', '1.2.1', '1.2.1_2,1', 'unknown'],
    ['FreeBSD:14', '1.2.2_2,1', '1.2.1_2,1', 'not-affected'],
  ])('of %s for the version %s beside %s is %s', (ecosystem, version, listed, status) => {
    expect(listing(ecosystem, version, listed)).toBe(status);
  });

  test('is "cannot tell" if an advisory of another project names only the repository of this one', () => {
    const repository = 'https://git.example/orbital';
    const source = { repo: repository };
    const projects = [
      aProject({ repository, branches: [] }),
      aProject({ slug: 'fuzzed', repository, packages: [source], branches: [] }),
    ];
    const affected = [{ package: source, ranges: [{ introduced: '0', fixed: 'b'.repeat(40) }] }];
    const coverage = covering([anAdvisory({ project: 'fuzzed', affected })], projects);
    expect(only(coverage, component('3.0.1')).status).toBe('unknown');
  });

  test('is "cannot tell" if the advisory names only the repository of the project, or nothing', () => {
    const repository = 'https://git.example/orbital';
    const listed = { repo: 'https://git.example/other' };
    const packages = ['pkg:pypi/orbital', 'pkg:npm/orbital', listed];
    const project = aProject({ repository, packages, branches: [] });
    const status = (changes: Parameters<typeof anAdvisory>[0], name = 'orbital') =>
      only(covering([anAdvisory(changes)], [project]), component('3.0.1', name)).status;
    const commits = [{ introduced: '0', fixed: 'b'.repeat(40) }];
    const source = { package: { repo: `${repository}.git` }, ranges: commits };
    expect(status({ affected: [source] })).toBe('unknown');
    expect(status({ affected: [] })).toBe('unknown');
    expect(status({ affected: [source], assessed: 'all' })).toBe('not-affected');
    expect(
      status({ affected: [source, { package: 'pkg:npm/orbital', versions: ['3.0.1'] }] }),
    ).toBe('not-affected');
    expect(status({ affected: [{ package: listed, ranges: commits }] })).toBe('not-affected');
    expect(
      status({
        affected: [{ package: { repo: 'https://mirror.example/orbital' }, ranges: commits }],
      }),
    ).toBe('unknown');
    expect(
      status({ affected: [source], withdrawn: { at: '2026-05-13T16:00:00Z', reason: 'Not one.' } }),
    ).toBe('not-affected');
  });

  test('is "cannot tell" if the advisory names only the tags of the repository of the project', () => {
    const repository = 'https://github.com/comet/orbital';
    const project = aProject({ repository, packages: ['pkg:pypi/orbital'], branches: [] });
    const ranges = [{ introduced: '1.0.0', fixed: '1.2.0' }];
    const ordered = { version_order: 'semver', ranges } as const;
    const image = { package: 'pkg:docker/comet/orbital', versions: ['1.1.0'] };
    type Entries = NonNullable<Parameters<typeof anAdvisory>[0]>['affected'];
    const coverage = (...affected: NonNullable<Entries>) =>
      covering([anAdvisory({ affected })], [project]);
    const status = (...affected: NonNullable<Entries>) =>
      only(coverage(...affected), component('1.1.0')).status;
    const tags = { package: { repo: repository }, ...ordered };
    expect(status(tags)).toBe('unknown');
    expect(status(tags, image)).toBe('unknown');
    expect(status({ package: 'pkg:github/comet/orbital', versions: ['v1.1.0'] })).toBe('unknown');
    const product = 'pkg:generic/orbital?vcs_url=git%2Bhttps://github.com/comet/orbital.git';
    expect(status({ package: product, ...ordered })).toBe('unknown');
    expect(status(image)).toBe('not-affected');
    expect(status(tags, { package: 'pkg:pypi/orbital', ranges })).toBe('affected');
    expect(status(tags, { package: 'pkg:npm/orbital', ranges })).toBe('unknown');
    const tagged = component('v1.2.0', repository, 'GIT');
    expect(only(coverage(tags), tagged).status).toBe('not-affected');
  });

  test.each([
    ['npm', '@comet/tail', 'pkg:npm/%40comet/tail?repository_url=https://npm.comet.example'],
    ['PyPI', 'Comet_Core', 'pkg:pypi/comet-core?repository_url=https://pypi.comet.example/simple'],
    ['crates.io', 'comet_core', 'pkg:cargo/comet-core?repository_url=https://cargo.comet.example'],
    [
      'Maven',
      'org.comet:core',
      'pkg:maven/org.comet/core?repository_url=https://maven.comet.example',
    ],
  ])(
    'of %s for %s in a lock file knows the package of a private repository',
    (ecosystem, name, purl) => {
      const advisory = anAdvisory({
        affected: [{ package: purl, ranges: [{ introduced: '0', fixed: '1.5.0' }] }],
      });
      const coverage = covering([advisory], [aProject({ packages: [purl], branches: [] })]);
      expect(only(coverage, component('1.2.0', name, ecosystem)).status).toBe('affected');
      const fixed = only(coverage, component('1.5.0', name, ecosystem));
      expect([fixed.status, ...fixed.doubts.map(({ reason }) => reason)]).toEqual([
        'unknown',
        'no-variant',
      ]);
    },
  );

  test.each([
    ['Maven', '1.+'],
    ['Maven', '1.x'],
    ['RubyGems', '1.x'],
    ['NuGet', '1.2.*'],
  ])('is "cannot tell" for a pattern in place of a version: %s %s', (ecosystem, version) => {
    const of = { ecosystem, name: 'org.comet:core' };
    const advisory = anAdvisory({
      affected: [{ package: of, ranges: [{ introduced: '1.2', fixed: '1.5' }] }],
    });
    const answer = only(
      covering([advisory], [aProject({ packages: [of], branches: [] })]),
      component(version, of.name, ecosystem),
    );
    expect([answer.status, ...answer.doubts.map(({ reason }) => reason)]).toEqual([
      'unknown',
      'no-version',
    ]);
  });

  test('is "cannot tell" for a version without the epoch that the advisory has', () => {
    const of = { ecosystem: 'Debian:12', name: 'comet' };
    const status = (version: string, range: { introduced: string; fixed: string }) =>
      only(
        covering(
          [anAdvisory({ affected: [{ package: of, ranges: [range] }] })],
          [aProject({ packages: [of], branches: [] })],
        ),
        component(version, 'comet', 'Debian:12'),
      ).status;
    const range = { introduced: '1:2.0-1', fixed: '1:2.5-1' };
    expect(
      ['2.2-1', '2.6-1', '0:2.2-1', '1:2.2-1', '1:2.6-1'].map((version) => status(version, range)),
    ).toEqual(['unknown', 'unknown', 'not-affected', 'affected', 'not-affected']);
    expect(status('1.0-1', { introduced: '2.0-1', fixed: '1:2.5-1' })).toBe('not-affected');
  });

  test('equals the document of every known version', () => {
    const advisories = sampleAdvisories(runs(300), 8);
    const content = { advisories, projects: PROJECTS, releases: [] };
    const coverage = overTheWire(coverageOf(content, label));
    const reports = [...versionReports(content)];
    const given = new Map<string, Answer>();
    const asked = reports.flatMap(({ version, assessments }) =>
      assessments.map(({ package: of }) =>
        of.kind === 'package'
          ? component(version, of.name, of.ecosystem)
          : component(version, of.repo, 'GIT'),
      ),
    );
    for (const answer of answersFor(asked, coverage, versionOrder).answers)
      given.set(JSON.stringify([answer.package, answer.component.version]), answer);
    let compared = 0;
    for (const { project, version, assessments } of reports)
      for (const { package: of, assessment } of assessments) {
        // A package of two projects has no branches of a single project.
        if (
          coverage.packages.find((one) => packageKey(one.package) === packageKey(of))?.project !==
          project.slug
        )
          continue;
        const answer = given.get(JSON.stringify([of, version]));
        // Some ecosystems, such as Go, remove a "v" from the version.
        if (answer?.version !== version) continue;
        expect(answer.assessment.status).toBe(assessment.status);
        expect(hits(answer.assessment.hits)).toEqual(hits(assessment.hits));
        compared++;
      }
    expect(compared).toBeGreaterThan(runs(200));
  });

  test('names the nearest fixed version on the branch, and the lowest one that fixes all', () => {
    const branches = [
      { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' as const },
      { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'supported' as const },
    ];
    const coverage = covering(
      [
        withRanges(
          { introduced: '1.0.0', fixed: '1.4.7' },
          { introduced: '2.0.0', fixed: '2.1.3' },
        ),
        withRanges({ introduced: '1.4.0', fixed: '1.5.1' }),
      ],
      [aProject({ branches })],
    );
    expect(only(coverage, component('1.4.2'))).toMatchObject({
      status: 'affected',
      cleanOnBranch: '1.5.1',
      clean: '1.5.1',
    });
    expect(only(coverage, component('2.0.0'))).toMatchObject({
      cleanOnBranch: '2.1.3',
      clean: '2.1.3',
    });
    expect(only(coverage, component('1.5.1'))).toMatchObject({
      status: 'not-affected',
      cleanOnBranch: undefined,
      clean: undefined,
    });
    const open = covering([withRanges({ introduced: '1.0.0' })], [aProject({ branches })]);
    const answer = only(open, component('1.4.2'));
    expect([answer.clean, answer.command]).toEqual([undefined, undefined]);
    expect(upgradeInWords(answer, ENGLISH)).toContain(
      'No version is known to be unaffected by all of them.',
    );
  });

  test.each([
    ['not a version', 'version-form'],
    ['^1.0.0', 'version-form'],
    ['latest', 'no-version'],
    [undefined, 'no-version'],
    ['  ', 'no-version'],
  ])('is "cannot tell" and never "not affected" for %s', (version, doubt) => {
    // Holds even if the advisory only lists single versions.
    const listed = anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', versions: ['1.0.0'] }] });
    for (const advisory of [withRanges({ introduced: '1.0.0', fixed: '1.4.7' }), listed]) {
      const answer = only(covering([advisory]), component(version));
      expect([answer.status, doubtsIn(answer)]).toEqual(['unknown', [[doubt, advisory.id]]]);
      for (const one of answer.doubts) expect(doubtInWords(one, answer, ENGLISH)).not.toBe('');
    }
  });

  test('names each doubt with its advisories', () => {
    const branches = [
      { name: '1.x', range: '<2.0.0', status: 'end-of-life' as const, until: '2025-12-31' },
      { name: '2.x', range: '>=2.0.0', status: 'supported' as const },
    ];
    const commits = [
      { introduced: 'a'.repeat(40), fixed: 'b'.repeat(40), repo: 'https://git.example/orbital' },
    ];
    const advisories = [
      anAdvisory({
        id: 'ORB-2026-0001',
        affected: [{ package: 'pkg:pypi/orbital', ranges: commits }],
      }),
      anAdvisory({
        id: 'ORB-2026-0002',
        affected: [
          { package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.0' }] },
        ],
      }),
    ];
    const answer = only(covering(advisories, [aProject({ branches })]), component('1.4.2'));
    expect([answer.status, doubtsIn(answer)]).toEqual([
      'unknown',
      [
        ['not-comparable', 'ORB-2026-0001'],
        ['out-of-support', 'ORB-2026-0002'],
      ],
    ]);
    // The last day is still supported: support ends after it.
    expect(answer.doubts.map((one) => doubtInWords(one, answer, ENGLISH))[1]).toMatch(
      /^The last day of support was 2025-12-31:/,
    );
  });

  test('is "cannot tell" on no branch of the project, even if no advisory affects the package', () => {
    const branches = [{ name: '1.x', range: '>=1.0.0 <2.0.0', status: 'supported' as const }];
    const listing = covering([], [aProject({ branches })]);
    for (const version of ['99', '0.9', 'nonsense', undefined]) {
      const answer = only(listing, component(version));
      expect([version, answer.status]).toEqual([version, 'unknown']);
      expect(answer.doubts).toMatchObject([
        { reason: version === undefined ? 'no-version' : 'no-advisory', advisories: [] },
      ]);
    }
    expect(only(listing, component('1.5.0')).status).toBe('not-affected');
    expect(only(covering([], [aProject({ branches: [] })]), component('99')).status).toBe(
      'not-affected',
    );
  });

  test.each([
    ['1.x-dev', [{ introduced: '0', fixed: '2.0.0' }], 'affected'],
    ['v1.2.x-dev', [{ introduced: '1.0.0', fixed: '2.0.0' }], 'affected'],
    ['1.x-dev', [{ introduced: '0' }], 'affected'],
    // The head of a branch can be older or newer than each of its releases.
    ['1.x-dev', [{ introduced: '0', fixed: '1.5.0' }], 'unknown'],
    ['1.x-dev', [{ introduced: '1.0.0', fixed: '2.0.0' }], 'unknown'],
    ['2.x-dev', [{ introduced: '0', fixed: '2.0.0' }], 'unknown'],
    ['2.x-dev', [{ introduced: '0', fixed: '1.5.0' }], 'unknown'],
    ['dev-main', [{ introduced: '0', fixed: '2.0.0' }], 'unknown'],
    ['1.x', [{ introduced: '0', fixed: '2.0.0' }], 'unknown'],
  ])('of the branch %s of Packagist, with %j, is %s', (version, ranges, status) => {
    const coverage = covering([
      anAdvisory({ affected: [{ package: 'pkg:composer/orbital/core', ranges }] }),
    ]);
    expect(only(coverage, component(version, 'orbital/core', 'Packagist')).status).toBe(status);
  });

  test.each([
    ['spring', 'affected'],
    ['summer', 'affected'],
    ['autumn', 'not-affected'],
    ['winter', 'not-affected'],
    ['ancient', 'not-affected'],
    ['1.0', 'unknown'],
    ['Springtime', 'unknown'],
  ])('by a list of releases for %s is %s', (version, status) => {
    const purl = 'pkg:docker/example/orbital';
    const ecosystem = 'pkg:docker:releases:ancient,spring,summer,autumn,winter';
    const of = { kind: 'package' as const, ecosystem, name: 'example/orbital', purl };
    const ranges = [{ introduced: 'spring', fixed: 'autumn' }];
    const advisory = anAdvisory({ affected: [{ package: purl, ranges }] });
    const coverage = covering(
      [{ ...advisory, affected: advisory.affected.map((one) => ({ ...one, package: of })) }],
      [aProject({ branches: [] })],
    );
    expect(only(coverage, { ...component(version, of.name, 'pkg:docker'), purl }).status).toBe(
      status,
    );
  });

  test.each([
    // rpm prints no epoch: a version without one can have that of the advisory, and the reverse.
    ['1.12.8-18.el9', '1:1.12.8-10.el9', 'unknown'],
    ['1.12.8-9.el9', '1:1.12.8-10.el9', 'affected'],
    ['0:1.12.8-18.el9', '1:1.12.8-10.el9', 'affected'],
    ['1:1.12.8-18.el9', '1:1.12.8-10.el9', 'not-affected'],
    ['1:1.12.8-9.el9', '1.12.8-10.el9', 'unknown'],
    ['1:1.12.8-18.el9', '1.12.8-10.el9', 'not-affected'],
    ['1:1.12.8-9.el9', '0:1.12.8-10.el9', 'not-affected'],
    ['1.12.8', '1.12.8-10.el9', 'affected'],
    ['1.12.8-10', '1.12.8-10.el9', 'affected'],
    ['1.12.7-10', '1.12.8-10.el9', 'affected'],
    ['1.12.9', '1.12.8-10.el9', 'not-affected'],
  ])('of RPM %s, fixed in %s, is %s', (version, fixed, status) => {
    const of = { ecosystem: 'Red Hat:enterprise_linux:9::baseos', name: 'orbital' };
    const coverage = covering(
      [anAdvisory({ affected: [{ package: of, ranges: [{ introduced: '0', fixed }] }] })],
      [aProject({ branches: [] })],
    );
    expect(only(coverage, component(version, 'orbital', of.ecosystem)).status).toBe(status);
  });

  test.each([
    ['go1.20.6', 'affected'],
    ['go1.20.7', 'not-affected'],
    ['go1.20rc1', 'affected'],
    ['go1.20', 'affected'],
    ['go1.21rc2', 'affected'],
    ['go1.21.0', 'not-affected'],
    ['1.20.7', 'not-affected'],
    // The version of the language, and a toolchain from another publisher.
    ['go1.21', 'unknown'],
    ['go1.20.7-custom', 'unknown'],
  ])('of the standard library of Go for %s is %s', (version, status) => {
    const of = { ecosystem: 'Go', name: 'stdlib' };
    const ranges = [
      { introduced: '0', fixed: '1.20.7' },
      { introduced: '1.21.0-0', fixed: '1.21.0' },
    ];
    const coverage = covering([anAdvisory({ affected: [{ package: of, ranges }] })]);
    expect(only(coverage, component(version, 'stdlib', 'Go')).status).toBe(status);
  });

  test('is "cannot tell" if the ecosystem has no known order, unless the state is certain', () => {
    const entry = { package: { ecosystem: 'Linux', name: 'Kernel' } };
    const ranged = covering([
      anAdvisory({ affected: [{ ...entry, ranges: [{ introduced: '0', fixed: '2.0' }] }] }),
    ]);
    expect(only(ranged, component('1.0', 'Kernel', 'Linux'))).toMatchObject({
      status: 'unknown',
      doubts: [{ reason: 'not-comparable' }],
    });
    const whole = covering([
      anAdvisory({ affected: [{ ...entry, ranges: [{ introduced: '0' }] }] }),
    ]);
    expect(only(whole, component('1.0', 'Kernel', 'Linux')).status).toBe('affected');
  });

  test('does not count withdrawn advisories, and mentions those that would affect it', () => {
    const withdrawn = {
      ...withRanges({ introduced: '1.0.0', fixed: '1.4.7' }),
      withdrawn: anAdvisory({ withdrawn: { at: '2026-06-01T00:00:00Z', reason: 'A mistake.' } })
        .withdrawn,
    };
    const coverage = covering([withdrawn]);
    expect(only(coverage, component('1.4.2'))).toMatchObject({
      status: 'not-affected',
      withdrawn: [{ id: withdrawn.id }],
    });
    expect(only(coverage, component('1.4.7'))).toMatchObject({
      status: 'not-affected',
      withdrawn: [],
    });
  });

  test('names the advisories that affect the release of a pre-release, and keeps the order of versions', () => {
    const coverage = covering([
      withRanges({ introduced: '1.0.0', fixed: '1.4.7' }, { introduced: '2.0', fixed: '2.1' }),
    ]);
    const [{ id } = { id: '' }] = coverage.advisories;
    expect(only(coverage, component('2.0.0rc1'))).toMatchObject({
      status: 'not-affected',
      fromRelease: [{ id }],
    });
    expect(only(coverage, component('2.0'))).toMatchObject({ status: 'affected', fromRelease: [] });
    expect(only(coverage, component('2.1rc1'))).toMatchObject({
      status: 'affected',
      fromRelease: [],
    });
    expect(only(coverage, component('1.9.9'))).toMatchObject({
      status: 'not-affected',
      fromRelease: [],
    });
  });

  test.each([
    ['PyPI', 'Orbital', 'pkg:pypi/orbital', '1.4.2'],
    ['npm', '@Orbital/Archive', 'pkg:npm/%40orbital/archive', 'v1.4.2'],
    ['crates.io', 'orbital_cli', 'pkg:cargo/orbital-cli', '1.4.2'],
    ['Go', 'example.org/Orbital', 'pkg:golang/example.org/orbital', 'v1.4.2'],
    ['NuGet', 'ORBITAL.Core', { ecosystem: 'NuGet', name: 'Orbital.Core' }, '1.4.2'],
    ['Debian', 'orbital', { ecosystem: 'Debian:12', name: 'orbital' }, '1.4.2-1'],
  ])(
    'finds the package by every spelling that its registry accepts: %s %s',
    (ecosystem, name, of, version) => {
      const coverage = covering([
        anAdvisory({
          affected: [{ package: of, ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }] }],
        }),
      ]);
      expect(only(coverage, component(version, name, ecosystem)).status).toBe('affected');
      expect(
        answersFor(
          [{ ...component(version, `${name}x`, ecosystem), namesSource: true }],
          coverage,
          versionOrder,
        ),
      ).toMatchObject({
        notCovered: 1,
        answers: [],
      });
    },
  );

  test('does not confuse releases of a distribution', () => {
    const of = { ecosystem: 'Debian:12', name: 'orbital' };
    const coverage = covering([
      anAdvisory({ affected: [{ package: of, ranges: [{ introduced: '0' }] }] }),
    ]);
    for (const [asked, answered] of [
      ['Debian:12', 'affected'],
      ['Debian:bookworm', 'affected'],
      ['Debian', 'affected'],
      ['Debian:11', undefined],
      ['Debian:sid', undefined],
    ] as const) {
      const { answers, maybes, notCovered } = answersFor(
        [component('1', 'orbital', asked)],
        coverage,
        versionOrder,
      );
      expect([answers[0]?.status, maybes[0]?.reason, notCovered], asked).toEqual([
        answered,
        answered === undefined ? 'other-release' : undefined,
        0,
      ]);
    }
    const fixed = covering([
      anAdvisory({ affected: [{ package: of, ranges: [{ introduced: '0', fixed: '2' }] }] }),
    ]);
    expect(only(fixed, component('2', 'orbital', 'Debian:12')).status).toBe('not-affected');
    expect(only(fixed, component('2', 'orbital', 'Debian'))).toMatchObject({
      status: 'unknown',
      doubts: [{ reason: 'no-release' }],
    });
  });

  test('counts packages that this site does not cover, and sorts affected ones first', () => {
    const coverage = covering([withRanges({ introduced: '1.0.0', fixed: '1.4.7' })]);
    const all = [
      component('1.5'),
      component('x'),
      component('1.4.2'),
      component('1', 'private-name'),
      component('1', 'other', 'pkg:generic'),
    ];
    const answers = answersFor(all, coverage, versionOrder);
    expect(answers.answers.map(({ status }) => status)).toEqual([
      'affected',
      'unknown',
      'not-affected',
    ]);
    expect(summary(answers, ENGLISH)).toBe(
      '5 packages read: 1 affected, 1 unknown, 1 not affected, 2 not covered by this site.',
    );
    expect(summary(answersFor(all.slice(3), coverage, versionOrder), ENGLISH)).toBe(
      'Nothing in this file is covered by this site: 2 packages read.',
    );
  });
});

describe('a question', () => {
  const coverage = covering(
    [{ ...withRanges({ introduced: '1.0.0' }), project: 'orb' }],
    [aProject({ slug: 'orb', name: 'The Orb', packages: ['pkg:pypi/orbital', 'pkg:npm/orbital'] })],
  );
  const meant = (text: string): (string | undefined)[] =>
    packagesMeant(text, coverage).packages.map(({ package: of }) =>
      of.kind === 'package' ? of.ecosystem : of.repo,
    );

  test.each([
    ['PyPI:orbital', ['PyPI']],
    ['orbital (npm)', ['npm']],
    ['pkg:npm/orbital', ['npm']],
    ['Orbital', ['PyPI', 'npm']],
    ['the orb', ['PyPI', 'npm']],
    ['orbit', []],
  ])('can name a package in every usual way: %s', (text, ecosystems) => {
    expect(meant(text).sort()).toEqual([...ecosystems].sort());
  });

  test('with a typing mistake gets the closest name', () => {
    expect(packagesMeant('orbitl', coverage)).toEqual({ packages: [], near: 'orbital' });
    expect(packagesMeant('something else', coverage).near).toBeUndefined();
  });

  test.each([
    ['orbital@1.4.2', 'orbital', '1.4.2'],
    ['orbital==1.4.2', 'orbital', '1.4.2'],
    ['@orbital/archive@v2.0', '@orbital/archive', 'v2.0'],
    ['orbital 1.4', 'orbital', '1.4'],
    ['orbital', 'orbital', undefined],
    ['@orbital/archive', '@orbital/archive', undefined],
  ])('can include the version: %s', (text, name, version) => {
    expect(splitVersion(text)).toEqual({ name, version });
  });
});

type Entry = NonNullable<Parameters<typeof anAdvisory>[0]>['affected'] extends
  | readonly (infer One)[]
  | undefined
  ? One
  : never;

describe('a version that is written with the suffix of a package or a build', () => {
  const stateOf = (
    ecosystem: string,
    version: string,
    entry: Pick<Entry, 'ranges' | 'versions'>,
    isAll = false,
  ) => {
    const name = ecosystem === 'Maven' ? 'o:orbital' : 'orbital';
    const of = { ecosystem, name };
    const advisory = anAdvisory({
      affected: [{ package: of, ...entry }],
      ...(isAll ? { assessed: 'all' } : {}),
    });
    const project = aProject({ packages: [of], branches: [] });
    return only(covering([advisory], [project]), component(version, name, ecosystem)).status;
  };
  const from = (introduced: string) => ({ ranges: [{ introduced, fixed: '9.0.0' }] });

  test.each([
    '1.2.1-alpine',
    '1.2.1-1',
    '1.2.1-1ubuntu1',
    '1.2.1-dirty',
    '1.2.1-slim-bookworm',
    '1.2.1-5-g1a2b3c4',
  ])('is not known if the release is affected from the start or listed: %s', (version) => {
    expect(stateOf('crates.io', version, from('1.2.1'))).toBe('unknown');
    expect(stateOf('npm', version, { versions: ['1.2.1'] })).toBe('unknown');
    expect(stateOf('NuGet', version, { versions: ['1.2.1.0'] })).toBe('unknown');
    expect(stateOf('npm', version, { versions: ['1.2.1'] }, true)).toBe('not-affected');
    expect(stateOf('npm', version, { versions: ['1.1.9', '1.2.0'] })).toBe('not-affected');
  });

  test.each(['1.2.1-rc.1', '1.2.1-beta', '1.2.1-canary.5', '1.2.1-SNAPSHOT', '1.2.1-0.alpha'])(
    'is not affected if it is a pre-release: %s',
    (version) => {
      expect(stateOf('npm', version, from('1.2.1'))).toBe('not-affected');
      expect(stateOf('npm', version, { versions: ['1.2.1'] })).toBe('not-affected');
    },
  );

  test.each([
    ['PyPI', '1.2.1-1', '1.2.1', 'unknown'],
    ['PyPI', '1.2.1.post1', '1.2.1', 'unknown'],
    ['PyPI', '1.2.1.dev1', '1.2.1', 'not-affected'],
    ['Maven', '1.2.1.redhat-1', '1.2.1', 'unknown'],
    ['Maven', '1.2.1-RC1', '1.2.1', 'not-affected'],
    ['Pub', '1.2.1+1', '1.2.1', 'unknown'],
    ['Debian:12', '1.2.1-1+deb12u1', '1.2.1-1', 'unknown'],
    ['Debian:12', '1.2.1-1~bpo12+1', '1.2.1-1', 'unknown'],
    ['Debian:12', '1.2.1-2', '1.2.1-1', 'not-affected'],
    ['Go', '1.2.2-0.20200101000000-abcdefabcdef', '1.2.1', 'unknown'],
  ])(
    'is not known if it is built from a listed version: %s %s, %s',
    (ecosystem, version, listed, expected) => {
      expect(stateOf(ecosystem, version, { versions: [listed] })).toBe(expected);
    },
  );

  test('is not known if it counts commits after a tag before the range', () => {
    expect(stateOf('npm', '1.2.1-5-g1a2b3c4', from('1.3.0'))).toBe('unknown');
    expect(stateOf('Maven', '1.2.1-5-g1a2b3c4.dirty', from('1.3.0'))).toBe('unknown');
    expect(stateOf('npm', '1.2.1-5', from('1.3.0'))).toBe('not-affected');
  });

  test('is affected if an import lists it in a form that its registry does not accept', () => {
    expect(stateOf('Go', '1.2.1', { versions: ['v1.2.1'] })).toBe('affected');
    expect(stateOf('npm', '2026.1.5', { versions: ['2026.01.05'] })).toBe('affected');
    expect(stateOf('npm', '1.2.0', { versions: ['1.2'] })).toBe('affected');
    expect(stateOf('npm', '2026.1.50', { versions: ['2026.01.05'] })).toBe('not-affected');
    expect(stateOf('npm', '1.2.10', { versions: ['1.2'] })).toBe('not-affected');
  });
});
