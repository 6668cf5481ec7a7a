// Bad news is always publishable. A release that did not fix a branch, a fix that moved to a later
// release, a reverted fix, and each state of an embargo that broke: the check explains, and every
// document says the same about every version. The expected facts are written by hand.

import { describe, expect, test } from 'vitest';
import { everything } from '../../src/checks/everything.fixture.ts';
import { check } from '../../src/checks/index.ts';
import { announcementChat } from '../../src/formats/announcement/chat.ts';
import { ANNOUNCEMENT_FORMS } from '../../src/formats/announcement/forms.ts';
import { announcementOf, announcementText } from '../../src/formats/announcement/make.ts';
import { csafDocument } from '../../src/formats/csaf/document.ts';
import { cnaContainer } from '../../src/formats/cve/container.ts';
import { settingOf } from '../../src/formats/format.ts';
import { allDocuments } from '../../src/formats/index.ts';
import { osvDocument } from '../../src/formats/osv/osv.ts';
import { vexOf } from '../../src/formats/vex/advisory.fixture.ts';
import { levelOf } from '../../src/model/problem/problem.ts';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aRelease,
  aSite,
  NOW,
  someContent,
} from '../../src/model/testing/advisory.fixture.ts';
import { scanCsaf, scanCve, scanOsv, scanVex } from '../support/consumers/scan.ts';

const SITE = aSite();
const PROJECT = aProject({
  slug: 'comet',
  name: 'Comet',
  packages: ['pkg:pypi/comet'],
  branches: [
    { name: 'main', range: '>=6.0', status: 'unreleased' },
    { name: '5.2', range: '>=5.2 <6.0', status: 'supported' },
    { name: '5.1', range: '>=5.1 <5.2', status: 'security-only' },
    { name: '4.2', range: '>=4.2 <5.0', status: 'security-only' },
  ],
});
const BODY = '## Impact\n\nIt runs code.\n\n## Upgrade\n\n\n\n## Mitigation\n\nNone known.\n';
const [FIRST, LATER] = ['2026-05-12T16:00:00Z', '2026-05-20T10:00:00Z'];

interface State {
  readonly ranges: readonly { introduced: string; fixed?: string; last_affected?: string }[];
  /** The versions of the release; undefined if there is none yet. */
  readonly released?: readonly [string, ...string[]];
  readonly isRevised?: boolean;
  /** What check says: the codes of warnings. There is no error. */
  readonly warnings: readonly string[];
  readonly affected: readonly string[];
  readonly free: readonly string[];
  /** Lines of the mail of the release, and texts that it must not contain. */
  readonly says: readonly string[];
  readonly hides: readonly string[];
  /** The sentence about branches in the feed of advisories. */
  readonly waiting?: string;
}

const STATES: Readonly<Record<string, State>> = {
  'a release that did not fix one branch': {
    ranges: [
      { introduced: '5.2', fixed: '5.2.8' },
      { introduced: '5.1', fixed: '5.1.13' },
      { introduced: '4.2', fixed: '4.2.20' },
    ],
    released: ['5.2.8', '5.1.12', '4.2.20'],
    isRevised: true,
    warnings: ['release-not-fixed'],
    affected: ['5.2.7', '5.1.12', '4.2.19'],
    free: ['5.2.8', '5.1.13', '4.2.20'],
    says: [
      '5.1.12 does not fix it after all; 5.1.13 does.',
      'Upgrading to 5.2.8, 5.1.13 or 4.2.20 is encouraged',
    ],
    hides: ['comet==5.1.12', '5.2.8 does not'],
  },
  'a fix that moved to a later release': {
    ranges: [{ introduced: '5.2', fixed: '5.2.9' }],
    released: ['5.2.8'],
    isRevised: true,
    warnings: ['release-not-fixed'],
    affected: ['5.2.7', '5.2.8'],
    free: ['5.2.9'],
    says: [
      'Subject: Updated: Comet 5.2.8 does not fix CVE-1900-12345 after all',
      'Upgrading to 5.2.9 is encouraged',
    ],
    hides: ['This addresses', 'comet==5.2.8', 'Upgrade to 5.2.8'],
  },
  'a fix that was not complete, as two ranges': {
    ranges: [
      { introduced: '5.2', fixed: '5.2.8' },
      { introduced: '5.2.8', fixed: '5.2.9' },
    ],
    released: ['5.2.8'],
    isRevised: true,
    warnings: ['release-not-fixed'],
    affected: ['5.2.7', '5.2.8'],
    free: ['5.2.9'],
    says: ['5.2.8 does not fix it after all; 5.2.9 does.'],
    hides: ['This addresses', 'comet==5.2.8', 'Upgrade to 5.2.8'],
  },
  'a fix that was reverted': {
    ranges: [{ introduced: '5.2' }],
    released: ['5.2.8'],
    isRevised: true,
    warnings: ['fix-unstated', 'release-not-fixed'],
    affected: ['5.2.7', '5.2.8', '5.2.9'],
    free: ['5.1.9'],
    says: [
      '5.2.8 does not fix it after all; no version of the 5.2 branch does yet.',
      'No version fixes these issues yet.',
    ],
    hides: ['This addresses', 'Upgrade to', 'is encouraged'],
    waiting: 'No fixed version is known on the branch 5.2.',
  },
  'a released branch whose fix exists only on another branch': {
    ranges: [
      { introduced: '5.1', fixed: '5.2.8' },
      { introduced: '4.2', fixed: '4.2.20' },
    ],
    released: ['5.2.8', '5.1.12', '4.2.20'],
    isRevised: true,
    warnings: ['fix-missing', 'release-not-fixed'],
    affected: ['5.2.7', '5.1.12', '5.1.13'],
    free: ['5.2.8', '4.2.20'],
    says: [
      '5.1.12 does not fix it after all, and no version of the 5.1 branch does yet; 5.2.8 does.',
    ],
    hides: ['comet==5.1.12', 'Upgrading to 5.2.8, 5.1.12'],
    waiting: 'No fixed version is known on the branch 5.1.',
  },
  'an embargo that broke before any fix': {
    ranges: [{ introduced: '4.2' }],
    warnings: ['fix-unstated'],
    affected: ['4.2.19', '5.1.12', '5.2.8'],
    free: ['4.1'],
    says: [],
    hides: [],
    waiting: 'No fixed version is known on the branches 5.2, 5.1, 4.2.',
  },
  'an embargo that broke, with the fix of the first branch': {
    ranges: [{ introduced: '4.2', fixed: '5.2.8' }],
    released: ['5.2.8'],
    warnings: ['fix-missing', 'fix-missing'],
    affected: ['4.2.19', '5.1.12', '5.2.7'],
    free: ['5.2.8'],
    says: [
      'Upgrading to 5.2.8 is encouraged',
      'No version of the 5.1 and 4.2 branches has a fix yet.',
    ],
    hides: ['does not fix'],
    waiting: 'No fixed version is known on the branches 5.1, 4.2.',
  },
  'an embargo that broke, with all fixes': {
    ranges: [
      { introduced: '5.2', fixed: '5.2.8' },
      { introduced: '5.1', fixed: '5.1.12' },
      { introduced: '4.2', fixed: '4.2.20' },
    ],
    released: ['5.2.8'],
    isRevised: true,
    warnings: [],
    affected: ['4.2.19', '5.1.11', '5.2.7'],
    free: ['5.2.8', '5.1.12', '4.2.20'],
    says: ['On the 5.1 branch, upgrade to 5.1.12:'],
    hides: ['does not fix', 'has a fix yet'],
  },
};

const REVISION = {
  at: LATER,
  kind: 'fix',
  note: 'What we know about the fix has changed.',
} as const;

function advisoryOf({ ranges, isRevised }: Pick<State, 'ranges' | 'isRevised'>) {
  return anAdvisory({
    project: 'comet',
    affected: [{ package: 'pkg:pypi/comet', ranges: [...ranges] }],
    assessed: 'all',
    published: FIRST,
    body: BODY,
    ...(isRevised === true ? { revisions: [REVISION] } : {}),
  });
}

function contentOf(state: Pick<State, 'ranges' | 'released' | 'isRevised'>) {
  const { released } = state;
  const releases =
    released === undefined
      ? []
      : [
          aRelease({
            slug: `comet-${released[0]}`,
            project: 'comet',
            versions: [...released],
            published: FIRST,
          }),
        ];
  const content = someContent({
    advisories: [advisoryOf(state)],
    projects: [PROJECT],
    releases,
    retrospectives: [],
  });
  return { content, release: releases[0] };
}

/** Words that call a version safe. */
const safeWords = (version: string): RegExp =>
  new RegExp(
    `(?:[Uu]pgrade to|[Uu]pgrading to|comet==|[Ff]ixed in|fixes) ?${version.replaceAll('.', '\\.')}(?![\\d.])`,
  );

const target = { ecosystem: 'PyPI', name: 'comet', label: 'comet (PyPI)', purl: 'pkg:pypi/comet' };

describe.each(Object.entries(STATES))('%s', (_, state) => {
  const { content, release } = contentOf(state);
  const setting = settingOf(SITE, NOW, content);
  const advisory = advisoryOf(state);

  test('is explained, and stops nothing', () => {
    const findings = check(everything({ site: SITE, content }));
    const relevant = findings.filter(({ code }) => /^fix-|^release-/.test(code));
    expect(relevant.map(({ code }) => code).sort()).toEqual(state.warnings);
    for (const one of relevant)
      expect([one.code, levelOf(one), one.explains]).toEqual([one.code, 'warning', true]);
    expect(findings.filter((one) => levelOf(one) === 'error')).toEqual([]);
  });

  test('is the same in every format', () => {
    const vex = vexOf(advisory, SITE);
    const cve = cnaContainer(advisory, { site: SITE, project: PROJECT, now: NOW });
    const scanners = {
      osv: scanOsv(osvDocument(advisory, { site: SITE }).text)(target),
      csaf: scanCsaf(JSON.stringify(csafDocument(advisory, PROJECT, { site: SITE })))(target),
      cve: scanCve(JSON.stringify({ cnaContainer: cve }))(target),
    };
    const vexSays = scanVex(JSON.stringify(vex))(target);
    for (const [format, scan] of Object.entries(scanners)) {
      for (const version of state.affected)
        expect([format, version, scan(version)]).toEqual([format, version, 'affected']);
      for (const version of state.free)
        expect([format, version, scan(version)]).not.toContain('affected');
    }
    for (const version of state.affected)
      expect(['affected', 'silent']).toContain(vexSays(version));
    for (const version of state.free) expect(['fixed', 'silent']).toContain(vexSays(version));
  });

  test('is in the announcement', () => {
    if (release === undefined) return;
    const announcement = announcementOf(release, content, setting);
    const mail = announcementText(announcement).replace(/\s+/g, ' ');
    for (const text of state.says) expect(mail).toContain(text);
    for (const text of state.hides) expect(mail).not.toContain(text);
    const sender = { site: SITE, from: undefined };
    for (const [form, { write }] of Object.entries(ANNOUNCEMENT_FORMS)) {
      const text = write(announcement, sender).replace(/\s+/g, ' ');
      for (const version of state.affected) expect(text, form).not.toMatch(safeWords(version));
    }
    for (const version of state.affected.filter((one) => state.released?.includes(one) === true))
      expect(announcementChat(announcement)).toMatch(
        new RegExp(`${version.replaceAll('.', '\\.')} does not fix`),
      );
  });

  test('is in the feeds, again after a revision', () => {
    const feeds = new Map(
      allDocuments(content, setting).map(({ path, body }) => [path, String(body)]),
    );
    const entry = (path: string) => feeds.get(path) ?? '';
    if (state.waiting === undefined)
      expect(entry('feed.json')).not.toContain('No fixed version is known on the');
    else expect(entry('feed.json')).toContain(state.waiting);
    if (release === undefined) return;
    const updated = state.isRevised === true ? LATER : FIRST;
    expect(entry('announcements/feed.atom')).toMatch(
      new RegExp(`<entry>.*<updated>${updated.slice(0, 19)}`, 's'),
    );
    for (const version of state.affected)
      for (const path of ['feed.json', 'announcements/feed.json', 'releases.ics'])
        expect(entry(path), path).not.toMatch(safeWords(version));
  });
});

describe('before publication', () => {
  test('a release that does not fix its advisory is an error', () => {
    const ranges = [{ introduced: '5.2', fixed: '5.2.9' }];
    const affected = [{ package: 'pkg:pypi/comet', ranges }];
    const later = '2026-07-01T16:00:00Z' as const;
    const advisory = anEmbargoedAdvisory({
      id: 'ORB-2026-0003',
      project: 'comet',
      affected,
      published: later,
      body: BODY,
    });
    const { published: _, ...release } = aRelease({
      slug: 'comet-5.2.8',
      project: 'comet',
      versions: ['5.2.8'],
    });
    const desk = { advisories: [advisory], releases: [{ ...release, state: 'draft' as const }] };
    const content = { advisories: [], releases: [], projects: [PROJECT], retrospectives: [] };
    const found = check(everything({ site: SITE, content, desk })).filter(
      ({ code }) => code === 'release-not-fixed',
    );
    expect(found.map((one) => [levelOf(one), one.message])).toEqual([
      ['error', '5.2.8 does not fix ORB-2026-0003; 5.2.9 does.'],
    ]);
  });

  test('a branch without a fix is an error, and a contradiction inside one file always is', () => {
    const open = advisoryOf({
      ranges: [{ introduced: '5.1' }, { introduced: '5.2', fixed: '5.2.8' }],
    });
    const content = { advisories: [open], releases: [], projects: [PROJECT], retrospectives: [] };
    const [overlap] = check(everything({ site: SITE, content })).filter(
      (one) => levelOf(one) === 'error',
    );
    expect(overlap?.code).toBe('range-overlap');
    expect(overlap?.remedy).toContain('{introduced: "5.1", fixed: "5.2.8"}');
  });
});

test('a release that nobody corrected with a revision fails --strict', () => {
  const { content } = contentOf({
    ranges: [{ introduced: '5.2', fixed: '5.2.9' }],
    released: ['5.2.8'],
  });
  const [found] = check(everything({ site: SITE, content })).filter(
    ({ code }) => code === 'release-not-fixed',
  );
  expect(found?.explains).toBeUndefined();
  expect(found?.remedy).toContain('candor revise ORB-2026-0003');
});
