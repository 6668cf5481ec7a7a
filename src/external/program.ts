// Runs a program of the machine, such as git or gpg: without a shell, with its input and output as bytes.

import { spawn } from 'node:child_process';

/** How a program ended. `missing` where the machine does not have it. */
export interface ProgramRun {
  /** Undefined where it was ended by a signal or could not be started. */
  readonly code: number | undefined;
  readonly out: string;
  /** What `out` is made of: bytes that are not UTF-8 are lost in it. */
  readonly bytes: Uint8Array;
  readonly err: string;
  readonly missing: boolean;
}

/** What a program is given besides its words. */
export interface ProgramOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds until it is ended. */
  readonly timeout?: number | undefined;
}

/** Runs a program to its end. Each word reaches it as it is: nothing is read by a shell. Rejects only for faults of the system. */
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
      // A group of its own, so that the programs that it started are ended with it: they hold its output open.
      detached: timeout !== undefined,
    });
    const timer = timeout === undefined ? undefined : setTimeout(() => endGroup(child.pid), timeout);
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
    // A program that ends before it has read everything closes its end of the pipe; how it ended says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself, or the system knows no groups.
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}
