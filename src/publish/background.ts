// Tasks in threads of their own. They write into the folder of a build, so a build waits for them
// before it deletes or moves that folder.

import { Worker } from 'node:worker_threads';
import type { SiteTask } from './site-task.ts';

// From its source in a working copy; compiled, beside this module, in an installed package.
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? './site-worker.ts' : './site-worker.mjs',
  import.meta.url,
);

const running = new Set<Worker>();

/**
 * Starts a task. The promise rejects with the error of the task, or if the task was stopped. It
 * does not have to be awaited at once.
 */
export function inBackground(task: SiteTask): Promise<void> {
  const worker = new Worker(PROGRAM, { workerData: task, execArgv: [] });
  running.add(worker);
  const done = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => {
      running.delete(worker);
      reject(new Error('The build was stopped.'));
    });
  });
  // A task can fail before anyone awaits it, which would end the process.
  done.catch(() => undefined);
  return done;
}

/** Stops all tasks, and returns when none of them writes any more. */
export async function stopBackground(): Promise<void> {
  await Promise.all([...running].map((worker) => worker.terminate()));
}
