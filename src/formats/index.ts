// Every format, as one table. To add one: a file of the shape in format.ts, and a line here. Its place in the build and in the
// dev server, and its link on the advisory's page, follow.

import type { Advisory } from '../model/advisory.ts';
import type { Content } from '../model/content.ts';
import { announcements } from './announcement.ts';
import { announcementFeed } from './announcement-feed.ts';
import { calendar } from './calendar.ts';
import { csaf } from './csaf/document.ts';
import { csafProvider } from './csaf/files.ts';
import { cveDrafts } from './cve/draft.ts';
import { advisoryFeed } from './feed.ts';
import type { AdvisoryFormat, Document, Setting, SiteFormat } from './format.ts';
import { keys } from './keys.ts';
import { osv } from './osv.ts';
import { osvBulk } from './osv-bulk.ts';
import { projectFeeds } from './project-feeds.ts';
import { retrospectiveFeed } from './retrospective-feed.ts';
import { robots } from './robots.ts';
import { securityTxt } from './security-txt.ts';
import { severityFeeds } from './severity-feeds.ts';
import { sitemap } from './sitemap.ts';
import { versionDocuments } from './version-document.ts';
import { vex } from './vex/advisory.ts';
import { statements } from './vex/statements.ts';
import { wkd } from './wkd.ts';

export const ADVISORY_FORMATS: readonly AdvisoryFormat[] = [osv, csaf, vex];

export const SITE_FORMATS: readonly SiteFormat[] = [
  osvBulk,
  csafProvider,
  cveDrafts,
  statements,
  advisoryFeed,
  projectFeeds,
  severityFeeds,
  announcementFeed,
  retrospectiveFeed,
  announcements,
  securityTxt,
  keys,
  wkd,
  calendar,
  versionDocuments,
  sitemap,
  robots,
];

/** The documents of one advisory. */
export function documentsOf(advisory: Advisory, setting: Setting): Document[] {
  return ADVISORY_FORMATS.flatMap((format) => format(advisory, setting) ?? []);
}

/** The documents of the site as a whole. */
export function siteDocuments(content: Content, setting: Setting): Document[] {
  return SITE_FORMATS.flatMap((format) => format(content, setting));
}

/** Every document, those of advisories first. No two have the same path. */
export function allDocuments(content: Content, setting: Setting): Document[] {
  return [
    ...content.advisories.flatMap((advisory) => documentsOf(advisory, setting)),
    ...siteDocuments(content, setting),
  ];
}
