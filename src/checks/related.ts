// What an advisory says that it is related to: one of our own ids there must be public, or it would be published by the back door.

import { isPublic } from '../model/advisory.ts';
import { parseId } from '../model/id.ts';
import { advisoriesById, advisoriesOf, found } from './advisory.ts';
import { checkFor } from './check.ts';

/** Own ids in aliases, related and upstream of an advisory are public, unless the advisory itself is not. */
export const related = checkFor(['related-private'], function* (everything) {
  const known = advisoriesById(everything);
  const { prefix } = everything.site.id;
  for (const advisory of advisoriesOf(everything)) {
    for (const key of ['aliases', 'related', 'upstream'] as const) {
      for (const [index, id] of advisory[key].entries()) {
        if (parseId(id.replace(/^x_/, ''))?.prefix !== prefix) continue;
        const other = known.get(id.replace(/^x_/, ''));
        if (other !== undefined && (isPublic(other) || !isPublic(advisory))) continue;
        const fault =
          other === undefined ? `There is no advisory ${id}.` : `${id} is not public: its state is ${other.state}.`;
        yield found(advisory, 'related-private', { path: [key, index] }, fault);
      }
    }
  }
});
