// The feed of announcements: announcements/feed.{xml,atom,json}. Each entry contains the whole
// announcement.

import { interfaceFor } from '../../language/index.ts';
import type { Content } from '../../model/content.ts';
import { latest } from '../../model/instant.ts';
import { announcementModified } from '../../model/release/changes.ts';
import type { Release } from '../../model/release/release.ts';
import { announcementPath } from '../../model/site/site.ts';
import { subjectAfterChange } from '../announcement/changes.ts';
import { announcementArticle } from '../announcement/html.ts';
import { announcementOf } from '../announcement/make.ts';
import type { Setting, SiteFormat } from '../format.ts';
import { type FeedEntry, feedOf } from './feed.ts';
import { tagUri } from './source.ts';

/**
 * Returns the feed of all announcements. A revision of an advisory changes the announcement too, and
 * moves its entry to the top again.
 */
export const announcementFeed: SiteFormat = (content, setting) => {
  const { name, publisher, language } = setting.site;
  const { announcements: texts } = interfaceFor(language).words.feed;
  const head = {
    title: texts.title(name),
    description: texts.description(publisher.name),
    folder: 'announcements/',
    homePath: 'announcements/',
  };
  const known = new Map(content.advisories.map((one) => [one.id, one]));
  const items = content.releases.map((release) => ({
    name: release.slug,
    published: release.published,
    updated: announcementModified(release, known),
    entry: () => announcementEntry(release, content, setting),
  }));
  return feedOf(head, items, setting);
};

/** Returns the entry of the announcement of a release: the content of its page. */
export function announcementEntry(release: Release, content: Content, setting: Setting): FeedEntry {
  const { slug, published, project } = release;
  const announcement = announcementOf(release, content, setting);
  const { subject, paragraphs, changes } = announcement;
  return {
    id: tagUri(setting.site.url, published.slice(0, 4), `announcement-${slug}`),
    path: announcementPath(slug),
    title: subjectAfterChange(announcement),
    published,
    updated: latest(published, ...changes.map(({ at }) => at)),
    summary: paragraphs[0] ?? subject,
    html: announcementArticle(announcement),
    tags: [project],
  };
}
