// Whether a repository may be public: no private file is tracked, and nothing of one stands in what is about to be pushed. What is
// secret, and how it is looked for, the caller says.

import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { runGit } from './git.ts';
import { type Commit, readAddedLines, readBlobs, readCommits } from './history.ts';
import type { Desk } from './model/content.ts';
import { order } from './model/problem.ts';
import { kindOfPath, mayBePrivate, type PrivateKind, privateFiles, privateVersion, together } from './private-file.ts';
import { asked, type Push } from './push.ts';
import type { Reading } from './read.ts';

/** Something that must not become public, and where: never the thing itself. */
export interface Exposure {
  readonly where: 'index' | 'head' | 'commit' | 'message' | 'path' | 'lines' | 'ref' | 'tag-message';
  /** The commit or tag by its full hash. */
  readonly hash?: string;
  /** Of a ref: what it is. */
  readonly ref?: 'branch' | 'tag' | 'ref';
  /** What is exposed: kinds of files, or of what `look` finds. Sorted. */
  readonly kinds: readonly string[];
  /** Names of files and refs, which are often secrets themselves: for those alone who may know them. */
  readonly names: readonly string[];
}

/** Finds what is secret in a text; answers its kinds, each once. */
export type LookForKinds = (text: string) => readonly string[];

/** A private file of the repository. */
interface Held {
  readonly path: string;
  readonly kind: PrivateKind;
}

/** The private files that a repository has or had, and all of the desk that is known of it. */
interface Private {
  readonly index: readonly Held[];
  readonly head: readonly Held[];
  readonly commits: ReadonlyMap<string, readonly Held[]>;
  readonly desk: Desk;
}

/**
 * Everything that must not become public, by place. `lookFor` is given the desk with what the history has of it and answers how to
 * look. Throws Misuse where git cannot answer.
 */
export async function exposuresOf(
  top: string,
  push: Push,
  reading: Reading,
  lookFor: (desk: Desk) => LookForKinds,
): Promise<Exposure[]> {
  const commits = await readCommits(top, push.commits);
  const held = await privateIn(top, commits, reading);
  const look = lookFor(held.desk);
  const except = [...new Set([...held.commits.values()].flat().map(({ path }) => path))];
  // A command line has an end. Where so much is private, that it is told twice does not matter.
  const added = await readAddedLines(top, push.commits, except.length > 200 ? [] : except);
  const found = (kinds: readonly string[], exposure: Omit<Exposure, 'kinds'>): Exposure[] =>
    kinds.length === 0 ? [] : [{ ...exposure, kinds: [...new Set(kinds)].sort(order) }];
  const files = (where: 'index' | 'head' | 'commit', all: readonly Held[], hash?: string): Exposure[] =>
    found(
      all.map(({ kind }) => kind),
      { where, names: all.map(({ path }) => path).sort(order), ...(hash === undefined ? {} : { hash }) },
    );
  return [
    ...files('index', held.index),
    ...files('head', held.head),
    ...push.refs.flatMap(({ kind, name }) => found(look(name), { where: 'ref', ref: kind, names: [name] })),
    ...push.tagTexts.flatMap(({ hash, text }) => found(look(text), { where: 'tag-message', hash, names: [] })),
    ...commits.flatMap(({ hash, message, versions }) => {
      const own = held.commits.get(hash) ?? [];
      const paths = versions.map(({ path }) => path).filter((path) => !own.some((one) => one.path === path));
      const telling = paths.filter((path) => look(path).length > 0);
      return [
        ...files('commit', own, hash),
        ...found(look(message), { where: 'message', hash, names: [] }),
        ...found(telling.flatMap(look), { where: 'path', hash, names: telling }),
        ...found(look(added.get(hash) ?? ''), { where: 'lines', hash, names: [] }),
      ];
    }),
  ];
}

async function privateIn(top: string, commits: readonly Commit[], reading: Reading): Promise<Private> {
  const below = belowContent(top, reading.place.folder);
  const index = await treeOf(top, ['ls-files', '-s', '-z'], /^\d+ (\S+) \d\t(.*)$/s);
  const head = await headOf(top);
  const edited = new Set((await asked(top, ['diff-files', '-z', '--name-only'])).split('\0'));
  const wanted = new Set<string>();
  const want = (path: string, blob: string | undefined): void => {
    const inner = below(path);
    if (blob !== undefined && inner !== undefined && mayBePrivate(inner)) wanted.add(blob);
  };
  for (const [path, blob] of index) if (edited.has(path)) want(path, blob);
  for (const [path, blob] of head) if (index.get(path) !== blob) want(path, blob);
  for (const { versions } of commits) for (const { path, blob } of versions) want(path, blob);
  const texts = await readBlobs(top, [...wanted]);
  const desks: Desk[] = [];
  const known = privateFiles(reading.desk);
  const kindOf = (path: string, blob: string | undefined): PrivateKind | undefined => {
    const inner = below(path);
    if (inner === undefined || blob === undefined) return undefined;
    const text = texts.get(blob);
    if (text === undefined) return kindOfPath(inner) ?? known.get(inner);
    const version = privateVersion(inner, text, reading);
    if (version !== undefined) desks.push(version.desk);
    return version?.kind;
  };
  const heldOf = (all: Iterable<readonly [string, string | undefined]>): Held[] =>
    [...all].flatMap(([path, blob]) => {
      const kind = kindOf(path, blob);
      return kind === undefined ? [] : [{ path, kind }];
    });
  return {
    index: heldOf(index),
    head: heldOf([...head].filter(([path, blob]) => index.get(path) !== blob)),
    commits: new Map(
      commits.map(({ hash, versions }) => [hash, heldOf(versions.map(({ path, blob }) => [path, blob] as const))]),
    ),
    desk: together(reading.desk, desks),
  };
}

async function headOf(top: string): Promise<Map<string, string>> {
  // Before the first commit there is no HEAD.
  const { code, out } = await runGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (code !== 0) return new Map();
  return treeOf(top, ['ls-tree', '-r', '-z', out.trim()], /^\d+ \S+ (\S+)\t(.*)$/s);
}

async function treeOf(top: string, words: readonly string[], form: RegExp): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const line of (await asked(top, words)).split('\0')) {
    const [, blob, path] = form.exec(line) ?? [];
    if (blob !== undefined && path !== undefined) files.set(path, blob);
  }
  return files;
}

/** Turns a path from the top of the repository into one from the content folder, where it lies in that. */
function belowContent(top: string, folder: string): (path: string) => string | undefined {
  const way = relative(top, realpathSync(folder)).split(sep).join('/');
  if (way === '') return (path) => path;
  if (way === '..' || way.startsWith('../') || /^[A-Za-z]:/.test(way)) return () => undefined;
  return (path) => (path.startsWith(`${way}/`) ? path.slice(way.length + 1) : undefined);
}
