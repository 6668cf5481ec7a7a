// Classifies a path of the site by its name: the kind of document, the record, and whether it must
// stay.

import { RATINGS } from '../cvss/rating.ts';
import type { FormatName } from '../site/site.ts';
import type { LedgerRecord } from './ledger.ts';

/** A kind of file, as a report names it, with the switch of site.yaml that generates it. */
interface PathKind {
  readonly name: string;
  readonly pattern: RegExp;
  readonly format?: FormatName;
}

// The first match wins.
const KINDS: readonly PathKind[] = [
  { name: 'Scripts and styles', pattern: /^_astro\/|^pagefind\/|^\.vite\// },
  { name: 'CSAF', pattern: /^csaf\/|^\.well-known\/csaf\//, format: 'csaf' },
  { name: 'CSAF 2.1', pattern: /^csaf-2\.1\//, format: 'csaf_2_1' },
  { name: 'OSV', pattern: /^osv\/|^projects\/[^/]+\/osv\.json$/, format: 'osv' },
  { name: 'CVE drafts', pattern: /^cve\/(rejected\/)?[^/]+\.json$/, format: 'cve' },
  { name: 'OpenVEX', pattern: /^vex\/|^statements\/openvex\.json$/, format: 'vex' },
  {
    name: 'Feeds',
    pattern: /(^|\/)feed(-archive\/\d+)?\.(xml|atom|json)$|^feeds\.css$/,
    format: 'feeds',
  },
  { name: 'security.txt', pattern: /^(\.well-known\/)?security\.txt$/, format: 'security_txt' },
  { name: 'Web Key Directory', pattern: /^\.well-known\/openpgpkey\//, format: 'wkd' },
  { name: 'Keys', pattern: /^keys\/[^/]+\.asc$/, format: 'keys' },
  { name: 'Calendar', pattern: /^releases\.ics$/, format: 'calendar' },
  { name: 'Metrics', pattern: /^metrics\/(advisories\.csv|metrics\.json)$/, format: 'metrics' },
  { name: 'Data of the check', pattern: /^check\/.+\.json$/, format: 'check' },
  { name: 'Versions', pattern: /^projects\/[^/]+\/[^/]+\.json$/, format: 'versions' },
  { name: 'Announcements', pattern: /^announcements\/[^/]+\/[^/]+\.txt$/ },
  { name: 'Pages', pattern: /\.html$/ },
];

const OTHER: Pick<PathKind, 'name' | 'format'> = { name: 'Other files' };

/** Returns the kind of a file. */
export function kindOfPath(path: string): { readonly name: string; readonly format?: FormatName } {
  return KINDS.find(({ pattern }) => pattern.test(path)) ?? OTHER;
}

/** The names of all kinds, in the order of a report. */
export const KIND_NAMES: readonly string[] = [
  ...KINDS.map(({ name }) => name).slice(1),
  OTHER.name,
  KINDS[0]?.name ?? '',
];

/**
 * True for files that nobody links to directly: their names change with their bytes, and pages name
 * them.
 */
export const isAsset = (path: string): boolean => KINDS[0]?.pattern.test(path) === true;

/** Returns the address of a file from the root of the site. The address of a page ends in "/". */
export const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

// Lists that are derived from records: a correction can remove the last advisory from one.
const DERIVED = [
  /^(cwe|packages|state|years)\/.+/,
  /(^|\/)page\/\d+\/index\.html$/,
  /^projects\/[^/]+\/[^/]+\/index\.html$/,
  /^projects\/[^/]+\/[^/]+\.json$/,
  /^osv\/[^/]+\/(all\.zip|modified_id\.csv)$/,
  /(^|\/)feed-archive\/\d+\.(xml|atom|json)$/,
  /^sitemap-\d+\.xml$/,
  /^csaf\/white\/(category-[^/]+\.json|\d{4}\/index\.html)$/,
  /^cve\/(rejected\/)?[^/]+\.json$/,
  /^statements\/openvex\.json$/,
  /^metrics\/\d{4}\//,
  // Only the newest have their own card.
  /\/card\.png$/,
];

/** True if a file is derived from all records, so that it can disappear if one of them changes. */
export const isDerived = (path: string): boolean =>
  !/(^|\/)feed\.\w+$/.test(path) && DERIVED.some((one) => one.test(path));

/**
 * True if a feed contains only some advisories, which can leave it. The feed of yearly reports
 * contains all.
 */
export function isPartialFeed(path: string): boolean {
  return (
    /^(projects|metrics)\//.test(path) ||
    RATINGS.some((rating) => path.startsWith(`severity/${rating}/`))
  );
}

/** Returns the name of a record, as exceptions and messages write it. */
export const recordName = ({ kind, id }: Pick<LedgerRecord, 'kind' | 'id'>): string =>
  kind === 'advisory' ? id : `${kind}/${id}`;

/** Returns the page of a record, from the root of the site; undefined if it has no page. */
export function recordPage({ kind, id }: Pick<LedgerRecord, 'kind' | 'id'>): string | undefined {
  if (kind === 'statement') return undefined;
  return `${{ advisory: 'advisories', release: 'announcements', retrospective: 'retrospectives' }[kind]}/${id}/`;
}

/** Returns the file of a record, below the content folder. */
export function recordFile({ kind, id }: Pick<LedgerRecord, 'kind' | 'id'>): string {
  const year = /-(\d{4})-\d+$/.exec(id)?.[1] ?? 'YEAR';
  return {
    advisory: `advisories/${year}/${id}.md`,
    release: `releases/${id}.md`,
    retrospective: `retrospectives/${id}.mdx`,
    statement: `statements/${id}.yaml`,
  }[kind];
}

/** Returns the record that a path belongs to. CSAF writes ids in lower case, OSV with a prefix. */
export function recordOfPath(
  path: string,
): { readonly name: string; readonly canDisappear: boolean } | undefined {
  const page = /^(advisories|announcements|retrospectives)\/([^/]+)\/./.exec(path);
  const [, folder, id] = page ?? [];
  if (folder === 'advisories' && id !== undefined && id !== 'page')
    return { name: id.toLowerCase(), canDisappear: false };
  if (folder === 'announcements' && id !== undefined)
    return { name: `release/${id}`, canDisappear: false };
  if (folder === 'retrospectives' && id !== undefined)
    return { name: `retrospective/${id}`, canDisappear: false };
  const vex = /^vex\/([^/]+)\.json$/.exec(path)?.[1];
  if (vex !== undefined) return { name: vex.toLowerCase(), canDisappear: true };
  const osv = /^osv\/(?:x_)?([^/]+)\.json$/.exec(path)?.[1];
  if (osv !== undefined && osv !== 'all') return { name: osv.toLowerCase(), canDisappear: false };
  const [, csaf, ending] =
    /^csaf(?:\/white|-2\.1\/clear)\/\d+\/([^/]+?)\.json(\.[a-z0-9]+)?$/.exec(path) ?? [];
  if (csaf !== undefined) return { name: csaf.toLowerCase(), canDisappear: ending === '.asc' };
  return undefined;
}
