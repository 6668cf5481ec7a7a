// A value that is there now and then. For tests alone.

import fc from 'fast-check';

/** The value once in `times`, undefined otherwise. (fast-check's own option() counts the other way round.) */
export function seldom<Value>(arbitrary: fc.Arbitrary<Value>, times: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}
