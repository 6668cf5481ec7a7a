// For tests only: a value that is rarely defined.

import fc from 'fast-check';

/**
 * Returns the value once in `times`, undefined otherwise. (The `freq` of fast-check's option() has
 * the opposite meaning.)
 */
export function rarely<Value>(
  arbitrary: fc.Arbitrary<Value>,
  times: number,
): fc.Arbitrary<Value | undefined> {
  return fc.oneof(
    { weight: times - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );
}
