// The contents of the next push: its commits, and the names that go with them. Nothing here changes
// a repository. If git cannot answer, that is an error, because it does not prove that nothing
// leaks.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../usage-error.ts';
import { objectsOf, type PushedObject, typesOf } from './pushed-objects.ts';
import { commitsAmong, publicTips, remoteTips } from './remote-tips.ts';
import { repositoryOf } from './repository.ts';
import { asked, runGit } from './run.ts';

/** A ref that is pushed. */
interface PushedRef {
  readonly kind: 'branch' | 'tag' | 'ref';
  /** Without refs/heads/ and refs/tags/. */
  readonly name: string;
}

/** Commits by their full hash, each once. */
export interface Push {
  readonly commits: readonly string[];
  readonly refs: readonly PushedRef[];
  /** Annotated tags, and objects without a commit: folders, single files. */
  readonly tags: readonly PushedObject[];
  /** The parts that could not be checked, described without names: the result is then no proof. */
  readonly unproved: readonly string[];
  /** Further notes on the check. */
  readonly notes: readonly string[];
}

/** The selection to check. Absent: the commits of HEAD that are on no public remote. */
export interface PushWords {
  /** BASE..HEAD */
  readonly range?: string | undefined;
  /** The input of a pre-push hook: a line for each ref. */
  readonly lines?: string | undefined;
  /** The name of the remote of the push. */
  readonly remote?: string | undefined;
  /** Its address, as a pre-push hook gets it. */
  readonly url?: string | undefined;
  /**
   * True if another hook started this one: it can have read the lines before, so that none are
   * left.
   */
  readonly isShared?: boolean;
  /**
   * Further names to check: a CI job knows the branch of a pull request only from its environment.
   */
  readonly names?: readonly string[];
}

/**
 * Returns the top folder of the repository that contains a folder. Throws UsageError if it is in
 * none, or git cannot read it.
 */
export async function topOf(folder: string): Promise<string> {
  const top = repositoryOf(folder);
  if (top !== undefined) return top;
  // Runs again to get git's reason: no repository, no git, or a repository of another user.
  await asked(folder, ['rev-parse', '--show-toplevel']);
  throw new UsageError(`${folder} is not in a git working tree.`);
}

/**
 * Returns the remotes that `git config --add candor.privateRemote <name>` names in this repository:
 * pushing there does not make content public. The user's global settings cannot name one, because
 * they apply to all repositories.
 */
export async function privateRemotes(top: string): Promise<readonly string[]> {
  const { out } = await runGit(top, ['config', '--local', '--get-all', 'candor.privateRemote']);
  return linesOf(out);
}

/**
 * Returns the commits that the arguments select. Throws UsageError if they select none, or git
 * cannot answer.
 */
export async function pushOf(top: string, words: PushWords): Promise<Push> {
  const { range, lines, names = [] } = words;
  await demandNoGrafts(top);
  const { commits, refs, tags, notes } =
    lines !== undefined
      ? await (linesOf(lines).length === 0 ? ofNoLine(top, words) : ofLines(top, lines, words))
      : range !== undefined
        ? await ofRange(top, range)
        : await ofHead(top);
  const asGiven = names.filter((name) => name !== '').map(refOf);
  const unproved = lines === undefined && (await isCut(top, commits)) ? [CUT] : [];
  const objects = await objectsOf(top, tags);
  return { commits, refs: [...refs, ...asGiven], tags: objects, unproved, notes };
}

/**
 * Throws UsageError if the repository has grafts. They replace the parents of commits, which this
 * check ignores, but git push sends the content of those parents (gitrepository-layout:
 * info/grafts).
 */
async function demandNoGrafts(top: string): Promise<void> {
  const folder = (await asked(top, ['rev-parse', '--git-common-dir'])).trim();
  const files = [resolve(top, folder, 'info/grafts'), process.env['GIT_GRAFT_FILE'] ?? ''].filter(
    existsSync,
  );
  if (
    !files.some((file) =>
      linesOf(readFileSync(file, 'utf8')).some((line) => /^[0-9a-f]/i.test(line)),
    )
  )
    return;
  throw new UsageError(
    'This repository has grafts (.git/info/grafts or GIT_GRAFT_FILE): git push can send commits that no log shows, so nothing was verified. Delete the file, or run git replace --convert-graft-file.',
  );
}

const CUT =
  'This is a shallow clone: commits before its oldest ones were not checked. Get them with git fetch --unshallow.';

/**
 * True if parents of some commits are cut off. A push from a shallow clone sends only existing
 * objects, so it does not matter there.
 */
async function isCut(top: string, commits: readonly string[]): Promise<boolean> {
  if ((await asked(top, ['rev-parse', '--is-shallow-repository'])).trim() !== 'true') return false;
  const shallow = (await asked(top, ['rev-parse', '--git-path', 'shallow'])).trim();
  const cut = new Set(readFileSync(resolve(top, shallow), 'utf8').split('\n'));
  return commits.some((hash) => cut.has(hash));
}

interface Pushed {
  readonly commits: readonly string[];
  readonly refs: readonly PushedRef[];
  /** Objects that are not commits: annotated tags, rarely files and folders. By their own hash. */
  readonly tags: readonly string[];
  readonly notes: readonly string[];
}

const NONE = /^0+$/;
const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const GONE =
  'The old end of the range is not in this clone, as after a force push, so the whole history was checked.';

async function ofLines(top: string, lines: string, { remote, url }: PushWords): Promise<Pushed> {
  const parts = linesOf(lines).map((line) => {
    // The source of a push can be an expression with spaces.
    const [, local, hash, target, old] =
      /^(.*) ([0-9a-f]{40}|[0-9a-f]{64}) (\S+) ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(line) ?? [];
    if (local === undefined || hash === undefined || target === undefined || old === undefined)
      throw new UsageError(
        'Each line must be "<local ref> <local hash> <remote ref> <remote hash>", as git passes to a pre-push hook.',
      );
    return { local, hash, target, old };
  });
  const pushed = parts.filter(({ hash }) => !NONE.test(hash));
  const ends = [...new Set(pushed.map(({ old }) => old))];
  const present = await typesOf(
    top,
    ends.filter((old) => !NONE.test(old)),
  );
  const isKnown = ends.every((old) => present.has(old));
  const olds = await commitsAmong(top, [...present.keys()]);
  // The remote-tracking refs of this clone can belong to another remote: its address can change,
  // and can differ for pushes.
  const tips = isKnown ? [] : await remoteTips(top, url ?? remote);
  const commits = await commitsOf(
    top,
    pushed.map(({ hash }) => hash),
    [...olds, ...(tips ?? [])],
  );
  const types = await typesOf(
    top,
    pushed.map(({ hash }) => hash),
  );
  const refs = pushed.flatMap(({ local, target }) => [
    refOf(target),
    ...(/^refs\//.test(local) ? [refOf(local)] : []),
  ]);
  const tags = pushed.map(({ hash }) => hash).filter((hash) => types.get(hash) !== 'commit');
  const notes = tips === undefined ? [UNASKED] : [];
  return {
    commits,
    refs: [...new Map(refs.map((ref) => [`${ref.kind} ${ref.name}`, ref])).values()],
    tags,
    notes,
  };
}

/**
 * Git names nothing if the remote has everything already. The same happens if another hook has read
 * the input, so the commits of HEAD that the remote lacks are checked; after another hook, those of
 * every branch and tag, because each of them could be the one that is pushed.
 */
async function ofNoLine(
  top: string,
  { remote, url, lines, isShared: isCalled = false }: PushWords,
): Promise<Pushed> {
  // A hook that passes the lines on adds a line break.
  const isShared = isCalled && lines === '';
  const { code } = await runGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const refs = isShared ? await localRefs(top) : [];
  const ends = [...(code === 0 ? ['HEAD'] : []), ...refs.map(({ hash }) => hash)];
  const tips = ends.length === 0 ? [] : await remoteTips(top, url ?? remote);
  const commits = await commitsOf(top, ends, tips ?? []);
  if (commits.length === 0 && refs.length === 0) return { commits, refs: [], tags: [], notes: [] };
  const notes = [isShared ? UNNAMED_ALL : UNNAMED, ...(tips === undefined ? [UNASKED] : [])];
  if (!isShared) return { commits, notes, ...(await namesAt(top, commits)) };
  const tags = refs.filter(({ type }) => type !== 'commit').map(({ hash }) => hash);
  return { commits, notes, refs: refs.map(({ ref }) => refOf(ref)), tags };
}

/** The branches and tags of the clone. */
async function localRefs(top: string): Promise<{ type: string; hash: string; ref: string }[]> {
  const form = '--format=%(objecttype) %(objectname) %(refname)';
  return linesOf(await asked(top, ['for-each-ref', form, 'refs/heads', 'refs/tags'])).flatMap(
    (line) => {
      const [, type, hash, ref] = /^(\S+) (\S+) (\S+)$/.exec(line) ?? [];
      return type && hash && ref ? [{ type, hash, ref }] : [];
    },
  );
}

const UNNAMED =
  'Git named nothing to push, so HEAD was checked. If another pre-push hook runs first, pass its input on to this one.';

const UNNAMED_ALL =
  'The hook that runs this one passed no input, so every branch and tag was checked. Pass the whole input to each hook.';

const UNASKED = 'The remote did not list its commits, so the whole history was checked.';

async function ofRange(top: string, range: string): Promise<Pushed> {
  const [, base, head] = /^(.+?)\.\.\.?(.*)$/.exec(range) ?? [];
  if (base === undefined || head === undefined)
    throw new UsageError(`"${range}" is not a range such as BASE..HEAD.`);
  const tip = await commitNamed(top, head || 'HEAD');
  // A CI job passes zeros as the old end of a new branch, which has none. After a force push, the
  // old end is in no branch, so a fetch does not get it.
  const isGone = HASH.test(base) && !NONE.test(base) && !(await has(top, base));
  const from = NONE.test(base) || isGone ? [] : [await commitNamed(top, base)];
  const commits = await commitsOf(top, [tip], from);
  return { commits, notes: isGone ? [GONE] : [], ...(await namesAt(top, commits)) };
}

async function ofHead(top: string): Promise<Pushed> {
  const { code } = await runGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (code !== 0) return { commits: [], notes: [], ...(await namesAt(top, [])) };
  const commits = await commitsOf(top, ['HEAD'], await publicTips(top, await privateRemotes(top)));
  return { commits, notes: [], ...(await namesAt(top, commits)) };
}

/** The branch that is checked out, and the tags of some commits. */
async function namesAt(
  top: string,
  commits: readonly string[],
): Promise<Omit<Pushed, 'commits' | 'notes'>> {
  const { out: branch } = await runGit(top, ['symbolic-ref', '--quiet', 'HEAD']);
  const all = await asked(top, [
    'for-each-ref',
    '--format=%(objecttype) %(objectname) %(*objectname) %(refname)',
    'refs/tags',
  ]);
  const among = new Set(commits);
  const tags = linesOf(all).flatMap((line) => {
    const [, type, hash, of, ref] = /^(\S+) (\S+) (\S*) (\S+)$/.exec(line) ?? [];
    return type && hash && ref && (among.has(hash) || among.has(of ?? ''))
      ? [{ type, hash, ref: refOf(ref) }]
      : [];
  });
  return {
    refs: [...linesOf(branch).map(refOf), ...tags.map(({ ref }) => ref)],
    tags: tags.filter(({ type }) => type === 'tag').map(({ hash }) => hash),
  };
}

async function commitsOf(
  top: string,
  tips: readonly string[],
  without: readonly string[],
): Promise<string[]> {
  if (tips.length === 0) return [];
  const input = [...tips, ...without.map((hash) => `^${hash}`), ''].join('\n');
  return linesOf(await asked(top, ['rev-list', '--stdin'], input));
}

async function has(top: string, hash: string): Promise<boolean> {
  return (await runGit(top, ['cat-file', '-e', `${hash}^{commit}`])).code === 0;
}

async function commitNamed(top: string, name: string): Promise<string> {
  const { code, out, missing } = await runGit(top, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  if (missing) throw new UsageError('git is not installed, so nothing was verified. Install it.');
  if (code !== 0)
    throw new UsageError(
      'One end of the range is not a commit in this repository. In a shallow clone, fetch all commits: git fetch --unshallow.',
    );
  return out.trim();
}

function refOf(name: string): PushedRef {
  if (name.startsWith('refs/heads/'))
    return { kind: 'branch', name: name.slice('refs/heads/'.length) };
  if (name.startsWith('refs/tags/')) return { kind: 'tag', name: name.slice('refs/tags/'.length) };
  return name.startsWith('refs/') ? { kind: 'ref', name } : { kind: 'branch', name };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
