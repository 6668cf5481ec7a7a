// Lists the files that took longest at the end of a test run.

import type { Reporter, TestModule } from 'vitest/node';

const LISTED = 10;

const secondsOf = ({
  collectDuration,
  duration,
  setupDuration,
}: ReturnType<TestModule['diagnostic']>): number =>
  (collectDuration + duration + setupDuration) / 1000;

/** A reporter of Vitest that runs in addition to another one. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < 2) return;
    const slowest = modules
      .map((module) => ({ file: module.relativeModuleId, seconds: secondsOf(module.diagnostic()) }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, LISTED);
    console.log(`\nThe ${slowest.length} slowest of ${modules.length} files:`);
    for (const { file, seconds } of slowest)
      console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`);
  }
}
