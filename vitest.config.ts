import { defineConfig } from 'vitest/config';
import { useMemoryFolder } from './tests/support/memory-folder.ts';
import { SUITES } from './tests/support/suites.ts';

useMemoryFolder();

const SETUP = ['tests/support/seed.ts'];

export default defineConfig({
  test: {
    // Tests wait for builds and browsers most of their time: every core has a worker, the first one too.
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 900_000,
    reporters: ['default', './tests/support/slowest-files.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...SUITES.unit,
          setupFiles: SETUP,
          // Pure code leaves nothing behind: to load all of it again for each of its files takes longer than the tests.
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'quick', ...SUITES.quick, setupFiles: SETUP } },
      { extends: true, test: { name: 'thorough', ...SUITES.thorough, setupFiles: SETUP } },
    ],
  },
});
