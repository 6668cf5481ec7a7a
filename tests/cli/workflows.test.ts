// The workflows that "candor init" writes, and the reusable one: parsed, compared, and harmless to run for a fork.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { candorHere, ROOT, userEnvironment, workFolder } from '../support/run-candor.ts';
import { stepsOf, workflowOf } from '../support/workflow.ts';

const work = workFolder('workflows');
afterAll(work.remove);

const { version }: { version: string } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
const SITE = [
  '--name',
  'Comet',
  '--url',
  'https://comet.example/',
  '--prefix',
  'COM',
  '--mail',
  'a@comet.example',
];
const GITHUB = '.github/workflows/security-site.yml';
const FILES = {
  'github-pages': GITHUB,
  gitlab: '.gitlab-ci.yml',
  forgejo: '.forgejo/workflows/security-site.yml',
};
const KINDS = Object.entries(FILES);

let top: string;
let count = 0;
beforeEach(() => {
  top = join(work.folder, `repository ${count++}`);
  mkdirSync(top);
  expect(spawnSync('git', ['init', '--quiet', top], { env: userEnvironment() }).status).toBe(0);
});
const init = (...words: string[]) =>
  candorHere(['init', '--content', join(top, 'my content'), '--no-build', ...words]);
const written = (file: string): string => readFileSync(join(top, file), 'utf8');

async function initiated(kind: keyof typeof FILES): Promise<string> {
  expect((await init(...SITE, '--workflow', kind)).code).toBe(0);
  return written(FILES[kind]);
}

describe('candor init --workflow', () => {
  it.each(KINDS)(
    'writes %s with the version of Candor and the content folder',
    async (kind, file) => {
      const { code, err } = await init(...SITE, '--workflow', kind);
      expect([code, err]).toEqual([0, expect.stringContaining(`Wrote ${file}`)]);
      const values = { VERSION: version, CONTENT: 'my content' };
      const { env, variables } = z
        .looseObject({ env: z.unknown().optional(), variables: z.unknown().optional() })
        .parse(parse(written(file)));
      expect(env ?? variables).toMatchObject(values);
      expect(written(file)).toContain('7 16 * * 1-4');
    },
  );

  it.each(KINDS)('never overwrites %s, and prints the workflow instead', async (kind, file) => {
    await init(...SITE, '--workflow', kind);
    const text = written(file);
    writeFileSync(join(top, file), 'mine\n');
    const again = await init('--workflow', kind);
    expect([again.code, again.out]).toEqual([1, text]);
    expect(again.err).toContain(`${file} exists, and was not changed.`);
    expect(written(file)).toBe('mine\n');
  });

  it('writes nothing at all if the workflow exists', async () => {
    writeFileSync(join(top, '.gitlab-ci.yml'), 'mine\n');
    expect((await init(...SITE, '--workflow', 'gitlab')).code).toBe(1);
    expect(existsSync(join(top, 'my content'))).toBe(false);
  });

  it('adds a workflow to content that exists, at the hour and on the days of its slot', async () => {
    await init(...SITE);
    const file = join(top, 'my content/site.yaml');
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}\nslot: {hour: 9, days: [tuesday, thursday]}\n`,
    );
    const before = readFileSync(file, 'utf8');
    for (const [kind, path] of KINDS) {
      expect((await init('--workflow', kind)).code, kind).toBe(0);
      expect(written(path), kind).toContain('7 9 * * 2,4');
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('publishes the default branch of the remote', async () => {
    const branch = ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk'];
    expect(spawnSync('git', ['-C', top, ...branch], { env: userEnvironment() }).status).toBe(0);
    await init(...SITE, '--workflow', 'github-pages');
    expect(workflowOf(written(GITHUB)).on['push']).toEqual({ branches: ['trunk'] });
  });
});

describe.each([
  ['the workflow of GitHub Pages', () => initiated('github-pages')],
  ['the workflow of Forgejo', () => initiated('forgejo')],
  [
    'the reusable workflow',
    async () => readFileSync(join(ROOT, '.github/workflows/site.yml'), 'utf8'),
  ],
])('%s', (name, read) => {
  it('runs a pull request without secrets, and publishes none', async () => {
    const text = await read();
    const { jobs, on, permissions } = workflowOf(text);
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(text).not.toContain('secrets.');
    if (!name.includes('Forgejo')) expect(permissions).toEqual({ contents: 'read' });
    const { check, ...others } = jobs;
    expect(check?.if).toBeUndefined();
    expect(check?.permissions).toBeUndefined();
    expect(JSON.stringify(check)).not.toMatch(/token/i);
    // Every other job depends on one that a pull request does not run.
    for (const [id, { if: condition, needs }] of Object.entries(others))
      expect(condition === "github.event_name != 'pull_request'" || needs === 'build', id).toBe(
        true,
      );
  });

  it('gives no value of a workflow to a shell as code', async () => {
    for (const { run } of stepsOf(await read())) expect(run ?? '').not.toContain('${{');
  });

  it('keeps no credential of the checkout, and deploys one build at a time', async () => {
    const text = await read();
    const checkouts = stepsOf(text).filter(({ uses }) => uses?.includes('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(1);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
    const { concurrency } = workflowOf(text);
    expect(concurrency.group).toMatch(/'deployment' \}\}$/);
    expect(concurrency['cancel-in-progress']).toMatch(
      /^\$\{\{ github\.event_name == 'pull_request' \}\}$/,
    );
  });
});

describe('the reusable workflow', () => {
  const text = readFileSync(join(ROOT, '.github/workflows/site.yml'), 'utf8');

  it('has the jobs that init writes, and runs this version of Candor', async () => {
    await init(...SITE, '--workflow', 'github-pages');
    expect(workflowOf(text).jobs).toEqual(workflowOf(written(GITHUB)).jobs);
    const inputs = z
      .object({
        workflow_call: z.object({
          inputs: z.record(z.string(), z.looseObject({ default: z.unknown() })),
        }),
      })
      .parse(workflowOf(text).on).workflow_call.inputs;
    expect(inputs['version']?.default).toBe(version);
  });

  it('asks for no permission that the example of a caller does not grant', () => {
    const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
    const [, example = ''] = /^```yaml\n(on:[\s\S]*?)^```/m.exec(page) ?? [];
    const { permissions } = z
      .looseObject({ permissions: z.record(z.string(), z.enum(['read', 'write'])) })
      .parse(parse(example));
    const asked = Object.values(workflowOf(text).jobs).flatMap((job) =>
      Object.entries(job.permissions ?? {}),
    );
    for (const [name, level] of asked) expect([level, 'write'], name).toContain(permissions[name]);
  });

  it('shares no group of concurrency with its caller, which would wait for itself', async () => {
    await init(...SITE, '--workflow', 'github-pages');
    expect(workflowOf(text).concurrency.group).not.toBe(
      workflowOf(written(GITHUB)).concurrency.group,
    );
  });
});

describe('the pipeline of GitLab', () => {
  const JOB = z.strictObject({
    extends: z.string(),
    stage: z.string(),
    rules: z.array(z.strictObject({ if: z.string() })),
    script: z.array(z.string()),
    resource_group: z.string().optional(),
    pages: z.strictObject({ publish: z.string() }).optional(),
    artifacts: z.looseObject({}),
  });

  it('publishes the default branch alone, and reports code quality', async () => {
    await init(...SITE, '--workflow', 'gitlab');
    const { check, pages } = z
      .looseObject({ check: JOB, pages: JOB })
      .parse(parse(written('.gitlab-ci.yml')));
    expect(check.script[0]).toMatch(/--annotations gitlab > gl-code-quality-report\.json$/);
    expect(check.artifacts).toMatchObject({
      reports: { codequality: 'gl-code-quality-report.json' },
    });
    expect(pages.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]);
    expect(pages.pages?.publish).toBe('dist');
    for (const script of [...check.script, ...pages.script])
      expect(spawnSync('sh', ['-n', '-c', script]).status, script).toBe(0);
  });
});
