import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { anAdvisory, aProject, aRelease, aSite } from '../../model/testing/advisory.fixture.ts';
import { isKept, lagOf, promiseInWords } from './lag.ts';

type Timeline = NonNullable<Parameters<typeof anAdvisory>[0]>['timeline'];
const TIMELINE: Timeline = [
  { at: '2026-04-10T00:00:00Z', event: 'reported' },
  { at: '2026-04-12T00:00:01Z', event: 'acknowledged' },
  { at: '2026-04-20T00:00:00Z', event: 'fix-ready' },
  { at: '2026-05-10T00:00:00Z', event: 'released' },
];
const lag = (timeline: Timeline, releases: Parameters<typeof lagOf>[2] = []) =>
  lagOf(
    anAdvisory({
      timeline,
      published: '2026-05-12T16:00:00Z',
      severity: [],
      rating: { level: 'high', reason: 'Because.' },
    }),
    aSite(),
    releases,
    aProject({}),
    english,
  );

describe('the lag of an advisory', () => {
  test('has each step since the report, with the promise for the answer and the target for the release', () => {
    expect(
      lag(TIMELINE).map((row) => [row.label, row.from, row.hours, row.promised, isKept(row)]),
    ).toEqual([
      ['Acknowledged', 0, 48 + 1 / 3600, 48, false],
      ['Fix ready', 48 + 1 / 3600, 240, undefined, undefined],
      ['Released', 240, 720, 720, true],
      ['Published', 720, 784, undefined, undefined],
    ]);
  });

  test('measures the publication by the target if no release is stated', () => {
    const rows = lag(TIMELINE?.filter(({ event }) => event !== 'released'));
    expect(rows.at(-1)).toMatchObject({ label: 'Published', hours: 784, promised: 720 });
  });

  test('has later releases, the earliest first', () => {
    const releases = [
      aRelease({ slug: 'orbital-2.1.5', versions: ['2.1.5'], published: '2026-05-20T16:00:00Z' }),
      aRelease({ slug: 'orbital-2.1.4', versions: ['2.1.4'], published: '2026-05-15T16:00:00Z' }),
      aRelease({ published: '2026-05-12T16:00:00Z' }),
    ];
    expect(
      lag(TIMELINE, releases)
        .slice(4)
        .map(({ label }) => label),
    ).toEqual(['Orbital 2.1.4', 'Orbital 2.1.5']);
  });

  test('omits events before the report', () => {
    const late: Timeline = [
      ...(TIMELINE?.slice(1) ?? []),
      { at: '2026-05-01T00:00:00Z', event: 'reported' },
    ];
    expect(lag(late).map(({ label }) => label)).toEqual(['Released', 'Published']);
    expect(lag([{ at: '2026-06-01T00:00:00Z', event: 'reported' }])).toEqual([]);
  });

  test('is empty without the time of the report', () => {
    expect(lag(TIMELINE?.slice(1))).toEqual([]);
  });
});

test.each([
  [48, '48 hours'],
  [72, '72 hours'],
  [168, '7 days'],
  [100, '100 hours'],
])('%d hours are promised as %j', (hours, words) => {
  expect(promiseInWords(hours, english.retrospective.lag)).toBe(words);
});
