import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import { anAdvisory, aProject, someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { versionDocuments, versionPath } from './versions.ts';

const documents = (changes: Partial<Content>) =>
  versionDocuments(someContent({ releases: [], ...changes }), aSetting());
const bodyOf = (path: string, changes: Partial<Content>): unknown =>
  JSON.parse(String(documents(changes).find((one) => one.path === path)?.body));

test('is one for each version, and lists the advisories that affect each package of that version', () => {
  const projects = [
    aProject({
      packages: ['pkg:pypi/orbital', 'pkg:npm/%40orbital/archive'],
      branches: [
        { name: '2.x', range: '>=2.0.0', status: 'security-only', until: '2027-06-30' },
        { name: '1.x', range: '<2.0.0', status: 'end-of-life', until: '2025-12-31' },
      ],
      releases: [{ version: '2.1.2', date: '2026-01-20' }],
    }),
  ];
  const advisories = [
    anAdvisory({
      affected: [
        { package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.3' }] },
      ],
    }),
    anAdvisory({
      id: 'ORB-2026-0004',
      severity: [],
      rating: { level: 'low', reason: 'No score.' },
      affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '3.0.0' }] }],
    }),
  ];
  expect(
    documents({ projects, advisories }).map(({ path, title, type }) => `${path} ${type} ${title}`),
  ).toEqual([
    'projects/orbital/2.1.2.json application/json Advisories for Orbital 2.1.2',
    'projects/orbital/3.0.0.json application/json Advisories for Orbital 3.0.0',
    'projects/orbital/2.1.3.json application/json Advisories for Orbital 2.1.3',
    'projects/orbital/2.0.0.json application/json Advisories for Orbital 2.0.0',
  ]);
  const branch = { name: '2.x', status: 'security-only', until: '2027-06-30' };
  expect(bodyOf('projects/orbital/2.1.2.json', { projects, advisories })).toEqual({
    project: 'orbital',
    version: '2.1.2',
    released: '2026-01-20',
    url: 'https://security.orbital.example/projects/orbital/',
    status: 'affected',
    worst_severity: 'high',
    packages: [
      {
        ecosystem: 'PyPI',
        name: 'orbital',
        purl: 'pkg:pypi/orbital',
        status: 'affected',
        assessed: true,
        branch,
        worst_severity: 'high',
        advisories: [
          {
            id: 'ORB-2026-0003',
            url: 'https://security.orbital.example/advisories/ORB-2026-0003/',
            severity: 'high',
            fixed_in_same_branch: '2.1.3',
            fixed_in: '2.1.3',
          },
          {
            id: 'ORB-2026-0004',
            url: 'https://security.orbital.example/advisories/ORB-2026-0004/',
            severity: 'low',
            fixed_in_same_branch: '3.0.0',
            fixed_in: '3.0.0',
          },
        ],
        not_assessed: [],
        statements: [],
      },
      {
        ecosystem: 'npm',
        name: '@orbital/archive',
        purl: 'pkg:npm/%40orbital/archive',
        status: 'not-affected',
        assessed: true,
        branch,
        worst_severity: null,
        advisories: [],
        not_assessed: [],
        statements: [],
      },
    ],
  });
});

describe('a version that was not assessed', () => {
  const old = { name: '1.x', range: '<2.0.0', status: 'end-of-life', until: '2025-12-31' } as const;
  const later = anAdvisory({
    affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.3' }] }],
  });

  test('is a version on no branch of the project, even if no advisory concerns the package', () => {
    const branches = [{ name: '1.x', range: '>=1.0.0 <2.0.0', status: 'supported' as const }];
    const projects = [aProject({ branches, releases: [{ version: '1.5' }, { version: '99' }] })];
    expect(bodyOf('projects/orbital/1.5.json', { projects, advisories: [] })).toMatchObject({
      status: 'not-affected',
    });
    expect(bodyOf('projects/orbital/99.json', { projects, advisories: [] })).toMatchObject({
      status: 'not-assessed',
      packages: [
        {
          assessed: false,
          not_assessed: [{ reason: expect.stringContaining('cannot be assigned'), advisories: 0 }],
        },
      ],
    });
  });

  test('is reported, with the reason and the last day of support', () => {
    const projects = [aProject({ branches: [old], releases: [{ version: '1.5' }] })];
    expect(bodyOf('projects/orbital/1.5.json', { projects, advisories: [later] })).toMatchObject({
      status: 'not-assessed',
      worst_severity: null,
      packages: [
        {
          status: 'not-assessed',
          assessed: false,
          branch: { name: '1.x', status: 'end-of-life' },
          advisories: [],
          not_assessed: [
            {
              reason: expect.stringMatching(/^The last day of support was 2025-12-31: /),
              advisories: 1,
            },
          ],
        },
      ],
    });
  });

  test('is reported beside the advisories that affect it', () => {
    const silent = anAdvisory({ id: 'ORB-2026-0004', affected: [{ package: 'pkg:pypi/orbital' }] });
    expect(bodyOf('projects/orbital/2.0.0.json', { advisories: [later, silent] })).toMatchObject({
      status: 'affected',
      packages: [{ status: 'affected', assessed: false, not_assessed: [{ advisories: 1 }] }],
    });
  });
});

describe('the path of a version', () => {
  test.each([
    ['2.1.3', '2.1.3'],
    ['1!2.0rc1', '1!2.0rc1'],
    ['1:2.0~rc1-1+deb12u1', '1_3A2.0~rc1-1_2Bdeb12u1'],
    ['1.0.0+build.5', '1.0.0_2Bbuild.5'],
    ['release_1/2', 'release_5F1_2F2'],
    ['../1', '.._2F1'],
    ['é1', '_C3_A91'],
  ])('of %s is safe in an address and on a disk: %s', (version, name) => {
    expect(versionPath('orbital', version)).toBe(`projects/orbital/${name}.json`);
  });

  test('is undefined if the version has no digit, so that no feed is replaced, or if it is too long', () => {
    expect(
      ['feed', 'index', '', '..', 'main'].map((version) => versionPath('orbital', version)),
    ).toEqual(Array(5).fill(undefined));
    expect(versionPath('orbital', '1'.repeat(200))).toBeDefined();
    expect(versionPath('orbital', '1'.repeat(201))).toBeUndefined();
  });

  test('differs for any two versions', () => {
    const version = fc.string({
      unit: fc.constantFrom('1', '_', '2', 'F', ':', '+', '/', '.', 'é', ' '),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [left, right] = [versionPath('orbital', a), versionPath('orbital', b)];
        if (left !== undefined)
          expect(left).toMatch(/^projects\/orbital\/[A-Za-z0-9.~!_-]+\.json$/);
        if (a !== b && left !== undefined) expect(right).not.toBe(left);
      }),
    );
  });
});
