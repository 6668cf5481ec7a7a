import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import {
  anAdvisory,
  aProject,
  aRelease,
  aSite,
  at,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { settingOf } from '../format.ts';
import { ledgerOf } from '../ledger/ledger.ts';
import { dueNotices, knownNotices } from './known.ts';
import { noticesOf } from './notice.ts';

const REVISION = {
  at: '2026-05-20T10:00:00Z',
  kind: 'range',
  note: 'The 2.0 branch is affected too',
} as const;
const site = aSite();
const settingFor = (content: Content) => settingOf(site, NOW, content);
const contentOf = (changes: Partial<Content>) =>
  someContent({ projects: [aProject()], releases: [], ...changes });
const noticesFor = (content: Content) => noticesOf(content, settingFor(content));
const dueFor = (content: Content, sent: readonly string[] = []): string[] =>
  dueNotices(noticesFor(content), (key) => sent.includes(key)).map(({ key }) => key);
const textsOf = (content: Content): string[] => noticesFor(content).map(({ text }) => text);

describe('the notice of', () => {
  test('an advisory names the project, the vulnerability, its score and whether it is exploited', () => {
    const exploited = { aware_at: '2026-05-01T08:00:00Z' };
    expect(textsOf(contentOf({ advisories: [anAdvisory({ exploited })] }))).toEqual([
      'Security advisory of Orbital: CVE-1900-12345 (CVSS score 8.7): Heap overflow when opening a crafted archive. It is being exploited.',
    ]);
  });

  test('a revision gives its note, except an editorial one or one of a later time', () => {
    const others = [
      { at: '2026-05-21T10:00:00Z', kind: 'editorial', note: 'A comma.' },
      { at: '2026-06-30T10:00:00Z', kind: 'fix', note: 'Later.' },
    ] as const;
    expect(
      textsOf(contentOf({ advisories: [anAdvisory({ revisions: [REVISION, ...others] })] })).slice(
        1,
      ),
    ).toEqual(['Updated: CVE-1900-12345 in Orbital: The 2.0 branch is affected too.']);
  });

  test('a withdrawal gives the reason and the replacement', () => {
    const withdrawn = {
      at: '2026-05-22T10:00:00Z',
      reason: 'It is not reachable',
      replaced_by: 'ORB-2026-0004',
    };
    const other = anAdvisory({ id: 'ORB-2026-0004', aliases: [] });
    const notices = noticesFor(contentOf({ advisories: [anAdvisory({ withdrawn }), other] }));
    expect(notices.map(({ key, text }) => [key, text])).toContainEqual([
      'ORB-2026-0003 withdrawn',
      'Withdrawn: CVE-1900-12345 in Orbital: It is not reachable. It is replaced by ORB-2026-0004.',
    ]);
    expect(notices.map(({ key }) => key)).not.toContain('ORB-2026-0003 published');
  });

  test('anything is one line of bounded length with the address of its page', () => {
    const summary = 'x '.repeat(59);
    const note = 'y '.repeat(240);
    const content = contentOf({
      advisories: [anAdvisory({ summary, revisions: [{ ...REVISION, note }] })],
    });
    for (const { text, url } of noticesFor(content)) {
      expect(text.length).toBeLessThanOrEqual(440);
      expect(text).not.toContain('\n');
      expect(url).toBe('https://security.orbital.example/advisories/ORB-2026-0003/');
    }
  });
});

describe('what is due', () => {
  const revised = anAdvisory({ revisions: [REVISION] });
  const both = contentOf({ advisories: [revised], releases: [aRelease()] });
  const KEYS = ['ORB-2026-0003 published', 'ORB-2026-0003 revised 2026-05-20T10:00:00Z'];

  test('is one notice for a new release with new advisories and their revisions', () => {
    expect(dueFor(both)).toEqual(['release/orbital-2.1.3 published']);
    expect(dueFor(contentOf({ advisories: [revised] }))).toEqual(KEYS.slice(0, 1));
  });

  test('is only the revision, if the rest was sent', () => {
    expect(dueFor(both, ['release/orbital-2.1.3 published', 'ORB-2026-0003 published'])).toEqual(
      KEYS.slice(1),
    );
    expect(dueFor(both, ['release/orbital-2.1.3 published', ...KEYS])).toEqual([]);
  });

  test('is dated by the last of the release and its advisories', () => {
    const early = aRelease({ published: '2026-05-01T16:00:00Z' });
    const [, release] = noticesFor(contentOf({ advisories: [anAdvisory()], releases: [early] }));
    expect(release?.at).toBe(at('2026-05-12T16:00:00Z'));
  });

  test('is what the ledger of the site before does not show', () => {
    const before = contentOf({ advisories: [anAdvisory()], releases: [aRelease()] });
    const ledger = ledgerOf([], [], before, { site });
    const known = knownNotices(noticesFor(both), ledger).map(({ key }) => key);
    expect(known).toEqual(['ORB-2026-0003 published', 'release/orbital-2.1.3 published']);
    expect(
      knownNotices(noticesFor(both), ledgerOf([], [], contentOf({ advisories: [] }), { site }))
        .length,
    ).toBe(0);
    const after = ledgerOf([], [], both, { site });
    expect(knownNotices(noticesFor(both), after)).toEqual(noticesFor(both));
  });
});
