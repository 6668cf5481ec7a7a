import { expect, it } from 'vitest';
import { alignmentClass } from './alignment.ts';

it.each([
  ['text-align:right', 'align-right'],
  ['text-align: center;', 'align-center'],
  [{ textAlign: 'left' }, 'align-left'],
  ['color:red', undefined],
  [undefined, undefined],
])('maps %j to a class', (style, name) => {
  expect(alignmentClass(style)).toBe(name);
});
