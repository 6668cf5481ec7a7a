import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { instantOf } from '../../model/instant.ts';
import { drawChart } from '../chart/draw.ts';
import { timelineChart } from './timeline-chart.ts';
import type { TimelineEntry } from './timeline-entry.ts';

const START = Date.UTC(2026, 1, 12, 10, 22);
const MINUTE = 60_000;
const some = (count: number, apart: number): TimelineEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    at: instantOf(START + i * apart),
    label: `Kind ${i % 14}`,
    text: '',
  }));
const draw = (timelineEntries: readonly TimelineEntry[], width: number) =>
  drawChart({
    id: 'x',
    title: 'Title',
    description: 'Words.',
    options: timelineChart(timelineEntries, width, english.time),
  });
const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');

describe.each([700, 320])('a chart of a timeline, %d px wide', (width) => {
  test('has a row for each event', () => {
    const svg = draw(some(40, 3000 * MINUTE), width);
    expect(texts(svg).filter((text) => text.startsWith('Kind'))).toHaveLength(40);
    expect(svg.match(/<circle/g)).toHaveLength(40);
    expect(svg.length).toBeLessThan(15_000);
  });

  test.each([
    [100, 3000 * MINUTE],
    [1000, MINUTE],
    [14_000, 600 * MINUTE],
  ])('of %d events, %d ms apart, has a row for each kind, and is under 15 KB', (count, apart) => {
    const svg = draw(some(count, apart), width);
    expect(texts(svg).filter((text) => text.startsWith('Kind'))).toHaveLength(14);
    expect(svg.length).toBeLessThan(15_000);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test('labels its times for durations of minutes and of years', () => {
    for (const minutes of [1, 7, 30, 90, 1000, 10_000, 100_000, 5_000_000]) {
      const words = texts(draw(some(2, minutes * MINUTE), width)).filter(
        (text) => !text.startsWith('Kind'),
      );
      expect(
        words.filter((text) => /^\d+ (?:min|h|d|y)$/.test(text)).length,
        `${minutes}`,
      ).toBeGreaterThan(0);
      expect(words.filter((text) => /^\d+ [A-Z]/.test(text)).length, `${minutes}`).toBeGreaterThan(
        0,
      );
    }
  });
});
