// Every path of the site, computed without its content. A test compares a whole build with this
// list.

import { isCve, osvId } from '../model/advisory/id.ts';
import type { Content, Everything } from '../model/content.ts';
import { RATINGS } from '../model/cvss/rating.ts';
import { hostFilesOf } from '../model/site/host-files.ts';
import { ADVISORY_INDEX, announcementPath } from '../model/site/paths.ts';
import { fileOfPath, isPageRedirect } from '../model/site/redirects.ts';
import { SEARCH_FOLDER } from '../model/site/search.ts';
import type { FormatName, Site } from '../model/site/site.ts';
import { hostPath } from '../model/static-file/host-path.ts';
import { pagesOf } from '../model/views/pages.ts';

type Place = readonly [path: string, name?: FormatName];

/** Documents, each with its switch in site.yaml. */
const DOCUMENTS: readonly Place[] = [
  ['releases.ics', 'calendar'],
  ['robots.txt'],
  ['sitemap.xml'],
  ['feeds.css', 'feeds'],
  [ADVISORY_INDEX],
  ['retrospectives/actions.json'],
  ['metrics/advisories.csv', 'metrics'],
  ['metrics/metrics.json', 'metrics'],
  ['statements/openvex.json', 'vex'],
  ['osv/all.json', 'osv'],
  ['osv/all.zip', 'osv'],
  ['osv/modified_id.csv', 'osv'],
  ['osv/ecosystems.txt', 'osv'],
];
/** Folders with only generated files, and name patterns with many files. */
const PATTERNS: readonly (readonly [pattern: RegExp, name?: FormatName])[] = [
  // Signatures of CSAF documents are here and replace nothing: read/signature/csaf.ts checks them.
  [/^csaf\/(?!white\/[^/]+\/[^/]+\.json\.asc$)/, 'csaf'],
  [/^csaf-2\.1\//, 'csaf_2_1'],
  [/^\.well-known\/csaf\//, 'csaf'],
  [/^\.well-known\/openpgpkey\//, 'wkd'],
  [/^check\/.+\.json$/, 'check'],
  [/^osv\/[^/]+\/(?:all\.zip|modified_id\.csv)$/, 'osv'],
  [/^sitemap-\d+\.xml$/],
  [/(?:^|\/)feed-archive\/\d+\.(?:xml|atom|json)$/, 'feeds'],
  [/^(?:(?:advisories|announcements|retrospectives)\/[^/]+\/)?card\.png$/, 'cards'],
  [/^_astro\//],
  [new RegExp(`^${SEARCH_FOLDER}`), 'search'],
];
const FEEDS = ['feed.xml', 'feed.atom', 'feed.json'];

/**
 * The first parts of the site's paths, up to a dot. The last names are index files of other hosts.
 */
const TOPS = new Set(
  `index 404 advisories announcements card check csaf csaf-2 cve cwe feed feeds keys ledger metrics osv packages ${SEARCH_FOLDER}
   policy projects releases report retrospectives robots search security severity sitemap state statements subscribe thanks vex
   years _astro .vite _headers _redirects nginx-headers nginx-redirects .nojekyll .well-known default home iisstart welcome`.split(
    /[\s/]+/,
  ),
);

/**
 * False if a path of hostPath cannot replace anything. Avoids the list of all pages, which takes
 * seconds on a large site.
 */
export function mayReplace(name: string, { redirects }: Pick<Content, 'redirects'>): boolean {
  const top = topOf(name);
  return (
    TOPS.has(top) ||
    /^sitemap-\d+$/.test(top) ||
    redirects.some(({ from }) => topOf(hostPath(from)) === top)
  );
}

const topOf = (name: string): string => /^\.?[^./]*/.exec(name)?.[0] ?? '';

/** Returns the file of every page, including redirects of moved pages. */
export function pageFiles(content: Content): string[] {
  const moved = content.redirects.filter(isPageRedirect).map(({ from }) => fileOfPath(from));
  return [...pagesOf(content).map(({ path }) => fileOfPath(`/${path}`)), ...moved, '404.html'];
}

/** Returns the documents whose paths depend only on the content. */
export function documentPaths(content: Content, site: Site, pages: readonly string[]): Set<string> {
  const on = (name: FormatName | undefined): boolean => name === undefined || site.formats[name];
  const fixed = DOCUMENTS.filter(([, name]) => on(name)).map(([path]) => path);
  const feeds = site.formats.feeds ? feedPaths(content) : [];
  const texts = content.releases.map(({ slug }) => `${announcementPath(slug)}announcement.txt`);
  return new Set([
    ...fixed,
    ...feeds,
    ...texts,
    ...hostFilesOf(site.hosting.kind),
    ...versions(pages, site),
    ...records(content, site),
  ]);
}

/** True for the path of a document or of a part of the pages. */
export const isDocument = (path: string, site: Site): boolean =>
  PATTERNS.some(
    ([pattern, name]) => pattern.test(path) && (name === undefined || site.formats[name]),
  );

function feedPaths({ projects }: Content): string[] {
  const folders = [
    '',
    'announcements/',
    'retrospectives/',
    'metrics/',
    ...projects.map(({ slug }) => `projects/${slug}/`),
    ...RATINGS.map((rating) => `severity/${rating}/`),
  ];
  return folders.flatMap((folder) => FEEDS.map((feed) => `${folder}${feed}`));
}

/** The document of each version of a project is beside its page. */
const versions = (pages: readonly string[], { formats }: Site): string[] =>
  formats.versions
    ? pages.flatMap((page) => {
        const [, version] = /^(projects\/[^/]+\/[^/]+)\/index\.html$/.exec(page) ?? [];
        return version === undefined ? [] : [`${version}.json`];
      })
    : [];

function records(
  { advisories, projects, keys }: Everything['content'],
  { id: numbering, formats }: Site,
): string[] {
  const all = {
    osv: [
      ...advisories.map(({ id }) => `osv/${osvId(id, numbering.registered)}.json`),
      ...projects.map(({ slug }) => `projects/${slug}/osv.json`),
    ],
    vex: advisories.map(({ id }) => `vex/${id}.json`),
    cve: advisories.flatMap(({ aliases }) =>
      aliases.filter(isCve).flatMap((cve) => [`cve/${cve}.json`, `cve/rejected/${cve}.json`]),
    ),
    keys: keys.map(({ fingerprint }) => `keys/${fingerprint}.asc`),
  };
  return (['osv', 'vex', 'cve', 'keys'] as const).flatMap((name) =>
    formats[name] ? all[name] : [],
  );
}
