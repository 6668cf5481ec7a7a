// The feed of announcements: announcements/feed.{xml,atom,json}, each entry with the whole announcement.

import type { Content } from '../model/content.ts';
import { renderMarkdown } from '../model/markdown.ts';
import type { Release } from '../model/release.ts';
import { absolute, announcementPath, type Site } from '../model/site.ts';
import { type AnnouncedVulnerability, announcementOf } from './announcement.ts';
import { type FeedEntry, feedOf } from './feed.ts';
import { tagUri } from './feed-source.ts';
import type { Setting, SiteFormat } from './format.ts';
import { escapeHtml } from './xml-text.ts';

/** The feed of all announcements. An announcement has no revisions: its entry never comes up again. */
export const announcementFeed: SiteFormat = (content, setting) => {
  const { name } = setting.site;
  const head = {
    title: `${name}: announcements`,
    description: `Announcements of security releases by ${setting.site.publisher.name}.`,
    folder: 'announcements/',
    homePath: 'announcements/',
  };
  const items = content.releases.map((release) => ({
    name: release.slug,
    published: release.published,
    updated: release.published,
    entry: () => announcementEntry(release, content, setting),
  }));
  return feedOf(head, items, setting);
};

/** The entry of the announcement of a release: what its page says. */
export function announcementEntry(release: Release, content: Content, setting: Setting): FeedEntry {
  const { slug, published, project } = release;
  const {
    subject,
    greeting,
    paragraphs,
    cves,
    closing,
    prose,
    sections,
    url: base,
  } = announcementOf(release, content, setting);
  const [first = subject] = paragraphs;
  const parts = [
    ...[greeting, ...paragraphs].map(paragraph),
    vulnerabilities(cves, setting.site),
    paragraph(closing),
    prose === '' ? '' : renderMarkdown(prose, { base, idPrefix: 'notes-' }),
    ...sections.map(({ heading, markdown }, i) => {
      const text = renderMarkdown(markdown, { base, idPrefix: `part-${i + 1}-` });
      return `<h2>${escapeHtml(heading)}</h2>\n${text}`;
    }),
  ];
  return {
    id: tagUri(setting.site.url, published.slice(0, 4), `announcement-${slug}`),
    path: announcementPath(slug),
    title: subject,
    published,
    updated: published,
    summary: first,
    html: parts.filter((part) => part !== '').join('\n'),
    tags: [project],
  };
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

function vulnerabilities(cves: readonly AnnouncedVulnerability[], site: Site): string {
  if (cves.length === 0) return '';
  const items = cves.map(({ id, score, summary, path }) => {
    const link = `<a href="${escapeHtml(absolute(site, path))}">${escapeHtml(id)}</a>`;
    return `<li>${link} ${escapeHtml(`(${score}): ${summary}`)}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}
