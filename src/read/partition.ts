// Separates public content from private content, as of now.

import { isPublic } from '../model/advisory/advisory.ts';
import { type Content, type Desk, inOrder, orderTranslations } from '../model/content.ts';
import { dayOf, type Instant } from '../model/instant.ts';
import { withOrderOfProject } from '../model/package/version-order.ts';
import { policyFor } from '../model/policy/policy.ts';
import { type Project, projectOn } from '../model/project/project.ts';
import { publicationOf } from '../model/publication.ts';
import { preannouncementsOf } from '../model/release/preannouncement.ts';
import type { PlannedRelease, Release } from '../model/release/release.ts';
import type { PublicKey } from '../model/reporting/key.ts';
import type { DraftRetrospective, Retrospective } from '../model/retrospective/retrospective.ts';
import type { Site } from '../model/site/site.ts';
import type { LoadedFiles } from './loaded-files.ts';

/** Everything that was read of a site, before public and private content are separated. */
interface Found {
  readonly site: Site;
  readonly files: LoadedFiles;
  readonly keys: readonly PublicKey[];
  /** The files that public/ serves, relative to it. */
  readonly publicFiles: readonly string[];
  /** The MDX components that each file uses. */
  readonly components: ReadonlyMap<string, readonly string[]>;
}

/**
 * Splits content into what is public as of now and what is not. Nothing else makes this decision.
 */
export function partitionByPublicity({ site, files, keys, publicFiles, components }: Found): {
  content: Content;
  desk: Desk;
} {
  const { now } = files;
  const open = files.advisories.filter(isPublic);
  const known = new Set(open.map(({ id }) => id));
  const releases = files.releases.map((release) => releaseAsOf(release, now, known));
  const planned = releases.filter(isIn);
  const retrospectives = files.retrospectives.map((retrospective) =>
    retrospectiveAsOf(
      {
        ...retrospective,
        components: components.get(retrospective.file) ?? retrospective.components,
      },
      now,
      known,
    ),
  );
  const projects = files.projects.map((project) =>
    projectOn(dayOf(now), withoutPlanned(project, planned, now)),
  );
  return {
    content: inOrder({
      advisories: open.map((advisory) => withOrderOf(advisory, projects)),
      translations: files.translations.filter(({ id }) => known.has(id)),
      releases: releases.filter(isOut),
      preannouncements: preannouncementsOf(planned, now),
      retrospectives: retrospectives.filter(isOut),
      statements: files.statements.filter(isOut),
      projects,
      channels: files.channels,
      keys,
      policies: files.policies.map((policy) => policyFor(site, policy)),
      redirects: files.redirects ?? [],
      publicFiles,
      theme: files.theme,
      logo: files.logo,
    }),
    desk: {
      // A private advisory can name a version that is not released yet.
      advisories: files.advisories
        .filter((advisory) => !isPublic(advisory))
        .map((advisory) => withOrderOf(advisory, files.projects)),
      // Includes translations without an original, which can belong to an advisory that is not
      // written yet.
      translations: orderTranslations(files.translations.filter(({ id }) => !known.has(id))),
      releases: planned,
      retrospectives: retrospectives.filter(isIn),
      statements: files.statements.filter(isIn),
      cases: files.cases,
      reservations: files.reservations,
      templates: files.templates,
      ledgerExceptions: files.ledgerExceptions ?? [],
    },
  };
}

/** Returns an advisory with the order of versions that it or its project states. */
function withOrderOf<One extends LoadedFiles['advisories'][number]>(
  advisory: One,
  projects: readonly Project[],
): One {
  const project = projects.find(({ slug }) => slug === advisory.project);
  if (project === undefined) return advisory;
  const affected = advisory.affected.map((one) => ({
    ...one,
    package: withOrderOfProject(one.package, project),
  }));
  return { ...advisory, affected };
}

/**
 * Returns a project without the versions of its planned releases: its list has days, and a release
 * is public at a time of its day. A version from an earlier day was released before its
 * announcement, and so was a version without a day that only a draft names.
 */
function withoutPlanned(
  project: Project,
  planned: readonly PlannedRelease[],
  now: Instant,
): Project {
  const own = planned.filter((release) => release.project === project.slug);
  if (own.length === 0) return project;
  const isPlanned = ({ version, date }: Project['releases'][number]): boolean =>
    own.some(
      ({ versions, published }) =>
        versions.includes(version) &&
        (date === undefined ? published !== undefined : date >= dayOf(now)),
    );
  return { ...project, releases: project.releases.filter((one) => !isPlanned(one)) };
}

function releaseAsOf(
  written: LoadedFiles['releases'][number],
  now: Instant,
  known: ReadonlySet<string>,
): Release | PlannedRelease {
  const { slug, project, published, advisories } = written;
  // A release that lists no version has it in its file name.
  const versions =
    written.versions.length > 0 ? written.versions : [slug.slice(project.length + 1)];
  const publication = publicationOf(published, now, areKnown(advisories, known));
  return { ...written, versions, ...publication };
}

function retrospectiveAsOf(
  written: LoadedFiles['retrospectives'][number],
  now: Instant,
  known: ReadonlySet<string>,
): Retrospective | DraftRetrospective {
  const { published, advisories } = written;
  return { ...written, ...publicationOf(published, now, areKnown(advisories, known)) };
}

const areKnown = (ids: readonly string[], known: ReadonlySet<string>): boolean =>
  ids.every((id) => known.has(id));

const isOut = <Kind extends { state: string }>(
  one: Kind,
): one is Extract<Kind, { state: 'published' }> => one.state === 'published';
const isIn = <Kind extends { state: string }>(
  one: Kind,
): one is Exclude<Kind, { state: 'published' }> => one.state !== 'published';
