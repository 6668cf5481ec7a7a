// What is public as of now, and what is not.

import { isPublic } from '../model/advisory/advisory.ts';
import { type Content, type Desk, inOrder, orderTranslations } from '../model/content.ts';
import { dayOf, type Instant } from '../model/instant.ts';
import { policyFor } from '../model/policy/policy.ts';
import { projectOn } from '../model/project/project.ts';
import { publicationOf } from '../model/publication.ts';
import { preannouncementsOf } from '../model/release/preannouncement.ts';
import type { PlannedRelease, Release } from '../model/release/release.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import type { DraftRetrospective, Retrospective } from '../model/retrospective/retrospective.ts';
import type { Site } from '../model/site/site.ts';
import type { Shelf } from './loaded-files.ts';

/** Everything that was read of a site, before it is known what of it is public. */
export interface Found {
  readonly site: Site;
  readonly shelf: Shelf;
  readonly keys: readonly PublicKey[];
  /** What public/ serves, from there. */
  readonly publicFiles: readonly string[];
  /** The MDX components that each file uses. */
  readonly components: ReadonlyMap<string, readonly string[]>;
}

/** Parts what is public as of now from what is not. The only place where that is decided. */
export function partitionByPublicity({ site, shelf, keys, publicFiles, components }: Found): {
  content: Content;
  desk: Desk;
} {
  const { now } = shelf;
  const advisories = shelf.advisories.filter(isPublic);
  const known = new Set(advisories.map(({ id }) => id));
  const releases = shelf.releases.map((release) => releaseAsOf(release, now, known));
  const retrospectives = shelf.retrospectives.map((retrospective) =>
    retrospectiveAsOf(
      { ...retrospective, components: components.get(retrospective.file) ?? retrospective.components },
      now,
      known,
    ),
  );
  return {
    content: inOrder({
      advisories,
      translations: shelf.translations.filter(({ id }) => known.has(id)),
      releases: releases.filter(isOut),
      preannouncements: preannouncementsOf(releases.filter(isIn), now),
      retrospectives: retrospectives.filter(isOut),
      statements: shelf.statements.filter(isOut),
      projects: shelf.projects.map((project) => projectOn(dayOf(now), project)),
      channels: shelf.channels,
      keys,
      policies: shelf.policies.map((policy) => policyFor(site, policy)),
      redirects: shelf.redirects ?? [],
      publicFiles,
      theme: shelf.theme,
      logo: shelf.logo,
    }),
    desk: {
      advisories: shelf.advisories.filter((advisory) => !isPublic(advisory)),
      // One without an original too: it may be that of an advisory that is still to come.
      translations: orderTranslations(shelf.translations.filter(({ id }) => !known.has(id))),
      releases: releases.filter(isIn),
      retrospectives: retrospectives.filter(isIn),
      statements: shelf.statements.filter(isIn),
      cases: shelf.cases,
      reservations: shelf.reservations,
      templates: shelf.templates,
      ledgerExceptions: shelf.ledgerExceptions ?? [],
    },
  };
}

function releaseAsOf(
  written: Shelf['releases'][number],
  now: Instant,
  known: ReadonlySet<string>,
): Release | PlannedRelease {
  const { slug, project, published, advisories } = written;
  // A release that names no version has it in its file name.
  const versions = written.versions.length > 0 ? written.versions : [slug.slice(project.length + 1)];
  const publication = publicationOf(published, now, areKnown(advisories, known));
  return { ...written, versions, ...publication };
}

function retrospectiveAsOf(
  written: Shelf['retrospectives'][number],
  now: Instant,
  known: ReadonlySet<string>,
): Retrospective | DraftRetrospective {
  const { published, advisories } = written;
  return { ...written, ...publicationOf(published, now, areKnown(advisories, known)) };
}

const areKnown = (ids: readonly string[], known: ReadonlySet<string>): boolean => ids.every((id) => known.has(id));

const isOut = <Kind extends { state: string }>(one: Kind): one is Extract<Kind, { state: 'published' }> =>
  one.state === 'published';
const isIn = <Kind extends { state: string }>(one: Kind): one is Exclude<Kind, { state: 'published' }> =>
  one.state !== 'published';
