// The collections. All are loaded by the one reader, which has parsed the files with the schemas of
// model/. Nothing is parsed twice or by two rules, so the schema for Astro only names the type. A
// reading's content excludes private records.

import { defineCollection } from 'astro:content';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Content } from './model/content.ts';
import type { Instant } from './model/instant.ts';
import type { Preannouncement } from './model/release/preannouncement.ts';
import type { Logo } from './model/site/logo.ts';
import type { Redirect } from './model/site/redirects.ts';
import type { Site } from './model/site/site.ts';
import { currentReading, listen, type Shown, shownReading } from './publish/current-reading.ts';

function collection<Item extends { readonly file: string }>(
  pick: (content: Content) => readonly Item[],
  id: (item: Item) => string,
) {
  return defineCollection({
    schema: z.custom<Item>(),
    loader: {
      name: 'candor',
      load: async ({ collection: name, store, config, generateDigest, watcher }) => {
        const fill = ({ content, place }: Shown): void => {
          store.clear();
          for (const item of pick(content)) {
            const filePath = relative(fileURLToPath(config.root), resolve(place.folder, item.file));
            const data = { ...item };
            const entry = { id: id(item), data, filePath, digest: generateDigest(data) };
            // MDX becomes a module when a page requests it.
            store.set(item.file.endsWith('.mdx') ? { ...entry, deferredRender: true } : entry);
          }
        };
        // Astro provides a watcher only in the dev server. A build never asks for what that shows.
        fill(watcher ? await shownReading() : await currentReading());
        if (watcher) listen(name, fill);
      },
    },
  });
}

/** The data that pages need besides the collections. */
export interface Publication {
  readonly site: Site;
  readonly now: Instant;
  readonly publicFiles: readonly string[];
  readonly preannouncements: readonly Preannouncement[];
  readonly look: Look;
  readonly redirects: readonly Redirect[];
}

/** The publisher's design, as far as pages need it: its files are documents. */
export interface Look {
  readonly themed: boolean;
  readonly logo: Pick<Logo, 'path' | 'width' | 'height'> | undefined;
}

const lookOf = (theme: Content['theme'], logo: Content['logo']): Look => ({
  themed: theme !== undefined,
  logo: logo && { path: logo.path, width: logo.width, height: logo.height },
});

const publication = defineCollection({
  schema: z.custom<Publication>(),
  loader: {
    name: 'candor',
    load: async ({ collection: name, store, watcher }) => {
      const fill = ({
        site,
        place,
        content: { publicFiles, preannouncements, theme, logo, redirects },
      }: Shown): void => {
        store.clear();
        store.set({
          id: 'site',
          data: {
            site,
            now: place.now,
            publicFiles,
            preannouncements,
            look: lookOf(theme, logo),
            redirects,
          },
        });
      };
      fill(watcher ? await shownReading() : await currentReading());
      if (watcher) listen(name, fill);
    },
  },
});

export const collections = {
  publication,
  advisories: collection(
    (content) => content.advisories,
    ({ id }) => id,
  ),
  translations: collection(
    (content) => content.translations,
    ({ id, lang }) => `${id}/${lang}`,
  ),
  releases: collection(
    (content) => content.releases,
    ({ slug }) => slug,
  ),
  retrospectives: collection(
    (content) => content.retrospectives,
    ({ slug }) => slug,
  ),
  statements: collection(
    (content) => content.statements,
    ({ slug }) => slug,
  ),
  projects: collection(
    (content) => content.projects,
    ({ slug }) => slug,
  ),
  channels: collection(
    (content) => content.channels,
    ({ slug }) => slug,
  ),
  keys: collection(
    (content) => content.keys,
    ({ name }) => name,
  ),
  policies: collection(
    (content) => content.policies,
    ({ slug }) => slug,
  ),
};
