// What is public as of now, and what is not.

import { isPublic } from '../model/advisory.ts';
import type { Content, Desk } from '../model/content.ts';
import { compareIds } from '../model/id.ts';
import { compareInstants, dayOf, type Instant, isAfter } from '../model/instant.ts';
import type { PublicKey } from '../model/key.ts';
import { policyFor } from '../model/policy.ts';
import { preannouncementsOf } from '../model/preannouncement.ts';
import { order } from '../model/problem.ts';
import { projectOn } from '../model/project.ts';
import type { PlannedRelease, Release } from '../model/release.ts';
import type { DraftRetrospective, Retrospective } from '../model/retrospective.ts';
import type { Site } from '../model/site.ts';
import type { Translation } from '../model/translation.ts';
import type { Shelf } from './shelf.ts';

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
export function partByPublicity({ site, shelf, keys, publicFiles, components }: Found): {
  content: Content;
  desk: Desk;
} {
  const { now } = shelf;
  const advisories = shelf.advisories.filter(isPublic).sort((a, b) => newest(a, b) || compareIds(a.id, b.id));
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
    content: {
      advisories,
      translations: shelf.translations.filter(({ id }) => known.has(id)).sort(byIdAndLanguage),
      releases: releases.filter(isOut).sort(bySlug),
      preannouncements: preannouncementsOf(releases.filter(isIn), now),
      retrospectives: retrospectives.filter(isOut).sort(bySlug),
      statements: shelf.statements.filter(isOut).sort(bySlug),
      projects: shelf.projects.map((project) => projectOn(dayOf(now), project)),
      channels: shelf.channels,
      keys,
      policies: shelf.policies
        .map((policy) => policyFor(site, policy))
        .sort((a, b) => first(a.slug) - first(b.slug) || a.order - b.order || order(a.slug, b.slug)),
      redirects: shelf.redirects ?? [],
      publicFiles,
      theme: shelf.theme,
      logo: shelf.logo,
    },
    desk: {
      advisories: shelf.advisories.filter((advisory) => !isPublic(advisory)),
      // One without an original too: it may be that of an advisory that is still to come.
      translations: shelf.translations.filter(({ id }) => !known.has(id)).sort(byIdAndLanguage),
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
  if (published === undefined) return { ...written, versions, state: 'draft' };
  return isDue(published, advisories, now, known)
    ? { ...written, versions, published, state: 'published' }
    : { ...written, versions, state: 'scheduled' };
}

function retrospectiveAsOf(
  written: Shelf['retrospectives'][number],
  now: Instant,
  known: ReadonlySet<string>,
): Retrospective | DraftRetrospective {
  const { published, advisories } = written;
  if (published === undefined) return { ...written, state: 'draft' };
  return isDue(published, advisories, now, known)
    ? { ...written, published, state: 'published' }
    : { ...written, state: 'scheduled' };
}

// What speaks of an advisory waits for it.
const isDue = (published: Instant, advisories: readonly string[], now: Instant, known: ReadonlySet<string>): boolean =>
  !isAfter(published, now) && advisories.every((id) => known.has(id));

const isOut = <Kind extends { state: string }>(one: Kind): one is Extract<Kind, { state: 'published' }> =>
  one.state === 'published';
const isIn = <Kind extends { state: string }>(one: Kind): one is Exclude<Kind, { state: 'published' }> =>
  one.state !== 'published';

interface Dated {
  readonly published: Instant;
}

const newest = (a: Dated, b: Dated): number => compareInstants(b.published, a.published);
const bySlug = (a: Dated & { slug: string }, b: Dated & { slug: string }): number =>
  newest(a, b) || order(a.slug, b.slug);
const byIdAndLanguage = (a: Translation, b: Translation): number => compareIds(a.id, b.id) || order(a.lang, b.lang);
const first = (slug: string): number => (slug === 'security' ? 0 : 1);
