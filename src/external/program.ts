// Runs a program of the machine, such as git or gpg, without a shell, with input and output as
// bytes.

import { spawn } from 'node:child_process';

/** The result of a program. `missing` is set if it is not installed. */
export interface ProgramRun {
  /** Undefined if it was killed by a signal or could not be started. */
  readonly code: number | undefined;
  readonly out: string;
  /** The source of `out`, which loses bytes that are not UTF-8. */
  readonly bytes: Uint8Array;
  readonly err: string;
  readonly missing: boolean;
}

/** The options of a run besides its arguments. */
interface ProgramOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds until it is killed. */
  readonly timeout?: number | undefined;
}

/**
 * Runs a program until it exits. Arguments are passed unchanged, without a shell. Rejects only for
 * system errors.
 */
export function runProgram(
  program: string,
  words: readonly string[],
  { input, environment = process.env, timeout }: ProgramOptions = {},
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      env: environment,
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      // A separate process group, so that child processes are killed too: they keep its output
      // open.
      detached: timeout !== undefined,
    });
    const timer =
      timeout === undefined ? undefined : setTimeout(() => endGroup(child.pid), timeout);
    const parts: Record<'out' | 'err', Buffer[]> = { out: [], err: [] };
    child.stdout.on('data', (part: Buffer) => parts.out.push(part));
    child.stderr.on('data', (part: Buffer) => parts.err.push(part));
    child.on('error', (error) => {
      clearTimeout(timer);
      if ('code' in error && error.code === 'ENOENT')
        resolve({ code: undefined, out: '', bytes: new Uint8Array(), err: '', missing: true });
      else reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const bytes = Buffer.concat(parts.out);
      const err = Buffer.concat(parts.err).toString('utf8');
      resolve({ code: code ?? undefined, out: bytes.toString('utf8'), bytes, err, missing: false });
    });
    // A program that exits before it reads all input closes the pipe; its exit code gives the
    // reason.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has already exited, or the system has no process groups.
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has already exited.
    }
  }
}
