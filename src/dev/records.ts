// The record that each page shows, and the records that are not public.

import type { EmbargoedAdvisory } from '../model/advisory/advisory.ts';
import type { Content, Desk } from '../model/content.ts';
import { type Instant, isAfter } from '../model/instant.ts';
import {
  advisoryPath,
  announcementPath,
  policyPath,
  projectPath,
  retrospectivePath,
  statementPath,
  translationPath,
} from '../model/site/paths.ts';

/** A record with its page. */
export interface PageRecord {
  /** Relative to the top of the site. A statement has a fragment. */
  readonly path: string;
  /** Relative to the content folder. */
  readonly file: string;
  /** The id of the advisory, also of a translation. */
  readonly advisory?: string;
  readonly release?: string;
  /** The reason why it is not public: "Draft: not public". */
  readonly mark?: string;
}

/** Returns the records of all pages: those of the desk with their mark. */
export function pageRecords(content: Content, desk: Desk, now: Instant): PageRecord[] {
  const marks = new Map(desk.advisories.map((one) => [one.id, advisoryMark(one, now)]));
  // A translation can be written before its original, and then has no page.
  const translations = desk.translations.filter(({ id }) => marks.has(id));
  return [
    ...content.advisories.map(({ id, file }) => ({ path: advisoryPath(id), file, advisory: id })),
    ...desk.advisories.map((one) => ({
      ...{ path: advisoryPath(one.id), file: one.file, advisory: one.id },
      mark: advisoryMark(one, now),
    })),
    ...content.translations.map(({ id, lang, file }) => ({
      path: translationPath(id, lang),
      file,
      advisory: id,
    })),
    ...translations.map(({ id, lang, file }) => ({
      ...{ path: translationPath(id, lang), file, advisory: id },
      mark: marks.get(id) ?? DRAFT,
    })),
    ...content.releases.map(({ slug, file }) => ({
      path: announcementPath(slug),
      file,
      release: slug,
    })),
    ...desk.releases.map((one) => ({
      ...{ path: announcementPath(one.slug), file: one.file, release: one.slug },
      mark: markAt(one.published, now),
    })),
    ...content.retrospectives.map(({ slug, file }) => ({ path: retrospectivePath(slug), file })),
    ...desk.retrospectives.map(({ slug, file, published }) => ({
      ...{ path: retrospectivePath(slug), file },
      mark: markAt(published, now),
    })),
    ...desk.statements.map(({ slug, file, published }) => ({
      ...{ path: statementPath(slug), file },
      mark: markAt(published, now),
    })),
    ...content.projects.map(({ slug, file }) => ({ path: projectPath(slug), file })),
    ...content.policies.map(({ slug, file }) => ({ path: policyPath(slug), file })),
  ];
}

const DRAFT = 'Draft: not public';

function advisoryMark({ state, tlp, published }: EmbargoedAdvisory, now: Instant): string {
  return state === 'restricted' ? `Embargoed (TLP:${tlp}): not public` : markAt(published, now);
}

function markAt(published: Instant | undefined, now: Instant): string {
  if (published === undefined) return DRAFT;
  // A record can also wait for the advisories that it names.
  return isAfter(published, now)
    ? `Scheduled for ${published}: not public`
    : 'Scheduled: not public';
}
