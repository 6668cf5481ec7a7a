// The commands that Candor prints, pasted into bash as printed: in a folder, with a branch and a fork
// whose names a shell would split or interpret.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { runs } from '../../src/model/property-runs.fixture.ts';
import { shellWord } from '../../src/model/text/shell-word.ts';
import {
  candorHere,
  copyExample,
  NOW,
  type Run,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('printed-commands');
afterAll(work.remove);

const CASE = 'ORB-2026-0007';
const BRANCH = "3.x (it's & <beta>)";
const FORK = 'https://git.example/fork?a=1&b=(2)';

/** The arguments that bash passes to each call of candor in a script. Throws if bash refuses it. */
function argumentsIn(script: string): string[][] {
  const stub = "candor() { printf '%s\\0' \"$@\" $'\\x01'; }\n";
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${stub}${script}`], {
    cwd: work.folder,
    encoding: 'utf8',
    env: userEnvironment(),
  });
  if (status !== 0 || stderr !== '') throw new Error(`bash refuses: ${script}\n${stderr}`);
  const calls = stdout.split('\u0001\0').slice(0, -1);
  return calls.map((call) => call.split('\0').slice(0, -1));
}

/** The commands in what was printed: on a line of their own, at the end of one, or in quotes. */
function commandsIn({ out, err }: Run): string[] {
  const lines = `${out}\n${err}`.split('\n');
  return lines.flatMap((line) => {
    const whole = /^\s*(?:or )?(candor .*)$/.exec(line)?.[1] ?? /: (candor [^"]*)$/.exec(line)?.[1];
    if (whole !== undefined) return [whole];
    return [...line.matchAll(/"(candor [^"]*)"/g)].flatMap(([, inside]) => inside ?? []);
  });
}

/** The example in a folder with a space, and with a branch that has an awkward name. */
function desk(name: string) {
  const folder = join(work.folder, name);
  mkdirSync(folder);
  const content = copyExample(folder);
  const project = join(content, 'projects/orbital.yaml');
  writeFileSync(project, readFileSync(project, 'utf8').replace('name: 3.x', `name: "${BRANCH}"`));
  const printed = new Set<string>();
  const run = async (...words: string[]): Promise<Run> => {
    const result = await candorHere([...words, '--content', content, '--now', NOW]);
    for (const command of commandsIn(result)) printed.add(command);
    return result;
  };
  return { printed, run };
}

describe('a printed command', () => {
  it('is accepted as printed, with names that a shell would split', async () => {
    const { printed, run } = desk('a folder (of ours)');
    await run(
      'new',
      'case',
      '--title',
      'A flaw',
      '--channel',
      'mail',
      '--received',
      'now',
      '--project',
      'orbital',
    );
    await run('new', 'case', '--title', 'B', '--channel', 'mail', '--received', 'now');
    await run('case', 'ORB-2026-0008', 'acknowledged');
    await run('case', CASE);
    await run('case', CASE, 'acknowledged');
    await run('case', CASE, 'triaged');
    const answers = ['replicated=Yes', 'blast_radius=All', 'fix_owner=Robin', 'coordination=No'];
    await run('case', CASE, 'triaged', '--answer', ...answers, '--severity', 'high');
    await run('case', CASE, 'fixing');
    await run('case', CASE, 'fixing', '--maintainer', 'Robin Example');
    await run('case', CASE, 'verified');
    await run(
      'case',
      CASE,
      'verified',
      '--test',
      'A',
      '--variant-test',
      'B',
      '--done',
      '1',
      '2',
      '--fork',
      FORK,
    );
    await run('case', CASE, 'scheduled');
    const asked =
      [...printed].find((command) => command.includes('--release') && command.includes('3.x')) ??
      '';
    const [words = []] = argumentsIn(asked.replace('VERSION', '3.1.4'));
    expect(words).toContain(`orbital:${BRANCH}=3.1.4`);
    expect(await run(...words)).toMatchObject({ code: 0 });
    await run('new', 'advisory', '--case', CASE, '--introduced', '3.0.0');
    await run('new', 'release', '--case', CASE);
    await run('plan', CASE);
    await run('plan', CASE, '--take', '1');
    await run('status');
    await run('case', 'ORB-2026-0008');
    await run('release-day', 'orbital-3.1.4');
    await run('case', CASE, 'closed', '--as', 'spam');
    await run('case', CASE, 'triaged');

    const names = new Set([
      'case',
      'mail',
      'new',
      'plan',
      'release-day',
      'announce',
      'check',
      'build',
      'status',
    ]);
    expect(printed.size).toBeGreaterThan(25);
    const calls = [...printed].flatMap((command) => {
      const found = argumentsIn(command);
      expect(found, command).toHaveLength(1);
      return found;
    });
    for (const [name] of calls) expect(names).toContain(name);
    expect(calls).toContainEqual(['case', CASE, '--fork-deleted', FORK]);
    expect(calls).toContainEqual(['case', 'ORB-2026-0008', '--project', 'SLUG']);
  });

  it('contains each word unchanged, whatever its letters are', () => {
    const words = fc.array(
      fc.string({ unit: 'grapheme' }).filter((word) => !/[\0\u0001]/.test(word)),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(words, (given) => {
        expect(argumentsIn(`candor ${given.map(shellWord).join(' ')}`)).toEqual([given]);
      }),
      { numRuns: runs(30) },
    );
  });
});
