import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    // Tests wait for builds and browsers most of their time: every core has a worker, the first one too.
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 900_000,
  },
});
