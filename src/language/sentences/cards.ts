// The words on social cards.

import type { CardWords } from '../../model/views/cards.ts';
import { interfaceFor } from '../index.ts';
import { severityLabel } from './severity.ts';

/** Returns the words on the cards of a site in its language, given as a BCP 47 tag. */
export function cardWordsIn(language: string): CardWords {
  const { advisory, feed, severity } = interfaceFor(language).words;
  return {
    ...feed.cards,
    withdrawn: advisory.withdrawn,
    severity: (one) => severityLabel(one, severity),
  };
}
