import { expect, test } from 'vitest';
import { CASE_STEPS } from '../case/case.ts';
import { PROCESS } from './process.ts';

test('the process takes a case through every step, in order', () => {
  const [received, ...steps] = CASE_STEPS;
  expect(received).toBe('received');
  expect(PROCESS.flatMap(({ reaches }): readonly string[] => reaches)).toEqual(steps);
});

test('nothing is under embargo after a publication', () => {
  const embargoed: boolean[] = PROCESS.map((step) => step.embargoed);
  expect(embargoed).toEqual(embargoed.toSorted((a, b) => Number(b) - Number(a)));
});
