/**
 * True if tests try all cases, like in CI, including those that take minutes: CANDOR_THOROUGH=1.
 */
export const THOROUGH = process.env['CANDOR_THOROUGH'] === '1';

/** Returns all cases of a test in CI; otherwise the first ones, so that `npm test` stays short. */
export const casesOf = <T>(all: readonly T[], first: number): readonly T[] =>
  THOROUGH ? all : all.slice(0, first);
