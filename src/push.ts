// What is about to be pushed: its commits, and the names that go with them. Nothing here changes a repository, and where git cannot
// answer that is an error: it would be no proof that nothing leaks.

import { repositoryOf, runGit } from './git.ts';
import { Misuse } from './misuse.ts';

/** A name that is pushed. */
export interface PushedRef {
  readonly kind: 'branch' | 'tag' | 'ref';
  /** Without refs/heads/ and refs/tags/. */
  readonly name: string;
}

/** Commits by their full hash, each once. */
export interface Push {
  readonly commits: readonly string[];
  readonly refs: readonly PushedRef[];
  /** The texts of annotated tags, and of what tags lead to that is no commit. */
  readonly tagTexts: readonly { readonly hash: string; readonly text: string }[];
  /** Whether the repository has only a part of the history. */
  readonly isShallow: boolean;
}

/** What to look at. Absent: the commits of HEAD that are on no public remote. */
export interface PushWords {
  /** BASE..HEAD */
  readonly range?: string | undefined;
  /** What git gives a pre-push hook, a line for each ref. */
  readonly lines?: string | undefined;
  /** The name of the remote that is pushed to. */
  readonly remote?: string | undefined;
  /** Further names to look at: a CI job knows the branch of a pull request only from its environment. */
  readonly names?: readonly string[];
}

/** The output of git. Throws Misuse with what git says where it fails. */
export async function asked(top: string, words: readonly string[], input = ''): Promise<string> {
  const { code, out, err, missing } = await runGit(top, words, input);
  if (missing) throw new Misuse('There is no git on this machine, so nothing was proved. Install it.');
  if (code !== 0) throw new Misuse(`git ${words[0]} failed, so nothing was proved: ${err.trim() || 'it said nothing'}`);
  return out;
}

/** The top of the repository of a folder. Throws Misuse where it lies in none, or git cannot read it. */
export async function topOf(folder: string): Promise<string> {
  const top = repositoryOf(folder);
  if (top !== undefined) return top;
  // Asked again, because git says why: no repository, no git, or the repository of somebody else.
  await asked(folder, ['rev-parse', '--show-toplevel']);
  throw new Misuse(`${folder} lies in no working tree of git.`);
}

/** The remotes that `git config --add candor.privateRemote <name>` names: what is pushed there is not public. */
export async function privateRemotes(top: string): Promise<readonly string[]> {
  const { out } = await runGit(top, ['config', '--get-all', 'candor.privateRemote']);
  return linesOf(out);
}

/** What the words ask for. Throws Misuse where they name no commits, or git cannot tell. */
export async function pushOf(top: string, { range, lines, remote, names = [] }: PushWords): Promise<Push> {
  const asGiven = names.filter((name) => name !== '').map(refOf);
  const isShallow = (await asked(top, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  const { commits, refs, tags } =
    lines !== undefined
      ? await ofLines(top, lines, remote)
      : range !== undefined
        ? await ofRange(top, range)
        : await ofHead(top);
  const tagTexts = (await Promise.all(tags.map((hash) => textsOf(top, hash)))).flat();
  return { commits, refs: [...refs, ...asGiven], tagTexts, isShallow };
}

/** The text of a tag and, as far as they are no commits, of all that it leads to: another tag, a file, a folder. */
async function textsOf(top: string, hash: string): Promise<Push['tagTexts']> {
  const type = (await asked(top, ['cat-file', '-t', hash])).trim();
  if (type === 'commit') return [];
  const text = await asked(top, ['cat-file', type === 'tree' ? '-p' : type, hash]);
  const inner =
    type === 'tag'
      ? [/^object (\S+)$/m.exec(text)?.[1] ?? '']
      : type === 'tree'
        ? [...text.matchAll(/^\d+ (?:blob|tree) (\S+)\t/gm)].map(([, one = '']) => one)
        : [];
  const others = await Promise.all(inner.filter((one) => one !== '').map((one) => textsOf(top, one)));
  return [{ hash, text }, ...others.flat()];
}

interface Pushed {
  readonly commits: readonly string[];
  readonly refs: readonly PushedRef[];
  /** What is no commit by itself: annotated tags, seldom files and folders. By its own hash. */
  readonly tags: readonly string[];
}

const NONE = /^0+$/;

async function ofLines(top: string, lines: string, remote: string | undefined): Promise<Pushed> {
  const parts = linesOf(lines).map((line) => {
    // What is pushed may be an expression with spaces in it.
    const [, local, hash, target, old] =
      /^(.*) ([0-9a-f]{40}|[0-9a-f]{64}) (\S+) ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(line) ?? [];
    if (local === undefined || hash === undefined || target === undefined || old === undefined)
      throw new Misuse(
        'Each line wants "<local ref> <local hash> <remote ref> <remote hash>", as a pre-push hook gets.',
      );
    return { local, hash, target, old };
  });
  const pushed = parts.filter(({ hash }) => !NONE.test(hash));
  const known = await Promise.all(pushed.map(async ({ old }) => !NONE.test(old) && (await has(top, old))));
  const olds = pushed.filter((_, i) => known[i]).map(({ old }) => old);
  const remotes = linesOf(await asked(top, ['remote']));
  const tracked = remote !== undefined && remotes.includes(remote) ? [`--remotes=${remote}`] : [];
  const commits = await commitsOf(
    top,
    pushed.map(({ hash }) => hash),
    [...olds, ...tracked],
  );
  const types = await Promise.all(pushed.map(async ({ hash }) => (await asked(top, ['cat-file', '-t', hash])).trim()));
  const refs = pushed.flatMap(({ local, target }) => [refOf(target), ...(/^refs\//.test(local) ? [refOf(local)] : [])]);
  const tags = pushed.filter((_, i) => types[i] !== 'commit').map(({ hash }) => hash);
  return { commits, refs: [...new Map(refs.map((ref) => [`${ref.kind} ${ref.name}`, ref])).values()], tags };
}

async function ofRange(top: string, range: string): Promise<Pushed> {
  const [, base, head] = /^(.+?)\.\.\.?(.*)$/.exec(range) ?? [];
  if (base === undefined || head === undefined) throw new Misuse(`"${range}" is no range such as BASE..HEAD.`);
  const tip = await commitNamed(top, head || 'HEAD');
  // What a CI job calls the old end of a new branch: there is none.
  const from = NONE.test(base) ? [] : [await commitNamed(top, base)];
  const commits = await commitsOf(top, [tip], from);
  return { commits, ...(await namesAt(top, commits)) };
}

async function ofHead(top: string): Promise<Pushed> {
  const { code } = await runGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (code !== 0) return { commits: [], ...(await namesAt(top, [])) };
  const ours = await privateRemotes(top);
  const remotes = linesOf(await asked(top, ['remote'])).filter((name) => !ours.includes(name));
  const commits = await commitsOf(
    top,
    ['HEAD'],
    remotes.map((name) => `--remotes=${name}`),
  );
  return { commits, ...(await namesAt(top, commits)) };
}

/** The branch that is checked out, and the tags of some commits. */
async function namesAt(top: string, commits: readonly string[]): Promise<Omit<Pushed, 'commits'>> {
  const { out: branch } = await runGit(top, ['symbolic-ref', '--quiet', 'HEAD']);
  const all = await asked(top, [
    'for-each-ref',
    '--format=%(objecttype) %(objectname) %(*objectname) %(refname)',
    'refs/tags',
  ]);
  const among = new Set(commits);
  const tags = linesOf(all).flatMap((line) => {
    const [, type, hash, of, ref] = /^(\S+) (\S+) (\S*) (\S+)$/.exec(line) ?? [];
    return type && hash && ref && (among.has(hash) || among.has(of ?? '')) ? [{ type, hash, ref: refOf(ref) }] : [];
  });
  return {
    refs: [...linesOf(branch).map(refOf), ...tags.map(({ ref }) => ref)],
    tags: tags.filter(({ type }) => type === 'tag').map(({ hash }) => hash),
  };
}

async function commitsOf(top: string, tips: readonly string[], without: readonly string[]): Promise<string[]> {
  if (tips.length === 0) return [];
  const not = without.length === 0 ? [] : ['--not', ...without];
  return linesOf(await asked(top, ['rev-list', ...tips, ...not]));
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
  if (missing) throw new Misuse('There is no git on this machine, so nothing was proved. Install it.');
  if (code !== 0)
    throw new Misuse(
      'An end of the range is no commit that is here. In a shallow clone, fetch all: git fetch --unshallow.',
    );
  return out.trim();
}

function refOf(name: string): PushedRef {
  if (name.startsWith('refs/heads/')) return { kind: 'branch', name: name.slice('refs/heads/'.length) };
  if (name.startsWith('refs/tags/')) return { kind: 'tag', name: name.slice('refs/tags/'.length) };
  return name.startsWith('refs/') ? { kind: 'ref', name } : { kind: 'branch', name };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
