// Files of Git LFS: git tracks a pointer, and the file itself is sent in another push. Only objects
// in the local store can be sent.

import { join, resolve } from 'node:path';
import { readRegular } from '../../disk/regular-file.ts';
import { asked, runGit } from '../../external/git/run.ts';

/** The specification of Git LFS: a pointer has less than 1024 bytes and begins with its version. */
const POINTER = /^version https?:\/\/[^\n]*\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\n/;
const LONGEST = 1024;

/**
 * Returns a function that reads the object of a pointer; undefined if the bytes are not a pointer,
 * or the store does not have the object.
 */
export async function lfsFinder(top: string): Promise<(bytes: Uint8Array) => Uint8Array | undefined> {
  const folder = resolve(top, (await asked(top, ['rev-parse', '--git-common-dir'])).trim());
  const { out } = await runGit(top, ['config', '--get', 'lfs.storage']);
  const store = join(resolve(folder, out.trim() || 'lfs'), 'objects');
  return (bytes) => {
    const oid = bytes.length < LONGEST ? POINTER.exec(Buffer.from(bytes).toString('latin1'))?.[1] : undefined;
    return oid === undefined ? undefined : quietly(join(store, oid.slice(0, 2), oid.slice(2, 4), oid));
  };
}

function quietly(file: string): Uint8Array | undefined {
  try {
    return readRegular(file);
  } catch {
    return undefined;
  }
}
