// The steps of workflows and actions, parsed, and run as a runner runs them.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT, userEnvironment } from './run-candor.ts';

/** A commit, never a tag: a tag can be moved. */
const PINNED = z
  .string()
  .regex(/^(?:https:\/\/data\.forgejo\.org\/)?actions\/[a-z-]+@[0-9a-f]{40}$/);
const VALUE = z.union([z.string(), z.number(), z.boolean()]);

const STEP = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  shell: z.literal('bash').optional(),
  run: z.string().optional(),
  uses: PINNED.optional(),
  with: z.record(z.string(), VALUE).optional(),
  env: z.record(z.string(), z.string()).default({}),
});
type Step = z.output<typeof STEP>;

const PERMISSIONS = z.record(z.string(), z.enum(['read', 'write']));
const WORKFLOW = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: PERMISSIONS.optional(),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.string() }),
  env: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.string().optional(),
      if: z.string().optional(),
      'runs-on': z.string(),
      container: z.strictObject({ image: z.string() }).optional(),
      'timeout-minutes': z.number().optional(),
      permissions: PERMISSIONS.optional(),
      environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
      steps: z.array(STEP),
    }),
  ),
});

/** Parses a workflow; throws if it contains anything that these tests do not know. */
export const workflowOf = (text: string) => WORKFLOW.parse(parse(text));

/** All steps of a workflow. */
export const stepsOf = (text: string): Step[] =>
  Object.values(workflowOf(text).jobs).flatMap(({ steps }) => steps);

/** Runs the script of a step with bash, as a runner of GitHub does. */
export function runScript(script: string, cwd: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      encoding: 'utf8',
      cwd,
      env: { ...userEnvironment(), ...env },
    },
  );
  return { status, stdout, stderr };
}

const ACTION_FILE = z.object({
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(STEP) }),
});
const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');

/** The GitHub Action of this repository. */
export const ACTION = { text, ...ACTION_FILE.parse(parse(text)) };

interface ActionRun {
  readonly workspace: string;
  /** The folder of Candor. */
  readonly action: string;
  /** What the workflow says. */
  readonly given?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a step of the action as a runner does. Files of the runner are in `.runner` of the workspace. */
export function actionStep(name: string, { workspace, action, given = {}, env = {} }: ActionRun) {
  const step = ACTION.runs.steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`There is no step ${name}.`);
  const values = Object.entries(step.env).map(([key, value]) => {
    const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1] ?? '';
    const written = ACTION.inputs[input];
    if (written === undefined) throw new Error(`${value} is no input.`);
    return [key, given[input] ?? written.default];
  });
  const runner = join(workspace, '.runner');
  mkdirSync(runner, { recursive: true });
  const [summary, output] = [join(runner, 'summary'), join(runner, 'output')];
  for (const file of [summary, output]) writeFileSync(file, '');
  const result = runScript(step.run, workspace, {
    ...Object.fromEntries(values),
    GITHUB_ACTION_PATH: action,
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
    RUNNER_TEMP: runner,
    ...env,
  });
  return {
    ...result,
    summary: readFileSync(summary, 'utf8'),
    output: readFileSync(output, 'utf8'),
  };
}
