// The pushed objects that are not commits: annotated tags, rarely folders and single files. Many are
// read at once, because a first push can have thousands of tags.

import { UsageError } from '../../usage-error.ts';
import { readObjects, readTree, type Version } from './commits.ts';
import { type ObjectText, objectText } from './object-text.ts';
import { asked } from './run.ts';

/** A pushed object that is not a commit. */
export interface PushedObject {
  readonly hash: string;
  /** Set for an annotated tag. */
  readonly text: ObjectText | undefined;
  /** For a folder, its files; for a file, itself under an empty path. */
  readonly versions: readonly Version[];
}

/** Returns the types of objects by hash, without those that this repository does not have. */
export async function typesOf(
  top: string,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const out = await asked(
    top,
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    `${hashes.join('\n')}\n`,
  );
  return new Map(
    out.split('\n').flatMap((line): [string, string][] => {
      const [, hash, type] = /^([0-9a-f]{40,64}) (commit|tree|blob|tag)$/.exec(line) ?? [];
      return hash === undefined || type === undefined ? [] : [[hash, type]];
    }),
  );
}

/**
 * Returns tags and all non-commit objects that they lead to: other tags, folders, files. Throws
 * UsageError if an object is missing.
 */
export async function objectsOf(top: string, hashes: readonly string[]): Promise<PushedObject[]> {
  const objects: PushedObject[] = [];
  const seen = new Set<string>();
  for (let next = [...new Set(hashes)]; next.length > 0; ) {
    const types = await typesOf(top, next);
    for (const hash of next) {
      seen.add(hash);
      const type = types.get(hash);
      if (type === undefined)
        throw new UsageError(
          `The object ${hash} is not in this repository, so nothing was verified.`,
        );
      if (type === 'tree')
        objects.push({ hash, text: undefined, versions: await readTree(top, hash) });
      if (type === 'blob')
        objects.push({
          hash,
          text: undefined,
          versions: [{ path: '', blob: hash, isOther: false }],
        });
    }
    const inner = new Set<string>();
    const tags = next.filter((hash) => types.get(hash) === 'tag');
    await readObjects(top, tags, (hash, bytes) => {
      objects.push({ hash, text: objectText(bytes), versions: [] });
      const of = /^object (\S+)$/m.exec(Buffer.from(bytes).toString('latin1'))?.[1];
      if (of !== undefined) inner.add(of);
    });
    next = [...inner].filter((hash) => !seen.has(hash));
  }
  return objects;
}
