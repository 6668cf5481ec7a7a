// The documents that readers and machines follow, each with one sentence.

import { METRICS_CSV, METRICS_JSON } from '../formats/metrics.ts';
import { ECOSYSTEM_LIST } from '../formats/osv-bundles.ts';
import type { Project } from '../model/project.ts';
import { SEVERITY_FLOORS, type SeverityFloor, severityPath } from '../model/severity-floor.ts';
import { projectPath } from '../model/site.ts';

/** A document that can be subscribed to. */
export interface Subscription {
  readonly path: string;
  readonly name: string;
  readonly sentence: string;
}

/** The feeds of all advisories. Every page names them, so that feed readers find them. */
export const FEEDS = [
  {
    path: 'feed.xml',
    name: 'RSS',
    type: 'application/rss+xml',
    sentence: 'RSS 2.0, which every feed reader and most chat programs understand.',
  },
  {
    path: 'feed.atom',
    name: 'Atom',
    type: 'application/atom+xml',
    sentence: 'Atom, which tells an update from a first publication.',
  },
  {
    path: 'feed.json',
    name: 'JSON Feed',
    type: 'application/feed+json',
    sentence: 'JSON Feed 1.1, for programs that prefer JSON to XML.',
  },
] as const satisfies readonly (Subscription & { readonly type: string })[];

/** A feed beside that of all advisories, in the same three formats. */
export interface FeedGroup {
  /** Its folder, ending in "/". */
  readonly folder: string;
  readonly name: string;
  readonly sentence: string;
}

/** A link to a feed in one format. */
export interface FeedLink {
  readonly path: string;
  readonly name: string;
  readonly type: string;
}

const FLOOR_NAMES: Readonly<Record<SeverityFloor, Omit<FeedGroup, 'folder'>>> = {
  low: {
    name: 'Low and above',
    sentence:
      'Every advisory that has a rating from low to critical; those without one are only in the feed of all advisories and of their project.',
  },
  medium: { name: 'Medium and above', sentence: 'Advisories that are rated medium, high or critical.' },
  high: { name: 'High and above', sentence: 'Advisories that are rated high or critical.' },
  critical: { name: 'Critical', sentence: 'Advisories that are rated critical.' },
};

/** The feeds of severities, from the lowest level. */
export const SEVERITY_FEEDS: readonly FeedGroup[] = SEVERITY_FLOORS.map((floor) => ({
  folder: severityPath(floor),
  ...FLOOR_NAMES[floor],
}));

export const ANNOUNCEMENT_FEED: FeedGroup = {
  folder: 'announcements/',
  name: 'Announcements',
  sentence: 'The announcement of every security release, with its full text.',
};

export const RETROSPECTIVE_FEED: FeedGroup = {
  folder: 'retrospectives/',
  name: 'Retrospectives',
  sentence: 'What was learnt from vulnerabilities, in short, with a link to the whole retrospective.',
};

export const METRICS_FEED: FeedGroup = {
  folder: 'metrics/',
  name: 'Yearly reports',
  sentence: 'How fast we answered and fixed, once a year when it is over.',
};

/** The feed of a project. */
export function projectFeed({ slug, name }: Pick<Project, 'slug' | 'name'>): FeedGroup {
  return { folder: projectPath(slug), name, sentence: `The advisories of ${name} alone.` };
}

/** A feed in its three formats, the formats by the names of readers: "RSS". */
export function linksOf({ folder }: Pick<FeedGroup, 'folder'>): FeedLink[] {
  return FEEDS.map(({ path, name, type }) => ({ path: `${folder}${path}`, name, type }));
}

/** What scanners and databases read. */
export const MACHINE_DOCUMENTS: readonly Subscription[] = [
  {
    path: 'osv/all.json',
    name: 'OSV, all records in one file',
    sentence: 'A JSON list of every advisory in the OSV format.',
  },
  {
    path: 'osv/all.zip',
    name: 'OSV, all records in one archive',
    sentence: 'A ZIP archive with one OSV file for each advisory.',
  },
  {
    path: 'osv/modified_id.csv',
    name: 'OSV, list of changes',
    sentence: 'When each record was last modified, the newest first: fetch only what is new.',
  },
  {
    path: ECOSYSTEM_LIST,
    name: 'OSV, by ecosystem',
    sentence:
      'The ecosystems that have records: for each name, osv/<name>/all.zip is an archive of them, and osv/<name>/modified_id.csv their times of change.',
  },
  {
    path: '.well-known/csaf/provider-metadata.json',
    name: 'CSAF 2.0, the provider',
    sentence: 'Where tools start: it leads to a CSAF document for each advisory, with hashes and a ROLIE feed.',
  },
  {
    path: 'releases.ics',
    name: 'Calendar',
    sentence: 'Past security releases, and those that we announce in advance, for a calendar (iCalendar).',
  },
  {
    path: 'statements/openvex.json',
    name: 'OpenVEX, dependencies',
    sentence: 'What vulnerabilities in dependencies mean for our projects.',
  },
  {
    path: METRICS_CSV,
    name: 'Metrics, CSV',
    sentence: 'How fast each report was acknowledged, fixed and published, for spreadsheets.',
  },
  {
    path: METRICS_JSON,
    name: 'Metrics, JSON',
    sentence: 'The same with medians and counts for each year and severity.',
  },
];

/** What tells tools how to reach us. */
export const CONTACT_DOCUMENTS: readonly Subscription[] = [
  {
    path: '.well-known/security.txt',
    name: 'security.txt',
    sentence: 'How to reach us, for tools that look for it (RFC 9116).',
  },
];

/** Those of a list that the site has. */
export function existing<Item extends Subscription>(items: readonly Item[], paths: ReadonlySet<string>): Item[] {
  return items.filter(({ path }) => paths.has(path));
}
