// The main navigation: the pages that have content.

import type { Catalogue } from '../language/index.ts';
import type { Content } from '../model/content.ts';
import type { Site } from '../model/site/site.ts';
import { reportYears } from '../model/views/metrics/report-year.ts';
import { versionPages } from '../model/views/version-pages.ts';

type PageName = keyof Catalogue['frame']['pages'];

/** A page in the navigation, by its folder. */
interface NavigationEntry {
  readonly path: `${PageName}/`;
  readonly name: string;
}

type Settings = Pick<Site, 'formats'>;

/** Returns the pages in their order. An empty page keeps its address, but no page links it. */
export function navigationOf(
  content: Content,
  site: Settings,
  names: Catalogue['frame']['pages'],
): NavigationEntry[] {
  return [...filledPages(content, site)].map((page) => ({ path: `${page}/`, name: names[page] }));
}

const made = new WeakMap<
  Content,
  { readonly site: Settings; readonly pages: ReadonlySet<PageName> }
>();

/** Returns the pages that are not empty, in the order of the navigation. Cached for each content. */
export function filledPages(content: Content, site: Settings): ReadonlySet<PageName> {
  const known = made.get(content);
  if (known?.site === site) return known.pages;
  const pages = new Set(ALL.filter((page) => isFilled[page](content, site)));
  made.set(content, { site, pages });
  return pages;
}

const ALL: readonly PageName[] = [
  ...(['advisories', 'projects', 'check', 'policy', 'announcements'] as const),
  ...(['retrospectives', 'metrics', 'subscribe', 'search', 'report'] as const),
];

const isFilled: Readonly<Record<PageName, (content: Content, site: Settings) => boolean>> = {
  // The page also links the statements.
  advisories: ({ advisories, statements }) => advisories.length + statements.length > 0,
  projects: ({ projects }) => projects.length > 0,
  check: (content, { formats }) =>
    formats.check
      ? [
          ...content.projects.map(({ packages }) => packages),
          ...content.advisories.map(({ affected }) => affected),
        ].some((list) => list.length > 0) || hasVersions(content)
      : hasVersions(content),
  policy: ({ policies }) => policies.length > 0,
  announcements: ({ releases }) => releases.length > 0,
  retrospectives: ({ retrospectives }) => retrospectives.length > 0,
  metrics: (content) => reportYears(content).length > 0,
  subscribe: (content, { formats }) =>
    formats.feeds ||
    content.projects.some(({ mailing_lists: lists }) => lists.length > 0) ||
    (content.advisories.length > 0 && (formats.osv || formats.csaf || formats.vex || formats.cve)),
  // Without an index, the page is a list of advisories and projects.
  search: ({ advisories, projects, policies, retrospectives, releases, statements }, { formats }) =>
    advisories.length + projects.length > 0 ||
    (formats.search &&
      policies.length + retrospectives.length + releases.length + statements.length > 0),
  // Without a channel, it says whom to ask for one.
  report: () => true,
};

const hasVersions = (content: Content): boolean =>
  [...versionPages(content).values()].some((versions) => versions.length > 0);
