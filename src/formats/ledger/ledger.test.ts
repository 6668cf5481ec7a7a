import { describe, expect, test } from 'vitest';
import type { Content } from '../../model/content.ts';
import {
  anAdvisory,
  aRelease,
  aRetrospective,
  aStatement,
  at,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { advisoryFeed } from '../feed/feed.ts';
import type { Document } from '../format.ts';
import { aSetting } from '../setting.fixture.ts';
import { type LedgerFile, ledgerDocument } from './ledger.ts';

const setting = aSetting();
const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)];

const textOf = (
  files: readonly LedgerFile[],
  documents: readonly Document[],
  changes: Partial<Content> = {},
): string => String(ledgerDocument(files, documents, someContent(changes), setting).body);
const read = (...words: Parameters<typeof textOf>): Record<string, unknown> =>
  JSON.parse(textOf(...words));

describe('the ledger', () => {
  test('lists every file except itself, by path', () => {
    const files = ['b.txt', 'a/z.json', 'B.txt', 'ledger.json'].map((path) => ({
      path,
      sha256: ONE,
    }));
    expect(read(files, [])).toMatchObject({
      version: 2,
      site: 'https://security.orbital.example/',
      files: ['B.txt', 'a/z.json', 'b.txt'].map((path) => ({ path, sha256: ONE })),
    });
  });

  test('has the dates of all published content, by kind and id', () => {
    const content = {
      advisories: [
        anAdvisory({
          id: 'ORB-2026-10',
          revisions: [{ at: '2026-05-20T10:00:00Z', kind: 'range', note: 'More.' }],
        }),
        anAdvisory({
          id: 'ORB-2026-9',
          withdrawn: { at: '2026-05-30T16:00:00Z', reason: 'Not one.' },
        }),
      ],
      releases: [aRelease()],
      retrospectives: [aRetrospective()],
      statements: [
        aStatement({ revisions: [{ at: '2026-05-19T16:00:00Z', note: 'Looked again.' }] }),
      ],
    };
    const published = '2026-05-12T16:00:00Z';
    expect(read([], [], content)['records']).toMatchObject([
      {
        kind: 'advisory',
        id: 'ORB-2026-9',
        published,
        modified: '2026-05-30T16:00:00Z',
        withdrawn: '2026-05-30T16:00:00Z',
      },
      { kind: 'advisory', id: 'ORB-2026-10', published, modified: '2026-05-20T10:00:00Z' },
      { kind: 'release', id: 'orbital-2.1.3', published, modified: published },
      {
        kind: 'retrospective',
        id: 'archive-overflow',
        published: '2026-05-20T16:00:00Z',
        modified: '2026-05-20T16:00:00Z',
      },
      {
        kind: 'statement',
        id: 'inflate-overflow',
        published: '2026-05-18T16:00:00Z',
        modified: '2026-05-19T16:00:00Z',
      },
    ]);
  });

  test('has the ids of all feed entries, each once, whatever feeds contain them', () => {
    const other = anAdvisory({ id: 'ORB-2026-0002', published: '2026-05-11T16:00:00Z' });
    const feed = advisoryFeed(someContent({ advisories: [anAdvisory(), other] }), setting);
    const copies = feed.map((one) => ({ ...one, path: `projects/orbital/${one.path}` }));
    expect(read([], [...feed, ...copies])['entries']).toEqual([
      {
        id: 'tag:security.orbital.example,2026:ORB-2026-0002',
        url: 'https://security.orbital.example/advisories/ORB-2026-0002/',
      },
      {
        id: 'tag:security.orbital.example,2026:ORB-2026-0003',
        url: 'https://security.orbital.example/advisories/ORB-2026-0003/',
      },
    ]);
  });

  test('does not depend on the order of the content or on the time of the build', () => {
    const files = [
      { path: 'a', sha256: ONE },
      { path: 'b', sha256: TWO },
    ] as const;
    const releases = [aRelease(), aRelease({ slug: 'orbital-1.4.7' })];
    const feed = advisoryFeed(someContent(), setting);
    const text = textOf(files, feed, { releases });
    expect(textOf(files.toReversed(), feed.toReversed(), { releases: releases.toReversed() })).toBe(
      text,
    );
    const later = ledgerDocument(
      files,
      feed,
      someContent({ releases }),
      aSetting({ now: at('2027-01-01T00:00:00Z') }),
    );
    expect(later.body).toBe(text);
    expect(text).not.toContain(NOW);
  });

  test('is JSON with one item on each line', () => {
    expect(
      textOf(
        [
          { path: 'a', sha256: ONE },
          { path: 'b', sha256: TWO },
        ],
        [],
        { advisories: [], releases: [] },
      ).replace(/("formats": \[)[^\]]*/, '$1FORMATS'),
    ).toBe(`{
  "version": 2,
  "site": "https://security.orbital.example/",
  "prefix": "x_ORB",
  "formats": [FORMATS],
  "files": [
    {"path":"a","sha256":"${ONE}"},
    {"path":"b","sha256":"${TWO}"}
  ],
  "records": [],
  "entries": [],
  "feeds": [],
  "keys": [
    {"name":"security","fingerprint":"0123456789ABCDEF0123456789ABCDEF01234567"}
  ],
  "redirects": []
}
`);
  });
});
