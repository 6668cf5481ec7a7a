// Which file of a repository is not public, by its path and its bytes. A file that cannot be read, and is where private files are or
// is named by an id, counts as private: what nobody can read, nobody can prove to be public.

import type { Desk } from './model/content.ts';
import { spellingFinder } from './model/id-spelling.ts';
import { decoded } from './object-text.ts';
import { type PrivateKind, versionState } from './private-file.ts';
import type { Reading } from './read.ts';

/** A file of a repository. */
export interface RepositoryFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  /** Undefined for a repository of its own: nobody can look into it here. */
  readonly bytes: Uint8Array | undefined;
}

/** What makes a file private, and the desk that it makes, if it can be read. */
export interface PrivateFound {
  readonly kind: PrivateKind;
  readonly desk: Desk | undefined;
}

/** Where the content lies in a repository. */
export interface ContentRoots {
  /** The path of the content folder; empty for the top, undefined outside of the repository. */
  readonly own: string | undefined;
  /** Other folders of the repository with a site.yaml, in lower case. */
  readonly others: ReadonlySet<string>;
}

/** The folders of private files, with the kind of what is there and the form of its files. */
const FOLDERS: Readonly<Record<string, { readonly kind: PrivateKind; readonly ending: string }>> = {
  advisories: { kind: 'advisory', ending: 'md' },
  cases: { kind: 'case', ending: 'yaml' },
  releases: { kind: 'release', ending: 'md' },
  retrospectives: { kind: 'retrospective', ending: 'mdx' },
  statements: { kind: 'statement', ending: 'yaml' },
};

/** What says how a folder is used, or keeps it in git. What it says is searched all the same. */
const OPEN = /(?:^|\/)(?:README(?:\.md)?|\.gitignore|\.gitkeep|\.gitattributes)$/i;

/** A path in a folder of private files. */
interface Place {
  /** As the content has it, with folders and endings in its own spelling. */
  readonly path: string;
  readonly kind: PrivateKind;
  /** Whether the folder is one of content, where there is nothing else. */
  readonly isContent: boolean;
  /** The name of the file up to its first dot. */
  readonly name: string;
}

/** Answers what a file is that is not public; undefined if it is public, or none of the content. */
export function privateFileFinder(
  roots: ContentRoots,
  reading: Reading,
): (file: RepositoryFile) => PrivateFound | undefined {
  const isOut = published(reading);
  const idIn = idOfSite(reading);
  return ({ path, bytes }) => {
    const place = placeOf(path, roots, bytes === undefined);
    const text = bytes === undefined ? undefined : textOf(bytes);
    const id = idIn(path.slice(path.lastIndexOf('/') + 1));
    const isNamed = id !== undefined && !isOut('advisory', id);
    if (place !== undefined && !OPEN.test(path) && (place.isContent || !/case|reservation/.test(place.kind))) {
      const state = text === undefined ? 'unreadable' : versionState(place.path, text, reading);
      if (typeof state === 'object') return state;
      if (state === 'public') return undefined;
      const isNothing = text?.trim() === '';
      if (place.isContent && !isNothing && !isOut(place.kind, place.name)) return { kind: place.kind, desk: undefined };
    }
    if (isNamed) return { kind: place?.kind ?? 'advisory', desk: undefined };
    return text === undefined ? undefined : draftIn(text, reading);
  };
}

/** Whether a name is that of a record that is public, whatever its case. */
function published({ content }: Reading): (kind: PrivateKind, name: string) => boolean {
  const lower = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()));
  const slugs = (all: readonly { readonly slug: string }[]): Set<string> => lower(all.map(({ slug }) => slug));
  const known: Partial<Record<PrivateKind, Set<string>>> = {
    advisory: lower(content.advisories.map(({ id }) => id)),
    release: slugs(content.releases),
    retrospective: slugs(content.retrospectives),
    statement: slugs(content.statements),
  };
  return (kind, name) => known[kind]?.has(name.toLowerCase()) === true;
}

/** Finds an id of the site at the beginning of a name, in any spelling; answers it as the content has it. */
function idOfSite({ site, content }: Reading): (name: string) => string | undefined {
  const gap = '[^\\p{L}\\p{N}]*';
  const letters = [...site.id.prefix].filter((one) => /[\p{L}\p{N}]/u.test(one)).join(gap);
  const form = new RegExp(`^${gap}${letters}${gap}(\\d{4})${gap}0*(\\d+)`, 'iu');
  const keyOf = (name: string): string | undefined => form.exec(name.normalize('NFKC'))?.slice(1).join('-');
  const known = new Map(content.advisories.map(({ id }) => [keyOf(id) ?? id, id]));
  return (name) => {
    const key = keyOf(name);
    return key === undefined ? undefined : (known.get(key) ?? key);
  };
}

/** Case and Unicode form do not matter: on many machines these are one folder. */
const folded = (path: string): string => path.normalize('NFKC').toLowerCase();

function placeOf(path: string, { own, others }: ContentRoots, isOther: boolean): Place | undefined {
  const parts = path.split('/');
  const rootAt = (at: number): string => folded(parts.slice(0, at).join('/'));
  const isRoot = (at: number): boolean => (own !== undefined && rootAt(at) === folded(own)) || others.has(rootAt(at));
  // A repository of its own, or a link, can have the name of the folder itself.
  const last = parts.length - (isOther ? 0 : 1);
  const folders = parts.flatMap((part, i) => (Object.hasOwn(FOLDERS, folded(part)) && i < last ? [i] : []));
  const at = folders.find(isRoot) ?? folders[0];
  const folder = at === undefined ? undefined : FOLDERS[folded(parts[at] ?? '')];
  if (at === undefined || folder === undefined) return undefined;
  const inner = parts.slice(at + 1);
  const base = inner.at(-1) ?? '';
  const plain = base.replace(/(?:\.(?:md|mdx|ya?ml|markdown|txt|orig|rej|bak|old|swp|tmp|json)|~)+$/i, '');
  const file = `${plain}.${/\.md$/i.test(base) ? 'md' : folder.ending}`;
  const year = /^\d{4}$/.test(inner[0] ?? '') ? inner[0] : '2000';
  const isReserved = folder.kind === 'case' && folded(inner[0] ?? '') === 'reserved';
  const below = folder.kind === 'advisory' ? `${year}/` : isReserved ? 'reserved/' : '';
  const name = folder.kind === 'advisory' ? (plain.split('.')[0] ?? '') : plain;
  const kind = isReserved ? 'reservation' : folder.kind;
  return { path: `${folded(parts[at] ?? '')}/${below}${file}`, kind, isContent: isRoot(at), name };
}

/** The text of a file in any encoding of Unicode; undefined if it is none. */
function textOf(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const wide =
    (a === 0xff && b === 0xfe) || (b === 0 && a !== 0)
      ? 'utf-16le'
      : (a === 0xfe && b === 0xff) || a === 0
        ? 'utf-16be'
        : 'utf-8';
  const text = decoded(bytes, wide)
    ?.replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  return text === undefined || text.includes('\ufffd') ? undefined : text;
}

const RESTRICTED = /^[ \t]*["']?tlp["']?[ \t]*:[ \t]*["']?(?:TLP:)?(?:AMBER|RED|GREEN)\b/im;
const OF_ADVISORY =
  /^["']?(?:summary|project|affected|severity|rating|cwe|aliases|timeline|credits|exploited|published)["']?[ \t]*:/gm;
/** So many keys make a front matter that of an advisory. */
const ENOUGH = 4;

/** An advisory that lies elsewhere in the repository: in another folder of content, or under another name. */
function draftIn(text: string, reading: Reading): PrivateFound | undefined {
  const front = /^\s*---[ \t]*\n(.*?)(?:\n(?:---|\.\.\.)[ \t]*(?:\n|$)|$)/s.exec(text)?.[1];
  if (front === undefined) return undefined;
  if (RESTRICTED.test(front)) return asDraft(text, reading) ?? { kind: 'advisory', desk: undefined };
  return new Set(front.match(OF_ADVISORY) ?? []).size < ENOUGH ? undefined : asDraft(text, reading);
}

/** The text read as an advisory without an id. */
function asDraft(text: string, reading: Reading): PrivateFound | undefined {
  const state = versionState('advisories/2000/UNNAMED-2000-0001.md', text.trimStart(), reading);
  return typeof state === 'object' ? state : undefined;
}

/** Whether a text has an id of some advisories, cases or reservations in any spelling. */
export function idFinder(desk: Desk): (text: string) => boolean {
  const records = [...desk.advisories, ...desk.translations, ...desk.cases, ...desk.reservations];
  const aliases = desk.advisories.flatMap(({ aliases: own }) => own);
  return spellingFinder([...records.map(({ id }) => id), ...aliases]);
}
