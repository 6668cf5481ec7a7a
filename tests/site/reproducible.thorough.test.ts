// The same content at the same time produces the same bytes: in any time zone and locale, from any
// folder, on any number of cores, whatever the order of the files on the disk and the permissions
// of new files.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  filesIn,
  hashesOf,
  NOW,
  ROOT,
  userEnvironment,
  workFolder,
} from '../support/run-candor.ts';

const work = workFolder('reproducible');
afterAll(work.remove);

const plain = join(work.folder, 'plain');
let expected: Record<string, string>;

interface Machine {
  readonly out: string;
  readonly content?: string;
  /** Candor's own folder. */
  readonly root?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The program that starts the command. */
  readonly by?: readonly string[];
}

function build({
  out,
  content = join(ROOT, 'content'),
  root = ROOT,
  environment = {},
  by = [],
}: Machine): Promise<string> {
  const words = [
    join(root, 'scripts/start.mjs'),
    'build',
    '--content',
    content,
    '--now',
    NOW,
    '--out',
    out,
  ];
  const [program = process.execPath, ...rest] = [...by, process.execPath, ...words];
  const child: ChildProcess = spawn(program, rest, {
    cwd: dirname(content),
    env: { ...userEnvironment(), ...environment },
  });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  return new Promise((resolve) => child.once('close', () => resolve(printed)));
}

/** A copy whose files were written in the reverse order, at another time. */
function reversed(from: string, to: string): void {
  for (const file of filesIn(from).reverse()) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file));
    utimesSync(join(to, file), 1_000_000_000, 1_000_000_000);
  }
}

beforeAll(async () => {
  expect(await build({ out: plain })).toContain('Built');
  expected = hashesOf(plain);
  expect(Object.keys(expected).length).toBeGreaterThan(100);
});

it('in another time zone and locale, with one core and one thread, and with files in another order', async () => {
  const other = join(work.folder, 'other folder/deeper');
  for (const part of ['content', 'public']) reversed(join(ROOT, part), join(other, part));
  const one = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];
  const machines: Machine[] = [
    {
      out: join(work.folder, 'zone'),
      environment: {
        TZ: 'Pacific/Auckland',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        UV_THREADPOOL_SIZE: '1',
        HOSTNAME: 'other',
        USER: 'other',
        HOME: work.folder,
      },
      by: one,
    },
    {
      out: join(other, 'dist'),
      content: join(other, 'content'),
      environment: { TZ: 'America/St_Johns', LC_ALL: 'C', UV_THREADPOOL_SIZE: '32' },
      by: ['/bin/sh', '-c', 'umask 077; exec "$@"', 'sh'],
    },
  ];
  for (const printed of await Promise.all(machines.map(build))) expect(printed).toContain('Built');
  for (const { out } of machines) expect(hashesOf(out), out).toEqual(expected);
});

it('from another folder of Candor itself', async () => {
  const root = join(work.folder, 'elsewhere/candor');
  for (const part of ['src', 'scripts', 'package.json', 'tsconfig.json', 'astro.config.mjs'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const out = join(work.folder, 'moved');
  expect(await build({ out, root })).toContain('Built');
  expect(hashesOf(out)).toEqual(expected);
});
