import { expect, it } from 'vitest';
import { windowInWords } from './version-window.ts';

it.each([
  [{ from: '2.0.0', before: '3.0.0' }, 'from 2.0.0, before 3.0.0'],
  [{ from: '2.0.0' }, 'from 2.0.0 on'],
  [{ before: '1.0.0' }, 'before 1.0.0'],
])('says %j as %s', (window, words) => {
  expect(windowInWords(window)).toBe(words);
});
