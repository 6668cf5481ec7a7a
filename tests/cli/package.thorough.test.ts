// The package as npm packs it, in a folder that holds nothing but content. Its packages are linked instead of downloaded; only those
// that package.json names as dependencies are there.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  copyExample,
  filesIn,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('package');
const installed = join(work.folder, 'node_modules/candor');
const START = join(installed, 'scripts/start.mjs');
const packageJson: {
  version: string;
  bin: Record<string, string>;
  dependencies: Record<string, string>;
} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
let server: ChildProcess | undefined;

function run(file: string, words: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(file, words, {
    cwd,
    env: userEnvironment(),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const candor = (...words: string[]) => run(process.execPath, [START, ...words], work.folder);

beforeAll(() => {
  mkdirSync(installed, { recursive: true });
  const packed = run('npm', ['pack', '--silent', '--pack-destination', work.folder], ROOT);
  expect(packed, packed.stderr).toMatchObject({ status: 0 });
  const [tarball = ''] = readdirSync(work.folder).filter((name) => name.endsWith('.tgz'));
  expect(
    run('tar', ['xzf', tarball, '-C', installed, '--strip-components=1'], work.folder),
  ).toMatchObject({
    status: 0,
  });
  for (const name of Object.keys(packageJson.dependencies)) {
    const link = join(work.folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(ROOT, 'node_modules', name)), link);
  }
});
afterAll(() => {
  server?.kill('SIGKILL');
  work.remove();
});

describe('the package', () => {
  it('contains the compiled command line and the sources of the site, but no test and no record', () => {
    const files = filesIn(installed);
    for (const file of [
      'lib/candor.mjs',
      'src/pages/index.astro',
      'LICENSE',
      'README.md',
      'hooks/pre-push',
    ])
      expect(files).toContain(file);
    expect(
      files.filter((file) =>
        /\.(?:test|fixture|arbitrary)\.|^(?:content|tests|docs|public)\//.test(file),
      ),
    ).toEqual([]);
    expect(packageJson.bin).toEqual({ candor: 'scripts/start.mjs' });
  });

  it('runs no script when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(scripts).not.toHaveProperty(name);
  });

  it('prints its version', () => {
    expect(candor('--version')).toEqual({
      status: 0,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    });
  });

  it('has every command of the repository', () => {
    const names = [...candor('--help').stdout.matchAll(/^ {2}([a-z][a-z-]+) /gm)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(15);
    for (const name of names.filter((one) => one !== 'help'))
      expect(candor(name, '--help'), name).toMatchObject({ status: 0, stderr: '' });
  });

  it('checks and builds the same site as the repository', () => {
    const content = copyExample(work.folder);
    expect(candor('check', '--now', NOW), 'check').toMatchObject({ status: 0 });
    const built = candor('build', '--now', NOW);
    expect(built, built.stderr).toMatchObject({ status: 0 });
    const site = filesIn(join(work.folder, 'dist'));
    expect(site).toContain('advisories/ORB-2026-0001/index.html');
    const repository = join(work.folder, 'by-repository');
    const other = run(
      process.execPath,
      [
        join(ROOT, 'scripts/start.mjs'),
        'build',
        '--now',
        NOW,
        '--content',
        content,
        '--out',
        repository,
      ],
      work.folder,
    );
    expect(other, other.stderr).toMatchObject({ status: 0 });
    expect(filesIn(repository)).toEqual(site);
    for (const file of site.filter((one) => /\.(?:html|json|xml|atom|txt|css|js|png)$/.test(one)))
      expect(
        readFileSync(join(work.folder, 'dist', file)).equals(readFileSync(join(repository, file))),
        file,
      ).toBe(true);
  });

  it('serves the site while it is written, styles and scripts too', async () => {
    const url = await dev();
    const page = await (await fetch(url)).text();
    expect(page).toContain('Orbital');
    expect(page).toMatch(/<strong class="candor-dev-mark">Scheduled for [^<]+: not public/);
    expect(page).toContain('src/dev/client/index.ts');
    const links = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:css|js|ts|astro)[^"]*)"/g)].map(
      ([, link = '']) => link.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect((await fetch(new URL(link, url))).status, link).toBe(200);
  });

  it('leaves nothing behind when the server ends', async () => {
    const ended = new Promise((resolve) => server?.once('close', resolve));
    server?.kill('SIGINT');
    await ended;
    const { pid } = server ?? {};
    expect(
      readdirSync(dirname(work.folder)).filter((name) => name.startsWith(`candor-dev-${pid}-`)),
    ).toEqual([]);
    expect(existsSync(join(installed, '.astro'))).toBe(false);
  });
});

/** Starts the dev server; returns its address. */
function dev(): Promise<string> {
  const child = spawn(process.execPath, [START, 'dev', '--port', '0', '--now', NOW], {
    cwd: work.folder,
    env: userEnvironment(),
  });
  server = child;
  let printed = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
        const url = /http:\/\/127\.0\.0\.1:\d+\/[\w./-]*/.exec(printed)?.[0];
        if (url !== undefined) resolve(url);
      });
    child.once('close', () => reject(new Error(`It ended: ${printed}`)));
  });
}
