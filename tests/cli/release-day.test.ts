// candor release-day, run like a team does: with a real clone, and with a registry in another
// process.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candorHere, copyExample, NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('release-day');
const repo = join(work.folder, 'repo');
const KNOWN = '/orbital-cli/1.2.2';
let content = '';
let registry: ChildProcess;
let base = '';

const environment = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@b.example',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@b.example',
};
const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: repo, env: environment, encoding: 'utf8' }).trim();

beforeAll(async () => {
  content = copyExample(work.folder);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', repo], { env: environment });
  git('commit', '--quiet', '--allow-empty', '--message', 'fix');
  const file = join(content, 'advisories/2026/ORB-2026-0003.md');
  const text = readFileSync(file, 'utf8').replace(
    /\/commit\/[0-9a-f]+/,
    `/commit/${git('rev-parse', 'HEAD')}`,
  );
  const fix = `references:\n  - {type: FIX, url: https://git.orbital.example/orbital/orbital-cli/-/commit/${git('rev-parse', 'HEAD')}}\n`;
  writeFileSync(file, /type: FIX/.test(text) ? text : text.replace(/^references:\n/m, fix));
  const server = `require('node:http').createServer((q, r) => { r.statusCode = q.url === '${KNOWN}' ? 200 : 404; r.end(); }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;
  registry = spawn(process.execPath, ['--eval', server], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    registry.stdout?.once('data', (data) => resolve(String(data).trim())),
  );
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  registry.kill();
  work.remove();
});

const run = (...words: string[]) =>
  candorHere(['release-day', '--content', content, '--now', NOW, ...words], {
    GIT_CONFIG_GLOBAL: '/dev/null',
  });
const record = () => join(content, 'cases/release-day/orbital-cli-1.2.2.yaml');

describe('candor release-day', () => {
  it('prints the evidence and what it could not verify, with exit code 1', async () => {
    const { code, out, err } = await run('orbital-3.1.2');
    expect(code).toBe(1);
    expect(out).toMatch(/^1\. Merge the commits of the private fork: CANNOT BE VERIFIED$/m);
    expect(out).toContain('was not looked for: give a clone with --repo PATH');
    expect(out).toContain('yes  the branch 2.x gets 2.4.5');
    expect(out).toContain('add --online to look in registries');
    expect(err).toContain('Next: step 1');
  });

  it('verifies steps with a clone and with registries', async () => {
    const online = ['--online', '--registry', `crates.io=${base}/{name}/{version}`];
    const before = await run('orbital-cli-1.2.2', '--repo', repo, ...online);
    expect(before.out).toContain('NO   1.2.2 has no tag');
    git('tag', 'v1.2.2');
    const { out, code } = await run('orbital-cli-1.2.2', '--repo', repo, ...online);
    expect(out).toMatch(/^1\. .*: DONE$/m);
    expect(out).toMatch(/^2\. .*: DONE$/m);
    expect(out).toContain('yes  orbital-cli (crates.io) 1.2.2 is in the registry');
    expect(out).toMatch(/^4\. .*: DONE$/m);
    expect(code).toBe(1);
    const elsewhere = await run(
      'orbital-cli-1.2.2',
      '--online',
      '--registry',
      `crates.io=${base}/none/{name}/{version}`,
    );
    expect(elsewhere.out).toContain('NO   orbital-cli (crates.io) 1.2.2 is not in the registry');
  });

  it('records marks in order, and is done when all five steps are', async () => {
    const early = await run('orbital-cli-1.2.2', '--done', '4', '--by', 'Kim');
    expect(early.code).toBe(1);
    expect(early.err).toContain('cannot upgrade.');
    expect(existsSync(record())).toBe(false);
    for (const step of ['1', '2', '3'])
      expect((await run('orbital-cli-1.2.2', '--done', step, '--by', 'Kim')).err).toContain(
        'Next:',
      );
    expect(readFileSync(record(), 'utf8')).toMatch(/^# PRIVATE/);
    expect((await run('orbital-cli-1.2.2')).out).toContain(
      'Kim marked it as done at 2026-11-22T12:00:00Z',
    );
    const last = await run('orbital-cli-1.2.2', '--done', '5', '--by', 'Sam', '--json');
    expect(last.code).toBe(0);
    expect(JSON.parse(last.out)).toMatchObject({ release: 'orbital-cli-1.2.2', done: true });
    expect((await candorHere(['check', '--content', content, '--now', NOW])).code).toBe(0);
    expect((await run('orbital-cli-1.2.2', '--undo', '3')).code).toBe(1);
    expect((await run('orbital-cli-1.2.2', '--undo', '3')).code).toBe(2);
  });

  it('accepts a step out of order with a reason, and stores the reason', async () => {
    const { out } = await run(
      'orbital-3.0.3',
      '--done',
      '4',
      '--by',
      'Kim',
      '--reason',
      'It leaked.',
    );
    expect(out).toMatch(/marked it as done at \S+: It leaked\./);
  });

  it('looks in a built site', async () => {
    const dist = join(work.folder, 'dist');
    mkdirSync(dist);
    expect(await run('orbital-3.1.2', '--dist', dist)).toMatchObject({ code: 2 });
    const ledger = {
      records: [{ kind: 'advisory', id: 'ORB-2026-0004' }],
      files: [{ path: 'announcements/orbital-3.1.2/index.html' }],
    };
    writeFileSync(join(dist, 'ledger.json'), JSON.stringify(ledger));
    const { out } = await run('orbital-3.1.2', '--dist', dist);
    expect(out).toContain(`yes  ORB-2026-0004 is in ${dist}`);
    expect(out).toContain(`NO   ORB-2026-0005 is not in ${dist}: build again`);
    expect(out).toContain(`yes  the announcement is in ${dist}`);
  });

  it('shows a planned release', async () => {
    const { out, code } = await candorHere([
      'release-day',
      'orbital-3.1.2',
      '--content',
      content,
      '--now',
      '2026-11-11T12:00:00Z',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('NO   ORB-2026-0004 is scheduled for 2026-11-12T16:00:00Z');
    expect(out).toContain('yes  the announcement is complete');
    expect(out).toContain('NO   it is planned for 2026-11-12T16:00:00Z');
  });

  it('does not write to a file that git would track', async () => {
    execFileSync('git', ['init', '--quiet', work.folder], { env: environment });
    const { code, err } = await run('orbital-3.1.2', '--done', '1', '--by', 'Kim');
    expect(code).toBe(2);
    expect(err).toContain('git would track cases/release-day/orbital-3.1.2.yaml');
    writeFileSync(join(work.folder, '.gitignore'), 'content/cases/*\n');
    expect((await run('orbital-3.1.2', '--done', '1', '--by', 'Kim')).out).toContain('Kim marked');
  });

  it.each([
    [['nothing-1.0'], 'There is no readable release nothing-1.0'],
    [['orbital-3.1.2', '--done', '6', '--by', 'Kim'], 'is not a step'],
    [['orbital-3.1.2', '--by', 'Kim'], 'need --done'],
    [['orbital-3.1.2', '--repo', '/nowhere/at/all'], 'is not a git repository'],
    [['orbital-3.1.2', '--repo', repo, '--branch', 'none'], 'has no branch none'],
    [['orbital-3.1.2', '--registry', 'PyPI'], 'is not a registry'],
  ])('reports a usage error for %j', async (words, message) => {
    const { code, err } = await run(...words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
