// Problems as continuous integration shows them: where they are in the repository, and nothing that is not public.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  candor,
  candorHere,
  copyExample,
  NOW,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('annotations');
afterAll(work.remove);

const REPOSITORY = 'https://github.com/comet/security';
const ON_GITHUB = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'comet/security' };
/** An advisory of the example that is scheduled at NOW, and a public one. */
const SECRET = 'ORB-2026-0077';
let top: string;
let content: string;
let count = 0;

function git(folder: string, ...words: string[]): void {
  const identity = [
    '-c',
    'user.name=T',
    '-c',
    'user.email=t@comet.example',
    '-c',
    'commit.gpgsign=false',
  ];
  const { status, stderr } = spawnSync('git', ['-C', folder, ...identity, ...words], {
    env: userEnvironment(),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}

/** A repository whose content has an error in a public file and one in a draft. */
beforeEach(() => {
  top = join(work.folder, `repository ${count++}`);
  mkdirSync(join(top, 'security'), { recursive: true });
  content = copyExample(join(top, 'security'));
  append('channels/mail.yaml', 'colour: red\n');
  const draft = join(content, `advisories/2026/${SECRET}.md`);
  mkdirSync(dirname(draft), { recursive: true });
  writeFileSync(draft, '---\nsummary: Heap overflow in the comet tail parser\nshape: round\n---\n');
});

function append(file: string, text: string): void {
  const path = join(content, file);
  writeFileSync(path, text, { flag: 'a' });
}

function commit(origin = REPOSITORY): void {
  git(top, 'init', '--quiet');
  git(top, 'remote', 'add', 'origin', `${origin}.git`);
  git(top, 'add', '--all', '--force');
  git(top, 'commit', '--quiet', '--message', 'content');
}

const check = (env: Record<string, string>, ...words: string[]) =>
  candorHere(
    ['check', '--content', content, '--now', NOW, '--annotations', 'github', ...words],
    env,
  );
const commandsIn = (out: string) =>
  out.split('\n').filter((line) => /^::(?:error|warning) /.test(line));

describe('check --annotations github', () => {
  it('prints each problem with its path from the top of the repository', async () => {
    commit();
    const { code, out } = await check({ ...ON_GITHUB, GITHUB_WORKSPACE: top });
    expect(code).toBe(1);
    const commands = commandsIn(out);
    expect(commands).toContainEqual(
      expect.stringMatching(
        /^::error file=security\/content\/channels\/mail\.yaml,line=\d+,col=1,title=key-unknown::Unknown key "colour"/,
      ),
    );
    // Everyone who can read the log can read this repository.
    expect(commands).toContainEqual(
      expect.stringContaining(`file=security/content/advisories/2026/${SECRET}.md,`),
    );
  });

  it.each([
    ['in another repository', () => commit('https://github.com/comet/private'), ON_GITHUB],
    ['in no repository', () => undefined, ON_GITHUB],
    ['in a repository that is not known to be that of the log', () => commit(), {}],
    [
      'in a file that the repository does not track',
      () => {
        commit();
        git(top, 'rm', '--quiet', '--cached', join(content, `advisories/2026/${SECRET}.md`));
      },
      ON_GITHUB,
    ],
    [
      'in a file that is encrypted in the repository',
      () => {
        writeFileSync(join(top, '.gitattributes'), '*.md filter=veil\n');
        git(top, 'init', '--quiet');
        git(top, 'config', 'filter.veil.clean', 'tr a-z n-za-m');
        git(top, 'config', 'filter.veil.smudge', 'tr a-z n-za-m');
        commit();
      },
      ON_GITHUB,
    ],
    [
      'in a submodule',
      () => {
        const inner = join(content, 'advisories');
        git(inner, 'init', '--quiet');
        git(inner, 'add', '--all');
        git(inner, 'commit', '--quiet', '--message', 'private');
        commit();
      },
      ON_GITHUB,
    ],
  ])('names no private content %s', async (_, prepare, env) => {
    prepare();
    const { code, out, err } = await check(env);
    expect(code).toBe(1);
    expect(commandsIn(out)).toContainEqual(expect.stringContaining('Unknown key "colour"'));
    expect(commandsIn(out)).toContainEqual(
      expect.stringMatching(
        /^::error title=Candor::\d+ errors?, \d+ warnings? in private content\./,
      ),
    );
    expect(`${out}${err}`).not.toMatch(/ORB-2026-0077|comet tail|"shape"/i);
    expect(await check(env, '--verbose')).toMatchObject({ out: expect.stringContaining(SECRET) });
  });

  it('names no private content in a problem of a public file', async () => {
    append('redirects.yaml', 'redirects:\n  - {from: /old/, to: /advisories/ORB-2026-0077/}\n');
    const { out } = await check(ON_GITHUB);
    expect(out).not.toContain(SECRET);
    const all = await check(ON_GITHUB, '--verbose');
    expect(commandsIn(all.out)).toContainEqual(
      expect.stringMatching(`content/redirects\\.yaml,.*${SECRET}`),
    );
  });

  it('lets no line of content be a command', async () => {
    append('SECURITY.md', '\nSee ##[add-mask]security and https://example.com/##[group]TODO.\n');
    commit();
    const { out } = await check({ ...ON_GITHUB, GITHUB_WORKSPACE: top });
    const [first = '', ...rest] = out.split('\n');
    const token = /^::stop-commands::([0-9a-f-]{36})$/.exec(first)?.[1];
    const end = rest.indexOf(`::${token}::`);
    expect(end).toBeGreaterThan(0);
    const after = rest.slice(end + 1).filter((line) => line !== '');
    expect(after.length).toBeGreaterThan(0);
    for (const line of after) expect(line).toMatch(/^::(?:error|warning) (?:file|title)=/);
  });

  it('goes with neither --json nor --public', async () => {
    expect((await check({}, '--json')).code).toBe(2);
    const { code, err } = await check({}, '--public');
    expect([code, err]).toEqual([2, expect.stringContaining('as another step')]);
  });
});

describe('check --annotations gitlab', () => {
  it('prints the report of GitLab alone to stdout, and the problems to stderr', async () => {
    commit('https://gitlab.example/comet/security');
    const { out, err } = await candorHere(
      ['check', '--content', content, '--now', NOW, '--annotations', 'gitlab'],
      {
        CI_PROJECT_DIR: top,
        CI_PROJECT_URL: 'https://gitlab.example/comet/security',
      },
    );
    const report: { location: { path: string } }[] = JSON.parse(out);
    const paths = report.map(({ location }) => location.path);
    expect(paths).toContain('security/content/channels/mail.yaml');
    expect(paths).toContain(`security/content/advisories/2026/${SECRET}.md`);
    expect(err).toContain('Unknown key "colour"');
  });
});

describe('build', () => {
  it('annotates the problems that stop it', () => {
    const words = ['build', '--content', content, '--out', join(top, 'dist'), '--now', NOW];
    const { code, out, err } = candor([...words, '--annotations', 'github'], { env: ON_GITHUB });
    expect(code).toBe(1);
    expect(commandsIn(out)).toContainEqual(expect.stringContaining('Unknown key "colour"'));
    expect(`${out}${err}`).not.toContain(SECRET);
  });
});
