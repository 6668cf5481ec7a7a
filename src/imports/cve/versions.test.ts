import { describe, expect, test } from 'vitest';
import type { CveProduct } from './shape.ts';
import { readVersions } from './versions.ts';

const SHA = 'a'.repeat(40);
type Versions = NonNullable<CveProduct['versions']>;
const affected = (one: Partial<Versions[number]>): Versions => [{ status: 'affected', ...one }];
const read = (versions: Versions, defaultStatus?: string, ecosystem: string | undefined = 'npm') =>
  readVersions({ versions, ...(defaultStatus === undefined ? {} : { defaultStatus }) }, ecosystem);

describe('the versions of a CVE record', () => {
  test.each<[string, Versions, object]>([
    ['a single version', affected({ version: '1.0.0' }), { versions: ['1.0.0'] }],
    [
      'lessThan',
      affected({ version: '1.0.0', lessThan: '1.2.0' }),
      { ranges: [{ introduced: '1.0.0', fixed: '1.2.0' }] },
    ],
    [
      'an end',
      affected({ version: '0', lessThanOrEqual: '1.2.0' }),
      { ranges: [{ introduced: '0', last_affected: '1.2.0' }] },
    ],
    [
      'no end',
      affected({ version: '1.0.0', lessThan: '*' }),
      { ranges: [{ introduced: '1.0.0' }] },
    ],
    ['all', affected({ version: '*' }), { ranges: [{ introduced: '0' }] }],
    [
      'no start',
      affected({ version: 'unspecified', lessThan: '2.0.0' }),
      { ranges: [{ introduced: '0', fixed: '2.0.0' }] },
    ],
    [
      'a comparison',
      affected({ version: '>= 1.0.0, < 1.2.0' }),
      { ranges: [{ introduced: '1.0.0', fixed: '1.2.0' }] },
    ],
    ['nothing', affected({ version: 'n/a' }), {}],
    [
      'changes of status',
      affected({
        version: '1.0.0',
        lessThan: '3.0.0',
        changes: [
          { at: '1.1.0', status: 'unaffected' },
          { at: '2.0.0', status: 'affected' },
        ],
      }),
      {
        ranges: [
          { introduced: '1.0.0', fixed: '1.1.0' },
          { introduced: '2.0.0', fixed: '3.0.0' },
        ],
      },
    ],
  ])('can be %s', (_, versions, expected) => {
    expect(read(versions)).toEqual({ ranges: [], versions: [], unread: [], ...expected });
  });

  test.each<[string, Versions]>([
    ['before 2.0', affected({ version: 'before 2.0' })],
    ['a wildcard', affected({ version: '1.0', lessThanOrEqual: '1.*' })],
    ['two ends', affected({ version: '1.0', lessThan: '2', lessThanOrEqual: '2' })],
    ['an unknown state', [{ version: '1.0', status: 'unknown', lessThan: '2.0' }]],
    [
      'a change to an unknown state',
      affected({ version: '1.0', lessThan: '2', changes: [{ at: '1.5', status: 'unknown' }] }),
    ],
    [
      'an unaffected range with changes',
      [
        {
          version: '1',
          status: 'unaffected',
          lessThan: '3',
          changes: [{ at: '2', status: 'affected' }],
        },
      ],
    ],
  ])('that are no range are kept as a statement: %s', (_, versions) => {
    const { ranges, versions: single, unread } = read(versions);
    expect([ranges, single, unread.length]).toEqual([[], [], 1]);
  });

  test('that are unaffected have no place', () => {
    expect(read([{ version: '1.0', status: 'unaffected', lessThan: '2.0' }])).toEqual({
      ranges: [],
      versions: [],
      unread: [],
    });
  });

  test('are all but the unaffected ones if the default is "affected"', () => {
    const unaffected = (version: string, lessThan: string) => ({
      version,
      lessThan,
      status: 'unaffected',
    });
    expect(
      read([unaffected('3.0.0', '*'), unaffected('1.0.0', '2.0.0')], 'affected').ranges,
    ).toEqual([
      { introduced: '0', fixed: '1.0.0' },
      { introduced: '2.0.0', fixed: '3.0.0' },
    ]);
    expect(read([], 'affected').ranges).toEqual([{ introduced: '0' }]);
    expect(
      read([unaffected('1.0.0', '2.0.0'), unaffected('3.0.0', '*')], 'affected', 'product').unread,
    ).toHaveLength(1);
    expect(read([{ version: '1.5', status: 'unaffected' }], 'affected').unread).toHaveLength(1);
  });

  test('of a repository are commits', () => {
    const git = (version: string, lessThan: string) =>
      readVersions({ versions: affected({ version, lessThan }) }, undefined);
    expect(git('0', SHA).ranges).toEqual([{ introduced: '0', fixed: SHA }]);
    expect(git('abc', SHA).unread).toHaveLength(1);
  });
});
