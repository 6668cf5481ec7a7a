// Other identifiers of the same vulnerability. OSV schema: `aliases`, `related` and `upstream`
// contain neither the record itself nor duplicates. No two of our records describe the same
// vulnerability.

import { isCve, osvId } from '../../model/advisory/id.ts';
import type { Everything } from '../../model/content.ts';
import type { Place } from '../../model/problem/problem.ts';
import { checkFor, type Found } from '../check.ts';
import { type AnyAdvisory, advisoriesOf, checkAdvisories, found } from './each.ts';

const LISTS = ['aliases', 'related', 'upstream'] as const;

/** No identifier is listed twice in one advisory, and its own id is not listed. */
export const aliases = checkAdvisories(
  ['alias-self', 'alias-repeated'],
  function* (advisory, { site }) {
    const own = new Set([advisory.id, osvId(advisory.id, site.id.registered)]);
    const seen = new Map<string, string>();
    for (const list of LISTS)
      for (const [i, alias] of advisory[list].entries()) {
        const place = { path: [list, i] };
        const first = seen.get(alias);
        if (own.has(alias))
          yield found(advisory, 'alias-self', place, `${alias} is the id of this advisory.`);
        else if (first !== undefined)
          yield found(
            advisory,
            'alias-repeated',
            place,
            `${alias} is already listed under "${first}".`,
          );
        seen.set(alias, first ?? list);
      }
  },
);

/**
 * An advisory has at most one CVE. A withdrawn one keeps its names, because it cannot be split any
 * more.
 */
export const severalCves = checkAdvisories(['alias-several-cves'], function* (advisory) {
  const { imported, aliases: listed, withdrawn } = advisory;
  const further = furtherCve(imported === undefined ? [] : [imported.id], listed);
  if (withdrawn === undefined && further !== undefined)
    yield found(advisory, 'alias-several-cves', further.at, further.message);
});

/**
 * Returns the place of the first alias that is a second CVE, with a message; undefined if there is
 * none. `own` are the names outside of the aliases.
 */
export function furtherCve(
  own: readonly string[],
  listed: readonly string[],
): { readonly at: Place; readonly message: string } | undefined {
  const cves = [...new Set([...own, ...listed].filter(isCve))];
  const [, second] = cves;
  if (second === undefined) return undefined;
  const message = `${cves.join(', ')} are different vulnerabilities, but only one can be described here.`;
  return { at: { path: ['aliases', listed.indexOf(second)] }, message };
}

interface Claim {
  readonly advisory: AnyAdvisory;
  readonly index: number;
}

/** No alias belongs to two advisories, unless one of them is withdrawn. */
export const claimedAliases = checkFor(['alias-duplicate'], function* (everything: Everything) {
  const claims = new Map<string, Claim[]>();
  for (const advisory of advisoriesOf(everything)) {
    if (advisory.withdrawn !== undefined) continue;
    for (const [index, alias] of advisory.aliases.entries()) {
      const known = claims.get(alias);
      if (known === undefined) claims.set(alias, [{ advisory, index }]);
      else if (known.at(-1)?.advisory !== advisory) known.push({ advisory, index });
    }
  }
  for (const [alias, claimants] of claims) yield* duplicates(alias, claimants);
});

function* duplicates(
  alias: string,
  claimants: readonly Claim[],
): Generator<Found<'alias-duplicate'>> {
  const [first, second] = claimants;
  if (first === undefined || second === undefined) return;
  for (const { advisory, index } of claimants) {
    const other = advisory === first.advisory ? second.advisory : first.advisory;
    const message = `${alias} is also an alias of ${other.id}.`;
    yield found(advisory, 'alias-duplicate', { path: ['aliases', index] }, message);
  }
}
