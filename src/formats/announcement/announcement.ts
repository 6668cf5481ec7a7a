// The parts of an announcement, independent of its form (SPEC 11, Implementation, release day, step
// 5).

import type { Rating } from '../../model/cvss/rating.ts';
import type { Instant } from '../../model/instant.ts';

/** A vulnerability in the list of an announcement. */
export interface AnnouncedVulnerability {
  /** A CVE id, or the id of the advisory if it has no CVE. */
  readonly id: string;
  /** "CVSS score 8.7", "rated high" or "not rated". */
  readonly score: string;
  /** Plain text. */
  readonly summary: string;
  /** The path of the advisory's page. */
  readonly path: string;
  /** The address of the advisory's page. */
  readonly url: string;
  readonly rating: Rating | undefined;
  readonly exploited: boolean;
  readonly withdrawn: boolean;
}

/** A vulnerability that some or all released versions do not fix. */
interface UnfixedVulnerability extends AnnouncedVulnerability {
  /** "5.1.12 does not fix it after all; 5.1.13 does." Plain text. */
  readonly words: string;
}

export interface AnnouncementSection {
  readonly heading: string;
  /** Never empty. */
  readonly markdown: string;
}

/**
 * An announcement, independent of its form. The parts are in order. Everything except Markdown is
 * plain text on one line.
 */
export interface Announcement {
  /**
   * Set for a preview of embargoed content: shown in the subject, at the top and at the bottom of
   * every form.
   */
  readonly embargo?: string;
  /** The name of the project. */
  readonly project: string;
  readonly slug: string;
  readonly versions: readonly string[];
  readonly published: Instant;
  /** Changes since publication, oldest first. */
  readonly changes: readonly AnnouncedChange[];
  readonly subject: string;
  readonly to: readonly string[];
  readonly greeting: string;
  /** Lists the available versions, and precedes the list of vulnerabilities. */
  readonly paragraphs: readonly string[];
  readonly cves: readonly AnnouncedVulnerability[];
  /** Precedes everything but the greeting. One that only some versions fix is also in `cves`. */
  readonly unfixed: readonly UnfixedVulnerability[];
  /** The versions to upgrade to. */
  readonly advised: readonly string[];
  /** The text after the list. */
  readonly closing: string;
  /** Markdown: the text that the author of the release adds before the sections. Can be empty. */
  readonly prose: string;
  readonly sections: readonly AnnouncementSection[];
  /** The address of the announcement's page: the base of relative links in its Markdown. */
  readonly url: string;
}

/** A change of an advisory that subscribers are notified of. */
export interface AnnouncedChange {
  readonly at: Instant;
  /** Plain text, on one line if the advisory's text is. */
  readonly words: string;
}
