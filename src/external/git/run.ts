// Runs git, in one environment for every git command of Candor. A repository, its settings and the
// hook that started Candor can change the output of git. Here git shows objects unchanged, reads no
// remote, and starts no other program.

import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { UsageError } from '../../usage-error.ts';
import { type ProgramRun, runProgram } from '../program.ts';

/**
 * The locations of git's settings and programs. Every other GIT_ variable is dropped: a hook sets
 * them for its repository.
 */
const KEPT = new Set([
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_EXEC_PATH',
]);

/** The variables that git needs to reach a remote. */
const OF_REMOTES = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|PROXY_COMMAND|SSL_\w+|HTTP_\w+)$/;

/** Settings of a repository that would change git's output, or start a program. */
const SETTINGS = [
  ['core.quotePath', 'false'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', devNull],
  ['core.attributesFile', devNull],
  // A graph file can be outdated, or name wrong parents of a commit.
  ['core.commitGraph', 'false'],
  ['core.useReplaceRefs', 'false'],
  ['core.checkStat', 'default'],
  ['core.trustctime', 'true'],
  ['diff.ignoreSubmodules', 'none'],
  ['diff.noprefix', 'false'],
  ['log.showSignature', 'false'],
  ['color.ui', 'false'],
] as const;

/**
 * No transport: an older git does not know GIT_NO_LAZY_FETCH, and would query the remote of a
 * partial clone.
 */
const NO_REMOTE = ['protocol.allow', 'never'] as const;

/** Options of one git command. */
interface GitRun {
  readonly input?: string;
  /** True if it can query a remote. */
  readonly remote?: boolean;
  /** Milliseconds until it is killed; no limit if absent. */
  readonly timeout?: number;
}

function environmentOf({ remote = false }: GitRun): NodeJS.ProcessEnv {
  const isKept = (name: string): boolean =>
    !name.startsWith('GIT_') || KEPT.has(name) || (remote && OF_REMOTES.test(name));
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => isKept(name.toUpperCase())),
    ),
    LC_ALL: 'C',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    GIT_ATTR_NOSYSTEM: '1',
    ...(remote ? {} : { GIT_NO_LAZY_FETCH: '1' }),
  };
}

function wordsOf(folder: string, words: readonly string[], { remote = false }: GitRun): string[] {
  const settings = remote ? SETTINGS : [...SETTINGS, NO_REMOTE];
  return [
    '-C',
    folder,
    ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    '--no-pager',
    ...words,
  ];
}

/**
 * Runs git in a folder. The caller must check the exit code: if something must be proved, no answer
 * is no proof.
 */
export function runGit(
  folder: string,
  words: readonly string[],
  run: GitRun = {},
): Promise<ProgramRun> {
  const { input = '', timeout } = run;
  return runProgram('git', wordsOf(folder, words, run), {
    input,
    environment: environmentOf(run),
    timeout,
  });
}

/** A synchronous variant for short queries. */
export function runGitNow(
  folder: string,
  words: readonly string[],
): { status: number | null; stdout: string } {
  const options = {
    encoding: 'utf8',
    env: environmentOf({}),
    timeout: 20_000,
    maxBuffer: 256 * 1024 * 1024,
  } as const;
  const { status, stdout } = spawnSync('git', wordsOf(folder, words, {}), options);
  return { status, stdout: stdout ?? '' };
}

/** Returns git's output. Throws UsageError with git's message if it fails. */
export async function asked(top: string, words: readonly string[], input = ''): Promise<string> {
  return textOf(await answered(top, words, input));
}

/** The same, as bytes. */
export async function gitBytes(
  top: string,
  words: readonly string[],
  input = '',
): Promise<Uint8Array> {
  return (await answered(top, words, input)).bytes;
}

const textOf = ({ out }: ProgramRun): string => out;

async function answered(top: string, words: readonly string[], input: string): Promise<ProgramRun> {
  const run = await runGit(top, words, { input });
  if (run.missing)
    throw new UsageError('git is not installed, so nothing was verified. Install it.');
  if (run.code !== 0)
    throw new UsageError(`git ${words[0]} failed, so nothing was verified: ${reasonOf(run)}`);
  return run;
}

function reasonOf({ err }: ProgramRun): string {
  const reason = err.trim() || 'it printed no message';
  return /transport '.*' not allowed|promisor|lazy fetch/.test(reason)
    ? `objects are missing, because the repository is a partial clone. Get them with git fetch --refetch --no-filter. git says: ${reason}`
    : reason;
}
