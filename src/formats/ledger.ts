// ledger.json: what was published, so that the next build can be held against it. What every file is by its SHA-256, what every
// record's dates are, and by which ids feed readers know the entries.

import type { Content } from '../model/content.ts';
import { compareIds } from '../model/id.ts';
import type { Instant } from '../model/instant.ts';
import { order } from '../model/problem.ts';
import type { Document, Setting } from './format.ts';

export const LEDGER_PATH = 'ledger.json';

/** A file of the site. */
export interface LedgerFile {
  /** From the top of the site. */
  readonly path: string;
  /** Of its bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** Something that is published under a name and must stay. */
export interface LedgerRecord {
  readonly kind: 'advisory' | 'release' | 'retrospective' | 'statement';
  /** The id of an advisory, the slug of anything else. */
  readonly id: string;
  readonly published: Instant;
  /** When it last changed for readers; `published` where it has not. */
  readonly modified: Instant;
  /** When an advisory was withdrawn. */
  readonly withdrawn?: Instant | undefined;
}

/** An entry of one or more feeds: its id must never change while its page is the same. */
export interface LedgerEntry {
  readonly id: string;
  readonly url: string;
}

/**
 * The JSON of the ledger. Lists are sorted by path, by kind and id, and by id, with one item on each line, so that two ledgers
 * can be compared by eye. It holds no time of its own: a build that changes nothing leaves it as it is.
 */
export interface Ledger {
  readonly version: 1;
  /** Where the site is served. */
  readonly site: string;
  /** Every file but this one. The dev server, which makes pages when they are asked for, has the documents alone. */
  readonly files: readonly LedgerFile[];
  readonly records: readonly LedgerRecord[];
  readonly entries: readonly LedgerEntry[];
}

/** `ledger.json` for some files; `documents` are those of them that formats made. */
export function ledgerDocument(
  files: readonly LedgerFile[],
  documents: readonly Document[],
  content: Content,
  { site }: Pick<Setting, 'site'>,
): Document {
  const ledger: Ledger = {
    version: 1,
    site: site.url,
    files: files.filter(({ path }) => path !== LEDGER_PATH).sort((a, b) => order(a.path, b.path)),
    records: recordsOf(content),
    entries: entriesOf(documents),
  };
  return { path: LEDGER_PATH, title: 'Ledger', type: 'application/json', body: ledgerText(ledger) };
}

function recordsOf({ advisories, releases, retrospectives, statements }: Content): LedgerRecord[] {
  const once = (kind: LedgerRecord['kind']) => (one: { slug: string; published: Instant; modified?: Instant }) => ({
    kind,
    id: one.slug,
    published: one.published,
    modified: one.modified ?? one.published,
  });
  const records: LedgerRecord[] = [
    ...advisories.map(({ id, published, modified, withdrawn }) => ({
      kind: 'advisory' as const,
      id,
      published,
      modified,
      ...(withdrawn === undefined ? {} : { withdrawn: withdrawn.at }),
    })),
    ...releases.map(once('release')),
    ...retrospectives.map(once('retrospective')),
    ...statements.map(once('statement')),
  ];
  return records.sort((a, b) => order(a.kind, b.kind) || compareIds(a.id, b.id));
}

/** The entries of all feeds, each once. Feeds hold the same ones in all their formats. */
function entriesOf(documents: readonly Document[]): LedgerEntry[] {
  const urls = new Map<string, string>();
  for (const { type, body } of documents)
    if (type.startsWith('application/feed+json')) for (const { id, url } of itemsOf(body)) urls.set(id, url);
  return [...urls].map(([id, url]) => ({ id, url })).sort((a, b) => order(a.id, b.id));
}

function itemsOf(body: Document['body']): LedgerEntry[] {
  const feed: unknown = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  const items =
    typeof feed === 'object' && feed !== null && 'items' in feed && Array.isArray(feed.items) ? feed.items : [];
  return items.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('id' in item) || !('url' in item)) return [];
    return typeof item.id === 'string' && typeof item.url === 'string' ? { id: item.id, url: item.url } : [];
  });
}

function ledgerText({ version, site, ...lists }: Ledger): string {
  const head = [`"version": ${version}`, `"site": ${JSON.stringify(site)}`];
  const parts = Object.entries(lists).map(([name, items]) => {
    const lines = items.map((item) => `\n    ${JSON.stringify(item)}`).join(',');
    return `${JSON.stringify(name)}: [${lines}${lines === '' ? '' : '\n  '}]`;
  });
  return `{\n  ${[...head, ...parts].join(',\n  ')}\n}\n`;
}
