// Decides from their content which files of the content folder are private: current files, and
// their versions in a history.

import { type EmbargoedAdvisory, isPublic } from '../../model/advisory/advisory.ts';
import type { Desk } from '../../model/content.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import type { Reading } from '../../read/index.ts';
import { loadFile, noFilesYet } from '../../read/loaded-files.ts';
import { type Note, notesIn } from '../search/notes.ts';

/** Private records, and the notes of authors in their files that no record contains. */
export interface PrivateTexts {
  readonly desk: Desk;
  readonly notes: readonly Note[];
}

/** The kinds of private files, in words. */
export const PRIVATE_KINDS = {
  case: 'a private case',
  reservation: 'a reservation',
  advisory: 'an embargoed advisory',
  translation: 'a translation of an embargoed advisory',
  release: 'a planned release',
  retrospective: 'the draft of a retrospective',
  statement: 'a statement that is not public',
  attachment: 'an attachment of a private record',
} as const;
export type PrivateKind = keyof typeof PRIVATE_KINDS;

/** Private files, by path below the content folder. */
type PrivateFiles = ReadonlyMap<string, PrivateKind>;

/** The README of the folder of cases can be public. */
const OPEN = /^cases\/(?:README\.md|\.gitignore)$/;

/** Everything below cases/ is private, whatever its content. */
function kindOfPath(path: string): PrivateKind | undefined {
  if (!path.startsWith('cases/') || OPEN.test(path)) return undefined;
  return path.startsWith('cases/reserved/') ? 'reservation' : 'case';
}

/** Returns the private files of a reading. */
export function privateFiles(desk: Desk): PrivateFiles {
  return new Map<string, PrivateKind>([
    ...desk.advisories.map(({ file }) => [file, 'advisory'] as const),
    ...desk.translations.map(({ file }) => [file, 'translation'] as const),
    ...desk.releases.map(({ file }) => [file, 'release'] as const),
    ...desk.retrospectives.map(({ file }) => [file, 'retrospective'] as const),
    ...desk.statements.map(({ file }) => [file, 'statement'] as const),
    ...desk.cases.map(({ file }) => [file, 'case'] as const),
    ...desk.reservations.map(({ file }) => [file, 'reservation'] as const),
  ]);
}

/**
 * The state of a version of a file: private, with its kind and its desk; public; or unreadable.
 * The desk is undefined if the file is private by its path, but holds no record that can be read.
 */
type VersionState =
  | { readonly kind: PrivateKind; readonly desk: Desk | undefined }
  | 'public'
  | 'unreadable';

/**
 * Returns a predicate for drafts that are earlier versions of a public advisory. A draft of another
 * clone can have the id of a public advisory by accident: it is about another project, or has a CVE
 * that no public record has.
 */
export function earlierVersions({
  advisories,
  statements,
}: Reading['content']): (draft: Pick<EmbargoedAdvisory, 'id' | 'project' | 'aliases'>) => boolean {
  const projects = new Map(advisories.map(({ id, project }) => [id, project]));
  const all = [
    ...advisories.flatMap(({ aliases }) => aliases),
    ...statements.flatMap(({ vulnerability, aliases }) => [vulnerability, ...aliases]),
  ];
  const named = new Set(all.map((alias) => alias.toLowerCase()));
  return ({ id, project, aliases }) =>
    projects.get(id) === project && aliases.every((alias) => named.has(alias.toLowerCase()));
}

/**
 * Reads a version of a content file. It is public if it is public as of the reading, or if its
 * current version is. A file that cannot be read, or does not fit its schema, is unreadable: it can
 * be a draft.
 */
export function versionState(
  path: string,
  text: string,
  { place, content, desk: all }: Pick<Reading, 'place' | 'content' | 'desk'>,
): VersionState {
  const files = noFilesYet(place.folder, place.now, new Map([[path, text]]));
  loadFile(files, { path });
  const { advisories, translations, releases, retrospectives, statements, cases, reservations } =
    files;
  const out = {
    advisories: new Set(content.advisories.map(({ id }) => id)),
    releases: new Set(content.releases.map(({ slug }) => slug)),
    retrospectives: new Set(content.retrospectives.map(({ slug }) => slug)),
    statements: new Set(content.statements.map(({ slug }) => slug)),
  };
  const isEarlier = earlierVersions(content);
  const isLater = ({
    published,
    advisories: ids,
  }: {
    published?: Instant | undefined;
    advisories: readonly string[];
  }) =>
    published === undefined ||
    isAfter(published, place.now) ||
    !ids.every((id) => out.advisories.has(id));
  const desk: Desk = {
    ...all,
    advisories: advisories.flatMap((one) => (isPublic(one) || isEarlier(one) ? [] : [one])),
    translations: translations.filter(({ id }) => !out.advisories.has(id)),
    releases: releases
      .filter((one) => isLater(one) && !out.releases.has(one.slug))
      .map((one) => ({ ...one, state: 'draft' })),
    retrospectives: retrospectives
      .filter((one) => isLater(one) && !out.retrospectives.has(one.slug))
      .map((one) => ({ ...one, state: 'draft' })),
    statements: statements.flatMap((one) =>
      one.state === 'published' || out.statements.has(one.slug) ? [] : [one],
    ),
    cases,
    reservations,
    templates: [],
    ledgerExceptions: [],
  };
  const recorded = privateFiles(desk).get(path);
  const kind = kindOfPath(path) ?? recorded;
  if (kind !== undefined) return { kind, desk: recorded === undefined ? undefined : desk };
  const read = [advisories, translations, releases, retrospectives, statements];
  return read.some(({ length }) => length > 0) ? 'public' : 'unreadable';
}

/** Returns the notes in the private files of a reading. */
export const privateNotes = ({ texts, desk }: Pick<Reading, 'texts' | 'desk'>): Note[] =>
  notesIn(texts, new Set(privateFiles(desk).keys()));

/** Merges a desk with the records of others. */
export function together(own: Desk, others: readonly Desk[]): Desk {
  const desks = [own, ...others];
  return {
    ...own,
    advisories: desks.flatMap((one) => one.advisories),
    translations: desks.flatMap((one) => one.translations),
    releases: desks.flatMap((one) => one.releases),
    retrospectives: desks.flatMap((one) => one.retrospectives),
    statements: desks.flatMap((one) => one.statements),
    cases: desks.flatMap((one) => one.cases),
    reservations: desks.flatMap((one) => one.reservations),
    ledgerExceptions: desks.flatMap((one) => one.ledgerExceptions),
  };
}
