// A shape for each verdict, so that it is recognizable without color.

import type { Answer } from './answer.ts';

/** Paths in a box of 16 by 16, for the even-odd rule: a triangle with "!", a diamond with "?", a disc with a tick. */
export const VERDICT_SHAPES: Readonly<Record<Answer['status'], string>> = {
  affected: 'M8 .6L15.8 15.2H.2zM7.1 5.4h1.8l-.3 4.9H7.4zM7.1 11.5h1.8v1.8H7.1z',
  unknown:
    'M8 .2L15.8 8 8 15.8.2 8zM7.2 10.7h1.7v1.7H7.2zM5.4 6.5a2.6 2.6 0 1 1 4 2.1c-.5.4-.6.6-.6 1.3H7.2c0-1.4.4-1.9 1.1-2.4a1 1 0 1 0-1.3-1z',
  'not-affected':
    'M8 .5a7.5 7.5 0 1 0 0 15A7.5 7.5 0 1 0 8 .5zM6.8 11.8L3.3 8.3l1.3-1.3 2.2 2.2 4.6-4.6 1.3 1.3z',
};
