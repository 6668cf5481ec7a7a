// Finds the commits and versions of a release in a clone: the branches and tags that contain its
// fixes, and the tags of its versions. Names of branches and tags come from others: none is ever
// passed to git as an argument.

import { UsageError } from '../../usage-error.ts';
import type { ProgramRun } from '../program.ts';
import { runGit } from './run.ts';

/** The search. */
interface Wanted {
  readonly commits: readonly string[];
  readonly versions: readonly string[];
  /** Prefixes of versions in tags: the slug of the project and its packages. */
  readonly prefixes: readonly string[];
  /** Names of release branches, without a remote. */
  readonly branches: readonly string[];
}

interface FoundCommit {
  readonly hash: string;
  /** Release branches and tags that contain it, tags first. */
  readonly within: readonly string[];
  /** Other branches that contain it. */
  readonly beside: readonly string[];
  /** The tags of released versions that were created before it: its ancestors. */
  readonly after: readonly string[];
  /** Undefined if a shallow clone does not have it. */
  readonly there: boolean | undefined;
}

interface FoundInRepository {
  readonly path: string;
  readonly commits: readonly FoundCommit[];
  readonly tags: ReadonlyMap<string, string>;
  /** All branches, without a remote. */
  readonly branches: ReadonlySet<string>;
}

/**
 * Searches a clone; changes nothing and queries no remote. Throws UsageError if git or the
 * repository is missing.
 */
export async function searchRepository(path: string, wanted: Wanted): Promise<FoundInRepository> {
  const shallow = await git(path, ['rev-parse', '--is-shallow-repository']);
  if (shallow.code !== 0)
    throw new UsageError(
      `${path} is not a git repository: ${shallow.err.trim().split('\n')[0] ?? ''}`,
    );
  const refs = (
    await git(path, ['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes'])
  ).out;
  const tagNames = lines(
    (await git(path, ['for-each-ref', '--format=%(refname)', 'refs/tags'])).out,
  );
  const head = (await git(path, ['symbolic-ref', '--quiet', 'HEAD'])).out.trim();
  const trunk = ['main', 'master', ...(head === '' ? [] : [branchName(head)]), ...wanted.branches];
  const tags = tagsOf(tagNames, wanted);
  const known = {
    trunk: new Set(trunk),
    tags: new Set(tags.values()),
    shallow: shallow.out.trim() === 'true',
  };
  const commits: FoundCommit[] = [];
  for (const hash of wanted.commits) commits.push(await find(path, hash, known));
  return {
    path,
    commits,
    tags,
    branches: new Set(lines(refs).map(branchName)),
  };
}

interface Known {
  readonly trunk: ReadonlySet<string>;
  /** The tags of released versions. */
  readonly tags: ReadonlySet<string>;
  readonly shallow: boolean;
}

async function find(
  path: string,
  hash: string,
  { trunk, tags, shallow }: Known,
): Promise<FoundCommit> {
  const known =
    /^[0-9a-f]{7,64}$/.test(hash) &&
    (await git(path, ['cat-file', '-e', `${hash}^{commit}`])).code === 0;
  if (!known)
    return { hash, within: [], beside: [], after: [], there: shallow ? undefined : false };
  const places = ['refs/tags', 'refs/heads', 'refs/remotes'];
  const { out } = await git(path, [
    'for-each-ref',
    `--contains=${hash}`,
    '--format=%(refname)',
    ...places,
  ]);
  const refs = lines(out).filter((ref) => !/^refs\/remotes\/[^/]+\/HEAD$/.test(ref));
  const counts = (ref: string): boolean =>
    ref.startsWith('refs/tags/') || trunk.has(branchName(ref));
  const tagsFirst = (a: string, b: string): number =>
    Number(b.startsWith('refs/tags/')) - Number(a.startsWith('refs/tags/'));
  const shown = (some: string[]): string[] => [
    ...new Set(some.sort(tagsFirst).map((ref) => ref.replace(/^refs\/[^/]+\//, ''))),
  ];
  const merged = await git(path, [
    'for-each-ref',
    `--merged=${hash}`,
    '--format=%(refname)',
    'refs/tags',
  ]);
  const [within, beside] = [shown(refs.filter(counts)), shown(refs.filter((ref) => !counts(ref)))];
  // The tag of the commit itself is among those that contain it.
  const after = shown(lines(merged.out)).filter((tag) => tags.has(tag) && !within.includes(tag));
  return { hash, within, beside, after, there: true };
}

/** "refs/remotes/origin/main" and "refs/heads/main" are both "main". */
const branchName = (ref: string): string => ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, '');

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/**
 * The tag of each version: v1.2.3, 1.2.3, or one of these behind a name: orbital-1.2.3,
 * orbital/v1.2.3, orbital@1.2.3.
 */
function tagsOf(refs: readonly string[], { versions, prefixes }: Wanted): Map<string, string> {
  const names = new Set(refs.map((ref) => ref.slice('refs/tags/'.length)));
  const starts = [
    '',
    'release-',
    'release/',
    ...prefixes.flatMap((prefix) => ['-', '/', '@', '_'].map((mark) => prefix + mark)),
  ];
  const found = new Map<string, string>();
  for (const version of versions) {
    const plain = version.replace(/^v/, '');
    const tag = starts
      .flatMap((start) => [`${start}v${plain}`, `${start}${plain}`])
      .find((name) => names.has(name));
    if (tag !== undefined) found.set(version, tag);
  }
  return found;
}

async function git(path: string, words: readonly string[]): Promise<ProgramRun> {
  const run = await runGit(path, words);
  if (run.missing) throw new UsageError('git is not installed.');
  return run;
}
