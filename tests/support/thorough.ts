/**
 * True if tests try all cases, like in CI, including those that take minutes: CANDOR_THOROUGH=1.
 */
export const THOROUGH = process.env['CANDOR_THOROUGH'] === '1';
