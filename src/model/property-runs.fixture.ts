// The number of random cases in a property test. tests/support/seed.ts sets it for all tests at
// once.

import fc from 'fast-check';

/** The default of fast-check: the full number of cases of a property. */
const FULL = 100;

/**
 * Scales the full number of random cases of a test: all of them with CANDOR_THOROUGH=1, else a
 * part. At least 1.
 */
export function runs(full: number): number {
  const { numRuns = FULL } = fc.readConfigureGlobal();
  return Math.max(1, Math.round((full * numRuns) / FULL));
}
