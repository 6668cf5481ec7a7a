import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Affected } from '../../model/advisory/advisory.ts';
import type { Package } from '../../model/package/package.ts';
import type { Range } from '../../model/package/range.ts';
import { osvRanges } from './ranges.ts';

const named = (ecosystem: string): Package => ({ kind: 'package', ecosystem, name: 'orbital' });
const entry = (affected: Package, ranges: Range[], versions: string[] = []): Affected => ({
  package: affected,
  ranges,
  versions,
  functions: [],
  platforms: [],
  severity: [],
});

/**
 * Returns the events of each range in short form: `+1.0` introduced, `-1.1` fixed, `=1.2` last
 * affected, `|x` limit.
 */
function events(affected: Affected): string[] {
  const signs = { introduced: '+', fixed: '-', last_affected: '=', limit: '|' };
  return osvRanges(affected).map((range) =>
    range.events
      .flatMap((event) =>
        Object.entries(signs).flatMap(([key, sign]) =>
          key in event ? [sign + Object.values(event).join()] : [],
        ),
      )
      .join(' '),
  );
}

describe('ranges of versions', () => {
  test('become one list of events in the order of the versions', () => {
    const affected = entry(named('npm'), [
      { introduced: '10.0.0', fixed: '10.0.1' },
      { introduced: '2.0.0', fixed: '2.1.0' },
      { introduced: '0', fixed: '1.2.0' },
    ]);
    expect(events(affected)).toEqual(['+0 -1.2.0 +2.0.0 -2.1.0 +10.0.0 -10.0.1']);
  });

  test.each([
    ['npm', 'SEMVER'],
    ['Go', 'SEMVER'],
    ['PyPI', 'ECOSYSTEM'],
    ['Maven', 'ECOSYSTEM'],
    ['Debian:12', 'ECOSYSTEM'],
    ['Linux', 'ECOSYSTEM'],
  ])('of %s are of type %s', (ecosystem, type) => {
    expect(
      osvRanges(entry(named(ecosystem), [{ introduced: '0' }])).map((range) => range.type),
    ).toEqual([type]);
  });

  test.each([
    ['npm', '2.0.0', '2.0.0'],
    ['PyPI', '2.0', '2.0.0'],
    ['Linux', '2.0', '2.0'],
  ])(
    'of %s are separate lists if one ends in the version in which the next one starts',
    (ecosystem, end, start) => {
      const affected = entry(named(ecosystem), [
        { introduced: start, fixed: '3.0.0' },
        { introduced: '1.0.0', fixed: end },
        { introduced: '4.0.0', fixed: '5.0.0' },
      ]);
      expect(events(affected)).toEqual([`+${start} -3.0.0 +4.0.0 -5.0.0`, `+1.0.0 -${end}`]);
    },
  );

  test('are separate lists if one is fixed and another is not, which OSV forbids in one list', () => {
    const affected = entry(named('PyPI'), [
      { introduced: '2.0', last_affected: '2.5' },
      { introduced: '1.0', fixed: '1.1' },
    ]);
    expect(events(affected)).toEqual(['+2.0 =2.5', '+1.0 -1.1']);
  });

  test('keep the given order if the ecosystem has no version order', () => {
    const affected = entry(named('Linux'), [
      { introduced: '9', fixed: '10' },
      { introduced: '1', fixed: '2' },
    ]);
    expect(events(affected)).toEqual(['+9 -10 +1 -2']);
  });

  test('keep the given order if a version is not valid in the ecosystem', () => {
    expect(events(entry(named('npm'), [{ introduced: '1.0', fixed: 'v2' }]))).toEqual(['+1.0 -v2']);
  });

  test('with two ends keep the fixed one', () => {
    expect(
      events(
        entry(named('npm'), [{ introduced: '1.0.0', fixed: '1.1.0', last_affected: '1.0.9' }]),
      ),
    ).toEqual(['+1.0.0 -1.1.0']);
  });

  test('lose no bound, and each event has one key', () => {
    const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).map((parts) => parts.join('.'));
    const range = fc.record({ introduced: version, fixed: version });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
        const found = osvRanges(entry(named('npm'), ranges)).flatMap((one) => [...one.events]);
        const wanted = new Set(
          ranges.flatMap(({ introduced, fixed }) => [`introduced ${introduced}`, `fixed ${fixed}`]),
        );
        expect(
          new Set(
            found.flatMap((event) =>
              Object.entries(event).map(([key, value]) => `${key} ${value}`),
            ),
          ),
        ).toEqual(wanted);
        expect(found.every((event) => Object.keys(event).length === 1)).toBe(true);
        expect(found).toHaveLength(wanted.size);
      }),
    );
  });
});

describe('ranges of commits', () => {
  const repo = 'https://git.example/orbital';
  const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(40));

  test('become one list for the repository, each event once and the starts first', () => {
    const affected = entry({ kind: 'repository', repo }, [
      { introduced: '0', fixed: b },
      { introduced: '0', fixed: a },
      { introduced: c, fixed: a },
    ]);
    expect(osvRanges(affected)).toEqual([
      {
        type: 'GIT',
        repo,
        events: [{ introduced: '0' }, { introduced: c }, { fixed: b }, { fixed: a }],
      },
    ]);
  });

  test('are listed beside those of versions if an entry has both', () => {
    const affected = entry(named('PyPI'), [
      { introduced: '0', fixed: a, repo },
      { introduced: '0', fixed: '1.2' },
    ]);
    expect(osvRanges(affected).map(({ type, repo: place }) => [type, place])).toEqual([
      ['GIT', repo],
      ['ECOSYSTEM', undefined],
    ]);
  });

  test('keep their limits', () => {
    expect(
      events(entry({ kind: 'repository', repo }, [{ introduced: '0', fixed: 'f', limit: 'l' }])),
    ).toEqual(['+0 -f |l']);
  });
});
