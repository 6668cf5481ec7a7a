// The file-system calls that write content: each is one step, after which the process can be
// killed.

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

/** The file-system operations of a writer. Tests replace them, to stop at any call. */
export interface Disk {
  /** Creates a folder and its parents. */
  readonly mkdir: (path: string) => void;
  /**
   * Creates a new file, with the given permissions (0 to 0o777) or the default ones; returns its
   * handle.
   */
  readonly open: (path: string, mode: number | undefined) => number;
  readonly write: (handle: number, text: string) => void;
  /** Waits until the data is on the disk. */
  readonly fsync: (handle: number) => void;
  readonly close: (handle: number) => void;
  /** Creates a hard link; fails if the name is taken. */
  readonly link: (from: string, to: string) => void;
  /** Renames a file, and replaces the file that has the name. */
  readonly rename: (from: string, to: string) => void;
  /** Deletes a file; does nothing if it does not exist. */
  readonly unlink: (path: string) => void;
  /** Waits until the names in a folder are on the disk, if the system supports that. */
  readonly syncFolder: (path: string) => void;
}

export const DISK: Disk = {
  mkdir: (path) => {
    mkdirSync(path, { recursive: true });
  },
  open: (path, mode) => {
    const handle = openSync(path, 'wx');
    // The umask can hide files from others, so the mode is set explicitly to keep that of the
    // replaced file.
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

/** Creates a new file, complete and on the disk. Deletes it if that fails. */
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

/**
 * Gives a file its final name only if the name is free; the other name can stay. Throws EEXIST if
 * it is taken.
 */
export function linkNew(
  disk: Disk,
  from: string,
  to: string,
  exists: (path: string) => boolean,
): void {
  try {
    disk.link(from, to);
  } catch (error) {
    // Some file systems have no hard links. The lock keeps Candor's other writers away meanwhile.
    if (!LINKLESS.has(codeOf(error) ?? '') || exists(to)) throw error;
    disk.rename(from, to);
  }
}

const LINKLESS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Returns the code of a file-system error, such as EEXIST. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
