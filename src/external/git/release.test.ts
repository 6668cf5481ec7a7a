// A real clone, created here.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../usage-error.ts';
import { searchRepository } from './release.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-repository-'));
const repo = join(folder, 'repo');
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
const commit = (text: string): string => {
  writeFileSync(join(repo, 'file'), text);
  git('add', 'file');
  git('commit', '--quiet', '--message', text);
  return git('rev-parse', 'HEAD');
};
let fixed = '';
let topic = '';
let lost = '';

beforeAll(() => {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', repo], { env: environment });
  commit('one');
  git('tag', 'v1.0.0');
  fixed = commit('fix');
  git('tag', 'orbital-1.0.1');
  git('checkout', '--quiet', '-b', 'fix/secret');
  topic = commit('topic');
  git('checkout', '--quiet', '--detach');
  lost = commit('lost');
  git('checkout', '--quiet', 'main');
  // Names that git would treat as options if they were passed unchecked.
  git('update-ref', 'refs/heads/--upload-pack=touch', fixed);
  git('update-ref', 'refs/tags/--output=x', fixed);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const look = (changes: object = {}) =>
  searchRepository(repo, {
    commits: [],
    versions: [],
    prefixes: ['orbital'],
    branches: [],
    ...changes,
  });

describe('a clone', () => {
  it('finds the release branches and tags of a commit', async () => {
    const { commits } = await look({ commits: [fixed, fixed.slice(0, 8)] });
    expect(commits[0]).toEqual({
      hash: fixed,
      there: true,
      within: ['--output=x', 'orbital-1.0.1', 'main'],
      beside: ['--upload-pack=touch', 'fix/secret'],
      after: [],
    });
    expect(commits[1]?.within).toContain('main');
  });

  it('finds the tags of released versions that were created before a commit', async () => {
    const { commits } = await look({ commits: [fixed, topic], versions: ['1.0.0', '1.0.1'] });
    expect(commits.map(({ after }) => after)).toEqual([['v1.0.0'], ['orbital-1.0.1', 'v1.0.0']]);
    expect((await look({ commits: [fixed], versions: ['1.0.1'] })).commits[0]?.after).toEqual([]);
  });

  it('does not treat a topic branch as a release', async () => {
    const { commits } = await look({ commits: [topic] });
    expect(commits).toEqual([
      { hash: topic, there: true, within: [], beside: ['fix/secret'], after: [] },
    ]);
    const named = await look({ commits: [topic], branches: ['fix/secret'] });
    expect(named.commits[0]?.within).toEqual(['fix/secret']);
  });

  it('distinguishes a commit in no branch from one that does not exist', async () => {
    const { commits } = await look({ commits: [lost, 'f'.repeat(40), '--help', 'main'] });
    expect(
      commits.map(({ there, within, beside }) => ({ there, places: [...within, ...beside] })),
    ).toEqual([
      { there: true, places: [] },
      { there: false, places: [] },
      { there: false, places: [] },
      { there: false, places: [] },
    ]);
  });

  it('finds the tags of versions, with and without a name before them', async () => {
    const { tags } = await look({ versions: ['1.0.0', '1.0.1', '1.0.2'] });
    expect([...tags]).toEqual([
      ['1.0.0', 'v1.0.0'],
      ['1.0.1', 'orbital-1.0.1'],
    ]);
  });

  it('cannot decide about a missing commit if it is shallow', async () => {
    const shallow = join(folder, 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repo}`, shallow], {
      env: environment,
    });
    const { commits } = await searchRepository(shallow, {
      commits: ['f'.repeat(40)],
      versions: [],
      prefixes: [],
      branches: [],
    });
    expect(commits[0]?.there).toBeUndefined();
  });

  it('is refused if it does not exist', async () => {
    const looking = searchRepository(join(folder, 'nothing'), {
      commits: [],
      versions: [],
      prefixes: [],
      branches: [],
    });
    await expect(looking).rejects.toThrow(UsageError);
  });
});
