import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advisory, TimelineEvent } from '../../advisory/advisory.ts';
import type { Content } from '../../content.ts';
import { instantOf, parseDay } from '../../instant.ts';
import { GENERATED_PROJECTS, sampleAdvisories } from '../../testing/advisory.arbitrary.ts';
import {
  anAdvisory,
  aProject,
  aRelease,
  aRetrospective,
  someContent,
} from '../../testing/advisory.fixture.ts';
import { metricsOf } from './metrics.ts';

const SEED = 20_261_122;

/** A random timeline: includes steps before the report, repeated steps, and missing ones. */
const steps = fc.array(
  fc.record({
    event: fc.constantFrom('reported', 'acknowledged', 'fix-ready', 'released', 'triaged', 'note'),
    // In minutes: sometimes exactly the promise of 48 hours.
    after: fc.oneof(fc.integer({ min: -600, max: 200_000 }), fc.constantFrom(0, 2880, 2881, 1440)),
  }),
  { maxLength: 7 },
) satisfies fc.Arbitrary<{ event: TimelineEvent['event']; after: number }[]>;

function randomContent(): Content {
  const timelines = fc.sample(steps, { numRuns: 300, seed: SEED });
  const advisories = sampleAdvisories(300, SEED).map((advisory, i): Advisory => {
    const start = Date.parse(advisory.published) - 60 * 86_400_000;
    const rest = (timelines[i] ?? []).map(({ event, after }) => ({
      event,
      at: instantOf(start + after * 60_000),
      note: undefined,
    }));
    if (i % 7 === 0) return { ...advisory, timeline: [] };
    // Two of three start with a report, as timelines usually do.
    const first: TimelineEvent[] =
      i % 3 === 0 ? [] : [{ event: 'reported', at: instantOf(start), note: undefined }];
    return { ...advisory, timeline: [...first, ...rest] };
  });
  const day = (text: string) => parseDay(text);
  const projects = GENERATED_PROJECTS.map((project) => ({
    ...project,
    releases: startsOf(advisories, project.slug)
      .filter((_, i) => i % 5 > 0)
      .map((version, i) => ({
        version,
        date: i % 9 === 0 ? undefined : day(`20${10 + (i % 14)}-0${1 + (i % 9)}-15`),
        packages: [],
      })),
  }));
  return someContent({ advisories, projects, releases: [], retrospectives: [] });
}

const startsOf = (advisories: readonly Advisory[], project: string): string[] => [
  ...new Set(
    advisories
      .filter((one) => one.project === project)
      .flatMap(({ affected }) =>
        affected.flatMap(({ ranges, versions }) => [
          ...ranges.map(({ introduced }) => introduced ?? ''),
          ...versions,
        ]),
      )
      .filter((version) => version !== '' && version !== '0'),
  ),
];

/** Computes the same metrics by other means: strings and loops, no function of the model. */
function byHand(content: Content, promised: number, take: (advisory: Advisory) => boolean) {
  const found = {
    acknowledge: [] as number[],
    fix: [] as number[],
    publish: [] as number[],
    age: [] as number[],
  };
  const cwe: Record<string, number> = {};
  let [n, withdrawn, kept, late, before, exploited] = [0, 0, 0, 0, 0, 0];
  for (const one of content.advisories) {
    if (!take(one)) continue;
    if (one.withdrawn) {
      withdrawn += 1;
      continue;
    }
    n += 1;
    const first = (name: string): number =>
      Math.min(...one.timeline.filter((e) => e.event === name).map((e) => Date.parse(e.at)));
    const report = first('reported');
    const out = first('released');
    const note = (list: number[], end: number): void => {
      if (Number.isFinite(report) && Number.isFinite(end) && end >= report)
        list.push((end - report) / 3_600_000);
    };
    const count = found.acknowledge.length;
    note(found.acknowledge, first('acknowledged'));
    for (const hours of found.acknowledge.slice(count)) hours <= promised ? kept++ : late++;
    note(found.fix, first('fix-ready') < Infinity ? first('fix-ready') : out);
    note(found.publish, Date.parse(one.published));
    const upgrade =
      out < Infinity
        ? out
        : /"fixed":"/.test(JSON.stringify(one.affected))
          ? Date.parse(one.published)
          : NaN;
    if (one.exploited) {
      exploited++;
      if (Date.parse(one.exploited.aware_at) < upgrade) before++;
    }
    for (const id of new Set(one.cwe)) cwe[id] = (cwe[id] ?? 0) + 1;
    const dates = content.projects.find(({ slug }) => slug === one.project)?.releases ?? [];
    let [oldest, unknown] = ['9999', one.affected.length === 0];
    for (const { package: of, ranges, versions } of one.affected) {
      const plain = ranges.filter((range) => !('repo' in range && range.repo));
      const names =
        of.kind === 'repository'
          ? ['']
          : plain.length
            ? plain.map((range) => range.introduced ?? '')
            : versions;
      if (names.length === 0) unknown = true;
      for (const name of names) {
        const date = dates.find(({ version, date }) => version === name && date)?.date;
        if (date === undefined) unknown = true;
        else if (date < oldest) oldest = date;
      }
    }
    const days = Math.floor(upgrade / 86_400_000) - Date.parse(`${oldest}T00:00:00Z`) / 86_400_000;
    if (!unknown && days >= 0) found.age.push(days);
  }
  return { n, withdrawn, kept, late, before, exploited, cwe, ...found };
}

/** By counting: the smallest value that enough of the others do not exceed. */
const rank = (values: readonly number[], percent: number): number | undefined =>
  values.length < 5
    ? undefined
    : Math.min(
        ...values.filter(
          (v) => values.filter((w) => w <= v).length * 100 >= percent * values.length,
        ),
      );

describe('the metrics of 300 random advisories', () => {
  const content = randomContent();
  const metrics = metricsOf(content, 48);
  const years = [...new Set(content.advisories.map(({ published }) => published.slice(0, 4)))]
    .sort()
    .reverse();

  test('are of every year with a publication, the newest first', () => {
    expect(metrics.years.map(({ year }) => year)).toEqual(years);
  });

  test.each(['all', ...years])('equal an independent computation: %s', (year) => {
    const group = year === 'all' ? metrics.all : metrics.years.find((one) => one.year === year);
    const wanted = byHand(
      content,
      48,
      ({ published }) => year === 'all' || published.startsWith(year),
    );
    expect(group?.n).toBe(wanted.n);
    expect(group?.withdrawn).toBe(wanted.withdrawn);
    expect(group?.promise).toEqual({
      kept: wanted.kept,
      n: wanted.kept + wanted.late,
      notMeasured: wanted.n - wanted.kept - wanted.late,
    });
    expect([group?.exploited.n, group?.exploited.beforeFix]).toEqual([
      wanted.exploited,
      wanted.before,
    ]);
    expect(Object.fromEntries(group?.weaknesses.map(({ id, n }) => [id, n]) ?? [])).toEqual(
      wanted.cwe,
    );
    for (const measure of ['acknowledge', 'fix', 'publish', 'age'] as const) {
      const values = wanted[measure];
      expect(group?.[measure], measure).toMatchObject({
        n: values.length,
        notMeasured: wanted.n - values.length,
        median: rank(values, 50),
        p90: rank(values, 90),
        shortest: values.length === 0 ? undefined : Math.min(...values),
        longest: values.length === 0 ? undefined : Math.max(...values),
      });
    }
  });

  test('equal it for each severity of each year', () => {
    for (const { year, levels } of metrics.years)
      for (const { level, n, acknowledge, promise } of levels) {
        const wanted = byHand(
          content,
          48,
          ({ published, severities }) =>
            published.startsWith(year) && (severities.rating ?? 'unrated') === level,
        );
        expect([n, acknowledge.n, acknowledge.median, promise.kept]).toEqual([
          wanted.n,
          wanted.acknowledge.length,
          rank(wanted.acknowledge, 50),
          wanted.kept,
        ]);
      }
  });

  test('cover every kind, so that the comparison is meaningful', () => {
    const { all } = metrics;
    for (const spread of [all.acknowledge, all.fix, all.publish, all.age]) {
      expect(spread.n).toBeGreaterThan(10);
      expect(spread.notMeasured).toBeGreaterThan(10);
    }
    const { promise, withdrawn, exploited, fixedBy, imported } = all;
    for (const count of [
      promise.kept,
      promise.n - promise.kept,
      withdrawn,
      exploited.beforeFix,
      fixedBy.ready,
      fixedBy.released,
      imported,
    ])
      expect(count).toBeGreaterThan(0);
  });

  test('do not depend on the order of the advisories', () => {
    const { cases, ...turned } = metricsOf(
      { ...content, advisories: content.advisories.toReversed() },
      48,
    ).all;
    const { cases: own, ...rest } = metrics.all;
    expect(turned).toEqual(rest);
    expect(cases.toReversed()).toEqual(own);
  });
});

describe('an advisory', () => {
  const one = (changes: Parameters<typeof anAdvisory>[0], content: Partial<Content> = {}) =>
    metricsOf(someContent({ advisories: [anAdvisory(changes)], releases: [], ...content }), 48).all
      .cases[0];

  test('is fixed when a fix was ready, else when it was released, else it is not measured', () => {
    const reported = { at: '2026-04-20T00:00:00Z', event: 'reported' } as const;
    const ready = { at: '2026-04-21T00:00:00Z', event: 'fix-ready' } as const;
    const released = { at: '2026-04-22T00:00:00Z', event: 'released' } as const;
    expect(one({ timeline: [reported, ready, released] })).toMatchObject({
      hoursToFix: 24,
      fixedBy: 'fix-ready',
    });
    expect(one({ timeline: [reported, released] })).toMatchObject({
      hoursToFix: 48,
      fixedBy: 'released',
    });
    expect(one({ timeline: [reported] })).toMatchObject({
      hoursToFix: undefined,
      fixedBy: undefined,
    });
  });

  test('meets a promise to the second', () => {
    const acknowledged = (time: string) =>
      one({
        timeline: [
          { at: '2026-04-20T00:00:00Z', event: 'reported' },
          { at: time, event: 'acknowledged' },
        ],
      })?.promiseKept;
    expect(acknowledged('2026-04-22T00:00:00Z')).toBe(true);
    expect(acknowledged('2026-04-22T00:00:01Z')).toBe(false);
    expect(acknowledged('2026-04-19T23:59:59Z')).toBeUndefined();
  });

  test('belongs to the year of its publication in UTC', () => {
    expect(one({ published: '2026-01-01T01:00:00+02:00' })?.year).toBe('2025');
  });

  test('has a defect as old as its earliest release, from the project, an announcement or the start of a branch', () => {
    const project = aProject({
      branches: [{ name: '2.x', range: '>=2.0.0', status: 'supported', since: '2026-03-01' }],
    });
    const listed = aProject({ releases: [{ version: '1.0.0', date: '2026-02-10' }], branches: [] });
    const ranges = (...introduced: string[]) => [
      {
        package: 'pkg:pypi/orbital',
        ranges: introduced.map((version) => ({ introduced: version, fixed: '9.0.0' })),
      },
    ];
    expect(one({ affected: ranges('2.0.0') }, { projects: [project] })).toMatchObject({
      introduced: '2026-03-01',
      ageDays: 72,
    });
    expect(one({ affected: ranges('1.0.0') }, { projects: [listed] })?.introduced).toBe(
      '2026-02-10',
    );
    const release = aRelease({
      versions: ['1.0.0'],
      published: '2026-01-05T16:00:00Z',
      advisories: [],
    });
    expect(
      one({ affected: ranges('2.0.0', '1.0.0') }, { projects: [project], releases: [release] })
        ?.introduced,
    ).toBe('2026-01-05');
    for (const unknown of ['0', '1.0.0'])
      expect(
        one({ affected: ranges('2.0.0', unknown) }, { projects: [project] })?.ageDays,
      ).toBeUndefined();
  });

  test('uses the day of a release only for the packages in it', () => {
    const releases = [
      { version: '1.0.0', date: '2026-02-10', packages: ['pkg:npm/orbital'] },
      { version: '1.0.0', date: '2026-03-10', packages: ['pkg:pypi/orbital'] },
    ];
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0', fixed: '1.1.0' }] },
    ];
    expect(one({ affected }, { projects: [aProject({ releases })] })?.introduced).toBe(
      '2026-03-10',
    );
  });

  test('was exploited before a fix, after it, or at an unknown time', () => {
    const when = (aware_at: string, fixed: boolean) =>
      one({
        exploited: { aware_at },
        affected: [
          {
            package: 'pkg:pypi/orbital',
            ranges: [
              { introduced: '1.0.0', ...(fixed ? { fixed: '2.0.0' } : { last_affected: '2.0.0' }) },
            ],
          },
        ],
      })?.exploited;
    expect(when('2026-05-12T15:59:59Z', true)).toBe('before-fix');
    expect(when('2026-05-12T16:00:00Z', true)).toBe('after-fix');
    expect(when('2026-05-12T15:59:59Z', false)).toBe('not-known');
    expect(one({})?.exploited).toBe('not-stated');
  });
});

describe('the report on a year', () => {
  const year = (changes: Parameters<typeof anAdvisory>[0], content: Partial<Content> = {}) =>
    metricsOf(someContent({ advisories: [anAdvisory(changes)], releases: [], ...content }), 48)
      .years[0]?.changed;

  test('changes with events that can change a number, and with releases and retrospectives of the year', () => {
    const revision = (kind: 'severity' | 'information' | 'editorial') => ({
      revisions: [{ at: '2026-05-20T10:00:00Z', kind, note: 'x' }],
    });
    expect(year({})).toBe('2026-05-12T16:00:00Z');
    expect(year(revision('severity'))).toBe('2026-05-20T10:00:00Z');
    expect(year(revision('information'))).toBe('2026-05-12T16:00:00Z');
    expect(year({ withdrawn: { at: '2026-05-21T10:00:00Z', reason: 'x' } })).toBe(
      '2026-05-21T10:00:00Z',
    );
    expect(year({}, { retrospectives: [aRetrospective()] })).toBe('2026-05-20T16:00:00Z');
    expect(
      year({}, { retrospectives: [aRetrospective({ published: '2025-05-20T16:00:00Z' })] }),
    ).toBe('2026-05-12T16:00:00Z');
  });

  test('exists if all its advisories were withdrawn, and counts none', () => {
    const withdrawn = anAdvisory({ withdrawn: { at: '2026-05-21T10:00:00Z', reason: 'x' } });
    const { years, all } = metricsOf(someContent({ advisories: [withdrawn] }), 48);
    expect(years.map(({ year: one, n, withdrawn: gone }) => [one, n, gone])).toEqual([
      ['2026', 0, 1],
    ]);
    expect([all.n, all.withdrawn]).toEqual([0, 1]);
  });

  test('does not exist without an advisory', () => {
    expect(metricsOf(someContent({ advisories: [] }), 48)).toMatchObject({
      years: [],
      all: { n: 0 },
    });
  });
});
