// Whether a repository may be public: no private file is tracked, and nothing of one stands in what is about to be pushed. What is
// secret, and how it is looked for, the caller says.

import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { gitUser } from './git.ts';
import { asked, runGit } from './git-run.ts';
import { type ContentRoots, idFinder, privateFileFinder } from './guarded-file.ts';
import { type Commit, readAddedLines, readCommits, readObjects, type Version } from './history.ts';
import type { Desk } from './model/content.ts';
import { order } from './model/text/order.ts';
import { recordFiles } from './model/time-gate.ts';
import { decoded, type ObjectText, readings } from './object-text.ts';
import { type PrivateKind, privateFiles, together } from './private-file.ts';
import { type Push, type PushedObject, privateRemotes } from './push.ts';
import type { Reading } from './read.ts';
import { publicTips } from './remote-tips.ts';
import { unpacked } from './unpack.ts';

/** Something that must not become public, and where: never the thing itself. */
export interface Exposure {
  readonly where:
    | 'index'
    | 'head'
    | 'commit'
    | 'message'
    | 'header'
    | 'person'
    | 'path'
    | 'lines'
    | 'packed'
    | 'ref'
    | 'tag-message'
    | 'tag';
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
export type LookForKinds = (text: string | Uint8Array) => readonly string[];

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
  /** By the hash of what is pushed without a commit. */
  readonly objects: ReadonlyMap<string, readonly Held[]>;
  /** The files, by hash, that are looked into: those that are packed or of another encoding, and files without a commit. */
  readonly parts: ReadonlyMap<string, readonly Uint8Array[]>;
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
  const held = await privateIn(top, { commits, objects: push.tags }, reading);
  const isNamed = idFinder(held.desk);
  const finder = lookFor(held.desk);
  const look: LookForKinds = (text) => {
    const kinds = finder(text);
    // Only names are short enough to be searched for each spelling of an id.
    return typeof text === 'string' && isNamed(text) ? [...new Set([...kinds, 'id'])] : kinds;
  };
  const lookAtPeople = await personFinder(top, look, [
    ...commits.flatMap(({ text }) => text.people),
    ...push.tags.flatMap(({ text }) => text?.people ?? []),
  ]);
  const lookAll = (texts: readonly Uint8Array[]): string[] => texts.flatMap(look);
  const lookIn = (versions: readonly Version[]): string[] =>
    versions.flatMap(({ blob = '' }) => lookAll(held.parts.get(blob) ?? []));
  const except = [...new Set([...held.commits.values()].flat().map(({ path }) => path))];
  // A command line has an end. Where so much is private, that it is told twice does not matter.
  const added = await readAddedLines(top, push.commits, except.length > 200 ? [] : except);
  const found = (kinds: readonly string[], exposure: Omit<Exposure, 'kinds'>): Exposure[] =>
    kinds.length === 0 ? [] : [{ ...exposure, kinds: [...new Set(kinds)].sort(order) }];
  const files = (where: Exposure['where'], all: readonly Held[], hash?: string): Exposure[] =>
    found(
      all.map(({ kind }) => kind),
      { where, names: all.map(({ path }) => path).sort(order), ...(hash === undefined ? {} : { hash }) },
    );
  return [
    ...files('index', held.index),
    ...files('head', held.head),
    ...push.refs.flatMap(({ kind, name }) => found(look(name), { where: 'ref', ref: kind, names: [name] })),
    ...push.tags.flatMap(({ hash, text, versions }) => [
      ...files('tag', held.objects.get(hash) ?? [], hash),
      ...found(lookAll(saidBy(text)), { where: 'tag-message', hash, names: [] }),
      ...found(lookAtPeople(text?.people ?? []), { where: 'person', hash, names: [] }),
      ...found([...lookIn(versions), ...versions.flatMap(({ path }) => look(path))], { where: 'tag', hash, names: [] }),
    ]),
    ...commits.flatMap(({ hash, text, versions }) => {
      const own = held.commits.get(hash) ?? [];
      const others = versions.filter(({ path }) => !own.some((one) => one.path === path));
      const telling = others.map(({ path }) => path).filter((path) => look(path).length > 0);
      const packed = others.filter((one) => lookIn([one]).length > 0);
      const message = readings(text.message, text.encoding);
      return [
        ...files('commit', own, hash),
        ...found(lookAll(message), { where: 'message', hash, names: [] }),
        ...found(isReadable(text.encoding) ? [] : ['encoding'], { where: 'message', hash, names: [] }),
        ...found(lookAll(readings(text.headers)), { where: 'header', hash, names: [] }),
        ...found(lookAtPeople(text.people), { where: 'person', hash, names: [] }),
        ...found(telling.flatMap(look), { where: 'path', hash, names: telling }),
        ...found(look(added.get(hash) ?? ''), { where: 'lines', hash, names: [] }),
        ...found(lookIn(packed), { where: 'packed', hash, names: packed.map(({ path }) => path) }),
      ];
    }),
  ];
}

const saidBy = (text: ObjectText | undefined): Uint8Array[] =>
  text === undefined ? [] : [...readings(text.message, text.encoding), ...readings(text.headers)];

const isReadable = (encoding: string | undefined): boolean =>
  encoding === undefined || decoded(new Uint8Array(), encoding) !== undefined;

/** What the name or the address of somebody gives away only if that person is not known to work on the repository. */
const PERSONAL: ReadonlySet<string> = new Set(['person', 'address']);

/** Looks at the names and addresses of people, each once: a long history has few of them. */
async function personFinder(
  top: string,
  look: LookForKinds,
  people: readonly string[],
): Promise<(some: readonly string[]) => string[]> {
  const found = new Map([...new Set(people)].map((one) => [one, look(one)]));
  const isPersonal = [...found.values()].flat().some((kind) => PERSONAL.has(kind));
  const isKnown = isPersonal ? await knownPeople(top) : () => false;
  return (some) => some.flatMap((one) => (found.get(one) ?? []).filter((kind) => !PERSONAL.has(kind) || !isKnown(one)));
}

/** Whoever works here, and whoever a public remote has commits of, is known already. */
async function knownPeople(top: string): Promise<(name: string) => boolean> {
  const { name, email } = gitUser(top);
  let names: Set<string> | undefined;
  const tips = await publicTips(top, await privateRemotes(top));
  const listed =
    tips.length === 0
      ? ''
      : await asked(top, ['log', '--stdin', '--format=%an%n%ae%n%cn%n%ce'], tips.map((tip) => `${tip}\n`).join(''));
  return (one) => {
    names ??= new Set([name ?? '', email ?? '', ...listed.split('\n')]);
    return names.has(one);
  };
}

/** What is pushed: commits, and objects without a commit. */
interface Pushed {
  readonly commits: readonly Commit[];
  readonly objects: readonly PushedObject[];
}

async function privateIn(top: string, { commits, objects }: Pushed, reading: Reading): Promise<Private> {
  const index = await treeOf(top, ['ls-files', '-s', '-z'], /^(\d+) (\S+) \d\t(.*)$/s);
  const head = await headOf(top);
  const later = new Map([...head].filter(([path, { blob }]) => index.get(path)?.blob !== blob));
  const all = [...index.values(), ...later.values(), ...commits.flatMap(({ versions }) => versions)];
  const roots = rootsOf(top, all, reading);
  const find = privateFileFinder(roots, reading);
  const unchanged = await unchangedSince(top, index);
  const known = privateFiles(reading.desk);
  const below = belowContent(roots.own);
  const read = new Set([...recordFiles(reading.content), ...known.keys()]);
  // A file of the content that made no record was not understood, so the index is asked what it is.
  const wasRead = (one: Version): boolean => {
    const inner = below(one.path);
    return unchanged(one) && (inner === undefined || read.has(inner));
  };
  const desks: Desk[] = [];
  const states = new Map<string, PrivateKind | undefined>();
  const parts = new Map<string, readonly Uint8Array[]>();
  const key = ({ path, blob = '' }: Version): string => `${blob} ${path}`;
  const judge = (version: Version, bytes: Uint8Array | undefined): void => {
    const state = find({ path: version.path, bytes: version.isOther ? undefined : bytes });
    if (state?.desk !== undefined) desks.push(state.desk);
    states.set(key(version), state?.kind);
  };
  const pushed = [...commits, ...objects].flatMap(({ versions }) => versions);
  const whole = new Set(objects.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? [])));
  const wanted = [...pushed, ...later.values(), ...[...index.values()].filter((one) => !wasRead(one))];
  const byBlob = Map.groupBy(wanted, ({ blob }) => blob);
  for (const version of byBlob.get(undefined) ?? []) if (version.isOther) judge(version, undefined);
  const blobs = [...byBlob.keys()].flatMap((blob) => blob ?? []);
  await readObjects(top, blobs, (blob, bytes) => {
    for (const version of byBlob.get(blob) ?? []) judge(version, bytes);
    const inner = partsOf(bytes, byBlob.get(blob)?.[0]?.path ?? '', whole.has(blob));
    if (inner.length > 0) parts.set(blob, inner);
  });
  const kindOf = (version: Version): PrivateKind | undefined =>
    states.has(key(version)) ? states.get(key(version)) : known.get(below(version.path) ?? '');
  const heldOf = (versions: Iterable<Version>): Held[] =>
    [...versions].flatMap((version) => {
      const kind = kindOf(version);
      return kind === undefined ? [] : [{ path: version.path, kind }];
    });
  return {
    index: heldOf(index.values()),
    head: heldOf(later.values()),
    commits: new Map(commits.map(({ hash, versions }) => [hash, heldOf(versions)])),
    objects: new Map(objects.map(({ hash, versions }) => [hash, heldOf(versions)])),
    parts,
    desk: together(reading.desk, desks),
  };
}

/** What the lines of a patch do not show of a file: what is packed in it, and a text in UTF-16. `whole`: it has no patch. */
function partsOf(bytes: Uint8Array, name: string, whole: boolean): Uint8Array[] {
  const inner = [...unpacked(bytes, name)]
    .filter(({ way }) => way.length > 0)
    .map((part) => Uint8Array.from(part.bytes));
  const wide = bytes.includes(0) ? readings(bytes).slice(1) : [];
  return [...(whole ? [bytes] : []), ...inner, ...wide];
}

/** Every folder with a site.yaml is one of content. */
function rootsOf(top: string, versions: readonly Version[], { place }: Reading): ContentRoots {
  const others = versions.flatMap(({ path }) => /^(?:(.*)\/)?site\.ya?ml$/i.exec(path.normalize('NFKC'))?.[1] ?? []);
  const way = relative(top, realpathSync(place.folder)).split(sep).join('/');
  const isOutside = way === '..' || way.startsWith('../') || /^[A-Za-z]:/.test(way);
  return { own: isOutside ? undefined : way, others: new Set(others.map((one) => one.toLowerCase())) };
}

/** Whether a file of the index is what the content folder had when it was read. */
async function unchangedSince(top: string, index: ReadonlyMap<string, Version>): Promise<(one: Version) => boolean> {
  const edited = new Set((await asked(top, ['diff-files', '-z', '--name-only'])).split('\0'));
  // Git is told not to look whether these have changed ("assume-unchanged", "skip-worktree").
  const marked = (await asked(top, ['ls-files', '-v', '-z'])).split('\0').filter((line) => /^[a-z]|^S/.test(line));
  const unseen = new Set(marked.map((line) => line.slice(2)));
  return ({ path, isOther }) => !edited.has(path) && !unseen.has(path) && !isOther && index.has(path);
}

async function headOf(top: string): Promise<Map<string, Version>> {
  // Before the first commit there is no HEAD.
  const { code, out } = await runGit(top, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (code !== 0) return new Map();
  return treeOf(top, ['ls-tree', '-r', '-z', out.trim()], /^(\d+) \S+ (\S+)\t(.*)$/s);
}

async function treeOf(top: string, words: readonly string[], form: RegExp): Promise<Map<string, Version>> {
  const files = new Map<string, Version>();
  for (const line of (await asked(top, words)).split('\0')) {
    const [, mode, hash, path] = form.exec(line) ?? [];
    if (hash === undefined || path === undefined) continue;
    const isOther = mode === '160000' || mode === '120000';
    files.set(path, { path, blob: mode === '160000' ? undefined : hash, isOther });
  }
  return files;
}

/** Turns a path from the top of the repository into one from the content folder, where it lies in that. */
function belowContent(own: string | undefined): (path: string) => string | undefined {
  if (own === undefined) return () => undefined;
  if (own === '') return (path) => path;
  return (path) => (path.startsWith(`${own}/`) ? path.slice(own.length + 1) : undefined);
}
