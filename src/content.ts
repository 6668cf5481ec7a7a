// The only access of pages to content. Pages work with advisories and releases, not with
// collections.

import {
  type CollectionEntry,
  type CollectionKey,
  getCollection,
  getEntry,
  render,
} from 'astro:content';
import type { Look } from './content.config.ts';
import { type Document, type Setting, settingOf } from './formats/format.ts';
import {
  documentsAbout as documentsAboutAdvisory,
  type LinkedDocument,
  siteDocuments,
} from './formats/index.ts';
import type { Advisory } from './model/advisory/advisory.ts';
import { type Content, inOrder } from './model/content.ts';
import type { Instant } from './model/instant.ts';
import type { Site } from './model/site/site.ts';

const publication = await getEntry('publication', 'site');
if (publication === undefined) throw new Error('The content was not read.');

/** The publisher. */
export const site: Site = publication.data.site;

/** The publisher's design. */
export const look: Look = publication.data.look;

/** The time of the build. */
export const now: Instant = publication.data.now;

/** The input of formats besides content. */
export const setting: Setting = settingOf(site, now, {
  projects: await all('projects'),
  channels: await all('channels'),
});

let loaded: Promise<Content> | undefined;

/** Loads all public content, in the order of model/content.ts: collections are unordered. */
export function loadContent(): Promise<Content> {
  // The dev server must see every edit; a build reads the collections once.
  if (!import.meta.env.PROD) return collect();
  loaded ??= collect();
  return loaded;
}

async function collect(): Promise<Content> {
  return inOrder({
    advisories: await all('advisories'),
    translations: await all('translations'),
    releases: await all('releases'),
    retrospectives: await all('retrospectives'),
    statements: await all('statements'),
    projects: await all('projects'),
    channels: await all('channels'),
    keys: await all('keys'),
    policies: await all('policies'),
    publicFiles: publication?.data.publicFiles ?? [],
    preannouncements: publication?.data.preannouncements ?? [],
    redirects: publication?.data.redirects ?? [],
  });
}

async function all<Key extends CollectionKey>(name: Key): Promise<CollectionEntry<Key>['data'][]> {
  return (await getCollection(name)).map(({ data }) => data);
}

/** Returns the documents about an advisory: exactly those that are published. */
export async function documentsAbout(advisory: Advisory): Promise<LinkedDocument[]> {
  return documentsAboutAdvisory(advisory, await loadContent(), setting);
}

/** Returns the documents of the whole site. */
export async function documentsOfSite(): Promise<Document[]> {
  return siteDocuments(await loadContent(), setting);
}

/** Returns the component of an MDX retrospective's text; undefined if it is plain Markdown. */
export async function retrospectiveBody(slug: string) {
  const entry = await getEntry('retrospectives', slug);
  if (!entry?.data.file.endsWith('.mdx')) return undefined;
  return (await render(entry)).Content;
}

/** Returns a path of the site, relative to the root of its host: `/security/advisories/`. */
export function href(path: string): string {
  return `${site.base}${path.replace(/^\/+/, '')}`;
}
