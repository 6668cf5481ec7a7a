// Whether a repository may be public: no private file is tracked, and nothing of one is in what is about to be pushed. The caller says
// what is secret, and how it is looked for.

import { type Commit, readAddedLines, readCommits, readObjects, type Version } from '../../external/git/commits.ts';
import { decoded, type ObjectText, readings } from '../../external/git/object-text.ts';
import type { Push, PushedObject } from '../../external/git/pushed-commits.ts';
import { looseIdFinder, spellingFinder } from '../../model/advisory/id-spelling.ts';
import type { Desk } from '../../model/content.ts';
import { order } from '../../model/text/order.ts';
import type { Reading } from '../../read/index.ts';
import type { Exposure, LookForKinds } from './exposure.ts';
import { personFinder } from './known-people.ts';
import { type Held, type PrivateVersions, privateVersions } from './private-versions.ts';

/**
 * Everything that must not become public, by place. `lookFor` takes the desk with what the history has of it, and returns how to
 * look. Throws UsageError if git cannot answer.
 */
export async function exposuresOf(
  top: string,
  push: Push,
  reading: Reading,
  lookFor: (desk: Desk) => LookForKinds,
): Promise<Exposure[]> {
  const commits = await readCommits(top, push.commits);
  const held = await privateVersions(top, { commits, objects: push.tags }, reading);
  const look = withSpellings(lookFor(held.desk), held.desk);
  const lookAtPeople = await personFinder(top, look, [
    ...commits.flatMap(({ text }) => text.people),
    ...push.tags.flatMap(({ text }) => text?.people ?? []),
  ]);
  const { lines: added, unshown } = await addedBy(top, push.commits, held);
  const seen: Seen = { held, look, lookAtPeople, added, whole: await wholeFiles(top, commits, unshown) };
  return [
    ...files('index', held.index),
    ...files('head', held.head),
    ...push.refs.flatMap(({ kind, name }) => found(look(name), { where: 'ref', ref: kind, names: [name] })),
    ...push.tags.flatMap((tag) => ofObject(tag, seen)),
    ...commits.flatMap((commit) => ofCommit(commit, seen)),
  ];
}

/** What is known of a push, and how to look at it. */
interface Seen {
  readonly held: PrivateVersions;
  readonly look: LookForKinds;
  readonly lookAtPeople: (some: readonly string[]) => string[];
  readonly added: ReadonlyMap<string, Uint8Array>;
  /** The bytes of files whose lines git does not show, by their hash. */
  readonly whole: ReadonlyMap<string, Uint8Array>;
}

/** Looks for ids in other spellings too: in any in names, which are short, and in the usual ones in longer texts. */
function withSpellings(finder: LookForKinds, desk: Desk): LookForKinds {
  const ids = idsOf(desk);
  const isNamed = spellingFinder(ids);
  const isWritten = looseIdFinder(ids);
  return (text) => {
    const kinds = finder(text);
    const hasId = typeof text === 'string' ? isNamed(text) : isWritten(Buffer.from(text).toString('utf8'));
    return hasId ? [...new Set([...kinds, 'id'])] : kinds;
  };
}

/** The ids of advisories, cases and reservations, and their other names. */
function idsOf(desk: Desk): string[] {
  const records = [...desk.advisories, ...desk.translations, ...desk.cases, ...desk.reservations];
  return [...records.map(({ id }) => id), ...desk.advisories.flatMap(({ aliases }) => aliases)];
}

/** The lines that commits add, without those of private files: they are reported already. */
function addedBy(top: string, hashes: readonly string[], { commits }: PrivateVersions) {
  const except = [...new Set([...commits.values()].flat().map(({ path }) => path))];
  // A command line has an end. If so much is private, it does no harm to report it twice.
  return readAddedLines(top, hashes, except.length > 200 ? [] : except);
}

/** The bytes of the files of those commits whose lines git does not show. */
async function wholeFiles(
  top: string,
  commits: readonly Commit[],
  unshown: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const versions = commits.filter(({ hash }) => unshown.has(hash)).flatMap((commit) => commit.versions);
  const whole = new Map<string, Uint8Array>();
  const blobs = [...new Set(versions.flatMap(({ blob }) => blob ?? []))];
  await readObjects(top, blobs, (blob, bytes) => whole.set(blob, Uint8Array.from(bytes)));
  return whole;
}

function ofObject({ hash, text, versions }: PushedObject, seen: Seen): Exposure[] {
  const { held, look, lookAtPeople } = seen;
  const lookAll = (texts: readonly Uint8Array[]): string[] => texts.flatMap(look);
  const isOpaque = text !== undefined && !isReadable(text);
  return [
    ...files('tag', held.objects.get(hash) ?? [], hash),
    ...found(lookAll(saidBy(text)), { where: 'tag-message', hash, names: [] }),
    ...found(isOpaque ? ['encoding'] : [], { where: 'tag-message', hash, names: [] }),
    ...found(lookAtPeople(text?.people ?? []), { where: 'person', hash, names: [] }),
    ...found([...lookInside(versions, seen), ...versions.flatMap(({ path }) => look(path))], {
      where: 'tag',
      hash,
      names: [],
    }),
  ];
}

function ofCommit({ hash, text, versions }: Commit, seen: Seen): Exposure[] {
  const { held, look, lookAtPeople, added } = seen;
  const lookAll = (texts: readonly Uint8Array[]): string[] => texts.flatMap(look);
  const own = held.commits.get(hash) ?? [];
  const others = versions.filter(({ path }) => !own.some((one) => one.path === path));
  const telling = others.map(({ path }) => path).filter((path) => look(path).length > 0);
  const packed = others.filter((one) => lookInside([one], seen).length > 0);
  const message = readings(text.message, text.encodings);
  return [
    ...files('commit', own, hash),
    ...found(lookAll(message), { where: 'message', hash, names: [] }),
    ...found(isReadable(text) ? [] : ['encoding'], { where: 'message', hash, names: [] }),
    ...found(lookAll(readings(text.headers)), { where: 'header', hash, names: [] }),
    ...found(lookAtPeople(text.people), { where: 'person', hash, names: [] }),
    ...found(telling.flatMap(look), { where: 'path', hash, names: telling }),
    ...found(look(added.get(hash) ?? ''), { where: 'lines', hash, names: [] }),
    ...found(lookInside(packed, seen), { where: 'packed', hash, names: packed.map(({ path }) => path) }),
  ];
}

/** What is in files, beyond their lines: packed, encoded, or all of it if git shows no lines. */
function lookInside(versions: readonly Version[], { held, whole, look }: Seen): string[] {
  return versions.flatMap(({ blob = '' }) => {
    const bytes = whole.get(blob);
    return [...(held.parts.get(blob) ?? []), ...(bytes === undefined ? [] : [bytes])].flatMap(look);
  });
}

function found(kinds: readonly string[], exposure: Omit<Exposure, 'kinds'>): Exposure[] {
  return kinds.length === 0 ? [] : [{ ...exposure, kinds: [...new Set(kinds)].sort(order) }];
}

function files(where: Exposure['where'], all: readonly Held[], hash?: string): Exposure[] {
  const kinds = all.map(({ kind }) => kind);
  const names = all.map(({ path }) => path).sort(order);
  return found(kinds, { where, names, ...(hash === undefined ? {} : { hash }) });
}

const saidBy = (text: ObjectText | undefined): Uint8Array[] =>
  text === undefined ? [] : [...readings(text.message, text.encodings), ...readings(text.headers)];

const isReadable = ({ encodings }: ObjectText): boolean =>
  encodings.every((encoding) => decoded(new Uint8Array(), encoding) !== undefined);
