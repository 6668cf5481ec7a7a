// Affected, not affected, not known: each format, page and command gives the same status of every
// version. The expected status is computed here only from docs/publishing.md, for random branches,
// ranges and assessed branches.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrixOf } from '../../src/components/project/matrix.ts';
import { csafDocument } from '../../src/formats/csaf/document.ts';
import { cnaContainer } from '../../src/formats/cve/container.ts';
import { versionDocument } from '../../src/formats/data/versions.ts';
import { osvDocument } from '../../src/formats/osv/osv.ts';
import { vexOf } from '../../src/formats/vex/advisory.fixture.ts';
import { english } from '../../src/language/english/index.ts';
import { severityLabelIn } from '../../src/language/sentences/severity.ts';
import type { Advisory } from '../../src/model/advisory/advisory.ts';
import { affecting } from '../../src/model/lookup/affects.ts';
import { answersFor } from '../../src/model/lookup/answer.ts';
import { packed, unpacked } from '../../src/model/lookup/compact.ts';
import { coverageOf } from '../../src/model/lookup/coverage.ts';
import { packageLabel } from '../../src/model/package/package-schema.ts';
import type { Project } from '../../src/model/project/project.ts';
import { runs } from '../../src/model/property-runs.fixture.ts';
import {
  anAdvisory,
  aProject,
  aSite,
  NOW,
  someContent,
} from '../../src/model/testing/advisory.fixture.ts';
import { compareVersions, versionOrder } from '../../src/model/version/compare.ts';
import { versionReports } from '../../src/model/views/released-versions.ts';
import { versionPages } from '../../src/model/views/version-pages.ts';
import { scanCsaf, scanCve, scanOsv, scanVex } from '../support/consumers/scan.ts';

const SITE = aSite();
type State = 'affected' | 'free' | 'unknown';

/** A package, and the format of a pre-release in its registry. */
const PACKAGES = [
  { purl: 'pkg:pypi/orbital', ecosystem: 'PyPI', name: 'orbital', pre: 'rc1' },
  { purl: 'pkg:npm/orbital', ecosystem: 'npm', name: 'orbital', pre: '-rc.1' },
  { purl: 'pkg:maven/org.orbital/core', ecosystem: 'Maven', name: 'org.orbital:core', pre: '-RC1' },
  { purl: 'pkg:gem/orbital', ecosystem: 'RubyGems', name: 'orbital', pre: '.rc1' },
  { purl: 'pkg:nuget/Orbital', ecosystem: 'NuGet', name: 'Orbital', pre: '-rc1' },
] as const;
type Named = (typeof PACKAGES)[number];

// A number of three digits is a release, 213 for 2.1.3; a negative one is its pre-release.
const RELEASES = [90, 100, 110, 121, 122, 200, 201, 213, 300, 310, 400, 990];
const NUMBERS = RELEASES.flatMap((n) => [-n, n]);
const releaseText = (n: number): string => [...String(Math.abs(n)).padStart(3, '0')].join('.');
const write = ({ pre }: Named, n: number): string => `${releaseText(n)}${n < 0 ? pre : ''}`;
const placeOf = (n: number): number => (n < 0 ? -n - 0.5 : n);

const WINDOWS = [
  { name: '1.x', from: 100, before: 200 },
  { name: '2.x', from: 200, before: 300 },
  { name: '3.x', from: 300, before: 400 },
];

interface Case {
  readonly of: Named;
  readonly branches: readonly {
    readonly name: string;
    readonly status: 'supported' | 'end-of-life';
    readonly until: string | undefined;
  }[];
  readonly assessed: 'all' | readonly string[] | undefined;
  readonly ranges: readonly {
    readonly start: number;
    readonly end: number;
    readonly kind: 'fixed' | 'last_affected' | 'open';
  }[];
  readonly listed: readonly number[];
}

const branch = (name: string) =>
  fc.record({
    name: fc.constant(name),
    status: fc.constantFrom('supported' as const, 'end-of-life' as const),
    until: fc.constantFrom(undefined, '2026-05-11', '2026-05-12'),
  });
const subset = fc.subarray(WINDOWS.map(({ name }) => name));
const cases: fc.Arbitrary<Case> = fc
  .record({
    of: fc.constantFrom(...PACKAGES),
    branches: subset.chain((names) => fc.tuple(...names.map(branch))),
    assessed: fc.oneof(fc.constant(undefined), fc.constant('all' as const), subset),
    bounds: fc.subarray(NUMBERS, { maxLength: 6 }),
    kind: fc.constantFrom('fixed' as const, 'last_affected' as const, 'open' as const),
    listed: fc.subarray(NUMBERS, { maxLength: 2 }),
  })
  .map(({ bounds, kind, assessed, ...rest }) => {
    const sorted = bounds.toSorted((a, b) => placeOf(a) - placeOf(b));
    const ranges = sorted.flatMap((start, i) => {
      const end = sorted[i + 1];
      if (i % 2 === 1 || end === undefined) return [];
      return [{ start, end, kind: i + 3 >= sorted.length ? kind : ('fixed' as const) }];
    });
    const names = rest.branches.map(({ name }) => name);
    return {
      ...rest,
      ranges,
      assessed: Array.isArray(assessed) ? assessed.filter((one) => names.includes(one)) : assessed,
    };
  })
  .filter(({ ranges, listed }) => ranges.length + listed.length > 0);

/** The branch of a version: that of its release. */
const branchFor = ({ branches }: Case, n: number): string | undefined =>
  WINDOWS.find(
    ({ name, from, before }) =>
      branches.some((one) => one.name === name) && Math.abs(n) >= from && Math.abs(n) < before,
  )?.name;

function truthOf(one: Case, n: number): State {
  const { ranges, listed, assessed, branches } = one;
  const at = placeOf(n);
  const isIn = ({ start, end, kind }: Case['ranges'][number]): boolean =>
    at >= placeOf(start) &&
    (kind === 'open' || at < placeOf(end) || (kind === 'last_affected' && at === placeOf(end)));
  if (listed.includes(n) || ranges.some(isIn)) return 'affected';
  if (ranges.some(({ end, kind }) => kind === 'fixed' && end === n)) return 'free';
  if (assessed === 'all' || (assessed === undefined && branches.length === 0)) return 'free';
  const own = branchFor(one, n);
  if (own === undefined) return 'unknown';
  const named = [
    ...ranges.flatMap(({ start, end, kind }) => (kind === 'open' ? [start] : [start, end])),
    ...listed,
  ];
  if (named.some((bound) => branchFor(one, bound) === own)) return 'free';
  if (assessed !== undefined) return assessed.includes(own) ? 'free' : 'unknown';
  const { status, until } = branches.find(({ name }) => name === own) ?? {};
  return (until === undefined ? status !== 'end-of-life' : until >= '2026-05-12')
    ? 'free'
    : 'unknown';
}

function contentOf({ of, branches, assessed, ranges, listed }: Case): {
  advisory: Advisory;
  project: Project;
} {
  const advisory = anAdvisory({
    published: '2026-05-12T16:00:00Z',
    ...(assessed === undefined ? {} : { assessed: assessed === 'all' ? assessed : [...assessed] }),
    affected: [
      {
        package: of.purl,
        ranges: ranges.map(({ start, end, kind }) => ({
          introduced: write(of, start),
          ...(kind === 'open' ? {} : { [kind]: write(of, end) }),
        })),
        versions: listed.map((n) => write(of, n)),
      },
    ],
  });
  const project = aProject({
    packages: [of.purl],
    branches: branches.map(({ name, status, until }) => {
      const { from = 0, before = 0 } = WINDOWS.find((one) => one.name === name) ?? {};
      return {
        name,
        status,
        range: `>=${releaseText(from)} <${releaseText(before)}`,
        ...(until && { until }),
      };
    }),
    releases: NUMBERS.map((n) => ({ version: write(of, n) })),
  });
  return { advisory, project };
}

const NAMES = {
  yes: 'affected',
  no: 'free',
  '?': 'unknown',
  affected: 'affected',
  'not-affected': 'free',
  'not-assessed': 'unknown',
  unknown: 'unknown',
} as const;
const stateIn = (text: string): State | undefined =>
  Object.entries(NAMES).find(([name]) => name === text)?.[1];

/**
 * The status for readers: pages, the table, the lookup page, the command line, documents for
 * programs.
 */
function readersOf({ of }: Case, { advisory, project }: { advisory: Advisory; project: Project }) {
  const content = someContent({ advisories: [advisory], projects: [project], releases: [] });
  const coverage = unpacked(
    JSON.parse(JSON.stringify(packed(coverageOf(content, severityLabelIn(english.severity))))),
  );
  const reports = new Map([...versionReports(content)].map((report) => [report.version, report]));
  const pages = versionPages(content).get(project.slug) ?? [];
  const matrix = matrixOf(pages, [advisory], { yes: 'yes', no: 'no' });
  const [named] = project.packages;
  return (version: string): Record<string, State | undefined> => {
    const component = {
      ecosystem: of.ecosystem,
      name: of.name,
      version,
      where: { at: 'question' as const },
    };
    const [answer] = answersFor([component], coverage, versionOrder).answers;
    const report = reports.get(version);
    const page = pages.find((one) => one.version === version);
    const [cell] = matrix.rows.find((row) => row.version === page)?.cells ?? [];
    return {
      model: named && stateIn(affecting(named, version, [advisory], project).status),
      check: stateIn(answer?.status ?? ''),
      document: report && stateIn(versionDocument(report, SITE).status),
      page: stateIn(page?.assessments[0]?.assessment.status ?? ''),
      // The table has no column for an advisory that concerns none of its versions.
      matrix: cell === undefined ? 'free' : stateIn(cell.text),
    };
  };
}

/** The conclusions of scanners from each format that can express the status. */
function scannersOf({ of }: Case, { advisory, project }: { advisory: Advisory; project: Project }) {
  const [named] = project.packages;
  const target = { ...of, label: named === undefined ? '' : packageLabel(named) };
  const vex = vexOf(advisory, SITE);
  const cve = cnaContainer(advisory, { site: SITE, project, now: NOW });
  return {
    osv: scanOsv(osvDocument(advisory, { site: SITE }).text)(target),
    csaf: scanCsaf(JSON.stringify(csafDocument(advisory, project, { site: SITE })))(target),
    cve: scanCve(JSON.stringify({ cnaContainer: cve }))(target),
    vex: vex === undefined ? () => 'silent' : scanVex(JSON.stringify(vex))(target),
  };
}

const ALLOWED = {
  osv: { affected: ['affected'], free: ['unaffected'], unknown: ['unaffected'] },
  csaf: { affected: ['affected'], free: ['fixed', 'silent'], unknown: ['silent'] },
  cve: { affected: ['affected'], free: ['unaffected', 'silent'], unknown: ['silent'] },
  vex: { affected: ['affected', 'silent'], free: ['fixed', 'silent'], unknown: ['silent'] },
} satisfies Record<string, Record<State, string[]>>;

it('each version has one status, in every format, on every page and in every command', {
  timeout: 120_000,
}, () => {
  const counts = { affected: 0, free: 0, unknown: 0, cveFree: 0 };
  fc.assert(
    fc.property(cases, (one) => {
      const made = contentOf(one);
      const [read, scan] = [readersOf(one, made), scannersOf(one, made)];
      for (const n of NUMBERS) {
        const version = write(one.of, n);
        const truth = truthOf(one, n);
        counts[truth]++;
        for (const [reader, state] of Object.entries(read(version)))
          expect([version, reader, state]).toEqual([version, reader, truth]);
        const said = {
          osv: scan.osv(version),
          csaf: scan.csaf(version),
          cve: scan.cve(version),
          vex: scan.vex(version),
        };
        expect(ALLOWED.osv[truth], `OSV of ${version}`).toContain(said.osv);
        expect(ALLOWED.csaf[truth], `CSAF of ${version}`).toContain(said.csaf);
        expect(ALLOWED.cve[truth], `CVE of ${version}`).toContain(said.cve);
        expect(ALLOWED.vex[truth], `VEX of ${version}`).toContain(said.vex);
        if (truth === 'free' && said.cve === 'unaffected') counts.cveFree++;
      }
    }),
    { numRuns: runs(300) },
  );
  expect(Math.min(counts.affected, counts.free, counts.unknown)).toBeGreaterThan(runs(500));
  // CVE cannot express versions after a last affected version, and says nothing about the
  // pre-releases of a first branch.
  expect(counts.cveFree / counts.free).toBeGreaterThan(0.8);
});

it('does not confuse versions', () => {
  for (const of of PACKAGES)
    for (const a of NUMBERS)
      for (const b of NUMBERS)
        expect(compareVersions(of.ecosystem, write(of, a), write(of, b))).toBe(
          Math.sign(placeOf(a) - placeOf(b)),
        );
});
