// The related ids of an advisory: our own ids among them must be public, or they would be disclosed
// indirectly.

import { isPublic } from '../../model/advisory/advisory.ts';
import { parseId } from '../../model/advisory/id.ts';
import { privateNames } from '../../model/advisory/private-names.ts';
import type { Everything } from '../../model/content.ts';
import { checkFor } from '../check.ts';
import { advisoriesById, advisoriesOf, found } from './each.ts';

/**
 * Our own ids in aliases, related and upstream of an advisory are public, unless the advisory
 * itself is not. The same holds for ids that others assigned to our advisories, such as a CVE. The
 * ids of imported records are already public at their source.
 */
export const related = checkFor(['related-private'], function* (everything) {
  const known = advisoriesById(everything);
  const { prefix } = everything.site.id;
  const withheld = withheldAliases(everything);
  for (const advisory of advisoriesOf(everything)) {
    for (const key of ['aliases', 'related', 'upstream'] as const) {
      for (const [index, id] of advisory[key].entries()) {
        const path = [key, index];
        if (isPublic(advisory) && withheld.has(id.toUpperCase()))
          yield found(
            advisory,
            'related-private',
            { path },
            `${id} belongs to an advisory that is not public.`,
          );
        if (parseId(id.replace(/^x_/, ''))?.prefix !== prefix) continue;
        const other = known.get(id.replace(/^x_/, ''));
        if (other !== undefined && (isPublic(other) || !isPublic(advisory))) continue;
        const fault =
          other === undefined
            ? `The advisory ${id} does not exist.`
            : `${id} is not public: its state is ${other.state}.`;
        yield found(advisory, 'related-private', { path }, fault);
      }
    }
  }
});

/**
 * Returns the aliases, in capitals, of advisories that are not public, without those that a public
 * advisory or statement has too.
 */
function withheldAliases(everything: Everything): ReadonlySet<string> {
  const { content, desk } = everything;
  const own = desk.advisories.flatMap(privateNames);
  const known = new Set([
    ...content.advisories.flatMap(({ aliases }) => aliases.map((id) => id.toUpperCase())),
    ...content.statements.flatMap((one) =>
      [one.vulnerability, ...one.aliases].map((id) => id.toUpperCase()),
    ),
  ]);
  return new Set(own.map((id) => id.toUpperCase()).filter((id) => !known.has(id)));
}
