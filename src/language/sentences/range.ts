// Formats an affected range in a language.

import type { Range } from '../../model/package/range.ts';
import { FROM_START } from '../../model/version/order.ts';
import type { Catalogue } from '../index.ts';

/** Returns "from 1.0.0, before 1.4.7". */
export function rangeInWords(
  { introduced, fixed, last_affected: last }: Range,
  words: Catalogue['range'],
): string {
  return words.affected({
    from: introduced === FROM_START ? undefined : introduced,
    before: fixed,
    last,
  });
}
