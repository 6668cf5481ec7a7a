import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../model/package/range.ts';
import { commitRanges, overlap, type RangePlan, versionRanges } from './events.ts';
import type { ForeignRange } from './shape.ts';

const KINDS: Readonly<Record<string, string>> = {
  '+': 'introduced',
  '-': 'fixed',
  '=': 'last_affected',
  '|': 'limit',
};

/** Parses short events: `+1.0` introduced, `-1.1` fixed, `=1.2` last affected, `|2` limit. */
function list(type: string, events: string): ForeignRange {
  const given = events
    .split(' ')
    .map((event) => ({ [KINDS[event.charAt(0)] ?? 'x']: event.slice(1) }));
  return { type, events: given };
}

const short = (range: Range): string =>
  Object.entries(KINDS)
    .flatMap(([sign, kind]) =>
      Object.entries(range).flatMap(([key, value]) => (key === kind ? [`${sign}${value}`] : [])),
    )
    .join(' ');

/**
 * Formats the ranges like the short events, with the positions of odd events; or the reason of a
 * refusal.
 */
function shortForm(plan: RangePlan): string[] {
  if ('refused' in plan) return [plan.refused];
  return [...plan.ranges.map(short), ...plan.odd.map(({ index }) => `odd ${index}`)];
}

describe('a list of versions', () => {
  test.each<[string, string, string[]]>([
    ['npm', '+0 -1.2.3', ['+0 -1.2.3']],
    ['npm', '+1.0.0', ['+1.0.0']],
    // A range between two builds.
    ['Julia', '+3.5.7+0 -3.5.7+1', ['+3.5.7+0 -3.5.7+1']],
    ['Julia', '+1.0.0+2 =1.0.0+3 +2.0.0', ['+1.0.0+2 =1.0.0+3', '+2.0.0']],
    ['npm', '+10.0.0 -10.1.0 +9.0.0 -9.9.0', ['+9.0.0 -9.9.0', '+10.0.0 -10.1.0']],
    ['npm', '-2.0.0 +0 +3.0.0', ['+0 -2.0.0', '+3.0.0']],
    ['PyPI', '+1.10 =1.9 +1.2 =1.11', ['+1.2 =1.9', '+1.10 =1.11']],
    ['PyPI', '+1.0rc1 -1.0', ['+1.0rc1 -1.0']],
    ['Maven', '+2.0-beta9 -2.15.0', ['+2.0-beta9 -2.15.0']],
    ['npm', '+1.0.0 -2.0.0 +2.0.0 -3.0.0', ['+1.0.0 -2.0.0', '+2.0.0 -3.0.0']],
    // At one version, a range ends before the next one starts.
    ['npm', '+0 +1.0.0 -1.0.0 -2.0.0', ['+0 -1.0.0', '+1.0.0 -2.0.0']],
    ['npm', '+0 +1.0.0 =1.0.0 -2.0.0', ['its ranges overlap']],
    ['PyPI', '+0 +1.0 -1.0.0 -2.0', ['+0 -1.0.0', '+1.0 -2.0']],
    ['npm', '+1.0.0 =1.0.0', ['+1.0.0 =1.0.0']],
    // An event that opens or closes nothing stays an event.
    ['npm', '+0 -1.0.0 -2.0.0', ['+0 -1.0.0', 'odd 2']],
    ['npm', '+0 +1.0.0 -2.0.0', ['+0 -2.0.0', 'odd 1']],
    ['npm', '+0 |9.0.0 -1.0.0', ['+0 -1.0.0', 'odd 1']],
    ['npm', '+1.0.0 -1.0.0 +2.0.0', ['+2.0.0', 'odd 0', 'odd 1']],
    // Which of two events at one version counts last is not defined.
    ['npm', '+1.0.0 =2.0.0 +2.0.0 -3.0.0', ['its ranges overlap']],
    ['npm', '+1.0.0 =2.0.0 +2.0.1 -3.0.0', ['+1.0.0 =2.0.0', '+2.0.1 -3.0.0']],
    // A limit is not a bound, so "*" does not prevent that the others are sorted.
    ['npm', '+0 +2.0.0 -0.1.0 |*', ['+0 -0.1.0', '+2.0.0', 'odd 3']],
    ['npm', '|* -2.1.0 +2.0.0 +0 -0.1.0', ['+0 -0.1.0', '+2.0.0 -2.1.0', 'odd 0']],
    // Without an order of versions, the list is trusted.
    ['Linux', '+10 -9 +1 -2', ['+10 -9', '+1 -2']],
    ['Linux', '+1 -1', ['its events do not form a range']],
    ['npm', '+v1 -v2', ['+v1 -v2']],
    [
      'npm',
      '+1.0.0 +2.x -1.5.0 -2.3.0',
      ['it starts at 1.0.0 and at 2.x, but its versions have no order'],
    ],
    ['PyPI', '+0 +2004d -1.0', ['it starts at 0 and at 2004d, but its versions have no order']],
    ['Linux', '+1 +2 -3', ['it starts at 1 and at 2, but its versions have no order']],
    ['npm', '+2.0.0 -1.0.0 +v1', ['it ends at 1.0.0, before it starts at 2.0.0']],
    ['npm', '+0 -2.0.0 +1.0.0 -3.0.0 +v9', ['its ranges overlap']],
    ['npm', '-1.0.0', ['it has no introduced event']],
    [
      'npm',
      '+1.0.0 x2.0.0',
      ['an event must have exactly one of introduced, fixed, last_affected and limit'],
    ],
    ['npm', '+1.0.0 -', ['"" is not a version']],
  ])('of %s with the events %s', (ecosystem, events, wanted) => {
    expect(shortForm(versionRanges(list('ECOSYSTEM', events), ecosystem))).toEqual(wanted);
  });

  test('gives the same ranges for any order of its events', () => {
    const events = ['+0', '-1.2.0', '+1.10.0', '-1.11.0', '+2.0.0-rc.1', '-2.0.0', '+3.0.0'];
    const wanted = shortForm(versionRanges(list('SEMVER', events.join(' ')), 'npm'));
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(shortForm(versionRanges(list('SEMVER', shuffled.join(' ')), 'npm'))).toEqual(wanted);
      }),
    );
    expect(wanted).toHaveLength(4);
  });
});

describe('a list of commits', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40));

  test.each<[string, string[]]>([
    [`+0 -${a} -${b}`, [`+0 -${a}`, `+0 -${b}`]],
    [`+${a}`, [`+${a}`]],
    [`+${a} -${b} +${c} -${d}`, [`+${a} -${b}`, `+${c} -${d}`]],
    [`+${a} +${c} -${b} -${d}`, [`+${a} -${b}`, `+${c} -${b}`, `+${c} -${d}`]],
    [`-${a} +0`, [`+0 -${a}`]],
    [`+0 =${a}`, [`+0 =${a}`]],
    [`+0 -${a} |${b}`, [`+0 -${a} |${b}`]],
    [`+0 |${b}`, [`+0 |${b}`]],
    [`+${a} -${a}`, [`+${a}`, 'odd 1']],
    [`+0 -${'A'.repeat(40)}`, [`"${'A'.repeat(40)}" is not a full commit hash`]],
    ['+0 -1.0', ['"1.0" is not a full commit hash']],
    [`-${a}`, ['it has no introduced event']],
  ])('with the events %s', (events, wanted) => {
    expect(shortForm(commitRanges(list('GIT', events), undefined))).toEqual(wanted);
  });

  test('names its repository if the entry has a package', () => {
    const plan = commitRanges(list('GIT', '+0'), 'https://git.example/orbital');
    expect(plan).toEqual({
      ranges: [{ introduced: '0', repo: 'https://git.example/orbital' }],
      odd: [],
    });
  });
});

test.each<[Range, Range, boolean]>([
  [{ introduced: '0', fixed: '1.0.0' }, { introduced: '1.0.0' }, false],
  [{ introduced: '0', last_affected: '1.0.0' }, { introduced: '1.0.0' }, true],
  [{ introduced: '2.0.0' }, { introduced: '0', fixed: '1.0.0' }, false],
  [{ introduced: '2.0.0' }, { introduced: '3.0.0' }, true],
  [{ introduced: 'v2', fixed: 'v3' }, { introduced: 'v1', fixed: 'v9' }, false],
])('%j and %j overlap: %j', (one, other, wanted) => {
  expect([overlap('npm', one, other), overlap('npm', other, one)]).toEqual([wanted, wanted]);
});
