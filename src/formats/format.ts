// The common shape of everything that Candor publishes beside its pages.

import type { Advisory } from '../model/advisory/advisory.ts';
import type { Content } from '../model/content.ts';
import type { Instant } from '../model/instant.ts';
import type { Project } from '../model/project/project.ts';
import type { Channel } from '../model/reporting/channel.ts';
import type { Site } from '../model/site/site.ts';
import { type EnglishTexts, englishTexts } from './text/team-english.ts';

/** A file of the site. */
export interface Document {
  /** Path relative to the site root, without a leading "/". Segments are URL-safe. */
  readonly path: string;
  /** Its name for readers: "OSV". */
  readonly title: string;
  /** Its media type. */
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** The input of a format besides the content. */
export interface Setting {
  readonly site: Site;
  /**
   * The time of the build. Formats use it only if the standard requires a time that no content has,
   * and for the support of branches on that day.
   */
  readonly now: Instant;
  /** Every project by its slug. */
  readonly projects: ReadonlyMap<string, Project>;
  /** All channels, including retired ones. */
  readonly channels: readonly Channel[];
  /** The English translations of advisories in another language. */
  readonly english: EnglishTexts;
}

/** Returns the setting for some content. */
export function settingOf(
  site: Site,
  now: Instant,
  {
    projects,
    channels = [],
    translations = [],
  }: Pick<Content, 'projects'> & Partial<Pick<Content, 'channels' | 'translations'>>,
): Setting {
  return {
    site,
    now,
    projects: new Map(projects.map((project) => [project.slug, project])),
    channels,
    english: englishTexts(translations),
  };
}

/** Returns the document of one advisory, or undefined if the format cannot represent it. */
export type AdvisoryFormat = (advisory: Advisory, setting: Setting) => Document | undefined;

/** Returns the documents of the whole site: feeds, indexes, security.txt. */
export type SiteFormat = (content: Content, setting: Setting) => Document[];
