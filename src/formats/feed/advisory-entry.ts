// An advisory in a feed: the full content of its page, for feed readers.

import { english } from '../../language/english/index.ts';
import { type Catalogue, interfaceFor } from '../../language/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { type Advisory, type Affected, titleOf } from '../../model/advisory/advisory.ts';
import { severityGroups } from '../../model/advisory/package-severity.ts';
import type { Severity } from '../../model/advisory/severity.ts';
import type { Content } from '../../model/content.ts';
import { dayOf, type Instant, isAfter } from '../../model/instant.ts';
import { waitingNames } from '../../model/lookup/waiting-branches.ts';
import { renderMarkdown } from '../../model/markdown/render.ts';
import { lastingFix } from '../../model/package/lasting-fix.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { Range } from '../../model/package/range.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { upgradeOfAdvisory } from '../announcement/upgrade.ts';
import type { Setting } from '../format.ts';
import { bodyWith } from '../text/advisory-body.ts';
import { escapeHtml } from '../text/xml.ts';
import { type FeedEntry, tagUri } from './source.ts';

type Dated = Pick<Setting, 'site' | 'now'>;

const made = new WeakMap<
  Content,
  { readonly setting: Dated; readonly entries: Map<Advisory, FeedEntry> }
>();

/**
 * Returns the entry of an advisory, the same in every feed that contains it: made once for the feeds
 * of all advisories, of its project, and of its severity, each in three formats.
 */
export function advisoryEntry(advisory: Advisory, content: Content, setting: Dated): FeedEntry {
  const { site, now } = setting;
  const known = made.get(content);
  const current = known?.setting.site === site && known.setting.now === now;
  const entries = current ? known.entries : new Map<Advisory, FeedEntry>();
  if (!current) made.set(content, { setting, entries });
  const entry = entries.get(advisory) ?? makeEntry(advisory, content, setting);
  entries.set(advisory, entry);
  return entry;
}

function makeEntry(advisory: Advisory, content: Content, setting: Dated): FeedEntry {
  const { site } = setting;
  const { words } = interfaceFor(site.language);
  const { id, published, modified, severities, project, cwe } = advisory;
  return {
    id: tagUri(site.url, published.slice(0, 4), id),
    path: advisoryPath(id),
    title: entryTitle(advisory, words),
    published,
    updated: modified,
    summary: shortSummary(advisory, words),
    html: entryHtml(advisory, content, setting, words),
    tags: [...(severities.rating === undefined ? [] : [severities.rating]), project, ...cwe],
  };
}

/** "ORB-2026-0003: Heap overflow", prefixed with "WITHDRAWN: " or "UPDATED: " if it applies. */
function entryTitle(advisory: Advisory, { feed: { marks } }: Catalogue = english): string {
  const { id, state, published, modified } = advisory;
  const mark =
    state === 'withdrawn' ? marks.withdrawn : isAfter(modified, published) ? marks.updated : '';
  const title = titleOf(advisory);
  return `${mark}${id}${title === id ? '' : `: ${title}`}`;
}

function shortSummary(advisory: Advisory, words: Catalogue): string {
  const { summary, withdrawn } = advisory;
  const parts = [withdrawn && words.feed.withdrawn(withdrawn.reason), summary].map((part) =>
    part?.replace(/[^.!?]$/, '$&.'),
  );
  return [...parts, severitiesInWords(advisory, words)]
    .filter((part) => part !== undefined)
    .join(' ');
}

/**
 * Returns the severity, or that of each package if they differ: "orbital (PyPI): Severity: ...".
 */
function severitiesInWords(advisory: Advisory, words: Catalogue): string {
  const own = severityGroups(advisory).flatMap(({ severity, packages }) =>
    packages === undefined
      ? []
      : [`${packages.map(packageLabel).join(', ')}: ${severityInWords(severity, words)}`],
  );
  return own.length === 0 || advisory.rating !== undefined
    ? severityInWords(advisory.severities, words)
    : own.join(' ');
}

function severityInWords({ main, rating }: Severity, { feed, severity }: Catalogue): string {
  if (rating === undefined) return feed.unrated;
  const cvss =
    main === undefined ? undefined : { version: main.version, score: main.overall.toFixed(1) };
  return feed.severity(severity.levels[rating], cvss);
}

function entryHtml(
  advisory: Advisory,
  content: Content,
  { site, now }: Dated,
  words: Catalogue,
): string {
  const { aliases, affected } = advisory;
  const names = aliases.length === 0 ? '' : ` ${words.feed.aliases(aliases.join(', '))}`;
  const parts = [
    withdrawal(advisory, content, site, words),
    `<p>${escapeHtml(severitiesInWords(advisory, words) + names)}</p>`,
    revisions(advisory, words),
    affectedTable(affected, words),
    waiting(advisory, content, now, words),
    renderMarkdown(bodyOf(advisory, content), { base: absolute(site, advisoryPath(advisory.id)) }),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function bodyOf(advisory: Advisory, { projects }: Content): string {
  const project = projects.find(({ slug }) => slug === advisory.project);
  return bodyWith(upgradeOfAdvisory(advisory, project), advisory);
}

function withdrawal(
  { withdrawn }: Advisory,
  { advisories }: Content,
  site: Site,
  { feed }: Catalogue,
): string {
  if (withdrawn === undefined) return '';
  const { at, reason, replaced_by: replacement } = withdrawn;
  // Must not disclose the id of an advisory that is not public.
  const known = replacement !== undefined && advisories.some(({ id }) => id === replacement);
  const link = known
    ? ` ${feed.see(`<a href="${absolute(site, advisoryPath(replacement))}">${escapeHtml(replacement)}</a>`)}`
    : '';
  return `<p><strong>${feed.withdrawnOn(dayOf(at))}</strong> ${escapeHtml(reason)}${link}</p>`;
}

function revisions({ revisions: all }: Advisory, { feed }: Catalogue): string {
  const shown = all.filter(({ kind }) => kind !== 'editorial');
  if (shown.length === 0) return '';
  const items = shown.map(({ at, note }) => `<li>${dayOf(at)}: ${escapeHtml(note)}</li>`).join('');
  return `<p>${feed.changes}</p>\n<ul>${items}</ul>`;
}

// The maintained branches that have no fix yet.
function waiting(
  advisory: Advisory,
  { projects }: Content,
  now: Instant,
  { feed }: Catalogue,
): string {
  const project = projects.find(({ slug }) => slug === advisory.project);
  const names = waitingNames(advisory, project, dayOf(now));
  return names.length === 0 ? '' : `<p>${escapeHtml(feed.waiting(names))}</p>`;
}

function affectedTable(affected: readonly Affected[], words: Catalogue): string {
  const rows = affected.flatMap((one) =>
    cellsOf(one, words).map(
      ([versions, fixed]) =>
        `<tr>${[packageLabel(one.package), versions, fixed].map(cell).join('')}</tr>`,
    ),
  );
  if (rows.length === 0) return '';
  const { feed } = words;
  const head = `<tr><th>${feed.package}</th><th>${feed.affected}</th><th>${feed.fixed}</th></tr>`;
  return `<table>\n<thead>${head}</thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

const cell = (text: string): string => `<td>${escapeHtml(text)}</td>`;

// A list can contain thousands of single versions; the page and the records show them all.
const MOST_VERSIONS = 20;

function cellsOf(one: Affected, { feed, range: texts }: Catalogue): (readonly [string, string])[] {
  const { ranges, versions } = one;
  const own = { ...one, ranges: ranges.filter(({ repo }) => repo === undefined) };
  const fixOf = (range: Range): string | undefined =>
    range.repo === undefined ? lastingFix(range, own) : range.fixed;
  if (ranges.length > 0)
    return ranges.map(
      (range) => [rangeInWords(range, texts), fixOf(range) ?? feed.notStated] as const,
    );
  const more = versions.length - MOST_VERSIONS;
  const shown = versions.slice(0, MOST_VERSIONS).join(', ');
  return versions.length === 0 ? [] : [[more > 0 ? feed.more(shown, more) : shown, feed.notStated]];
}
