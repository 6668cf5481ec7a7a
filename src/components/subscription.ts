// The documents that readers and machines follow, each with one sentence.

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
