// Which pages the site has for readers, and when each last changed as far as the content tells. A new file in src/pages needs a
// line here: a test holds a whole build against this list.

import type { Content } from './content.ts';
import { type Instant, latest } from './instant.ts';
import { advisoryPath, announcementPath, policyPath, projectPath, retrospectivePath } from './site.ts';

/** A page that may be found by search. */
export interface SitePage {
  /** From the top of the site; "" or ending in "/". */
  readonly path: string;
  /** The latest change of what it shows; undefined where no content has a time. */
  readonly changed: Instant | undefined;
}

/** Every page but the one for addresses without a page, in a fixed order. */
export function pagesOf(content: Content): SitePage[] {
  const { advisories, releases, retrospectives, statements, projects, policies } = content;
  const modified = advisories.map((one) => one.modified);
  const released = releases.map(({ published }) => published);
  const learnt = retrospectives.map(({ published }) => published);
  const stated = statements.map((one) => one.modified);
  const byProject = changesByProject(content);
  return [
    page('', [...modified, ...released, ...learnt, ...stated]),
    page('advisories/', modified),
    ...advisories.map((one) => page(advisoryPath(one.id), [one.modified])),
    page('projects/', modified),
    ...projects.map(({ slug }) => page(projectPath(slug), byProject.get(slug) ?? [])),
    page('announcements/', released),
    ...releases.map(({ slug, published }) => page(announcementPath(slug), [published])),
    page('retrospectives/', learnt),
    ...retrospectives.map(({ slug, published }) => page(retrospectivePath(slug), [published])),
    page('statements/', stated),
    page('policy/'),
    ...policies.filter(({ slug }) => slug !== 'security').map(({ slug }) => page(policyPath(slug))),
    page('report/'),
    page('keys/'),
    page('subscribe/'),
  ];
}

function page(path: string, changes: readonly Instant[] = []): SitePage {
  const [first, ...others] = changes;
  return { path, changed: first === undefined ? undefined : others.reduce((a, b) => latest(a, b), first) };
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
