import { describe, expect, test } from 'vitest';
import { targetsIn } from './targets.ts';

const targetsOf = (text: string) => targetsIn(text).map(({ level, days }) => `${level} ${days}`);

describe('target days in a policy', () => {
  test('are found in a table with a column of days', () => {
    const table =
      '| level | score | days to release |\n| --- | --- | --- |\n| **High** | 7 to 8.9 | 30 |\n| low | 0 | 90 |\n';
    expect(targetsOf(table)).toEqual(['high 30', 'low 90']);
    const [high] = targetsIn(table);
    expect(table.slice(high?.offset, (high?.offset ?? 0) + (high?.length ?? 0))).toBe('30');
  });

  test('are found in a clause with one severity', () => {
    expect(targetsOf('High severity is fixed within 30 days, low within 90 days.')).toEqual([
      'high 30',
      'low 90',
    ]);
  });

  test.each([
    'If we do not publish within 90 days of your report, you are free to do so.',
    'A high number of reports came within 30 days.\n\n```\nhigh: within 3 days\n```',
    'Critical and high: within 7 days.',
    '| level | score |\n| --- | --- |\n| high | 7 |',
    '| level | days |\n| --- | --- |\n| high | {{high_days}} |',
  ])('are not guessed: %s', (text) => {
    expect(targetsOf(text).filter((one) => one !== 'high 30')).toEqual([]);
  });
});
