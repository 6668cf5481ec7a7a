// The folders of a repository that hold content: every folder with a site.yaml, in the index or in
// a commit that is pushed.

import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Commit, Version } from '../../external/git/commits.ts';
import { asked } from '../../external/git/run.ts';
import { type ContentRoots, folded, rootsAbove } from './guarded-place.ts';

/** The sources to search for content folders. */
interface RootSources {
  /** The content folder that was read. */
  readonly folder: string;
  readonly commits: readonly Commit[];
  /** All files that are checked. */
  readonly versions: readonly Version[];
}

/** Returns the content folders of a repository. Throws UsageError if git cannot answer. */
export async function contentRootsOf(
  top: string,
  { folder, commits, versions }: RootSources,
): Promise<ContentRoots> {
  const way = relative(top, realpathSync(folder)).split(sep).join('/');
  const isOutside = way === '..' || way.startsWith('../') || /^[A-Za-z]:/.test(way);
  const own = isOutside ? undefined : way;
  const seen = versions.flatMap(
    ({ path }) => /^(?:(.*)\/)?site\.ya?ml$/i.exec(path.normalize('NFKC'))?.[1] ?? [],
  );
  const others = new Set(seen.map(folded));
  const isKnown = (root: string): boolean => root === own || others.has(folded(root));
  const asks = commits.flatMap(({ hash, versions: changed }) =>
    [...new Set(changed.flatMap(({ path }) => rootsAbove(path)))]
      .filter((root) => !isKnown(root))
      .map((root) => ({ hash, root })),
  );
  return { own, others: new Set([...others, ...(await withSite(top, asks)).map(folded)]) };
}

interface Ask {
  readonly hash: string;
  readonly root: string;
}

/**
 * The folders that have a site.yaml in their commits. It can be older than the push, and already
 * deleted.
 */
async function withSite(top: string, asks: readonly Ask[]): Promise<string[]> {
  // git cannot be asked about a name with a line break, so that folder counts as content.
  const unasked = asks.filter(({ root }) => root.includes('\n')).map(({ root }) => root);
  const lines = asks
    .filter(({ root }) => !root.includes('\n'))
    .flatMap(({ hash, root }) =>
      ['site.yaml', 'site.yml'].map((name) => ({
        root,
        line: `${hash}:${root === '' ? '' : `${root}/`}${name}`,
      })),
    );
  if (lines.length === 0) return unasked;
  const input = lines.map(({ line }) => `${line}\n`).join('');
  const answers = (await asked(top, ['cat-file', '--batch-check=%(objecttype)'], input)).split(
    '\n',
  );
  return [...unasked, ...lines.flatMap(({ root }, i) => (answers[i] === 'blob' ? [root] : []))];
}

/**
 * Converts a path relative to the repository into one relative to the content folder; undefined if
 * it is outside of it.
 */
export function belowContent(own: string | undefined): (path: string) => string | undefined {
  if (own === undefined) return () => undefined;
  if (own === '') return (path) => path;
  return (path) => (path.startsWith(`${own}/`) ? path.slice(own.length + 1) : undefined);
}
