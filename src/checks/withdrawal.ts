// Withdrawn advisories: what takes their place is public.

import { isPublic } from '../model/advisory.ts';
import { type AnyAdvisory, advisoriesById, advisoriesOf, found } from './advisory.ts';
import { checkFor } from './check.ts';

/** The replacement exists, is public, is another advisory and not withdrawn itself for this one. */
export const replacements = checkFor(['replacement-unknown'], function* (everything) {
  const known = advisoriesById(everything);
  for (const advisory of advisoriesOf(everything)) {
    const id = advisory.withdrawn?.replaced_by;
    if (id === undefined) continue;
    const fault = faultOf(advisory, id, known.get(id));
    if (fault) yield found(advisory, 'replacement-unknown', { path: ['withdrawn', 'replaced_by'] }, fault);
  }
});

function faultOf(advisory: AnyAdvisory, id: string, replacement: AnyAdvisory | undefined): string | undefined {
  if (replacement === undefined) return `There is no advisory ${id}.`;
  if (replacement === advisory) return 'The advisory is said to be replaced by itself.';
  if (!isPublic(replacement)) return `${id} is not public: its state is ${replacement.state}.`;
  if (replacement.withdrawn?.replaced_by === advisory.id)
    return `${id} is itself withdrawn in favour of this advisory.`;
  return undefined;
}
