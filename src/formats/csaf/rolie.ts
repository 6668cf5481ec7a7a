// ROLIE (RFC 8322) in JSON, as CSAF 2.0 sections 7.1.15 to 7.1.17 require: a feed, a service and a
// category document.

import type { Instant } from '../../model/instant.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { order } from '../../model/text/order.ts';
import type { Setting } from '../format.ts';
import { documentTitle } from './document.ts';
import { type Entry, SIGNATURE } from './entry.ts';
import { CATEGORIES, FEED, SERVICE } from './place.ts';
import { toSecond } from './tracking.ts';

const CSAF = { scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' };

/**
 * Returns the feed of all documents, in their order. `updated` is the time of the last change of
 * any of them.
 */
export function rolieFeed(entries: readonly Entry[], updated: Instant, setting: Setting): object {
  const { site } = setting;
  return {
    feed: {
      id: 'csaf-feed-tlp-white',
      title: feedTitle(site),
      link: [
        { rel: 'self', href: absolute(site, FEED) },
        { rel: 'service', href: absolute(site, SERVICE) },
      ],
      category: [CSAF],
      updated,
      entry: entries.map((entry) => feedEntry(entry, setting)),
    },
  };
}

function feedEntry(
  { advisory, path, released, companions }: Entry,
  { site, projects }: Setting,
): object {
  const src = absolute(site, path);
  const { summary, project } = advisory;
  return {
    id: advisory.id,
    title: documentTitle(advisory),
    // Every existing hash and signature must be linked (section 7.1.15).
    link: [
      { rel: 'self', href: src },
      ...companions.map((ending) => ({
        rel: ending === SIGNATURE ? 'signature' : 'hash',
        href: src + ending,
      })),
    ],
    published: toSecond(advisory.published),
    updated: released,
    ...(summary === undefined ? {} : { summary: { content: summary } }),
    category: [{ term: projects.get(project)?.name ?? project }],
    content: { type: 'application/json', src },
    format: {
      schema: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json',
      version: '2.0',
    },
  };
}

/** Returns the service document: the only collection. */
export function rolieService(site: Site): object {
  const collection = {
    title: feedTitle(site),
    href: absolute(site, FEED),
    categories: { href: absolute(site, CATEGORIES), category: [CSAF] },
  };
  return {
    service: {
      workspace: [
        { title: `${site.publisher.name}: public CSAF documents`, collection: [collection] },
      ],
    },
  };
}

/** Returns the category document: the projects of the documents. */
export function rolieCategories(entries: readonly Entry[], { projects }: Setting): object {
  const names = entries.map(({ advisory: { project } }) => projects.get(project)?.name ?? project);
  return { categories: { category: [...new Set(names)].sort(order).map((term) => ({ term })) } };
}

const feedTitle = (site: Site): string => `${site.publisher.name}: CSAF documents (TLP:WHITE)`;
