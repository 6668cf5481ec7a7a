// ledger.json: a list of everything published, so that the next build can be compared with it. Its
// shape is in model/ledger/ledger.ts.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { compareIds, osvId } from '../../model/advisory/id.ts';
import type { Content } from '../../model/content.ts';
import {
  LEDGER_PATH,
  LEDGER_VERSION,
  type Ledger,
  type LedgerEntry,
  type LedgerFeed,
  type LedgerFile,
  type LedgerRecord,
} from '../../model/ledger/ledger.ts';
import { announcementModified } from '../../model/release/changes.ts';
import { inOrder, workingRedirects } from '../../model/site/redirects.ts';
import { order } from '../../model/text/order.ts';
import type { Document, Setting } from '../format.ts';
import { advisoryFacts, advisoryText, statementFacts } from './digest.ts';

export { LEDGER_PATH, type LedgerFile, type LedgerRecord } from '../../model/ledger/ledger.ts';

/** Returns the ledger of some files. `documents` are those that formats made. */
export function ledgerOf(
  files: readonly LedgerFile[],
  documents: readonly Document[],
  content: Content,
  { site }: Pick<Setting, 'site'>,
): Ledger {
  const feeds = feedsOf(documents);
  return {
    version: LEDGER_VERSION,
    site: site.url,
    prefix: osvId(site.id.prefix, site.id.registered),
    formats: Object.entries(site.formats)
      .flatMap(([name, on]) => (on ? name : []))
      .sort(order),
    files: files.filter(({ path }) => path !== LEDGER_PATH).sort((a, b) => order(a.path, b.path)),
    records: recordsOf(content),
    entries: entriesOf(feeds),
    feeds: subscriptionsOf(feeds),
    keys: content.keys
      .map(({ name, fingerprint }) => ({ name, fingerprint }))
      .sort((a, b) => order(a.name, b.name) || order(a.fingerprint, b.fingerprint)),
    redirects: inOrder(workingRedirects(content.redirects, site)).map(({ from, to }) => ({
      from,
      to,
    })),
  };
}

/** Returns `ledger.json` for some files. `documents` are those that formats made. */
export function ledgerDocument(...of: Parameters<typeof ledgerOf>): Document {
  return {
    path: LEDGER_PATH,
    title: 'Ledger',
    type: 'application/json',
    body: ledgerText(ledgerOf(...of)),
  };
}

/** Returns the records of public content, as a ledger lists them. */
export function recordsOf({
  advisories,
  releases,
  retrospectives,
  statements,
}: Content): LedgerRecord[] {
  const known = new Map(advisories.map((one) => [one.id, one]));
  const once =
    (kind: LedgerRecord['kind']) =>
    (one: Pick<LedgerRecord, 'published'> & { readonly slug: string }) => ({
      kind,
      id: one.slug,
      published: one.published,
      modified: one.published,
    });
  const records: LedgerRecord[] = [
    ...advisories.map(advisoryRecord),
    ...releases.map((one) => ({
      ...once('release')(one),
      modified: announcementModified(one, known),
    })),
    ...retrospectives.map(once('retrospective')),
    ...statements.map((one) => ({
      kind: 'statement' as const,
      id: one.slug,
      published: one.published,
      modified: one.modified,
      facts: statementFacts(one),
    })),
  ];
  return records.sort((a, b) => order(a.kind, b.kind) || compareIds(a.id, b.id));
}

function advisoryRecord(advisory: Advisory): LedgerRecord {
  const { id, published, modified, withdrawn, revisions, imported } = advisory;
  const editorials = revisions.filter(({ kind }) => kind === 'editorial').length;
  return {
    kind: 'advisory',
    id,
    published,
    modified,
    ...(withdrawn === undefined ? {} : { withdrawn: withdrawn.at }),
    facts: advisoryFacts(advisory),
    text: advisoryText(advisory),
    ...(editorials === 0 ? {} : { editorials }),
    ...(imported === undefined ? {} : { imported: true }),
  };
}

interface Feed {
  readonly path: string;
  readonly items: readonly LedgerEntry[];
}

/**
 * Returns the feeds, including archives, read from their JSON. All formats of a feed contain the
 * same entries.
 */
function feedsOf(documents: readonly Document[]): Feed[] {
  return documents
    .filter(({ type }) => type.startsWith('application/feed+json'))
    .map(({ path, body }) => ({ path, items: itemsOf(body) }))
    .sort((a, b) => order(a.path, b.path));
}

/** Returns the entries of all feeds, each once. */
function entriesOf(feeds: readonly Feed[]): LedgerEntry[] {
  const urls = new Map<string, string>();
  for (const { items } of feeds) for (const { id, url } of items) urls.set(id, url);
  return [...urls].map(([id, url]) => ({ id, url })).sort((a, b) => order(a.id, b.id));
}

/** Returns the documents that readers subscribe to. */
function subscriptionsOf(feeds: readonly Feed[]): LedgerFeed[] {
  return feeds.flatMap(({ path, items }) =>
    /(^|\/)feed\.json$/.test(path) ? { path, entries: items.length } : [],
  );
}

function itemsOf(body: Document['body']): LedgerEntry[] {
  const feed: unknown = JSON.parse(
    typeof body === 'string' ? body : new TextDecoder().decode(body),
  );
  const items =
    typeof feed === 'object' && feed !== null && 'items' in feed && Array.isArray(feed.items)
      ? feed.items
      : [];
  return items.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('id' in item) || !('url' in item)) return [];
    return typeof item.id === 'string' && typeof item.url === 'string'
      ? { id: item.id, url: item.url }
      : [];
  });
}

function ledgerText({ version, site, prefix, ...lists }: Ledger): string {
  const head = [
    `"version": ${version}`,
    `"site": ${JSON.stringify(site)}`,
    `"prefix": ${JSON.stringify(prefix)}`,
  ];
  const parts = Object.entries(lists).map(([name, items]) => {
    const lines = items.map((item) => `\n    ${JSON.stringify(item)}`).join(',');
    return `${JSON.stringify(name)}: [${lines}${lines === '' ? '' : '\n  '}]`;
  });
  return `{\n  ${[...head, ...parts].join(',\n  ')}\n}\n`;
}
