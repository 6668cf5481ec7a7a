// The README's first advisory from the packed tarball, installed by npm in a folder with git alone: own site, project, logo, colour,
// first advisory and workflow, in at most ten commands.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { WALK, walkFirstAdvisory } from '../support/first-advisory.ts';
import { commandsOf } from '../support/readme-walk.ts';
import { ROOT, type Run, userEnvironment, workFolder } from '../support/run-candor.ts';

const work = workFolder('adoption');
afterAll(work.remove);
const site = join(work.folder, 'own site');

function run(file: string, words: readonly string[], cwd = site): Run {
  const { status, stdout, stderr } = spawnSync(file, words, {
    cwd,
    env: userEnvironment(),
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

const npx = (words: readonly string[]): Run => run('npx', ['--no', 'candor', ...words]);

function done(result: Run): Run {
  expect(result.code, `${result.out}${result.err}`).toBe(0);
  return result;
}

it('a newcomer has a site with an advisory in ten commands, from the tarball', {
  timeout: 600_000,
}, async () => {
  done(run('git', ['init', '--quiet', site], work.folder));
  done(run('npm', ['pack', '--silent', '--pack-destination', work.folder], ROOT));
  const [tarball = ''] = readdirSync(work.folder).filter((name) => name.endsWith('.tgz'));
  const start = Date.now();
  done(
    run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', join(work.folder, tarball)]),
  );
  await walkFirstAdvisory({
    cwd: site,
    url: 'https://security.example.org/',
    run: npx,
    start: join(site, 'node_modules/candor/scripts/start.mjs'),
  });
  writeFileSync(
    join(site, 'content/logo.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>',
  );
  writeFileSync(
    join(site, 'content/theme.css'),
    ':root { --link: light-dark(#005f73, #94d2bd); }\n',
  );
  done(npx(['init', '--workflow', 'github-pages']));
  done(npx(['build']));
  expect(Date.now() - start).toBeLessThan(5 * 60_000);

  // git init, npm install, two more builds of the logo and the workflow.
  expect(
    WALK.flatMap((block) => (block.language === 'sh' ? commandsOf(block) : [])).length + 4,
  ).toBeLessThanOrEqual(10);
  const page = readFileSync(join(site, 'dist/advisories/ORB-2026-0001/index.html'), 'utf8');
  expect(page).toContain('logo.svg');
  expect(readFileSync(join(site, 'dist/theme.css'), 'utf8')).toContain('#94d2bd');
  expect(existsSync(join(site, '.github/workflows/security-site.yml'))).toBe(true);
  const left = readdirSync(site).sort();
  expect(left).toEqual([
    '.git',
    '.github',
    'content',
    'dist',
    'node_modules',
    'package-lock.json',
    'package.json',
  ]);
});
