// The GitHub Action: its steps, run as a runner runs them, with what a workflow says as their environment.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candorHere, ROOT } from '../support/run-candor.ts';
import { ACTION, actionStep } from '../support/workflow.ts';

const { text, inputs, runs } = ACTION;

/** Runs a step in a workspace; `given` is what the workflow says. */
const run = (name: string, workspace: string, given: Record<string, string> = {}) =>
  actionStep(name, { workspace, action: ROOT, given, env: { SOURCE_DATE_EPOCH: '1795852800' } });

let workspace = '';
beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'candor action-'));
  const words = [
    '--name',
    'Orbital',
    '--url',
    'https://orbital.example/',
    '--mail',
    'a@orbital.example',
    '--prefix',
    'ORB',
  ];
  expect(
    (await candorHere(['init', '--content', join(workspace, 'my content'), '--no-build', ...words]))
      .code,
  ).toBe(0);
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

describe('the GitHub Action', () => {
  it('installs what the lock file says, from a cache that the lock file names', () => {
    const steps = runs.steps
      .slice(0, 3)
      .map(({ name, run: script, uses }) => [name, script ?? uses]);
    expect(steps).toEqual([
      [
        'Find the cache',
        expect.stringContaining('git hash-object "$GITHUB_ACTION_PATH/package-lock.json"'),
      ],
      ['Cache', expect.stringMatching(/^actions\/cache@/)],
      ['Install', 'npm ci --prefer-offline --prefix "$GITHUB_ACTION_PATH"'],
    ]);
    expect(runs.steps[1]?.with?.['key']).toMatch(/steps\.npm\.outputs\.lock/);
    const { status, output } = run('Find the cache', workspace);
    expect(status).toBe(0);
    expect(output).toMatch(/^cache=\/.+\nlock=[0-9a-f]{40}\n$/);
  });

  it('uses each input, lets none become a command, and asks for no secret', () => {
    for (const { run: script } of runs.steps) expect(script ?? '').not.toMatch(/\$\{\{/);
    for (const name of Object.keys(inputs)) expect(text).toContain(`inputs.${name} }}`);
    expect(text).not.toMatch(/secrets|token/i);
  });

  it('either checks or builds', () => {
    expect(runs.steps.slice(3).map((step) => [step.name, step.if])).toEqual([
      ['Check', expect.stringMatching(/inputs\.out == ''/)],
      ['Check and build', expect.stringMatching(/inputs\.out != ''/)],
      ['Summary', expect.stringMatching(/!cancelled\(\)/)],
    ]);
  });

  it('checks the content of the workspace', () => {
    const { status, stderr } = run('Check', workspace, { content: 'my content' });
    expect(stderr).toContain('0 errors');
    expect(status).toBe(0);
    expect(run('Check', workspace, { content: 'my content', strict: 'true' }).status).toBe(1);
    expect(run('Check', workspace).status).toBe(2);
    const hostile = '$(touch owned); `touch owned`"; touch owned #';
    expect(run('Check', workspace, { content: hostile }).status).toBe(2);
    expect(existsSync(join(workspace, 'owned'))).toBe(false);
  });

  it('fails if the content is wrong, and annotates the line', () => {
    const file = join(workspace, 'my content/channels/mail.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}colour: red\n`);
    const { status, stdout } = run('Check', workspace, { content: 'my content' });
    writeFileSync(file, before);
    expect(status).toBe(1);
    expect(stdout).toMatch(/mail\.yaml:\d+:1 key-unknown Unknown key "colour"/);
    expect(stdout).toMatch(
      /^::error file=my content\/channels\/mail\.yaml,line=\d+,col=1,title=key-unknown::/m,
    );
  });

  it('builds the site into the workspace, without a report if there is nothing to compare with', () => {
    const words = { content: 'my content', out: 'the site', base: '/' };
    const { status, stderr } = run('Check and build', workspace, words);
    expect(stderr).toContain('Built');
    expect(status).toBe(0);
    expect(existsSync(join(workspace, 'the site/osv/all.json'))).toBe(true);
    expect(run('Summary', workspace).summary).toBe('');
  });

  it('builds nothing for a host that serves the site at another path', () => {
    const given = { content: 'my content', out: 'elsewhere', base: '/orbital' };
    const { status, stderr } = run('Check and build', workspace, given);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('the host serves the site at /orbital/, but'),
    ]);
    expect(existsSync(join(workspace, 'elsewhere'))).toBe(false);
  });
});
