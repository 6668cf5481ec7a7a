// The one shape of everything that Candor publishes beside its pages.

import type { Advisory } from '../model/advisory/advisory.ts';
import type { Content } from '../model/content.ts';
import type { Instant } from '../model/instant.ts';
import type { Project } from '../model/project/project.ts';
import type { Channel } from '../model/reporting/channel.ts';
import type { Site } from '../model/site/site.ts';

/** A file of the site. */
export interface Document {
  /** Path from the top of the site, without a leading "/". Segments are URL-safe. */
  readonly path: string;
  /** What readers call it: "OSV". */
  readonly title: string;
  /** Its media type. */
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** What a format may know besides the content. */
export interface Setting {
  readonly site: Site;
  /** The time of the build; formats use it only where the standard asks for a time that no content has. */
  readonly now: Instant;
  /** Every project by its slug. */
  readonly projects: ReadonlyMap<string, Project>;
  /** All channels, retired ones too. */
  readonly channels: readonly Channel[];
}

/** The setting for some content. */
export function settingOf(
  site: Site,
  now: Instant,
  { projects, channels = [] }: Pick<Content, 'projects'> & Partial<Pick<Content, 'channels'>>,
): Setting {
  return { site, now, projects: new Map(projects.map((project) => [project.slug, project])), channels };
}

/** The document of one advisory, or undefined where the format has no place for it. */
export type AdvisoryFormat = (advisory: Advisory, setting: Setting) => Document | undefined;

/** The documents of the whole site: feeds, indexes, security.txt. */
export type SiteFormat = (content: Content, setting: Setting) => Document[];
