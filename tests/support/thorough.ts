/** Whether tests try all that they can, as in CI, or what takes minutes: CANDOR_THOROUGH=1 says so. */
export const THOROUGH = process.env['CANDOR_THOROUGH'] === '1';
