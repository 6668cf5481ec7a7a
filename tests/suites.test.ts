// A test that belongs to no run would never fail, and one that belongs to two would be counted
// twice.

import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './support/run-candor.ts';
import { SUITES } from './support/suites.ts';

const SOURCE = /\.[cm]?[jt]sx?$/;

/** All source files of the repository, without dependencies and builds. */
const files = readdirSync(ROOT, { withFileTypes: true })
  .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules' && name !== 'dist')
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(ROOT, entry.name), { recursive: true, encoding: 'utf8' }).map(
          (path) => `${entry.name}/${path}`,
        )
      : [entry.name],
  )
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => SOURCE.test(path) && !path.includes('node_modules/'));

const importsVitest = (file: string): boolean =>
  /^import (?!type\b).*\b(?:it|test|describe)\b.* from 'vitest';$/m.test(
    readFileSync(join(ROOT, file), 'utf8'),
  );

it('each file that defines tests belongs to exactly one suite', () => {
  // A test file runs the tests that support/ and fixtures define.
  const tests = files.filter(
    (file) =>
      /\.(?:test|spec)\.|__tests__/.test(file) ||
      (importsVitest(file) && !file.startsWith('tests/support/') && !/\.fixture\.ts$/.test(file)),
  );
  expect(tests.length).toBeGreaterThan(300);
  const suitesOf = (file: string): string[] =>
    Object.entries(SUITES)
      .filter(([, { include }]) => include.some((glob) => matchesGlob(file, glob)))
      .filter(([, { exclude }]) => !exclude.some((glob) => matchesGlob(file, glob)))
      .map(([name]) => name);
  expect(tests.filter((file) => suitesOf(file).length !== 1)).toEqual([]);
});

it('the npm scripts run every suite', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const run = `${scripts.test} ${scripts['test:thorough']}`;
  for (const suite of Object.keys(SUITES)) expect(run).toContain(`--project ${suite}`);
});
