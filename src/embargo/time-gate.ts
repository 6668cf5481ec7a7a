// Finds the records that a date holds back: those that two readings of the same files, at an
// earlier and at a later time, publish differently. Compares whole readings, so that new dates of a
// schema are included.

import { type Content, type Desk, recordFiles } from '../model/content.ts';
import { type Instant, isAfter } from '../model/instant.ts';
import type { Problem } from '../model/problem/problem.ts';
import { order } from '../model/text/order.ts';

/** A record that is published between two times, or changes between them. */
export interface TimeGated {
  /**
   * Its name on the command line: the id of an advisory, the slug of another record. If several of
   * the records have it: the path of the file without its extension.
   */
  readonly name: string;
  readonly kind: 'advisory' | 'release' | 'retrospective' | 'statement' | 'other';
  /** Relative to the content folder. */
  readonly file: string;
  /**
   * True if it is already public at the earlier time: then something in it, such as a revision, has
   * a later date.
   */
  readonly isKnown: boolean;
}

/** The files of a content folder as of a time. */
export interface AsOf {
  readonly now: Instant;
  readonly content: Content;
  readonly desk: Desk;
  readonly problems: readonly Problem[];
}

/**
 * Returns the records that are public at `later`, but missing or different at `earlier`. Sorted by
 * file, each once.
 */
export function gatedBetween(earlier: AsOf, later: AsOf): TimeGated[] {
  const before = recordsOf(earlier.content);
  const shown = [...recordsOf(later.content)].flatMap(
    ([file, { name, kind, text }]): TimeGated[] => {
      const old = before.get(file);
      return old?.text === text ? [] : [{ name, kind, file, isKnown: old !== undefined }];
    },
  );
  // A release without a date is not pre-announced.
  const preannounced = later.desk.releases.flatMap(
    ({ slug, file, published, preannounce }): TimeGated[] =>
      published !== undefined &&
      preannounce !== undefined &&
      isAfter(preannounce.from, earlier.now) &&
      !isAfter(preannounce.from, later.now)
        ? [{ name: slug, kind: 'release', file, isKnown: false }]
        : [],
  );
  const all = [...dated(earlier, later), ...versioned(earlier, later), ...preannounced, ...shown];
  return distinctlyNamed([...new Map(all.map((one) => [one.file, one])).values()]).sort((a, b) =>
    order(a.file, b.file),
  );
}

/** A statement and a retrospective can have the same slug: to confirm one must not confirm both. */
function distinctlyNamed(all: readonly TimeGated[]): TimeGated[] {
  const named = Map.groupBy(all, ({ name }) => name);
  return all.map((one) =>
    named.get(one.name)?.length === 1 ? one : { ...one, name: recordPath(one.file) },
  );
}

/** The projects that list a version with a day between the two, of no release that is shown. */
function versioned(earlier: AsOf, later: AsOf): TimeGated[] {
  const before = new Map(earlier.content.projects.map(({ file, releases }) => [file, releases]));
  return later.content.projects.flatMap(({ slug, file, releases }): TimeGated[] => {
    const known = new Set(before.get(file)?.map(({ version }) => version));
    const own = later.content.releases.filter(({ project }) => project === slug);
    const isNew = ({ version }: (typeof releases)[number]): boolean =>
      !known.has(version) && !own.some(({ versions }) => versions.includes(version));
    return releases.some(isNew) ? [{ name: slug, kind: 'other', file, isKnown: true }] : [];
  });
}

/**
 * The files with an error that disappears with time, such as a revision that is dated in the
 * future.
 */
function dated(earlier: AsOf, later: AsOf): TimeGated[] {
  const errorsOf = ({ problems }: AsOf): string[] =>
    problems.flatMap(({ level, file, code }) => (level === 'error' ? [`${code} ${file}`] : []));
  const left = new Set(errorsOf(later));
  // A draft with such an error stays private.
  const hidden = new Set(recordFiles(later.desk));
  return errorsOf(earlier).flatMap((error): TimeGated[] => {
    const file = error.slice(error.indexOf(' ') + 1);
    return left.has(error) || hidden.has(file)
      ? []
      : [{ name: recordName(file), kind: 'other', file, isKnown: true }];
  });
}

interface Shown {
  readonly name: string;
  readonly kind: TimeGated['kind'];
  /** Everything that is published of it. */
  readonly text: string;
}

function recordsOf({
  advisories,
  releases,
  retrospectives,
  statements,
}: Content): Map<string, Shown> {
  const shown = (
    kind: TimeGated['kind'],
    name: string,
    one: { readonly file: string },
  ): [string, Shown] => [one.file, { name, kind, text: JSON.stringify(one) }];
  return new Map([
    ...advisories.map((one) => shown('advisory', one.id, one)),
    ...releases.map((one) => shown('release', one.slug, one)),
    ...retrospectives.map((one) => shown('retrospective', one.slug, one)),
    ...statements.map((one) => shown('statement', one.slug, one)),
  ]);
}

/** The path of a record without the extension of its file: statements/slug. */
export const recordPath = (file: string): string => file.replace(/\.[a-z]+$/, '');

/** The name of a record, from its file: an id or a slug. */
export function recordName(file: string): string {
  return recordPath(file.slice(file.lastIndexOf('/') + 1));
}
