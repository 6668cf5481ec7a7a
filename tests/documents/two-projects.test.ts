// An advisory names one project and can affect packages of another one, and a package can belong to
// two projects. Its versions are on the branches of the projects that list it: every page, command
// and format agrees.

import { expect, test } from 'vitest';
import { assessedOf } from '../../src/components/project/assessed.ts';
import { lifeLinesOf } from '../../src/components/retrospective/life-line.ts';
import { cveDraftsOf } from '../../src/formats/cve/draft.ts';
import { settingOf } from '../../src/formats/format.ts';
import { english } from '../../src/language/english/index.ts';
import { answersFor } from '../../src/model/lookup/answer.ts';
import { packed, unpacked } from '../../src/model/lookup/compact.ts';
import { coverageOf } from '../../src/model/lookup/coverage.ts';
import {
  anAdvisory,
  aProject,
  aSite,
  NOW,
  someContent,
} from '../../src/model/testing/advisory.fixture.ts';
import { versionOrder } from '../../src/model/version/compare.ts';
import { versionReports } from '../../src/model/views/released-versions.ts';
import { scanCve } from '../support/consumers/scan.ts';

const OTHER = { ecosystem: 'npm', name: 'other', label: 'other (npm)', purl: 'pkg:npm/other' };
const affected = [
  { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0', fixed: '1.5' }] },
  { package: OTHER.purl, ranges: [{ introduced: '2.0.0', fixed: '2.1.0' }] },
];
const supported = { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'supported' } as const;
const ended = { ...supported, status: 'end-of-life', until: '2020-01-01' } as const;
const second = { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' } as const;
const releases = ['1.5.0', '2.0.5', '2.1.0'].map((version) => ({ version }));

/** The status of versions of the other package: from /check/, the page of the version, and CVE. */
function saidOf(
  projects: ReturnType<typeof aProject>[],
  more: Parameters<typeof anAdvisory>[0] = {},
) {
  const advisory = anAdvisory({ project: 'orbital', affected, ...more });
  const content = someContent({ advisories: [advisory], projects, releases: [] });
  const coverage = unpacked(packed(coverageOf(content, ({ rating }) => String(rating))));
  const [draft] = cveDraftsOf(advisory, content, settingOf(aSite(), NOW, content));
  const cve = scanCve(String(draft?.body))(OTHER);
  const reports = [...versionReports(content)];
  return releases.map(({ version }) => {
    const component = { ...OTHER, version, where: { at: 'question' } as const };
    const [answer] = answersFor([component], coverage, versionOrder).answers;
    const pages = reports
      .filter((one) => one.version === version)
      .flatMap(({ assessments }) => assessments)
      .filter(({ package: of }) => of.kind === 'package' && of.name === OTHER.name)
      .map(({ assessment }) => assessment.status);
    return [version, answer?.status, [...new Set(pages)].join(' '), cve(version)];
  });
}

const orbital = aProject({ packages: ['pkg:pypi/orbital'], branches: [supported, second] });
const other = aProject({
  slug: 'other',
  name: 'Other',
  packages: [OTHER.purl],
  branches: [ended, second],
  releases,
});

test('a package of another project is on the branches of that project', () => {
  const said = [
    ['1.5.0', 'unknown', 'not-assessed', 'silent'],
    ['2.0.5', 'affected', 'affected', 'affected'],
    ['2.1.0', 'not-affected', 'not-affected', 'unaffected'],
  ];
  expect(saidOf([orbital, other])).toEqual(said);
  expect(saidOf([other, orbital])).toEqual(said);
});

test('the pages of the advisory and of its retrospective name the branch with unknown status, and its package', () => {
  const advisory = anAdvisory({ project: 'orbital', affected });
  expect(assessedOf(advisory, orbital, [orbital, other]).unassessed).toEqual(['1.x (other (npm))']);
  const groups = lifeLinesOf(advisory, orbital, english, [orbital, other]);
  const lines = groups.find(({ packages }) => packages.includes(OTHER.label))?.lines;
  expect(lines?.find(({ name }) => name === '1.x')?.otherwise).toBe('unknown');
});

test('a package of two projects is on the branches of both', () => {
  const shared = aProject({
    slug: 'shared',
    name: 'Shared',
    packages: [OTHER.purl],
    branches: [],
    releases,
  });
  expect(saidOf([orbital, other, shared])[0]).toEqual([
    '1.5.0',
    'unknown',
    'not-assessed',
    'silent',
  ]);
  expect(saidOf([orbital, shared, other], { assessed: 'all' })[0]).toEqual([
    '1.5.0',
    'not-affected',
    'not-affected',
    'unaffected',
  ]);
});
