import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../testing/advisory.fixture.ts';
import { aLedger, aRecord, SITE } from '../testing/ledger.fixture.ts';
import { compareLedgers } from './compare.ts';
import { LEDGER_RULES } from './exceptions.ts';
import type { Ledger, LedgerRecord } from './ledger.ts';

const BEFORE = aLedger();
const [ADVISORY, RELEASE] = BEFORE.records;
const found = (after: Ledger, before = BEFORE): string[] =>
  compareLedgers(before, after).map(({ code, about }) => `${code} ${about}`.trim());
const withRecord = (changes: Partial<LedgerRecord>): Partial<Ledger> => ({
  records: [aRecord(changes), ...(RELEASE === undefined ? [] : [RELEASE])],
});
const without = (...paths: string[]): Partial<Ledger> => ({
  files: BEFORE.files.filter(({ path }) => !paths.includes(path)),
});
const REVISED = { modified: at('2026-05-20T10:00:00Z'), facts: 'other', text: 'other' };
const NEW = aRecord({
  id: 'ORB-2026-0004',
  published: at('2026-06-01T16:00:00Z'),
  modified: at('2026-06-01T16:00:00Z'),
});

const BROKEN: [string, Partial<Ledger>, string[]][] = [
  [
    'a record is missing',
    { records: RELEASE === undefined ? [] : [RELEASE] },
    ['ledger-record-missing ORB-2026-0003'],
  ],
  [
    'its date changed',
    withRecord({ published: at('2026-05-12T15:00:00Z') }),
    ['ledger-published-changed ORB-2026-0003'],
  ],
  [
    'its last change moved back in time',
    withRecord({ modified: at('2026-05-11T16:00:00Z') }),
    ['ledger-modified-back ORB-2026-0003'],
  ],
  [
    'its facts changed without a revision',
    withRecord({ facts: 'other' }),
    ['ledger-modified-unchanged ORB-2026-0003'],
  ],
  [
    'its text changed without a revision',
    withRecord({ text: 'other' }),
    ['ledger-modified-unchanged ORB-2026-0003'],
  ],
  [
    'an editorial revision changed facts',
    withRecord({ facts: 'other', editorials: 1 }),
    ['ledger-modified-unchanged ORB-2026-0003'],
  ],
  ['a page is gone', without('policy/index.html'), ['ledger-path-gone policy/']],
  [
    'a document is gone',
    without('osv/x_ORB-2026-0003.json'),
    ['ledger-path-gone osv/x_ORB-2026-0003.json'],
  ],
  [
    'a document that a change can remove is gone without a change',
    without('vex/ORB-2026-0003.json'),
    ['ledger-path-gone vex/ORB-2026-0003.json'],
  ],
  [
    'a list is gone although nothing changed',
    without('cwe/CWE-122/index.html'),
    ['ledger-path-gone cwe/CWE-122/'],
  ],
  [
    'an OSV record is gone with a change',
    { ...without('osv/x_ORB-2026-0003.json'), ...withRecord(REVISED) },
    ['ledger-path-gone osv/x_ORB-2026-0003.json'],
  ],
  [
    'an entry is gone',
    { entries: BEFORE.entries.slice(1) },
    ['ledger-entry-gone advisories/ORB-2026-0003/'],
  ],
  [
    'an entry has another id',
    { entries: BEFORE.entries.map((one) => ({ ...one, id: `${one.id}x` })) },
    [
      'ledger-entry-gone advisories/ORB-2026-0003/',
      'ledger-entry-gone announcements/orbital-2.1.3/',
    ],
  ],
  [
    'a feed is empty',
    { feeds: BEFORE.feeds.map((one) => (one.path === 'feed.json' ? { ...one, entries: 0 } : one)) },
    ['ledger-feed-empty feed.json'],
  ],
  [
    'a key is replaced',
    { keys: [{ name: 'security', fingerprint: 'BB' }] },
    ['ledger-key-replaced security'],
  ],
  ['a key is gone', { keys: [] }, ['ledger-key-gone security']],
  [
    'the site moved',
    {
      site: 'https://orbital.example/',
      entries: BEFORE.entries.map(({ id, url }) => ({
        id: `${id}y`,
        url: url.replace('security.', ''),
      })),
    },
    ['ledger-site-changed'],
  ],
  ['the prefix changed', { prefix: 'ORB' }, ['ledger-prefix-changed']],
  [
    'a format is off',
    {
      formats: BEFORE.formats.filter((name) => name !== 'vex'),
      ...without('vex/ORB-2026-0003.json'),
    },
    ['ledger-format-gone vex'],
  ],
  [
    'a new record is older than published ones',
    { records: [...BEFORE.records, aRecord({ id: 'ORB-2026-0002' })] },
    ['ledger-modified-old ORB-2026-0002'],
  ],
];

describe('a ledger that breaks published content', () => {
  test.each(BROKEN)('is reported: %s', (_name, changes, expected) => {
    expect(found(aLedger(changes)).sort()).toEqual(expected);
  });

  test('is reported: a withdrawal is undone', () => {
    const before = aLedger(withRecord({ withdrawn: at('2026-05-30T16:00:00Z') }));
    expect(found(BEFORE, before)).toEqual(['ledger-withdrawn-undone ORB-2026-0003']);
  });

  test('is reported by every rule that can have an exception', () => {
    const reported = [...BROKEN.flatMap(([, , codes]) => codes), 'ledger-withdrawn-undone'].map(
      (one) => one.split(' ')[0],
    );
    expect([...new Set(reported)].sort()).toEqual(Object.keys(LEDGER_RULES).sort());
  });
});

describe('a ledger that keeps published content', () => {
  test.each<[string, Partial<Ledger>]>([
    ['a new record', { records: [...BEFORE.records, NEW] }],
    [
      'an imported record with an old date',
      { records: [...BEFORE.records, aRecord({ id: 'ORB-2020-0001', imported: true })] },
    ],
    ['a correction', withRecord(REVISED)],
    [
      'a correction that leaves lists, a CVE, OpenVEX and a stale signature behind',
      {
        ...withRecord(REVISED),
        ...without(
          'cwe/CWE-122/index.html',
          'cve/CVE-1900-12345.json',
          'vex/ORB-2026-0003.json',
          'csaf/white/2026/orb-2026-0003.json.asc',
        ),
        feeds: BEFORE.feeds.map((one) =>
          one.path.startsWith('severity/') ? { ...one, entries: 0 } : one,
        ),
      },
    ],
    ['changed wording with an editorial revision', withRecord({ text: 'other', editorials: 1 })],
    [
      'a moved page with a redirect',
      { ...without('policy/index.html'), redirects: [{ from: '/policy/', to: '/about/' }] },
    ],
    [
      'a moved document with a redirect of the host',
      {
        ...without('osv/x_ORB-2026-0003.json'),
        redirects: [{ from: '/osv/x_ORB-2026-0003.json', to: '/a.json' }],
      },
    ],
    ['a renamed key', { keys: [{ name: 'old', fingerprint: 'AA' }] }],
    ['an additional key', { keys: [...BEFORE.keys, { name: 'next', fingerprint: 'BB' }] }],
    ['renamed scripts', { files: [...BEFORE.files, { path: '_astro/b.js', sha256: '2' }] }],
  ])('is accepted: %s', (_name, changes) => {
    expect(found(aLedger(changes))).toEqual([]);
  });

  test('is accepted: a renamed release with a redirect', () => {
    const moved = { ...RELEASE, kind: 'release', id: 'orbital-2.1.4' } as const;
    const after = aLedger({
      records: [aRecord(), aRecord({ ...moved, facts: undefined, text: undefined })],
      ...without('announcements/orbital-2.1.3/index.html'),
      entries: [
        ...BEFORE.entries.slice(0, 1),
        { id: 'new', url: `${SITE}announcements/orbital-2.1.4/` },
      ],
      redirects: [{ from: '/announcements/orbital-2.1.3/', to: '/announcements/orbital-2.1.4/' }],
    });
    expect(found(after)).toEqual([]);
    expect(found({ ...after, redirects: [] })).toContain(
      'ledger-record-missing release/orbital-2.1.3',
    );
  });

  test('is accepted: renamed scripts', () => {
    const before = aLedger({ files: [...BEFORE.files, { path: '_astro/a.js', sha256: '2' }] });
    expect(found(BEFORE, before)).toEqual([]);
  });
});

const shuffled = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** Ledgers with some records and pages. */
const ledgers = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 12 })
  .map((numbers) => numbers.map((number) => `ORB-2026-${String(number).padStart(4, '0')}`))
  .map((ids) =>
    aLedger({
      records: ids.map((id) => aRecord({ id })),
      files: ids.flatMap((id) =>
        [
          `advisories/${id}/index.html`,
          `osv/x_${id}.json`,
          `vex/${id}.json`,
          `cwe/CWE-${Number(id.slice(-4))}/index.html`,
          `pdf/${id}.pdf`,
        ].map((path) => ({ path, sha256: id })),
      ),
      entries: ids.map((id) => ({ id: `tag:x,2026:${id}`, url: `${SITE}advisories/${id}/` })),
    }),
  );

describe('any ledger', () => {
  test('has no findings compared with itself, in any order', () => {
    const both = ledgers.chain((ledger) =>
      fc.record({
        ledger: fc.constant(ledger),
        records: shuffled(ledger.records),
        files: shuffled(ledger.files),
        entries: shuffled(ledger.entries),
      }),
    );
    fc.assert(
      fc.property(both, ({ ledger, ...lists }) => {
        expect(found({ ...ledger, ...lists }, ledger)).toEqual([]);
      }),
    );
  });

  test.each(['records', 'files', 'entries', 'keys'] as const)(
    'has findings with one of its %s removed',
    (list) => {
      fc.assert(
        fc.property(ledgers, fc.nat(), (ledger, pick) => {
          const items: readonly unknown[] = ledger[list];
          const index = pick % items.length;
          const after = { ...ledger, [list]: items.filter((_, i) => i !== index) };
          expect(found(after, ledger)).toHaveLength(1);
        }),
      );
    },
  );

  test('gives the same findings in the same order for any order of its lists', () => {
    const changed = ledgers.chain((ledger) =>
      fc.record({
        ledger: fc.constant(ledger),
        files: fc.subarray([...ledger.files]),
        records: fc.subarray([...ledger.records]),
      }),
    );
    fc.assert(
      fc.property(changed, ({ ledger, files, records }) => {
        const after = { ...ledger, files, records };
        const turned = { ...after, files: files.toReversed(), records: records.toReversed() };
        const before = {
          ...ledger,
          files: ledger.files.toReversed(),
          records: ledger.records.toReversed(),
        };
        expect(compareLedgers(before, turned)).toEqual(compareLedgers(ledger, after));
      }),
    );
  });
});

test('an advisory and its findings name the file that its author edits', () => {
  expect(ADVISORY?.kind).toBe('advisory');
  const [finding] = compareLedgers(BEFORE, aLedger(withRecord({ facts: 'other' })));
  expect(finding).toMatchObject({
    file: 'advisories/2026/ORB-2026-0003.md',
    at: { path: ['revisions'] },
  });
  expect(finding?.message).toContain('(record: ORB-2026-0003)');
});
