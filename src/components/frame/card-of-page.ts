// The preview image of a page when it is shared.

import { cardWordsIn } from '../../language/sentences/cards.ts';
import type { Content } from '../../model/content.ts';
import type { Site } from '../../model/site/site.ts';
import { type Card, cardsOf } from '../../model/views/cards.ts';

// A build has one content object, and all its pages use the cache.
const cache = new WeakMap<Content, ReadonlyMap<string, Card>>();

/**
 * Returns the preview image of a page, otherwise that of the site; undefined if the site has none.
 */
export function cardOfPage(
  content: Content,
  site: Site,
  path: string | undefined,
): Card | undefined {
  const known =
    cache.get(content) ??
    new Map(cardsOf(content, site, cardWordsIn(site.language)).map((card) => [card.page, card]));
  cache.set(content, known);
  return known.get(path ?? '') ?? known.get('');
}
