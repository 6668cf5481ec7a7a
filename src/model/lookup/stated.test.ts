import { describe, expect, test } from 'vitest';
import { versionDocument } from '../../formats/data/versions.ts';
import { english } from '../../language/english/index.ts';
import { statedInWords, upgradeInWords } from '../../language/sentences/lookup.ts';
import {
  anAdvisory,
  aProject,
  aSite,
  aStatement,
  someContent,
} from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { versionReports } from '../views/released-versions.ts';
import { safeVersions } from '../views/safe-versions.ts';
import { cleanVersions, versionPages } from '../views/version-pages.ts';
import { answersFor } from './answer.ts';
import { packed, unpacked } from './compact.ts';
import { coverageOf } from './coverage.ts';
import { statementAddress } from './statement-address.ts';
import { isClear } from './verdict.ts';

const AFFECTED = {
  status: 'affected',
  justification: undefined,
  action_statement: 'Turn the reader off.',
} as const;
const OPEN = { status: 'under_investigation', justification: undefined } as const;
type Changes = Parameters<typeof aStatement>[0];

const RELEASED = ['2.0.0', '2.1.0', '2.1.1'].map((version) => ({ version }));
const project = (packages = ['pkg:pypi/orbital', 'pkg:npm/%40orbital/archive']) =>
  aProject({
    packages,
    branches: [{ name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' }],
    releases: RELEASED,
  });
const contentWith = (changes: Changes, packages?: string[]) =>
  someContent({
    advisories: [],
    releases: [],
    projects: [project(packages)],
    statements: [aStatement(changes)],
  });

/** The answer of the page and the command about a version, after a round trip through JSON. */
function answer(
  changes: Changes,
  version: string | undefined,
  ecosystem = 'PyPI',
  name = 'orbital',
) {
  const coverage = coverageOf(contentWith(changes), () => '');
  const component = { ecosystem, name, version, where: { at: 'line' as const, n: 1 } };
  const answers = answersFor(
    [component],
    unpacked(JSON.parse(JSON.stringify(packed(coverage)))),
    versionOrder,
  );
  const [one] = answers.answers;
  if (one === undefined) throw new Error('No answer.');
  expect(isClear(answers)).toBe(one.status === 'not-affected');
  return one;
}
const status = (...of: Parameters<typeof answer>): string => answer(...of).status;

/** The document of a version. */
function documented(changes: Changes, version: string, packages?: string[]) {
  const report = [...versionReports(contentWith(changes, packages))].find(
    (one) => one.version === version,
  );
  if (report === undefined) throw new Error(`No report on ${version}.`);
  return versionDocument(report, aSite());
}

describe('a public statement that calls a version affected', () => {
  test('is counted by the lookup, the documents and the safe versions alike', () => {
    const changes = { ...AFFECTED, versions: ['2.1.1'] };
    expect(['2.1.1', '2.1.0'].map((version) => status(changes, version))).toEqual([
      'affected',
      'not-affected',
    ]);
    expect(['2.1.1', '2.1.0'].map((version) => documented(changes, version).status)).toEqual([
      'affected',
      'not-affected',
    ]);
    expect(documented(changes, '2.1.1').packages[0]).toMatchObject({
      status: 'affected',
      assessed: true,
      advisories: [],
      statements: [
        {
          vulnerability: 'CVE-1900-77001',
          url: 'https://security.orbital.example/statements/#statement-inflate-overflow',
          status: 'affected',
        },
      ],
    });
    const content = contentWith(changes);
    expect(
      content.projects.flatMap((one) => safeVersions(one, content)).map(({ version }) => version),
    ).toEqual(['2.1.0']);
  });

  test('is about every version if it lists none, and about the listed packages alone', () => {
    expect(
      ['1.0', '2.1.1', 'nonsense', undefined].map((version) => status(AFFECTED, version)),
    ).toEqual(Array.from({ length: 4 }, () => 'affected'));
    const npm = { ...AFFECTED, packages: ['pkg:npm/%40orbital/archive'] };
    expect(status(npm, '2.1.1')).toBe('not-affected');
    expect(status(npm, '2.1.1', 'npm', '@orbital/archive')).toBe('affected');
    expect(documented(npm, '2.1.1').packages.map((one) => one.status)).toEqual([
      'not-affected',
      'affected',
    ]);
  });

  test.each([
    ['another spelling', '2.1.1.0', 'affected'],
    ['a build of it', '2.1.1+cu118', 'affected'],
    ['a later build of it', '2.1.1.post1', 'unknown'],
    ['a version that cannot be compared', 'r42', 'unknown'],
    ['its package in a distribution', '2.1.1-1ubuntu1', 'unknown'],
    ['no version', undefined, 'unknown'],
    ['another version', '2.1.0', 'not-affected'],
  ])('is compared by the order of versions: %s', (_what, version, wanted) => {
    expect(status({ ...AFFECTED, versions: ['2.1.1'] }, version)).toBe(wanted);
  });

  test('is no version to upgrade to; one under investigation is', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.0' }] },
    ];
    const upgrade = (changes: Changes) => {
      const content = {
        ...contentWith({ ...changes, versions: ['2.1.0'] }),
        advisories: [anAdvisory({ affected })],
      };
      const component = {
        ecosystem: 'PyPI',
        name: 'orbital',
        version: '2.0.0',
        where: { at: 'line' as const, n: 1 },
      };
      const coverage = coverageOf(content, () => '');
      const [one] = answersFor([component], coverage, versionOrder).answers;
      const pages = versionPages(content).get('orbital') ?? [];
      const page = pages.find(({ version }) => version === '2.0.0');
      const [of] = content.projects.flatMap(({ packages }) => packages);
      if (page === undefined || of === undefined) throw new Error('No page.');
      return [one?.clean, cleanVersions(page, of, pages).anywhere];
    };
    expect(upgrade(AFFECTED)).toEqual(['2.1.1', '2.1.1']);
    expect(upgrade(OPEN)).toEqual(['2.1.0', '2.1.0']);
  });

  test('is named with its address; the page of the statement says what to do', () => {
    const found = answer({ ...AFFECTED, summary: 'A parser loops' }, '2.1.1');
    expect(upgradeInWords(found, { lang: 'en', words: english.check.script })).toBe('');
    expect(statedInWords(found.assessment.stated ?? [], english.check.script)).toEqual([
      {
        text: english.check.script.statedAffected,
        statements: [
          {
            slug: 'inflate-overflow',
            vulnerability: 'CVE-1900-77001',
            title: 'A parser loops',
            isAffected: true,
          },
        ],
      },
    ]);
    expect(statementAddress('/security/advisories/', 'a')).toBe(
      '/security/statements/#statement-a',
    );
  });
});

test('a version that is under investigation is not known', () => {
  const changes = { ...OPEN, versions: ['2.1.1'] };
  expect(['2.1.1', '2.1.0', undefined].map((version) => status(changes, version))).toEqual([
    'unknown',
    'not-affected',
    'unknown',
  ]);
  expect(documented(changes, '2.1.1')).toMatchObject({
    status: 'not-assessed',
    packages: [{ assessed: false, statements: [{ status: 'not-known' }] }, {}],
  });
  expect(status(OPEN, '1.0')).toBe('unknown');
});

test('a product without an order of versions has the status of the listed texts', () => {
  const docker = ['pkg:docker/orbital/server'];
  const changes = { ...AFFECTED, versions: ['v2.1.1'] };
  const statuses = ['2.1.1', '2.1.0'].map((version) => documented(changes, version, docker).status);
  expect(statuses).toEqual(['affected', 'not-assessed']);
});

test('a version without its epoch can be a listed one', () => {
  const of = ['pkg:rpm/almalinux/orbital?distro=almalinux-9'];
  const content = contentWith({ ...AFFECTED, versions: ['1:2.1.1-1.el9'] }, of);
  const releases = ['2.1.1-1.el9', '2.1.0-1.el9'].map((version) => ({ version, packages: [] }));
  const projects = content.projects.map((one) => ({ ...one, releases }));
  const reports = [...versionReports({ ...content, projects })];
  expect(reports.map((one) => versionDocument(one, aSite()).status)).toEqual([
    'not-assessed',
    'not-affected',
  ]);
});

test.each(['not_affected', 'fixed'] as const)(
  'a statement with the status %s changes nothing',
  (one) => {
    const changes = {
      status: one,
      justification: one === 'fixed' ? undefined : ('component_not_present' as const),
    };
    expect(status(changes, '2.1.1')).toBe('not-affected');
    expect(documented(changes, '2.1.1').packages[0]).toMatchObject({
      status: 'not-affected',
      statements: [],
    });
  },
);
