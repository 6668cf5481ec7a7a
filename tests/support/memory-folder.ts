import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';

/** A folder in memory, on Linux. Tests write thousands of small files, ten times as fast there. */
const FOLDER = '/dev/shm';
/** What the files of all tests together need at most. Elsewhere, the default temporary folder is used. */
const NEEDED_BYTES = 12 * 1024 ** 3;

/** Lets this process and its children keep temporary files in memory, if enough is free. */
export function useMemoryFolder(): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return;
  const folder = `${FOLDER}/candor-tests`;
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
}

function hasRoom(): boolean {
  try {
    accessSync(FOLDER, constants.W_OK);
    const { bavail, bsize } = statfsSync(FOLDER);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false;
  }
}
