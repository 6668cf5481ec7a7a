// The documents that readers and programs subscribe to, each with one sentence.

import { METRICS_CSV, METRICS_JSON } from '../../formats/data/metrics.ts';
import { ECOSYSTEM_LIST } from '../../formats/osv/bundles.ts';
import type { Catalogue } from '../../language/index.ts';
import { SEVERITY_FLOORS, severityPath } from '../../model/advisory/severity-floor.ts';
import type { Content } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import { type FormatName, projectPath } from '../../model/site/site.ts';
import { isComplete, reportYears } from '../../model/views/metrics/report-year.ts';

type Words = Catalogue['subscribe'];

/** A document that can be subscribed to. */
export interface Subscription {
  readonly path: string;
  readonly name: string;
  readonly sentence: string;
}

/** Returns the feeds of all advisories. Every page links them, so that feed readers find them. */
export const FEEDS = [
  { path: 'feed.xml', name: 'RSS', type: 'application/rss+xml', format: 'rss' },
  { path: 'feed.atom', name: 'Atom', type: 'application/atom+xml', format: 'atom' },
  { path: 'feed.json', name: 'JSON Feed', type: 'application/feed+json', format: 'json' },
] as const;

/** Returns the same, each with its sentence. */
export const feedsOfAll = ({ formats }: Words): Subscription[] =>
  FEEDS.map(({ path, name, format }) => ({ path, name, sentence: formats[format] }));

/** A feed beside that of all advisories, in the same three formats. */
export interface FeedGroup {
  /** Its folder, ending in "/". */
  readonly folder: string;
  readonly name: string;
  readonly sentence: string;
}

/** Returns a link to a feed in one format. */
interface FeedLink {
  readonly path: string;
  readonly name: string;
  readonly type: string;
}

/** Returns the feeds of severities, from the lowest level. */
export const severityFeeds = ({ floors }: Words): FeedGroup[] =>
  SEVERITY_FLOORS.map((floor) => ({ folder: severityPath(floor), ...floors[floor] }));

export const announcementFeed = (words: Words): FeedGroup => ({
  folder: 'announcements/',
  ...words.announcements,
});

export const retrospectiveFeed = (words: Words): FeedGroup => ({
  folder: 'retrospectives/',
  ...words.retrospectives,
});

export const metricsFeed = (words: Words): FeedGroup => ({ folder: 'metrics/', ...words.metrics });

/** The content that determines which feeds have an entry. */
type Entries = Pick<Content, 'advisories' | 'releases' | 'retrospectives'>;

const hasReport = (content: Entries, now: Instant): boolean =>
  reportYears(content).some(({ year }) => isComplete(year, now));

/**
 * Returns the feed of a page of announcements, retrospectives or yearly reports; undefined until it
 * has an entry.
 */
export function feedOfFolder(
  folder: 'announcements/' | 'retrospectives/' | 'metrics/',
  content: Entries,
  now: Instant,
  words: Words,
): FeedGroup | undefined {
  return writtenFeeds(content, now, words).find((group) => group.folder === folder);
}

/**
 * Returns the feeds of announcements, retrospectives and yearly reports that have an entry. An
 * empty feed is served, so that its address never fails, but no page links it: it might never have
 * an entry.
 */
export function writtenFeeds(content: Entries, now: Instant, words: Words): FeedGroup[] {
  return [
    ...(content.releases.length > 0 ? [announcementFeed(words)] : []),
    ...(content.retrospectives.length > 0 ? [retrospectiveFeed(words)] : []),
    ...(hasReport(content, now) ? [metricsFeed(words)] : []),
  ];
}

/** The feed of a project. */
export function projectFeed(
  { slug, name }: Pick<Project, 'slug' | 'name'>,
  words: Words,
): FeedGroup {
  return { folder: projectPath(slug), name, sentence: words.project(name) };
}

/** A feed in its three formats, by their names for readers: "RSS". */
export function linksOf({ folder }: Pick<FeedGroup, 'folder'>): FeedLink[] {
  return FEEDS.map(({ path, name, type }) => ({ path: `${folder}${path}`, name, type }));
}

/** Returns the documents for scanners and databases. */
export const machineDocuments = ({ documents }: Words): Subscription[] => [
  { path: 'osv/all.json', ...documents.osvJson },
  { path: 'osv/all.zip', ...documents.osvZip },
  { path: 'osv/modified_id.csv', ...documents.osvChanges },
  { path: ECOSYSTEM_LIST, ...documents.osvEcosystems },
  { path: '.well-known/csaf/provider-metadata.json', ...documents.csaf },
  { path: 'releases.ics', ...documents.calendar },
  { path: 'statements/openvex.json', ...documents.vex },
  { path: METRICS_CSV, ...documents.metricsCsv },
  { path: METRICS_JSON, ...documents.metricsJson },
];

/** Files of one kind, described by the pattern of their addresses. */
interface SubscriptionPattern extends Subscription {
  readonly format: FormatName;
}

/**
 * Returns the patterns with one file for each advisory, version or key. Variable parts are in angle
 * brackets.
 */
export const patterns = ({ patterns: texts }: Words): SubscriptionPattern[] => [
  { path: 'vex/<ID>.json', format: 'vex', ...texts.vex },
  { path: 'cve/<CVE>.json', format: 'cve', ...texts.cve },
  { path: 'projects/<slug>/<version>.json', format: 'versions', ...texts.versions },
  { path: 'keys/<fingerprint>.asc', format: 'keys', ...texts.keys },
];

/** Returns the patterns that match at least one file of the site. */
export function existingPatterns(
  items: readonly SubscriptionPattern[],
  paths: ReadonlySet<string>,
): SubscriptionPattern[] {
  return items.filter(({ path }) => {
    const form = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/<\w+>/g, '[^/]+')}$`);
    return [...paths].some(
      (one) => form.test(one) && !/^(?:projects\/[^/]+\/(?:osv|feed)\.json)$/.test(one),
    );
  });
}

/** Returns the documents that describe how to contact us. */
export const contactDocuments = ({ documents }: Words): Subscription[] => [
  { path: '.well-known/security.txt', ...documents.securityTxt },
];

/** Returns the documents of a list that the site has. */
export function existing<Item extends Subscription>(
  items: readonly Item[],
  paths: ReadonlySet<string>,
): Item[] {
  return items.filter(({ path }) => paths.has(path));
}
