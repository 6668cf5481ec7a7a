import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { instantOf } from '../../model/instant.ts';
import { anAdvisory, someContent } from '../../model/testing/advisory.fixture.ts';
import { metricsOf } from '../../model/views/metrics/metrics.ts';
import { drawChart } from '../chart/draw.ts';
import { barChart } from './bar-chart.ts';
import { MOST_ROWS, promiseBars, severityBars, weaknessBars } from './count-bars.ts';
import { dayTicks, hourTicks, ticksFor } from './span-axis.ts';
import { spreadChart } from './spread-chart.ts';
import { chartWords, type Measure, spreadCells, spreadRows, valueWords } from './spread-row.ts';

const VECTORS = [
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:N/A:N',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
];

/** Many years with several advisories each: some with few, all severities. */
const advisories = Array.from({ length: 20 }, (_, y) =>
  Array.from({ length: 2 + (y % 7) }, (_, i) => {
    const published = Date.UTC(2006 + y, i, 3, 16);
    const before = (minutes: number) => instantOf(published - minutes * 60_000);
    return anAdvisory({
      id: `ORB-${2006 + y}-${String(i + 1).padStart(4, '0')}`,
      published: instantOf(published),
      severity: i % 4 === 3 ? [] : [VECTORS[i % 3] ?? ''],
      cwe: [`CWE-${79 + ((y * 7 + i) % 30)}`],
      timeline: [
        { at: before(50_000 + 977 * i), event: 'reported' },
        { at: before(50_000 - 37 * y - i), event: 'acknowledged' },
        { at: before(9_000 + y), event: 'fix-ready' },
      ],
    });
  }),
).flat();
const metrics = metricsOf(someContent({ advisories, releases: [] }), 48);
const drawn = metrics.years.slice(0, MOST_ROWS);
const rows = (measure: Measure) => spreadRows(measure, metrics.all, drawn, 'All', english.metrics);
const draw = (options: Parameters<typeof drawChart>[0]['options']) =>
  drawChart({ id: 'x', title: 'Title', description: 'What it shows.', options });

describe('a chart of times', () => {
  test.each([320, 700])(
    'with the maximum number of rows is under 15 KB, without styles, with stable bytes, %d px wide',
    (width) => {
      const svg = draw(spreadChart('acknowledge', rows('acknowledge'), 48, width, english));
      expect(rows('acknowledge').length).toBeGreaterThan(15);
      expect(svg.length).toBeLessThan(15_000);
      expect(svg).not.toMatch(/<style|style=|<script|NaN|Infinity/);
      expect(draw(spreadChart('acknowledge', rows('acknowledge'), 48, width, english))).toBe(svg);
    },
  );

  test('labels each row like its table row', () => {
    for (const measure of ['acknowledge', 'fix', 'publish'] as const)
      for (const row of rows(measure)) {
        const words = chartWords(row, valueWords(measure, english), english.metrics);
        const [n, , median, p90] = spreadCells(
          row,
          valueWords(measure, english),
          english.metrics.spread,
        );
        expect(words.startsWith(`${row.label} (n = ${n}): `)).toBe(true);
        if (row.spread.n >= 5) expect(words).toContain(`median ${median}, p90 ${p90}`);
        else expect([median, p90]).toEqual(['–', '–']);
        expect(draw(spreadChart(measure, [row], undefined, 700, english))).toContain(words);
      }
  });

  test('draws a ring for each single value, and a dot only if there is a median', () => {
    const one = rows('acknowledge').filter(({ spread }) => spread.n === 3);
    expect(one.length).toBeGreaterThan(0);
    expect(
      draw(spreadChart('acknowledge', one.slice(0, 1), undefined, 700, english)).match(/<circle/g),
    ).toHaveLength(3);
    expect(
      draw(
        spreadChart('acknowledge', rows('acknowledge').slice(0, 1), undefined, 700, english),
      ).match(/<circle/g),
    ).toHaveLength(1);
  });
});

describe('a chart of counts', () => {
  test.each([320, 700])('is under 15 KB, without styles, with its labels, %d px wide', (width) => {
    const named = drawn.map((numbers) => ({ name: numbers.year, numbers }));
    for (const bars of [
      severityBars(named),
      promiseBars(named, english.metrics),
      weaknessBars(metrics.all.weaknesses.slice(0, MOST_ROWS)),
    ]) {
      const svg = draw(barChart(bars, width));
      expect(svg.length).toBeLessThan(15_000);
      expect(svg).not.toMatch(/<style|style=|NaN/);
      for (const { words } of bars) expect(svg).toContain(`>${words.replace('\u00a0', '&#160;')}<`);
      expect(svg.match(/<rect/g)).toHaveLength(
        bars.flatMap(({ parts }) => parts).filter(({ n }) => n > 0).length,
      );
    }
  });
});

test('an axis has at least two ticks, with any values between them', () => {
  const span = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(span, { minLength: 1 }),
      fc.constantFrom(hourTicks(english.time), dayTicks(english.time)),
      (values, all) => {
        const ticks = ticksFor(values, all);
        const [low, high] = [ticks[0]?.at ?? Number.NaN, ticks.at(-1)?.at ?? Number.NaN];
        expect(low).toBeLessThan(high);
        expect(low <= Math.min(...values) || low === all[0]?.at).toBe(true);
        expect(high >= Math.max(...values) || high === all.at(-1)?.at).toBe(true);
      },
    ),
  );
});
