import { describe, expect, test } from 'vitest';
import { anAdvisory, someContent } from '../../model/testing/advisory.fixture.ts';
import { metricsOf } from '../../model/views/metrics/metrics.ts';
import { spreadOf } from '../../model/views/metrics/spread.ts';
import { english } from '../english/index.ts';
import { reportSentences, spreadInWords } from './metrics.ts';

const { shortHours } = english.time;

test.each([
  [0, '0 min'],
  [22 / 60, '22 min'],
  [1, '1 h'],
  [5 + 20 / 60, '5 h 20 min'],
  [24 + 1 / 60, '1 d'],
  [142 + 43 / 60, '5 d 22 h'],
])('%d hours are %j', (hours, words) => {
  expect(shortHours(hours)).toBe(words);
});

test.each([
  [[], 'not measured'],
  [[3], '3 h (n = 1)'],
  [[5, 1, 3, 30], '1 h, 3 h, 5 h, 1 d 6 h (n = 4)'],
  [[5, 4, 3, 2, 1], 'median 3 h, 90\u00a0% within 5 h (n = 5)'],
])('the spread of %j is %j', (values, words) => {
  expect(spreadInWords(spreadOf(values), shortHours, english.metrics)).toBe(words);
});

test.each([
  [3, 4, '3 of 4'],
  [5, 5, '5 of 5 (100\u00a0%)'],
  [299, 300, '299 of 300 (99\u00a0%)'],
  [0, 9, '0 of 9 (0\u00a0%)'],
])('%d of %d is %j', (part, of, words) => {
  expect(english.metrics.share(part, of, 5)).toBe(words);
});

describe('a report in sentences', () => {
  const sentences = (...changes: Parameters<typeof anAdvisory>[0][]) => {
    const advisories = changes.map((one, i) => anAdvisory({ id: `ORB-2026-000${i + 1}`, ...one }));
    const metrics = metricsOf(someContent({ advisories, releases: [] }), 48);
    return metrics.years.flatMap((year) => reportSentences(year, metrics, english));
  };

  test('states the numbers, times, ages and exploitation, each with its total', () => {
    expect(
      sentences({}, {}, { severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'] }),
    ).toEqual([
      '3 advisories were published in 2026: 1 critical, 2 high.',
      'Acknowledged within the promised 48 hours: 3 of 3.',
      'Time to acknowledge: 8 h 28 min, 8 h 28 min, 8 h 28 min (n = 3).',
      'Time to publish: 22 d 6 h, 22 d 6 h, 22 d 6 h (n = 3).',
      'None of the advisories states exploitation in the wild.',
      'The most frequent weakness is CWE-122, in 3 of 3.',
    ]);
  });

  test('states that nothing is measured without a timeline, and that an advisory was withdrawn', () => {
    const withdrawn = { at: '2026-05-21T10:00:00Z', reason: 'x' };
    expect(
      sentences({ timeline: [], exploited: { aware_at: '2026-05-01T00:00:00Z' } }, { withdrawn }),
    ).toEqual([
      'One advisory was published in 2026: 1 high.',
      'One more was withdrawn and is not counted.',
      'The time to acknowledge the report was not measured.',
      'Exploited in the wild, as far as we know: 1, of which 1 before a fix was available.',
    ]);
    expect(sentences({})).toContain('The advisory does not state exploitation in the wild.');
    expect(sentences({ withdrawn })).toEqual([
      'No valid advisory was published in 2026.',
      'One more was withdrawn and is not counted.',
    ]);
  });
});
