// Files of Git LFS: git tracks a pointer, and the file itself is sent in another push. Only objects
// in the local store can be sent.

import { join, resolve } from 'node:path';
import { readRegular } from '../../disk/regular-file.ts';
import { asked, runGit } from '../../external/git/run.ts';

/**
 * The line of a pointer with the name of the object. Git LFS also accepts pointers with empty lines
 * or CRLF, and reads at most 1024 bytes (lfs/pointer.go).
 */
const OBJECT = /(?:^|\n)[ \t]*oid sha256:([0-9a-f]{64})\s*(?:\n|$)/i;
const LONGEST = 1024;

/**
 * Returns a function that reads the object of a pointer; undefined if the bytes are not a pointer,
 * or the store does not have the object.
 */
export async function lfsFinder(
  top: string,
): Promise<(bytes: Uint8Array) => Uint8Array | undefined> {
  const folder = resolve(top, (await asked(top, ['rev-parse', '--git-common-dir'])).trim());
  const { out } = await runGit(top, ['config', '--get', 'lfs.storage']);
  const store = join(resolve(folder, out.trim() || 'lfs'), 'objects');
  return (bytes) => {
    const oid =
      bytes.length <= LONGEST ? OBJECT.exec(Buffer.from(bytes).toString('latin1'))?.[1] : undefined;
    return oid === undefined
      ? undefined
      : quietly(join(store, oid.slice(0, 2), oid.slice(2, 4), oid));
  };
}

function quietly(file: string): Uint8Array | undefined {
  try {
    return readRegular(file);
  } catch {
    return undefined;
  }
}
