// Checks that a repository can be public: git tracks no private file, and the next push contains
// nothing of one. The caller provides the search for secrets.

import {
  type Commit,
  readAddedLines,
  readCommits,
  readObjects,
  type Version,
} from '../../external/git/commits.ts';
import { decoded, type ObjectText, readings } from '../../external/git/object-text.ts';
import type { Push } from '../../external/git/pushed-commits.ts';
import type { PushedObject } from '../../external/git/pushed-objects.ts';
import { looseIdFinder, spellingFinder } from '../../model/advisory/id-spelling.ts';
import type { Desk } from '../../model/content.ts';
import { order } from '../../model/text/order.ts';
import type { Reading } from '../../read/index.ts';
import { unpacked } from '../../unpack/index.ts';
import { attachmentFinder } from './attachments.ts';
import type { Exposure, FindKinds } from './exposure.ts';
import { personFinder } from './known-people.ts';
import { type PrivateTexts, together } from './private-file.ts';
import { type Held, type PrivateVersions, privateVersions } from './private-versions.ts';
import { siteIds } from './site-ids.ts';

/**
 * Returns everything that must not become public, by place. `finderFor` takes the private content,
 * with that of the history and of `others`, and returns a search function. Throws UsageError
 * if git cannot answer.
 */
export async function exposuresOf(
  top: string,
  push: Push,
  reading: Reading,
  finderFor: (texts: PrivateTexts) => FindKinds,
  others: readonly PrivateTexts[] = [],
): Promise<Exposure[]> {
  const commits = await readCommits(top, push.commits);
  const held = await privateVersions(top, { commits, objects: push.tags }, reading);
  const desk = together(
    held.texts.desk,
    others.map((one) => one.desk),
  );
  const notes = [held.texts, ...others].flatMap((one) => one.notes);
  const findKinds = withSpellings(finderFor({ desk, notes }), idsOf(desk, reading.content));
  const findPeople = await personFinder(top, findKinds, [
    ...commits.flatMap(({ text }) => text.people),
    ...push.tags.flatMap(({ text }) => text?.people ?? []),
  ]);
  const { lines: added, unshown } = await addedBy(top, push.commits, held);
  const sent = [...commits, ...push.tags].flatMap(({ versions }) => versions);
  const isAttachment = await attachmentFinder(top, sent, desk, reading);
  const whole = await wholeFiles(top, commits, unshown);
  const { namesPrivateId } = siteIds(reading);
  const findInPath = (path: string): readonly string[] =>
    namesPrivateId(path) ? [...findKinds(path), 'id'] : findKinds(path);
  const search: Search = { held, findKinds, findInPath, findPeople, added, whole, isAttachment };
  return [
    ...files('index', held.index),
    ...files('head', held.head),
    ...push.refs.flatMap(({ kind, name }) =>
      found(findKinds(name), { where: 'ref', ref: kind, names: [name] }),
    ),
    ...push.tags.flatMap((tag) => ofObject(tag, search)),
    ...commits.flatMap((commit) => ofCommit(commit, search)),
  ];
}

/** The private content of a push, and the functions that search it. */
interface Search {
  readonly held: PrivateVersions;
  readonly findKinds: FindKinds;
  /** Also finds ids that the desk does not know. */
  readonly findInPath: (path: string) => readonly string[];
  readonly findPeople: (some: readonly string[]) => string[];
  readonly added: ReadonlyMap<string, Uint8Array>;
  /** The bytes of files whose lines git does not show, by their hash. */
  readonly whole: ReadonlyMap<string, Uint8Array>;
  readonly isAttachment: (version: Version) => boolean;
}

/**
 * Also finds ids in other spellings: in any spelling in names, which are short, and in the usual
 * ones in longer texts.
 */
function withSpellings(finder: FindKinds, ids: readonly string[]): FindKinds {
  const isNamed = spellingFinder(ids);
  const isWritten = looseIdFinder(ids);
  return (text) => {
    const kinds = finder(text);
    const hasId =
      typeof text === 'string' ? isNamed(text) : isWritten(Buffer.from(text).toString('utf8'));
    return hasId ? [...new Set([...kinds, 'id'])] : kinds;
  };
}

/**
 * The ids of advisories, cases and reservations, and their other names, except those that public
 * records have: the case of an advisory stays on the desk after its publication.
 */
function idsOf(desk: Desk, { advisories, statements }: Reading['content']): string[] {
  const open = new Set(
    [
      ...advisories.flatMap(({ id, aliases }) => [id, ...aliases]),
      ...statements.flatMap(({ vulnerability, aliases }) => [vulnerability, ...aliases]),
    ].map((id) => id.toLowerCase()),
  );
  const records = [...desk.advisories, ...desk.translations, ...desk.cases, ...desk.reservations];
  const all = [
    ...records.map(({ id }) => id),
    ...desk.advisories.flatMap(({ aliases }) => aliases),
  ];
  return all.filter((id) => !open.has(id.toLowerCase()));
}

/** The lines that commits add, except those of private files, which are already reported. */
function addedBy(top: string, hashes: readonly string[], { commits }: PrivateVersions) {
  const except = [...new Set([...commits.values()].flat().map(({ path }) => path))];
  // The length of a command line is limited. With so many private files, a double report does no
  // harm.
  return readAddedLines(top, hashes, except.length > 200 ? [] : except);
}

/** The bytes of the files of those commits whose lines git does not show. */
async function wholeFiles(
  top: string,
  commits: readonly Commit[],
  unshown: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const versions = commits
    .filter(({ hash }) => unshown.has(hash))
    .flatMap((commit) => commit.versions);
  const whole = new Map<string, Uint8Array>();
  const blobs = [...new Set(versions.flatMap(({ blob }) => blob ?? []))];
  await readObjects(top, blobs, (blob, bytes) => whole.set(blob, Uint8Array.from(bytes)));
  return whole;
}

function ofObject({ hash, text, versions }: PushedObject, search: Search): Exposure[] {
  const { held, findKinds, findInPath, findPeople } = search;
  const findInAll = (texts: readonly Uint8Array[]): string[] => texts.flatMap(findKinds);
  const isOpaque = text !== undefined && !isReadable(text);
  return [
    ...files('tag', privateOf(versions, search, held.objects.get(hash)), hash),
    ...found(findInAll(messagesOf(text)), { where: 'tag-message', hash, names: [] }),
    ...found(isOpaque ? ['encoding'] : [], { where: 'tag-message', hash, names: [] }),
    ...found(findPeople(text?.people ?? []), { where: 'person', hash, names: [] }),
    ...found(
      [...findInside(versions, search), ...versions.flatMap(({ path }) => findInPath(path))],
      {
        where: 'tag',
        hash,
        names: [],
      },
    ),
  ];
}

function ofCommit({ hash, text, versions }: Commit, search: Search): Exposure[] {
  const { held, findKinds, findInPath, findPeople, added } = search;
  const findInAll = (texts: readonly Uint8Array[]): string[] => texts.flatMap(findKinds);
  const own = privateOf(versions, search, held.commits.get(hash));
  const others = versions.filter(({ path }) => !own.some((one) => one.path === path));
  const exposing = others.map(({ path }) => path).filter((path) => findInPath(path).length > 0);
  const packed = others.filter((one) => findInside([one], search).length > 0);
  const message = readings(text.message, text.encodings).flatMap(withInner);
  return [
    ...files('commit', own, hash),
    ...found(findInAll(message), { where: 'message', hash, names: [] }),
    ...found(isReadable(text) ? [] : ['encoding'], { where: 'message', hash, names: [] }),
    ...found(findInAll(readings(text.headers).flatMap(withInner)), {
      where: 'header',
      hash,
      names: [],
    }),
    ...found(findPeople(text.people), { where: 'person', hash, names: [] }),
    ...found(exposing.flatMap(findInPath), { where: 'path', hash, names: exposing }),
    ...found(findKinds(added.get(hash) ?? ''), { where: 'lines', hash, names: [] }),
    ...found(findInside(packed, search), {
      where: 'packed',
      hash,
      names: packed.map(({ path }) => path),
    }),
  ];
}

/** The private files of a commit or a folder: records, and the files that only they use. */
function privateOf(
  versions: readonly Version[],
  { isAttachment }: Search,
  records: readonly Held[] = [],
): Held[] {
  const paths = new Set(records.map(({ path }) => path));
  const attached = versions.filter((one) => !paths.has(one.path) && isAttachment(one));
  return [...records, ...attached.map(({ path }) => ({ path, kind: 'attachment' as const }))];
}

/**
 * Searches file content that its lines do not show: packed or encoded content, or all of it if git
 * shows no lines.
 */
function findInside(versions: readonly Version[], { held, whole, findKinds }: Search): string[] {
  return versions.flatMap(({ blob = '' }) => {
    const bytes = whole.get(blob);
    return [...(held.parts.get(blob) ?? []), ...(bytes === undefined ? [] : [bytes])].flatMap(
      findKinds,
    );
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

const messagesOf = (text: ObjectText | undefined): Uint8Array[] =>
  text === undefined
    ? []
    : [...readings(text.message, text.encodings), ...readings(text.headers)].flatMap(withInner);

/** A message and everything that is packed or encoded in it. */
const withInner = (bytes: Uint8Array): Uint8Array[] =>
  [...unpacked(bytes, 'message')].map((part) => Uint8Array.from(part.bytes));

const isReadable = ({ encodings }: ObjectText): boolean =>
  encodings.every((encoding) => decoded(new Uint8Array(), encoding) !== undefined);
