// An advisory in a feed: everything that its page says, for those who read in a feed reader.

import { type Advisory, type Affected, titleOf } from '../model/advisory.ts';
import type { Content } from '../model/content.ts';
import { dayOf, isAfter } from '../model/instant.ts';
import { renderMarkdown } from '../model/markdown.ts';
import { packageLabel } from '../model/package.ts';
import { rangeInWords } from '../model/range.ts';
import type { Severity } from '../model/severity.ts';
import { absolute, advisoryPath, type Site } from '../model/site.ts';
import { bodyWith } from './advisory-body.ts';
import { upgradeOfAdvisory } from './announcement-upgrade.ts';
import { type FeedEntry, tagUri } from './feed-source.ts';
import { escapeHtml } from './xml-text.ts';

/** The entry of an advisory, the same in every feed that holds it. */
export function advisoryEntry(advisory: Advisory, content: Content, site: Site): FeedEntry {
  const { id, published, modified, severities, project, cwe } = advisory;
  return {
    id: tagUri(site.url, published.slice(0, 4), id),
    path: advisoryPath(id),
    title: entryTitle(advisory),
    published,
    updated: modified,
    summary: shortSummary(advisory),
    html: entryHtml(advisory, content, site),
    tags: [...(severities.rating === undefined ? [] : [severities.rating]), project, ...cwe],
  };
}

/** "ORB-2026-0003: Heap overflow", behind "WITHDRAWN: " or "UPDATED: " where it is. */
export function entryTitle(advisory: Advisory): string {
  const { id, state, published, modified } = advisory;
  const mark = state === 'withdrawn' ? 'WITHDRAWN: ' : isAfter(modified, published) ? 'UPDATED: ' : '';
  const title = titleOf(advisory);
  return `${mark}${id}${title === id ? '' : `: ${title}`}`;
}

function shortSummary({ summary, severities, withdrawn }: Advisory): string {
  const parts = [withdrawn && `Withdrawn: ${withdrawn.reason}`, summary].map((part) => part?.replace(/[^.!?]$/, '$&.'));
  return [...parts, severityInWords(severities)].filter((part) => part !== undefined).join(' ');
}

function severityInWords({ main, rating }: Severity): string {
  if (rating === undefined) return 'Severity: not rated.';
  return `Severity: ${rating}${main === undefined ? '' : ` (CVSS ${main.version} score ${main.overall.toFixed(1)})`}.`;
}

function entryHtml(advisory: Advisory, content: Content, site: Site): string {
  const { aliases, severities, affected } = advisory;
  const names = aliases.length === 0 ? '' : ` Also known as ${aliases.join(', ')}.`;
  const parts = [
    withdrawal(advisory, content, site),
    `<p>${escapeHtml(severityInWords(severities) + names)}</p>`,
    revisions(advisory),
    affectedTable(affected),
    renderMarkdown(bodyOf(advisory, content), { base: absolute(site, advisoryPath(advisory.id)) }),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function bodyOf(advisory: Advisory, { projects }: Content): string {
  const project = projects.find(({ slug }) => slug === advisory.project);
  return bodyWith(upgradeOfAdvisory(advisory, project), advisory);
}

function withdrawal({ withdrawn }: Advisory, { advisories }: Content, site: Site): string {
  if (withdrawn === undefined) return '';
  const { at, reason, replaced_by: replacement } = withdrawn;
  // The id of an advisory that is not public must not be told.
  const known = replacement !== undefined && advisories.some(({ id }) => id === replacement);
  const link = known
    ? ` See <a href="${absolute(site, advisoryPath(replacement))}">${escapeHtml(replacement)}</a>.`
    : '';
  return `<p><strong>Withdrawn on ${dayOf(at)}:</strong> ${escapeHtml(reason)}${link}</p>`;
}

function revisions({ revisions: all }: Advisory): string {
  const told = all.filter(({ kind }) => kind !== 'editorial');
  if (told.length === 0) return '';
  const items = told.map(({ at, note }) => `<li>${dayOf(at)}: ${escapeHtml(note)}</li>`).join('');
  return `<p>Changes since publication:</p>\n<ul>${items}</ul>`;
}

function affectedTable(affected: readonly Affected[]): string {
  const rows = affected.flatMap((one) =>
    cellsOf(one).map(
      ([versions, fixed]) => `<tr>${[packageLabel(one.package), versions, fixed].map(cell).join('')}</tr>`,
    ),
  );
  if (rows.length === 0) return '';
  const head = '<tr><th>Package</th><th>Affected versions</th><th>Fixed in</th></tr>';
  return `<table>\n<thead>${head}</thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

const cell = (text: string): string => `<td>${escapeHtml(text)}</td>`;

// A list of single versions can have thousands; the page and the records hold them all.
const MOST_VERSIONS = 20;

function cellsOf({ ranges, versions }: Affected): (readonly [string, string])[] {
  if (ranges.length > 0) return ranges.map((range) => [rangeInWords(range), range.fixed ?? 'not stated'] as const);
  const more = versions.length - MOST_VERSIONS;
  const shown = versions.slice(0, MOST_VERSIONS).join(', ');
  return versions.length === 0 ? [] : [[more > 0 ? `${shown} and ${more} more` : shown, 'not stated']];
}
