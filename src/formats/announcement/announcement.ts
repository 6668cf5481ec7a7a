// What an announcement consists of, before it is a mail or a page (SPEC 11, Implementation, release day, step 5).

import type { Rating } from '../../model/cvss/rating.ts';
import type { Instant } from '../../model/instant.ts';

/** A vulnerability in the list of an announcement. */
export interface AnnouncedVulnerability {
  /** A CVE id, or the advisory's own where it has none. */
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

export interface AnnouncementSection {
  readonly heading: string;
  /** Never empty. */
  readonly markdown: string;
}

/** An announcement, before it is a mail or a page. In the order of the parts; all but Markdown is plain text on one line. */
export interface Announcement {
  /** Set for a preview of what is under embargo: stands in the subject, at the top and at the bottom of every form. */
  readonly embargo?: string;
  /** The name of the project. */
  readonly project: string;
  readonly slug: string;
  readonly versions: readonly string[];
  readonly published: Instant;
  /** What has changed since it was published, the oldest first. */
  readonly changes: readonly AnnouncedChange[];
  readonly subject: string;
  readonly to: readonly string[];
  readonly greeting: string;
  /** What is available, and the words before the list. */
  readonly paragraphs: readonly string[];
  readonly cves: readonly AnnouncedVulnerability[];
  /** The words after the list. */
  readonly closing: string;
  /** Markdown: what the author of the release adds before the sections; may be empty. */
  readonly prose: string;
  readonly sections: readonly AnnouncementSection[];
  /** The address of its page, which relative links in its Markdown start from. */
  readonly url: string;
}

/** A change of an advisory that readers are told of. */
export interface AnnouncedChange {
  readonly at: Instant;
  /** Plain text, on one line where the advisory has one. */
  readonly words: string;
}
