// Withdrawn advisories: their replacement is public.

import { isPublic } from '../../model/advisory/advisory.ts';
import { checkFor } from '../check.ts';
import { unknownAdvisory } from '../references-between-files.ts';
import { type AnyAdvisory, advisoriesById, advisoriesOf, found } from './each.ts';

/**
 * The replacement exists, is public, and is a different advisory that is not itself replaced by
 * this one.
 */
export const replacements = checkFor(['replacement-unknown'], function* (everything) {
  const known = advisoriesById(everything);
  const unknown = unknownAdvisory(known.values());
  for (const advisory of advisoriesOf(everything)) {
    const id = advisory.withdrawn?.replaced_by;
    if (id === undefined) continue;
    const at = { path: ['withdrawn', 'replaced_by'] };
    const replacement = known.get(id);
    if (replacement === undefined) {
      const { message, remedy } = unknown(id);
      yield found(advisory, 'replacement-unknown', at, message, remedy);
      continue;
    }
    const fault = faultOf(advisory, id, replacement);
    if (fault) yield found(advisory, 'replacement-unknown', at, fault);
  }
});

function faultOf(advisory: AnyAdvisory, id: string, replacement: AnyAdvisory): string | undefined {
  if (replacement === advisory) return '"replaced_by" names the advisory itself.';
  if (!isPublic(replacement)) return `${id} is not public: its state is ${replacement.state}.`;
  if (replacement.withdrawn?.replaced_by === advisory.id)
    return `${id} is itself withdrawn and replaced by this advisory.`;
  return undefined;
}
