import { expect, test } from 'vitest';
import { ownKeys } from './own-keys.ts';
import { SOURCE_REVISION } from './source-revision.ts';

const MADE = {
  summary: 'A summary',
  project: 'orbital',
  affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '1.0' }] }],
  credits: [{ name: 'A' }],
  published: '2026-01-01T00:00:00Z',
  imported: { format: 'osv', id: 'X-2026-1' },
};

test('are none if the source changed or removed what an import writes', () => {
  const old = {
    ...MADE,
    summary: 'Another',
    aliases: ['CVE-1900-1'],
    affected: [
      {
        package: 'pkg:pypi/orbital',
        ranges: [{ introduced: '0', last_affected: '1.0' }],
        versions: ['1'],
      },
    ],
    references: [{ type: 'FIX', url: 'https://example.org/' }],
    revisions: [{ at: '2026-01-02T00:00:00Z', kind: 'information', note: SOURCE_REVISION }],
  };
  expect(ownKeys(old, MADE)).toEqual([]);
  expect(ownKeys(undefined, MADE)).toEqual([]);
});

test.each([
  ['tlp', { tlp: 'AMBER' }],
  ['assessed', { assessed: 'all' }],
  ['exploited', { exploited: { aware_at: '2026-01-01T00:00:00Z' } }],
  ['affected.functions', { affected: [{ ...MADE.affected[0], functions: ['open'] }] }],
  ['credits.thanks', { credits: [{ name: 'B' }, { name: 'A', thanks: false }] }],
  [
    'references.title',
    { references: [{ type: 'FIX', url: 'https://example.org/', title: 'The fix' }] },
  ],
  ['withdrawn', { withdrawn: { at: '2026-01-02T00:00:00Z', reason: 'A mistake' } }],
  ['revisions', { revisions: [{ at: '2026-01-02T00:00:00Z', kind: 'range', note: 'Also 0.9.' }] }],
])('are those that no record has: %s', (key, added) => {
  expect(ownKeys({ ...MADE, ...added }, MADE)).toEqual([key]);
});

test('are none if the record has the key too', () => {
  expect(ownKeys({ ...MADE, assessed: ['1.x'] }, { ...MADE, assessed: [] })).toEqual([]);
  const withdrawn = { at: '2026-01-02T00:00:00Z', reason: 'A duplicate' };
  expect(ownKeys({ ...MADE, withdrawn }, { ...MADE, withdrawn })).toEqual([]);
  expect(
    ownKeys({ ...MADE, withdrawn: { ...withdrawn, replaced_by: 'X-1' } }, { ...MADE, withdrawn }),
  ).toEqual(['withdrawn.replaced_by']);
});
