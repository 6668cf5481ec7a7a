// The GitHub Action: its steps, run like on a runner, with the inputs of a workflow as environment
// variables.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { candorHere, ROOT } from '../support/run-candor.ts';

const STEP = z.strictObject({
  name: z.string(),
  // The test fails if the action uses another shell or a third-party action.
  shell: z.literal('bash'),
  run: z.string(),
  if: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
});
const ACTION = z.object({
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(STEP) }),
});
const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
const { inputs, runs } = ACTION.parse(parse(text));

/** Runs a step in a workspace. `given` contains the inputs of the workflow. */
function run(name: string, workspace: string, given: Record<string, string> = {}) {
  const step = runs.steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`There is no step ${name}.`);
  const env = Object.entries(step.env).map(([key, value]) => {
    const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1] ?? '';
    const written = inputs[input];
    if (written === undefined) throw new Error(`${value} is no input.`);
    return [key, given[input] ?? written.default];
  });
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', step.run], {
    encoding: 'utf8',
    cwd: workspace,
    env: {
      ...process.env,
      ...Object.fromEntries(env),
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_WORKSPACE: workspace,
      SOURCE_DATE_EPOCH: '1795852800',
    },
  });
  return { status, stdout, stderr };
}

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
  expect((await candorHere(['init', '--content', join(workspace, 'my content'), '--no-build', ...words])).code).toBe(0);
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

describe('the GitHub Action', () => {
  it('installs from the lock file', () => {
    expect(runs.steps[0]?.run).toBe('npm ci --prefix "$GITHUB_ACTION_PATH"');
  });

  it('never executes inputs of a workflow as commands, and needs no secret', () => {
    for (const { run: script } of runs.steps) expect(script).not.toMatch(/\$\{\{/);
    expect(text).not.toMatch(/secrets|token/i);
  });

  it('either checks or builds', () => {
    expect(runs.steps.slice(1).map((step) => step.if)).toEqual([
      expect.stringMatching(/inputs\.out == ''/),
      expect.stringMatching(/inputs\.out != ''/),
    ]);
  });

  it('checks the content of the workspace', () => {
    const { status, stderr } = run('Check', workspace, { content: 'my content' });
    expect(stderr).toContain('0 errors');
    expect(status).toBe(0);
    expect(run('Check', workspace, { content: 'my content', strict: 'true' }).status).toBe(1);
    expect(run('Check', workspace).stderr).toContain('There is no folder');
  });

  it('fails if the content is wrong, and reports the place', () => {
    const file = join(workspace, 'my content/channels/mail.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}colour: red\n`);
    const { status, stdout } = run('Check', workspace, { content: 'my content' });
    writeFileSync(file, before);
    expect(status).toBe(1);
    expect(stdout).toMatch(/mail\.yaml:\d+:1 key-unknown Unknown key "colour"/);
  });

  it('builds the site into the workspace', () => {
    const { status, stderr } = run('Check and build', workspace, { content: 'my content', out: 'the site' });
    expect(stderr).toContain('Built');
    expect(status).toBe(0);
    expect(existsSync(join(workspace, 'the site/osv/all.json'))).toBe(true);
  });
});
