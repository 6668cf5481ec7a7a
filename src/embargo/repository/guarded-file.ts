// Decides from path and bytes which files of a repository are private. A file that cannot be read
// counts as private if it is in a folder of private files or is named by an id: nobody can prove
// that it is public.

import { decoded } from '../../external/git/object-text.ts';
import type { Reading } from '../../read/index.ts';
import { type ContentRoots, placeOf } from './guarded-place.ts';
import { type PrivateKind, versionState } from './private-file.ts';
import { type PrivateFound, strayDraft } from './stray-draft.ts';
import { unreadDesk } from './unread-file.ts';

/** A file of a repository. */
interface RepositoryFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** Undefined for a nested repository, whose files are not available here. */
  readonly bytes: Uint8Array | undefined;
}

/** Files that explain a folder or keep it in git. Their text is still searched. */
const OPEN = /(?:^|\/)(?:README(?:\.md)?|\.gitignore|\.gitkeep|\.gitattributes)$/i;

/**
 * Returns a function that gives the kind of a private file; undefined if the file is public or not
 * content.
 */
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
      if (place.isContent && !isNothing && !isOut(place.kind, place.name))
        return { kind: place.kind, desk: unreadDesk({ path: place.path, id, text }, reading) };
    }
    if (isNamed) return { kind: place?.kind ?? 'advisory', desk: unreadDesk({ path, id, text: undefined }, reading) };
    return text === undefined ? undefined : strayDraft(text, reading);
  };
}

/** Returns a function that is true if a name belongs to a public record, regardless of case. */
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

/**
 * Returns a function that finds an id of the site at the start of a name, in any spelling, and
 * returns it as written in the content.
 */
function idOfSite({ site, content }: Reading): (name: string) => string | undefined {
  const gap = '[^\\p{L}\\p{N}]*';
  const letters = [...site.id.prefix].filter((one) => /[\p{L}\p{N}]/u.test(one)).join(gap);
  const form = new RegExp(`^${gap}${letters}${gap}(\\d{4})${gap}0*(\\d+)`, 'iu');
  const keyOf = (name: string): string | undefined => form.exec(name.normalize('NFKC'))?.slice(1).join('-');
  const known = new Map(content.advisories.map(({ id }) => [keyOf(id) ?? id, id]));
  return (name) => {
    const key = keyOf(name);
    return key === undefined
      ? undefined
      : (known.get(key) ?? `${site.id.prefix}-${key.replace(/(?<=-)\d{1,3}$/, padded)}`);
  };
}

const padded = (number: string): string => number.padStart(4, '0');

/** The text of a file in any encoding of Unicode; undefined if it is not text. */
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
