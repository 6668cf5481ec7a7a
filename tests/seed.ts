// The same random cases on every run, so that a change is what makes a test fail. CANDOR_SEED=<number> tries others; a
// failing property prints its seed.

import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['CANDOR_SEED'] ?? 20261122) });
