// The calls to the file system by which content is written: each is one step, after which the process may be dead.

import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** What writing does to a disk. A test puts its own in the place, and stops at any call. */
export interface Disk {
  /** Makes a folder and those above it. */
  readonly mkdir: (path: string) => void;
  /** Makes a file that is not there, with the permissions of a mode (0 to 0o777) or the usual ones; answers its handle. */
  readonly open: (path: string, mode: number | undefined) => number;
  readonly write: (handle: number, text: string) => void;
  /** Waits until what was written is on the disk. */
  readonly fsync: (handle: number) => void;
  readonly close: (handle: number) => void;
  /** Gives a file a second name; fails where that is taken. */
  readonly link: (from: string, to: string) => void;
  /** Gives a file another name, in the place of what has it. */
  readonly rename: (from: string, to: string) => void;
  /** Takes a file away; well where there is none. */
  readonly unlink: (path: string) => void;
  /** Waits until the names in a folder are on the disk, where the system can do that. */
  readonly syncFolder: (path: string) => void;
}

export const DISK: Disk = {
  mkdir: (path) => {
    mkdirSync(path, { recursive: true });
  },
  open: (path, mode) => {
    const handle = openSync(path, 'wx');
    // Whoever runs this may keep files from others: so may the file that takes the place of one.
    if (mode !== undefined) chmodSync(path, mode);
    return handle;
  },
  write: (handle, text) => writeFileSync(handle, text),
  fsync: fsyncSync,
  close: closeSync,
  link: linkSync,
  rename: renameSync,
  unlink: (path) => rmSync(path, { force: true }),
  syncFolder: (path) => {
    try {
      const handle = openSync(path, 'r');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  },
};

/** Makes a file that is not there, whole and on the disk. Where that fails the file is taken away again. */
export function createFile(disk: Disk, path: string, text: string, mode?: number): void {
  const handle = disk.open(path, mode);
  try {
    try {
      disk.write(handle, text);
      disk.fsync(handle);
    } finally {
      disk.close(handle);
    }
  } catch (error) {
    disk.unlink(path);
    throw error;
  }
}

/** Gives a file its own name only where nobody has that; the other name may stay. Throws EEXIST where somebody has. */
export function linkNew(disk: Disk, from: string, to: string, exists: (path: string) => boolean): void {
  try {
    disk.link(from, to);
  } catch (error) {
    // Some file systems know no second names. The lock keeps other writers of ours away meanwhile.
    if (!LINKLESS.has(codeOf(error) ?? '') || exists(to)) throw error;
    disk.rename(from, to);
  }
}

const LINKLESS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** The code of an error of the file system, such as EEXIST. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
