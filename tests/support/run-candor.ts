// The command line as a user runs it, and folders to run it in.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** A time in the middle of the example content: two of its advisories are still scheduled. */
export const NOW = '2026-11-22T12:00:00Z';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** How candor is run. `clock` is the real time that it gets; 'real' is the clock of the machine. */
interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly input?: string;
  readonly clock?: string;
}

/** The commands that use the clock. */
const CLOCKED = new Set(['build', 'announce', 'mail', 'export', 'sign', 'notify']);

/**
 * Runs candor with its arguments, in a folder, with more environment variables and stdin. The real
 * clock of a command that uses it is its --now, so that no test depends on the current day.
 */
export function candor(words: readonly string[], options: RunOptions = {}): Run {
  const env = { ...userEnvironment(), ...options.env };
  const takesClock = CLOCKED.has(words[0] ?? '') || words.includes('--public');
  const clock = options.clock ?? (takesClock ? nowOf(words) : undefined) ?? 'real';
  const start = clock === 'real' ? ['scripts/start.mjs'] : ['tests/support/start-at.mjs', clock];
  const [file = '', ...first] = start;
  const result = spawnSync(process.execPath, [join(ROOT, file), ...first, ...words], {
    cwd: options.cwd ?? ROOT,
    env,
    ...(options.input === undefined ? {} : { input: options.input }),
    encoding: 'utf8',
    // A thousand random advisories have thousands of warnings.
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

const nowOf = (words: readonly string[]): string | undefined =>
  words.includes('--now') ? words[words.indexOf('--now') + 1] : undefined;

/**
 * The same in the process of the test, which takes a tenth of the time: for tests that are not
 * about the process. It cannot ask questions, and commands that build or serve need a process.
 */
export async function candorHere(
  words: readonly string[],
  env: Record<string, string> = {},
  clock: () => number = clockOf(words),
): Promise<Run> {
  const { main } = await import('../../scripts/candor.ts');
  const said = { out: '', err: '' };
  const before = { ...process.env };
  const { write: out } = process.stdout;
  const { write: err } = process.stderr;
  const asking = process.stdin.isTTY;
  process.stdout.write = (chunk: string | Uint8Array) => keep('out', chunk);
  process.stderr.write = (chunk: string | Uint8Array) => keep('err', chunk);
  function keep(where: keyof typeof said, chunk: string | Uint8Array): true {
    said[where] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  }
  try {
    process.stdin.isTTY = false;
    delete process.env['INIT_CWD'];
    Object.assign(process.env, env);
    return { code: await main(words, clock), ...said };
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
    process.stdin.isTTY = asking;
    process.env = before;
  }
}

/** A clock that shows --now; otherwise that of the machine. */
function clockOf(words: readonly string[]): () => number {
  const now = nowOf(words);
  const at = now === undefined ? Number.NaN : Date.parse(now);
  return Number.isNaN(at) ? Date.now : () => at;
}

/**
 * The environment of a user: with the settings of Vitest, Astro would watch and build in another
 * way.
 */
export function userEnvironment(): NodeJS.ProcessEnv {
  const own = /^(INIT_CWD|NODE_ENV|NODE_OPTIONS|VITEST|TEST|MODE|DEV|PROD|SSR|BASE_URL|VITE_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

/** A separate folder for one test file; `remove` deletes it. */
export function workFolder(name: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `candor-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A copy of the example: `content` and, next to it, `public`. Returns the content folder. */
export function copyExample(folder: string): string {
  cpSync(join(ROOT, 'content'), join(folder, 'content'), { recursive: true });
  cpSync(join(ROOT, 'public'), join(folder, 'public'), { recursive: true });
  return join(folder, 'content');
}

/** All files below a folder, sorted, with `/`. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** Every file below a folder with its SHA-256. */
export function hashesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}
