import type { Document, Setting } from '../format.ts';
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';
import type { FeedSource } from './source.ts';

/** Returns one feed in its three formats: RSS, Atom and JSON Feed. */
export const feedDocuments = (source: FeedSource, setting: Setting): Document[] =>
  [rss, atom, jsonFeed].map((format) => format(source, setting));
