// A real terminal for tests: tmux runs the command line as a person sees it, and the test reads the
// screen and types. Without tmux, the tests are skipped with a message.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, userEnvironment } from './run-candor.ts';

const TMUX = '/usr/bin/tmux';

/**
 * True if tests can control a terminal. CI sets CANDOR_NO_SKIP, so a machine without tmux fails
 * there.
 */
export function hasTmux(): boolean {
  if (existsSync(TMUX) || process.env['CANDOR_NO_SKIP'] !== undefined) return true;
  console.warn(
    `Tests in a terminal are skipped: there is no ${TMUX}. "apt-get install tmux" installs it.`,
  );
  return false;
}

/** A terminal in which candor runs. */
export interface Terminal {
  /**
   * Waits until the screen shows a text, and returns the screen. Throws, with the screen, if it
   * does not appear.
   */
  readonly see: (text: string) => Promise<string>;
  /** Types a text, without Enter. */
  readonly type: (text: string) => void;
  /** Presses keys by the names of tmux: Enter, Down, Space, C-c, BSpace. */
  readonly press: (...keys: readonly string[]) => void;
  /** Waits until the command has ended, and returns its exit code. */
  readonly end: () => Promise<number>;
  readonly close: () => void;
}

/**
 * Starts candor with its arguments in a terminal of 100 by 50, in a folder. Results and messages
 * share the screen.
 */
export function openTerminal(
  words: readonly string[],
  options: { cwd: string; name: string },
): Terminal {
  // A separate server, so that other sessions and settings of the machine are not used or changed.
  const socket = `candor-${process.pid}-${options.name}`;
  const tmux = (...args: readonly string[]): string => {
    const env = { ...userEnvironment(), TERM: 'xterm-256color', LANG: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync(TMUX, ['-L', socket, '-f', '/dev/null', ...args], {
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`tmux ${args[0]} ended with ${status}: ${stderr}`);
    return stdout;
  };
  const command = [process.execPath, join(ROOT, 'scripts/start.mjs'), ...words]
    .map(quoted)
    .join(' ');
  const shell = `${command}; echo "[ended with $?]"; exec sleep 60`;
  tmux('new-session', '-d', '-x', '100', '-y', '50', '-c', options.cwd, 'sh', '-c', shell);
  const screen = (): string => tmux('capture-pane', '-p', '-J', '-S', '-200');
  const see = (text: string): Promise<string> =>
    until(screen, (shown) => shown.includes(text), text);
  return {
    see,
    type: (text) => tmux('send-keys', '-l', text),
    press: (...keys) => tmux('send-keys', ...keys),
    end: async () => Number(/\[ended with (\d+)\]/.exec(await see('[ended with '))?.[1]),
    close: () => tmux('kill-server'),
  };
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
const PATIENCE = 400;

async function until(
  read: () => string,
  holds: (text: string) => boolean,
  wanted: string,
): Promise<string> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const text = read();
    if (holds(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The terminal never showed ${JSON.stringify(wanted)}, but:\n${read().trimEnd()}`);
}
