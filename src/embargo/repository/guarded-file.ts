// Decides from path and bytes which files of a repository are private. A file that cannot be read
// counts as private if it is in a folder of private files or is named by an id: nobody can prove
// that it is public.

import { decoded } from '../../external/git/object-text.ts';
import type { Reading } from '../../read/index.ts';
import { type Note, notesIn } from '../search/notes.ts';
import { type ContentRoots, placeOf } from './guarded-place.ts';
import { type PrivateKind, versionState } from './private-file.ts';
import { siteIds } from './site-ids.ts';
import { type PrivateFound, strayDraft } from './stray-draft.ts';
import { unreadDesk } from './unread-file.ts';

/** A file of a repository. */
interface RepositoryFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** Undefined for a nested repository, whose files are not available here. */
  readonly bytes: Uint8Array | undefined;
}

/** A private file, with the notes of its authors that no record contains. */
export interface FoundFile extends PrivateFound {
  readonly notes: readonly Note[];
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
): (file: RepositoryFile) => FoundFile | undefined {
  const find = kindFinder(roots, reading);
  return (file) => {
    const text = file.bytes === undefined ? undefined : textOf(file.bytes);
    const found = find(file, text);
    if (found === undefined) return undefined;
    const path = placeOf(file.path, roots, false)?.path ?? file.path;
    const notes = text === undefined ? [] : notesIn(new Map([[path, text]]), new Set([path]));
    return { ...found, notes };
  };
}

/** Returns a function that gives the kind of a private file, whose text is undefined if it is not text. */
function kindFinder(
  roots: ContentRoots,
  reading: Reading,
): (file: RepositoryFile, text: string | undefined) => PrivateFound | undefined {
  const isOut = published(reading);
  const { idAtStart } = siteIds(reading);
  return ({ path, bytes }, text) => {
    const place = placeOf(path, roots, bytes === undefined);
    const named = idAtStart(path.slice(path.lastIndexOf('/') + 1));
    const id = named === undefined || isOut('advisory', named) ? undefined : named;
    if (
      place !== undefined &&
      !OPEN.test(path) &&
      (place.isContent || !/case|reservation/.test(place.kind))
    ) {
      const state = text === undefined ? 'unreadable' : versionState(place.path, text, reading);
      if (typeof state === 'object')
        return {
          ...state,
          desk: state.desk ?? unreadDesk({ path: place.path, id, text }, reading),
        };
      if (state === 'public') return undefined;
      const isNothing = text?.trim() === '';
      if (place.isContent && !isNothing && !isOut(place.kind, place.name))
        return { kind: place.kind, desk: unreadDesk({ path: place.path, id, text }, reading) };
    }
    if (id !== undefined)
      return {
        kind: place?.kind ?? 'advisory',
        desk: unreadDesk({ path, id, text: undefined }, reading),
      };
    return text === undefined ? undefined : strayDraft(text, reading);
  };
}

/** Returns a function that is true if a name belongs to a public record, regardless of case. */
function published({ content }: Reading): (kind: PrivateKind, name: string) => boolean {
  const lower = (names: readonly string[]): Set<string> =>
    new Set(names.map((name) => name.toLowerCase()));
  const slugs = (all: readonly { readonly slug: string }[]): Set<string> =>
    lower(all.map(({ slug }) => slug));
  const known: Partial<Record<PrivateKind, Set<string>>> = {
    advisory: lower(content.advisories.map(({ id }) => id)),
    release: slugs(content.releases),
    retrospective: slugs(content.retrospectives),
    statement: slugs(content.statements),
  };
  return (kind, name) => known[kind]?.has(name.toLowerCase()) === true;
}

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
