// Private cases and reserved ids: no id has two owners. Two people who cannot see each other's
// private folder can take the same id. The conflict shows when their work is merged.

import type { Case } from '../model/case/case.ts';
import type { Everything } from '../model/content.ts';
import { type AnyAdvisory, advisoriesById } from './advisory/each.ts';
import { checkFor, type Found } from './check.ts';

/**
 * An advisory with the id of a case belongs to that case. No file uses an id that is reserved for
 * later.
 */
export const reservedIds = checkFor(['id-reserved'], function* (everything: Everything) {
  const { cases, reservations } = everything.desk;
  if (cases.length === 0 && reservations.length === 0) return;
  const advisories = advisoriesById(everything);
  const byId = new Map(cases.map((one) => [one.id, one]));
  for (const one of cases) yield* unlisted(one, advisories.get(one.id));
  for (const { id, file, by, at, for: use } of reservations) {
    const holder = use === 'later' ? (advisories.get(id) ?? byId.get(id)) : undefined;
    if (holder === undefined) continue;
    const who = by === undefined ? '' : ` by ${by}`;
    const message = `${id} was reserved${who} at ${at} and never used, but ${holder.file} exists.`;
    const remedy = `If it was reserved for that file, delete ${file}; if not, give ${holder.file} another id.`;
    yield { code: 'id-reserved', file, at: 'start', message, remedy };
  }
});

function* unlisted(
  { id, file, advisories }: Case,
  advisory: AnyAdvisory | undefined,
): Generator<Found<'id-reserved'>> {
  if (advisory === undefined || advisories.includes(id)) return;
  const message = `The advisory ${advisory.file} exists, but the case of this id does not list it.`;
  const remedy = `If it is the advisory of this case, add it: "candor case ${id} --advisory ${id}"; if not, give one of them another id.`;
  yield { code: 'id-reserved', file, at: 'start', message, remedy };
}
