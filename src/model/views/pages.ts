// The pages of the site for readers, and when each last changed, if the content states it. A new
// file in src/pages needs a line here: a test compares this list with a whole build.

import type { Advisory } from '../advisory/advisory.ts';
import type { Content } from '../content.ts';
import { type Instant, latest } from '../instant.ts';
import { announcementModified } from '../release/changes.ts';
import { SEARCH_PATH } from '../site/search.ts';
import {
  advisoryPath,
  announcementPath,
  policyPath,
  projectPath,
  retrospectivePath,
  translationPath,
} from '../site/site.ts';
import { advisoryLists, listPages, projectList } from './advisory-lists.ts';
import { METRICS_PATH, reportPath, reportYears } from './metrics/report-year.ts';
import { THANKS_PATH } from './thanks.ts';
import { hasMatrix, matrixPath, type VersionPage, versionPages } from './version-pages.ts';

/** A page that search engines can index. */
export interface SitePage {
  /** Relative to the top of the site; "" or ending in "/". */
  readonly path: string;
  /** The latest change of its contents; undefined if none of them has a time. */
  readonly changed: Instant | undefined;
}

/** Returns every page except the 404 page, in a fixed order. */
export function pagesOf(content: Content): SitePage[] {
  const { advisories, translations, releases, retrospectives, statements, projects, policies } =
    content;
  const originals = new Map(advisories.map((one) => [one.id, [one.modified]]));
  const modified = advisories.map((one) => one.modified);
  const known = new Map(advisories.map((one) => [one.id, one]));
  const announced = new Map(releases.map((one) => [one.slug, announcementModified(one, known)]));
  const released = [...announced.values()];
  const learnt = retrospectives.map(({ published }) => published);
  const stated = statements.map((one) => one.modified);
  const reports = reportYears(content);
  const byProject = changesByProject(content);
  return [
    page('', [...modified, ...released, ...learnt, ...stated]),
    ...advisoryLists(content)
      .flatMap(listPages)
      .map((one) => page(one.path, modifiedOf(one.advisories))),
    page('packages/', modified),
    page('cwe/', modified),
    ...advisories.map((one) => page(advisoryPath(one.id), [one.modified])),
    ...translations.map((one) =>
      page(translationPath(one.id, one.lang), originals.get(one.id) ?? []),
    ),
    page('projects/', modified),
    ...projects.map(({ slug }) => page(projectPath(slug), byProject.get(slug) ?? [])),
    ...projectPages(content, byProject),
    page('announcements/', released),
    ...[...announced].map(([slug, changed]) => page(announcementPath(slug), [changed])),
    page('retrospectives/', learnt),
    page('retrospectives/actions/', learnt),
    ...retrospectives.map(({ slug, published }) => page(retrospectivePath(slug), [published])),
    page(
      METRICS_PATH,
      reports.map(({ changed }) => changed),
    ),
    ...reports.map(({ year, changed }) => page(reportPath(year), [changed])),
    page('statements/', stated),
    page('policy/'),
    ...policies.filter(({ slug }) => slug !== 'security').map(({ slug }) => page(policyPath(slug))),
    page('check/', modified),
    page('report/'),
    page(THANKS_PATH, modified),
    page('keys/'),
    page('subscribe/'),
    page(SEARCH_PATH),
  ];
}

const modifiedOf = (advisories: readonly Advisory[]): Instant[] =>
  advisories.map(({ modified }) => modified);

/**
 * Returns the further pages of long projects, the tables of versions, and the pages of versions.
 */
function projectPages(
  content: Content,
  changes: ReadonlyMap<string, readonly Instant[]>,
): SitePage[] {
  const versions = versionPages(content);
  const advisories = Map.groupBy(content.advisories, ({ project }) => project);
  return content.projects.flatMap(({ slug, name }) => {
    const own = versions.get(slug) ?? [];
    const further = listPages(projectList(slug, name, advisories.get(slug) ?? [])).slice(1);
    const matrix = hasMatrix(own) ? [page(matrixPath(slug), changes.get(slug) ?? [])] : [];
    const paged = further.map((one) => page(one.path, modifiedOf(one.advisories)));
    return [...paged, ...matrix, ...own.map((one) => page(one.path, modifiedOf(hitsOf(one))))];
  });
}

const hitsOf = ({ assessments }: VersionPage): Advisory[] =>
  assessments.flatMap(({ assessment }) => assessment.hits.map(({ advisory }) => advisory));

function page(path: string, changes: readonly Instant[] = []): SitePage {
  const [first, ...others] = changes;
  return {
    path,
    changed: first === undefined ? undefined : others.reduce((a, b) => latest(a, b), first),
  };
}

function changesByProject({ advisories, releases }: Content): Map<string, Instant[]> {
  const changes = new Map<string, Instant[]>();
  const add = (project: string, at: Instant): void => {
    const known = changes.get(project);
    if (known === undefined) changes.set(project, [at]);
    else known.push(at);
  };
  for (const { project, modified } of advisories) add(project, modified);
  for (const { project, published } of releases) add(project, published);
  return changes;
}
