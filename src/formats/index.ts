// Every format, as one table. To add one, create a file of the shape in format.ts, and add a line
// here with its switch in site.yaml. The build, the dev server and the advisory's page use the
// table.

import type { Advisory } from '../model/advisory/advisory.ts';
import type { Content } from '../model/content.ts';
import type { FormatName } from '../model/site/site.ts';
import { announcements } from './announcement/make.ts';
import { calendar } from './calendar/calendar.ts';
import { keys } from './contact/keys.ts';
import { securityTxt } from './contact/security-txt.ts';
import { wkd } from './contact/wkd.ts';
import { csaf } from './csaf/document.ts';
import { csafCompanions } from './csaf/entry.ts';
import { csafProvider } from './csaf/files.ts';
import { csafPath } from './csaf/place.ts';
import { csaf21 } from './csaf/v2-1/document.ts';
import { cveDrafts, cveDraftsOf } from './cve/draft.ts';
import { retrospectiveActions } from './data/actions.ts';
import { advisoryIndex } from './data/advisory-index.ts';
import { checkData } from './data/check.ts';
import { metrics } from './data/metrics.ts';
import { versionDocuments } from './data/versions.ts';
import { announcementFeed } from './feed/announcements.ts';
import { advisoryFeed } from './feed/feed.ts';
import { metricsFeed } from './feed/metrics.ts';
import { projectFeeds } from './feed/projects.ts';
import { retrospectiveFeed } from './feed/retrospectives.ts';
import { severityFeeds } from './feed/severities.ts';
import { feedStyle } from './feed/style-sheet.ts';
import type { AdvisoryFormat, Document, Setting, SiteFormat } from './format.ts';
import { appearance } from './hosting/appearance.ts';
import { favicon } from './hosting/favicon.ts';
import { redirects } from './hosting/redirects.ts';
import { robots } from './hosting/robots.ts';
import { securityHeaders } from './hosting/security-headers.ts';
import { sitemap } from './hosting/sitemap.ts';
import { osvBulk } from './osv/bulk.ts';
import { osvBundles } from './osv/bundles.ts';
import { osv } from './osv/osv.ts';
import { vex } from './vex/advisory.ts';
import { statements } from './vex/statements.ts';

/** A format and its switch. */
interface Row<Format> {
  /** Its switch in site.yaml; absent if pages need the format. */
  readonly name?: FormatName;
  readonly format: Format;
}

const ADVISORY_FORMATS: readonly Row<AdvisoryFormat>[] = [
  { name: 'osv', format: osv },
  { name: 'csaf', format: csaf },
  { name: 'csaf_2_1', format: csaf21 },
  { name: 'vex', format: vex },
];

const SITE_FORMATS: readonly Row<SiteFormat>[] = [
  { name: 'osv', format: osvBulk },
  { name: 'osv', format: osvBundles },
  { name: 'csaf', format: csafProvider },
  { name: 'cve', format: cveDrafts },
  { name: 'vex', format: statements },
  { name: 'feeds', format: advisoryFeed },
  { name: 'feeds', format: projectFeeds },
  { name: 'feeds', format: severityFeeds },
  { name: 'feeds', format: announcementFeed },
  { name: 'feeds', format: retrospectiveFeed },
  { name: 'feeds', format: metricsFeed },
  { name: 'feeds', format: feedStyle },
  { format: announcements },
  { name: 'security_txt', format: securityTxt },
  { name: 'keys', format: keys },
  { name: 'wkd', format: wkd },
  { name: 'calendar', format: calendar },
  { name: 'versions', format: versionDocuments },
  { name: 'check', format: checkData },
  { name: 'metrics', format: metrics },
  { format: advisoryIndex },
  { format: retrospectiveActions },
  { format: appearance },
  { format: favicon },
  { format: sitemap },
  { format: robots },
  { format: redirects },
  { format: securityHeaders },
];

/** Returns the formats of a table that site.yaml does not switch off. */
function switchedOn<Format>(rows: readonly Row<Format>[], { site }: Setting): Format[] {
  return rows
    .filter(({ name }) => name === undefined || site.formats[name])
    .map(({ format }) => format);
}

/** Returns the documents of one advisory. */
export function documentsOf(advisory: Advisory, setting: Setting): Document[] {
  return switchedOn(ADVISORY_FORMATS, setting).flatMap((format) => format(advisory, setting) ?? []);
}

/** Returns the documents of the site as a whole. */
export function siteDocuments(content: Content, setting: Setting): Document[] {
  return switchedOn(SITE_FORMATS, setting).flatMap((format) => format(content, setting));
}

/** A document as the page of an advisory links it. */
export interface LinkedDocument extends Pick<Document, 'path' | 'title' | 'type'> {
  /** Its companion files: hashes, a signature. */
  readonly companions: readonly Pick<Document, 'path' | 'title'>[];
}

/**
 * Returns exactly the published documents about one advisory: its own, and the drafts of the CVE
 * records made from it.
 */
export function documentsAbout(
  advisory: Advisory,
  content: Content,
  setting: Setting,
): LinkedDocument[] {
  const drafts = setting.site.formats.cve ? cveDraftsOf(advisory, content, setting) : [];
  return [...documentsOf(advisory, setting), ...drafts].map(({ path, title, type }) => ({
    path,
    title,
    type,
    companions: path === csafPath(advisory) ? csafCompanions(advisory, content, setting.site) : [],
  }));
}

/** Returns every document, those of advisories first. Paths are unique. */
export function allDocuments(content: Content, setting: Setting): Document[] {
  return [
    ...content.advisories.flatMap((advisory) => documentsOf(advisory, setting)),
    ...siteDocuments(content, setting),
  ];
}
