import { describe, expect, it } from 'vitest';
import type { Confirmation } from '../../model/case/release-day.ts';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aRelease,
  at,
  NOW,
} from '../../model/testing/advisory.fixture.ts';
import type { ReleaseDayFacts } from './facts.ts';
import { fixCommits } from './fix.ts';
import { nextOf, reasonNotDone } from './next-step.ts';
import { packagesToPublish } from './publication.ts';
import { releaseSteps } from './release-day.ts';

const HASH = '2681e2f450091bd9cbaa2f3a7bff05b34a2f8d2e';
const FIX = { type: 'FIX', url: `https://git.example/orbital/-/commit/${HASH}` } as const;

/** Facts for a release day on which every check passes. */
function allGood(changes: Partial<ReleaseDayFacts> = {}): ReleaseDayFacts {
  return {
    release: aRelease(),
    project: aProject(),
    advisories: [anAdvisory({ references: [FIX] })],
    others: [],
    now: NOW,
    repository: {
      path: 'clone',
      commits: [{ hash: HASH, within: ['v1.4.7', 'v2.1.3'], beside: [], after: [], there: true }],
      tags: new Map([
        ['1.4.7', 'v1.4.7'],
        ['2.1.3', 'v2.1.3'],
      ]),
    },
    packages: [{ label: 'orbital (PyPI)', version: '2.1.3', known: true }],
    dist: { folder: 'dist', records: new Set(['ORB-2026-0003']), announced: true },
    refusals: [],
    recipients: ['announce@orbital.example'],
    confirmations: [],
    ...changes,
  };
}

const confirmed = (step: number, reason?: string): Confirmation => ({
  step,
  at: NOW,
  by: 'Kim',
  ...(reason === undefined ? {} : { reason }),
});
const states = (facts: ReleaseDayFacts): string[] => releaseSteps(facts).map(({ state }) => state);
const against = (facts: ReleaseDayFacts): string[] =>
  releaseSteps(facts).flatMap(({ evidence }) =>
    evidence.filter(({ holds }) => holds !== true).map(({ words }) => words),
  );

describe('the steps of a release day', () => {
  it('are done if everything was verified; only people know whether mails were sent', () => {
    expect(states(allGood())).toEqual(['done', 'done', 'done', 'done', 'unverified']);
    expect(states(allGood({ confirmations: [confirmed(5)] }))).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
  });

  it('cannot be verified without anything to verify them by', () => {
    const packages = [
      { label: 'orbital (PyPI)', version: '2.1.3', known: undefined, why: 'offline' },
    ];
    const facts = allGood({ repository: undefined, packages, dist: undefined });
    expect(states(facts)).toEqual(['unverified', 'unverified', 'unverified', 'done', 'unverified']);
    expect(releaseSteps(facts)[3]?.warning).toBe('It was done too early: step 1 is not verified.');
    expect(
      states({ ...facts, confirmations: [confirmed(1), confirmed(2), confirmed(3), confirmed(5)] }),
    ).toEqual(Array(5).fill('done'));
  });

  it.each<[string, Partial<ReleaseDayFacts>, number, string]>([
    [
      'a commit that is not there',
      { repository: repositoryWith({ there: false }) },
      1,
      'is not in clone',
    ],
    ['a commit in no branch', { repository: repositoryWith({}) }, 1, 'not in any branch or tag'],
    [
      'a commit in a topic branch',
      { repository: repositoryWith({ beside: ['fix/x'] }) },
      1,
      'only in fix/x',
    ],
    [
      'a tag that is missing',
      { repository: { ...repositoryWith({ within: ['main'] }), tags: new Map() } },
      2,
      '1.4.7 has no tag',
    ],
    [
      'a branch without a version',
      { release: aRelease({ versions: ['2.1.3'] }) },
      2,
      'the branch 1.x is security-only',
    ],
    [
      'a tag that was made before the fix',
      { repository: repositoryWith({ within: ['v2.1.3', 'main'], after: ['v1.4.7'] }) },
      2,
      'v1.4.7 was tagged before 2681e2f45009, which fixes ORB-2026-0003',
    ],
    [
      'a version that is affected',
      { release: aRelease({ versions: ['1.4.6', '2.1.3'] }) },
      2,
      '1.4.6, which is affected',
    ],
    [
      'a package that is missing',
      { packages: [{ label: 'x', version: '1', known: false }] },
      3,
      'x 1 is not in the registry',
    ],
    [
      'an embargoed advisory',
      { advisories: [anEmbargoedAdvisory({ references: [FIX], tlp: 'AMBER' })] },
      4,
      'is TLP:AMBER',
    ],
    ['no advisory', { advisories: [] }, 4, 'names no readable advisory'],
    [
      'a site without the advisory',
      { dist: { folder: 'dist', records: new Set(), announced: true } },
      4,
      'is not in dist',
    ],
    ['an incomplete announcement', { refusals: ['it holds $VERSION'] }, 5, 'it holds $VERSION'],
    [
      'a site without the announcement',
      { dist: { folder: 'dist', records: new Set(['ORB-2026-0003']), announced: false } },
      5,
      'is not in dist',
    ],
  ])('are open for %s', (_what, changes, step, words) => {
    const facts = allGood(changes);
    const found = releaseSteps(facts)[step - 1];
    expect(found?.state).toBe('open');
    expect(against(facts).join('\n')).toContain(words);
  });

  it('stay open if the evidence contradicts a person, unless there was a reason', () => {
    const facts = allGood({
      repository: repositoryWith({ there: false }),
      confirmations: [confirmed(1)],
    });
    expect(releaseSteps(facts)[0]).toMatchObject({
      state: 'open',
      warning: expect.stringContaining('Kim marked'),
    });
    expect(states({ ...facts, confirmations: [confirmed(1, 'It was squashed.')] })[0]).toBe('done');
  });

  it('cannot be verified if a tag has none of the commits: a backport can be another commit', () => {
    const backported = { ...allGood(), repository: repositoryWith({ within: ['v2.1.3', 'main'] }) };
    expect(states(backported)[1]).toBe('unverified');
    expect(against(backported)).toContain(
      'v1.4.7 contains no commit that ORB-2026-0003 names as its fix; if another commit fixes it in 1.4.7, add that commit to the references of ORB-2026-0003',
    );
    const listed = [
      FIX,
      { type: 'FIX', url: `https://git.example/commit/${'c'.repeat(40)}` } as const,
    ];
    const commits = [
      ...backported.repository.commits,
      { hash: 'c'.repeat(40), within: ['v1.4.7'], beside: [], after: [], there: true },
    ];
    const both = {
      repository: { ...backported.repository, commits },
      advisories: [anAdvisory({ references: listed })],
    };
    expect(states({ ...backported, ...both })[1]).toBe('done');
  });

  it('report that a shallow clone cannot decide', () => {
    const facts = allGood({ repository: { ...repositoryWith({ there: undefined }) } });
    expect(releaseSteps(facts)[0]?.state).toBe('unverified');
  });

  it('count versions of another release that fixes the same', () => {
    const release = aRelease({ versions: ['2.1.3'] });
    const facts = allGood({ release, others: [{ slug: 'orbital-1.4.7', versions: ['1.4.7'] }] });
    expect(releaseSteps(facts)[1]?.evidence.map(({ words }) => words)).toContain(
      'the branch 1.x gets 1.4.7 (orbital-1.4.7)',
    );
  });

  it('are unknown for a version that cannot be compared with the advisories', () => {
    const commits = { introduced: 'a'.repeat(40), repo: 'https://git.example/orbital' };
    const affected = [
      {
        package: 'pkg:pypi/orbital',
        ranges: [
          { introduced: '1.0.0', fixed: '1.4.7' },
          { introduced: '2.0.0', fixed: '2.1.3' },
          commits,
        ],
      },
    ];
    const release = aRelease({ versions: ['1.4.8', '2.1.3'] });
    const evidence =
      releaseSteps(allGood({ release, advisories: [anAdvisory({ affected })] }))[1]?.evidence ?? [];
    expect(evidence).toContainEqual({
      holds: undefined,
      words: 'the branch 1.x gets 1.4.8: the advisories do not state whether it is affected',
    });
    expect(evidence).toContainEqual({ holds: true, words: 'the branch 2.x gets 2.1.3' });
  });

  it('require nothing in a branch that is no longer supported', () => {
    const branches = [
      { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' },
      { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'security-only', until: '2026-05-31' },
    ] as const;
    const facts = allGood({
      project: aProject({ branches: [...branches] }),
      release: aRelease({ versions: ['2.1.3'] }),
    });
    expect(states(facts)[1]).toBe('done');
  });

  it('require only that a withdrawn advisory is public', () => {
    const withdrawn = { at: '2026-05-20T10:00:00Z', reason: 'No vulnerability.' };
    const facts = allGood({
      advisories: [anAdvisory({ withdrawn, references: [] })],
      repository: repositoryWith({}),
    });
    expect(releaseSteps(facts)[0]?.evidence).toEqual([]);
    expect(releaseSteps(facts)[3]?.state).toBe('done');
  });

  it('warn if a built site contains embargoed content', () => {
    const advisories = [
      anEmbargoedAdvisory({
        id: 'ORB-2026-0003',
        references: [FIX],
        published: '2027-01-12T16:00:00Z',
      }),
    ];
    expect(against(allGood({ advisories })).join('\n')).toContain(
      'ORB-2026-0003 is in dist and must not be public yet',
    );
    const dist = { folder: 'dist', records: new Set<string>(), announced: true };
    expect(against(allGood({ advisories, dist })).join('\n')).not.toContain(
      'ORB-2026-0003 is in dist',
    );
  });

  it('warn if the advisory is public before the packages are', () => {
    const facts = allGood({ packages: [{ label: 'x', version: '1', known: false }] });
    expect(releaseSteps(facts)[3]?.warning).toBe('It was done too early: step 3 is open.');
  });
});

function repositoryWith(
  fact: Partial<NonNullable<ReleaseDayFacts['repository']>['commits'][number]>,
) {
  const tags = new Map([
    ['1.4.7', 'v1.4.7'],
    ['2.1.3', 'v2.1.3'],
  ]);
  return {
    path: 'clone',
    commits: [{ hash: HASH, within: [], beside: [], after: [], there: true, ...fact }],
    tags,
  };
}

describe('marking a step as done', () => {
  it('is refused before the previous step is done, with the reason for the order', () => {
    const steps = releaseSteps(
      allGood({ packages: [{ label: 'x', version: '1', known: undefined }] }),
    );
    expect(reasonNotDone(3, steps)).toBeUndefined();
    expect(reasonNotDone(4, steps)).toMatch(/^Step 4 comes after step 3 .*cannot upgrade\.$/);
  });

  it('is refused against the evidence', () => {
    const steps = releaseSteps(allGood({ packages: [{ label: 'x', version: '1', known: false }] }));
    expect(reasonNotDone(3, steps)).toBe(
      'The evidence contradicts this: x 1 is not in the registry.',
    );
    expect(reasonNotDone(6, steps)).toBe('There is no step 6.');
  });
});

describe('the next step', () => {
  it('is the first one that is not done', () => {
    expect(nextOf(releaseSteps(allGood()), 'orbital-2.1.3')).toContain('--done 5');
    expect(nextOf(releaseSteps(allGood({ confirmations: [confirmed(5)] })), 'x')).toContain(
      'retrospective',
    );
    expect(nextOf(releaseSteps(allGood({ advisories: [] })), 'x')).toContain('step 1');
  });
});

describe('the evidence to search for', () => {
  it('includes the commits of references of type FIX, and the ends of ranges of commits', () => {
    const other = 'b'.repeat(40);
    const advisory = anAdvisory({
      references: [
        FIX,
        { type: 'WEB', url: `https://git.example/commit/${other}` },
        { type: 'FIX', url: 'https://git.example/pull/1' },
      ],
      affected: [
        {
          package: { repo: 'https://git.example/orbital' },
          ranges: [{ introduced: '0', fixed: other.toUpperCase() }],
        },
        { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }] },
      ],
    });
    expect(fixCommits(advisory)).toEqual([HASH, other]);
  });

  it('includes the versions of the release that fix something in each package of the project', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0', fixed: '1.4.7' }] },
      { package: 'pkg:npm/other', ranges: [{ introduced: '1.0.0', fixed: '9.0.0' }] },
    ];
    const facts = {
      ...allGood(),
      advisories: [anAdvisory({ affected, published: at('2026-05-12T16:00:00Z') })],
    };
    expect(packagesToPublish(facts)).toEqual([
      { ecosystem: 'PyPI', name: 'orbital', label: 'orbital (PyPI)', version: '1.4.7' },
    ]);
  });
});
