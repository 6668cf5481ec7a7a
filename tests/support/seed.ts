// The same random cases on every run, so that only a change makes a test fail. CANDOR_SEED=<number>
// tries others; a failing property prints its seed. CANDOR_THOROUGH=1 tries ten times as many (see
// `runs` for tests with their own number).

import fc from 'fast-check';
import { THOROUGH } from './thorough.ts';

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  seed: Number(process.env['CANDOR_SEED'] ?? 20261122),
  numRuns: THOROUGH ? 100 : 10,
});
