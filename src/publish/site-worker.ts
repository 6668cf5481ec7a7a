// The program of a thread that does one task of a build: see background.ts.

import { parentPort, workerData } from 'node:worker_threads';
import { doTask } from './site-task.ts';

await doTask(workerData);
parentPort?.postMessage('done');
