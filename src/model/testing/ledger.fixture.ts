// For tests only: a ledger with one of each entry. A test only states the differences.

import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { at } from './advisory.fixture.ts';

export const SITE = 'https://security.orbital.example/';

/** Returns an advisory's record. */
export function aRecord(changes: Partial<LedgerRecord> = {}): LedgerRecord {
  const published = at('2026-05-12T16:00:00Z');
  return {
    kind: 'advisory',
    id: 'ORB-2026-0003',
    published,
    modified: published,
    facts: 'f',
    text: 't',
    ...changes,
  };
}

/** Returns the ledger of a small site. */
export function aLedger(changes: Partial<Ledger> = {}): Ledger {
  const paths = [
    'advisories/ORB-2026-0003/index.html',
    'announcements/feed.json',
    'announcements/orbital-2.1.3/index.html',
    'csaf/white/2026/orb-2026-0003.json',
    'csaf/white/2026/orb-2026-0003.json.asc',
    'cve/CVE-1900-12345.json',
    'cwe/CWE-122/index.html',
    'feed.json',
    'index.html',
    'keys/AA.asc',
    'osv/x_ORB-2026-0003.json',
    'policy/index.html',
    'severity/high/feed.json',
    'vex/ORB-2026-0003.json',
  ];
  return {
    version: 2,
    site: SITE,
    prefix: 'x_ORB',
    formats: ['csaf', 'cve', 'feeds', 'keys', 'osv', 'vex'],
    files: paths.map((path) => ({ path, sha256: '1'.repeat(64) })),
    records: [
      aRecord(),
      aRecord({ kind: 'release', id: 'orbital-2.1.3', facts: undefined, text: undefined }),
    ],
    entries: [
      {
        id: 'tag:security.orbital.example,2026:ORB-2026-0003',
        url: `${SITE}advisories/ORB-2026-0003/`,
      },
      {
        id: 'tag:security.orbital.example,2026:announcement-orbital-2.1.3',
        url: `${SITE}announcements/orbital-2.1.3/`,
      },
    ],
    feeds: [
      { path: 'announcements/feed.json', entries: 1 },
      { path: 'feed.json', entries: 1 },
      { path: 'severity/high/feed.json', entries: 1 },
    ],
    keys: [{ name: 'security', fingerprint: 'AA' }],
    redirects: [],
    ...changes,
  };
}
