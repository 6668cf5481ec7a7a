// Compares a build with the last published ledger: published content must not disappear or go back
// in time.
//
// Feeds are archived, so an entry is gone only if no document of any feed contains it. If a record
// is missing or a format is switched off, this is reported once, and not again for each of its
// files.

import { compareInstants, type Instant, isAfter, latest } from '../instant.ts';
import type { Finding, Path } from '../problem/problem.ts';
import { fileOfPath, foldedPath, REDIRECTS_FILE } from '../site/redirects.ts';
import { order } from '../text/order.ts';
import { LEDGER_RULES, type LedgerCode, type LedgerSubject } from './exceptions.ts';
import type { Ledger, LedgerRecord } from './ledger.ts';
import {
  addressOf,
  isAsset,
  isDerived,
  isPartialFeed,
  kindOfPath,
  recordFile,
  recordName,
  recordOfPath,
  recordPage,
} from './paths.ts';

/** A finding that an exception can name. */
export interface LedgerFinding extends Finding, LedgerSubject {
  readonly code: LedgerCode;
}

/** A record in the old and in the new ledger. */
export interface RecordChange {
  readonly name: string;
  readonly before: LedgerRecord | undefined;
  readonly after: LedgerRecord | undefined;
}

interface Comparison {
  readonly before: Ledger;
  readonly after: Ledger;
  readonly records: readonly RecordChange[];
  /** True if a record is new, gone, withdrawn, or changed for subscribers. */
  readonly moved: boolean;
  /** Files that a redirect replaces, with the target of each. */
  readonly redirects: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
  /** The same files by their lower-case paths. */
  readonly folded: ReadonlyMap<string, string>;
}

/**
 * Returns every finding about published content that the new ledger breaks. The order is fixed and
 * does not depend on the order of the lists.
 */
export function compareLedgers(before: Ledger, after: Ledger): LedgerFinding[] {
  const records = recordChanges(before, after);
  const comparison: Comparison = {
    before,
    after,
    records,
    moved: records.some(hasMoved),
    redirects: new Map(after.redirects.map(({ from, to }) => [fileOfPath(from), to])),
    files: new Set(after.files.map(({ path }) => path)),
    folded: new Map(after.files.map(({ path }) => [foldedPath(path), path])),
  };
  const findings = [
    ...sites(comparison),
    ...formats(comparison),
    ...records.flatMap((one) => [...recordFindings(one, comparison)]),
    ...oldChanges(comparison),
    ...paths(comparison),
    ...entries(comparison),
    ...feeds(comparison),
    ...keys(comparison),
  ];
  return findings.sort(
    (a, b) => order(a.file, b.file) || order(a.code, b.code) || order(a.about, b.about),
  );
}

/** Returns every record of either ledger, by name. */
export function recordChanges(before: Ledger, after: Ledger): RecordChange[] {
  const old = new Map(before.records.map((record) => [recordName(record), record]));
  const own = new Map(after.records.map((record) => [recordName(record), record]));
  return [...new Set([...old.keys(), ...own.keys()])]
    .sort(order)
    .map((name) => ({ name, before: old.get(name), after: own.get(name) }));
}

/** True if subscribers must be notified: a record is new, gone, or has another `modified`. */
export function hasMoved({ before, after }: RecordChange): boolean {
  return before?.modified !== after?.modified || before?.withdrawn !== after?.withdrawn;
}

function ledgerFinding(
  code: LedgerCode,
  about: string,
  message: string,
  file: string,
  path?: Path,
  remedy?: string,
): LedgerFinding {
  const named = about === '' ? '' : ` (${LEDGER_RULES[code]}: ${about})`;
  return {
    code,
    about,
    message: `${message}${named}`,
    file,
    at: path === undefined ? 'start' : { path },
    remedy,
  };
}

function* sites({ before, after }: Comparison): Generator<LedgerFinding> {
  if (before.site !== after.site)
    yield ledgerFinding(
      'ledger-site-changed',
      '',
      `The address of the site was ${before.site} and is now ${after.site}.`,
      'site.yaml',
      ['url'],
    );
  if (before.prefix !== after.prefix)
    yield ledgerFinding(
      'ledger-prefix-changed',
      '',
      `OSV ids started with ${before.prefix} and now start with ${after.prefix}.`,
      'site.yaml',
      ['id'],
    );
}

const offFormats = ({ before, after }: Comparison): Set<string> =>
  new Set(before.formats.filter((name) => !after.formats.includes(name)));

function* formats(comparison: Comparison): Generator<LedgerFinding> {
  for (const name of offFormats(comparison)) {
    const count = comparison.before.files.filter(
      ({ path }) => kindOfPath(path).format === name,
    ).length;
    if (count > 0)
      yield ledgerFinding(
        'ledger-format-gone',
        name,
        `"${name}" is switched off; ${count} of its files were published.`,
        'site.yaml',
        ['formats', name],
      );
  }
}

function* recordFindings(
  { name, before, after }: RecordChange,
  comparison: Comparison,
): Generator<LedgerFinding> {
  if (before === undefined) return;
  const file = recordFile(before);
  if (after === undefined) {
    if (!hasNewName(before, comparison))
      yield ledgerFinding(
        'ledger-record-missing',
        name,
        `The record was published at ${before.published} and is now gone.`,
        file,
        undefined,
        MISSING[before.kind],
      );
    return;
  }
  if (before.published !== after.published)
    yield ledgerFinding(
      'ledger-published-changed',
      name,
      `"published" was ${before.published} and is ${after.published}.`,
      file,
      ['published'],
    );
  if (before.withdrawn !== undefined && after.withdrawn === undefined)
    yield ledgerFinding(
      'ledger-withdrawn-undone',
      name,
      `The advisory was withdrawn at ${before.withdrawn}.`,
      file,
      ['withdrawn'],
    );
  const way = compareInstants(after.modified, before.modified);
  if (way < 0)
    yield ledgerFinding(
      'ledger-modified-back',
      name,
      `"modified" was ${before.modified} and is now ${after.modified}.`,
      file,
      ['revisions'],
    );
  const changed = way === 0 ? contentChange(before, after) : undefined;
  if (changed !== undefined)
    yield ledgerFinding(
      'ledger-modified-unchanged',
      name,
      `${changed}, but "modified" is still ${after.modified}.`,
      file,
      ['revisions'],
    );
}

const MISSING = {
  advisory: 'Restore the file. To retract the advisory, withdraw it: "candor withdraw".',
  release: 'Restore the file, or redirect its page to that of another release.',
  retrospective: 'Restore the file, or redirect its page to that of another retrospective.',
  statement: 'Restore the file. If the assessment changed, set a new status and add a revision.',
} as const;

/** Returns a change that no revision justifies; undefined if none. */
function contentChange(before: LedgerRecord, after: LedgerRecord): string | undefined {
  if (before.facts !== after.facts)
    return before.kind === 'statement'
      ? 'The content of the statement has changed'
      : 'Machine-readable data has changed';
  const hasEditorial = (after.editorials ?? 0) > (before.editorials ?? 0);
  return before.text !== after.text && !hasEditorial ? 'The text has changed' : undefined;
}

/** True if the page of a release or a retrospective redirects to another of the same kind. */
function hasNewName(record: LedgerRecord, { redirects, after }: Comparison): boolean {
  const page = recordPage(record);
  if (page === undefined || record.kind === 'advisory') return false;
  const target = redirects.get(fileOfPath(`/${page}`))?.replace(/#.*/s, '');
  return after.records.some(
    (other) => other.kind === record.kind && target === `/${recordPage(other) ?? ''}`,
  );
}

// osv.dev (REST sources) skips records that are not newer than the latest it has imported.
function* oldChanges({ before, records }: Comparison): Generator<LedgerFinding> {
  if (!before.formats.includes('osv')) return;
  const [first, ...others] = before.records.flatMap(({ kind, modified }): Instant[] =>
    kind === 'advisory' ? [modified] : [],
  );
  if (first === undefined) return;
  const newest = latest(first, ...others);
  for (const { name, before: old, after } of records) {
    if (after?.kind !== 'advisory' || after.imported === true || isAfter(after.modified, newest))
      continue;
    if (old === undefined || isAfter(after.modified, old.modified)) {
      const message = `"modified" is ${after.modified}, but a record that changed at ${newest} is already published.`;
      yield ledgerFinding('ledger-modified-old', name, message, recordFile(after), [
        old === undefined ? 'published' : 'revisions',
      ]);
    }
  }
}

function* paths(comparison: Comparison): Generator<LedgerFinding> {
  const { before, files, redirects, moved } = comparison;
  const off = offFormats(comparison);
  const changes = new Map(comparison.records.map((one) => [nameInPaths(one), one]));
  const kept = new Set(comparison.after.keys.map(({ fingerprint }) => fingerprint));
  const lost = before.keys.filter(({ fingerprint }) => !kept.has(fingerprint));
  const keyFiles = new Set(lost.map(({ fingerprint }) => `keys/${fingerprint}.asc`));
  for (const { path } of before.files) {
    if (files.has(path) || redirects.has(path) || isAsset(path)) continue;
    if (keyFiles.has(path)) continue;
    const { format } = kindOfPath(path);
    if (format !== undefined && off.has(format)) continue;
    const of = recordOfPath(path);
    const change = of === undefined ? undefined : changes.get(of.name);
    // A missing key or record has its own finding. A changed record can lose a document.
    if (change !== undefined && change.after === undefined) continue;
    if (of?.canDisappear === true && change !== undefined && hasMoved(change)) continue;
    if (of?.canDisappear !== true && moved && isDerived(path)) continue;
    const other = comparison.folded.get(foldedPath(path));
    const words =
      other === undefined ? 'is gone' : `is now /${addressOf(other)}, which differs only in case`;
    yield ledgerFinding(
      'ledger-path-gone',
      addressOf(path),
      `/${addressOf(path)} was published and ${words}.`,
      REDIRECTS_FILE,
    );
  }
}

const nameInPaths = ({ name, before, after }: RecordChange): string =>
  (before ?? after)?.kind === 'advisory' ? name.toLowerCase() : name;

function* entries(comparison: Comparison): Generator<LedgerFinding> {
  const { before, after, redirects } = comparison;
  if (offFormats(comparison).has('feeds')) return;
  const moved = before.site !== after.site;
  const ids = new Set(after.entries.map(({ id }) => id));
  const byPage = new Map(after.entries.map(({ id, url }) => [pathIn(url, after.site), id]));
  const missing = new Set(
    comparison.records.flatMap((one) =>
      one.after === undefined && one.before ? (recordPage(one.before) ?? []) : [],
    ),
  );
  for (const { id, url } of before.entries) {
    const page = pathIn(url, before.site);
    // If the host changes, all ids change. The site has its own finding for this.
    if (moved ? byPage.has(page) : ids.has(id)) continue;
    if (redirects.has(fileOfPath(`/${page}`)) || missing.has(page)) continue;
    // The report of a year disappears with the last advisory of the year.
    if (comparison.moved && isDerived(fileOfPath(`/${page}`))) continue;
    const other = byPage.get(page);
    const now = other === undefined ? 'is gone' : `is now ${other}`;
    const file = other === undefined ? REDIRECTS_FILE : fileOfPage(page, comparison);
    yield ledgerFinding('ledger-entry-gone', page, `The entry ${id} of /${page} ${now}.`, file);
  }
}

function fileOfPage(page: string, { records }: Comparison): string {
  const record = records
    .map(({ before, after }) => after ?? before)
    .find((one) => one && recordPage(one) === page);
  return record === undefined ? REDIRECTS_FILE : recordFile(record);
}

/** Returns an address below the site as a path from the root; any other address unchanged. */
const pathIn = (url: string, site: string): string =>
  url.startsWith(site) ? url.slice(site.length) : url;

function* feeds(comparison: Comparison): Generator<LedgerFinding> {
  const { before, after, moved } = comparison;
  const counts = new Map(after.feeds.map(({ path, entries: count }) => [path, count]));
  for (const { path, entries: count } of before.feeds) {
    if (count === 0 || counts.get(path) !== 0 || (moved && isPartialFeed(path))) continue;
    const had = count === 1 ? '1 entry' : `${count} entries`;
    yield ledgerFinding(
      'ledger-feed-empty',
      path,
      `/${path} had ${had} and now has none.`,
      'site.yaml',
    );
  }
}

function* keys({ before, after }: Comparison): Generator<LedgerFinding> {
  const published = new Set(after.keys.map(({ fingerprint }) => fingerprint));
  const byName = new Map(after.keys.map(({ name, fingerprint }) => [name, fingerprint]));
  for (const { name, fingerprint } of before.keys) {
    const other = byName.get(name);
    const file = `keys/${name}.asc`;
    if (other !== undefined && other !== fingerprint)
      yield ledgerFinding(
        'ledger-key-replaced',
        name,
        `The fingerprint of the key was ${fingerprint} and is now ${other}.`,
        file,
      );
    // The same key under another name keeps its address.
    else if (!published.has(fingerprint))
      yield ledgerFinding('ledger-key-gone', name, `The key ${fingerprint} is gone.`, file);
  }
}
