// The feed of retrospectives: retrospectives/feed.{xml,atom,json}. The text of a retrospective is
// MDX, which feed readers cannot show. An entry contains the front matter, without the names of
// people, and a link to the page.

import { interfaceFor } from '../../language/index.ts';
import type { Content } from '../../model/content.ts';
import { renderMarkdown } from '../../model/markdown/render.ts';
import type { Retrospective } from '../../model/retrospective/retrospective.ts';
import { absolute, advisoryPath, retrospectivePath, type Site } from '../../model/site/site.ts';
import type { SiteFormat } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';
import { type FeedEntry, feedOf } from './feed.ts';
import { tagUri } from './source.ts';

/**
 * Returns the feed of all retrospectives. A retrospective has no revisions, so its entry never
 * moves to the top again.
 */
export const retrospectiveFeed: SiteFormat = (content, setting) => {
  const { name, publisher, language } = setting.site;
  const { retrospective: texts } = interfaceFor(language).words;
  const head = {
    title: texts.feed.title(name),
    description: texts.index.description(publisher.name),
    folder: 'retrospectives/',
    homePath: 'retrospectives/',
  };
  const items = content.retrospectives.map((retrospective) => ({
    name: retrospective.slug,
    published: retrospective.published,
    updated: retrospective.published,
    entry: () => retrospectiveEntry(retrospective, content, setting.site),
  }));
  return feedOf(head, items, setting);
};

/** Returns the entry of a retrospective. Omits advisories that are not public. */
export function retrospectiveEntry(
  retrospective: Retrospective,
  content: Content,
  site: Site,
): FeedEntry {
  const { slug, title, summary, published, advisories } = retrospective;
  const wanted = new Set(advisories);
  const known = content.advisories.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
  return {
    id: tagUri(site.url, published.slice(0, 4), `retrospective-${slug}`),
    path: retrospectivePath(slug),
    title: interfaceFor(site.language).words.retrospective.title(title),
    published,
    updated: published,
    ...(summary === undefined ? {} : { summary }),
    html: retrospectiveHtml(retrospective, known, site),
    tags: known,
  };
}

function retrospectiveHtml(
  retrospective: Retrospective,
  known: readonly string[],
  site: Site,
): string {
  const { slug, summary, root_cause: cause, pull_requests: pulls } = retrospective;
  const { parts: texts, feed } = interfaceFor(site.language).words.retrospective;
  const page = absolute(site, retrospectivePath(slug));
  const on = known.map((id) => link(absolute(site, advisoryPath(id)), id)).join(', ');
  const parts = [
    summary === undefined ? '' : `<p>${escapeHtml(summary)}</p>`,
    on === '' ? '' : `<p>${feed.on(on)}</p>`,
    cause === undefined ? '' : `<h2>${texts.cause}</h2>\n${text(cause, page, 'root-cause-')}`,
    list(texts.well, retrospective.went_well, page, 'went-well'),
    list(texts.wrong, retrospective.went_wrong, page, 'went-wrong'),
    list(texts.lucky, retrospective.lucky, page, 'lucky'),
    list(texts.factors, retrospective.factors, page, 'factors'),
    pulls.length === 0
      ? ''
      : `<h2>${texts.pulls}</h2>\n<ul>${pulls.map((url) => `<li>${link(url, url)}</li>`).join('')}</ul>`,
    `<p>${link(page, feed.whole)}.</p>`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function list(heading: string, items: readonly string[], base: string, ids: string): string {
  if (items.length === 0) return '';
  const rows = items.map((item, i) => `<li>${text(item, base, `${ids}-${i + 1}-`)}</li>`);
  return `<h2>${heading}</h2>\n<ul>${rows.join('')}</ul>`;
}

const text = (markdown: string, base: string, idPrefix: string): string =>
  renderMarkdown(markdown, { base, idPrefix, headingShift: 1 });

const link = (url: string, label: string): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
