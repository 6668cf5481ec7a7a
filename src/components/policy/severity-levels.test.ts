import { expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { german } from '../../language/german/index.ts';
import { severityLevels } from './severity-levels.ts';

test.each([english, german])(
  'a level without a target says so, and the others state their days',
  ({ policy }) => {
    const { unstated } = policy.levels;
    const rows = severityLevels({ critical: 7, high: undefined, low: 90 }, unstated);
    expect(rows.map(({ level, cell }) => [level, cell])).toEqual([
      ['critical', '7'],
      ['high', unstated],
      ['medium', unstated],
      ['low', '90'],
    ]);
    expect(unstated).not.toBe('');
  },
);
