// OSV schema 1.7.5, `affected[].ranges`: the ranges of an affected entry as lists of events.

import type { Affected } from '../../model/advisory/advisory.ts';
import { rangeGroups } from '../../model/advisory/range-groups.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import { versionOrder } from '../../model/version/compare.ts';
import type { OsvEvent, OsvRange } from './schema.ts';

/**
 * Returns the ranges of an entry: one list of events for the versions of the package and one for
 * each repository. Adds other lists if some ranges end in `fixed` and others in `last_affected`,
 * which OSV forbids in one list, and if one range ends in the version in which another one starts.
 */
export function osvRanges(affected: Affected): OsvRange[] {
  return rangeGroups(affected).map(({ repo, ranges }) => {
    if (repo !== undefined) return { type: 'GIT', repo, events: commitEvents(ranges) };
    const ecosystem = affected.package.kind === 'package' ? affected.package.ecosystem : '';
    return {
      type: versionOrder(ecosystem)?.rangeType ?? 'ECOSYSTEM',
      events: versionEvents(ecosystem, ranges),
    };
  });
}

/**
 * Sorts by version; keeps the given order if the ecosystem has no known version order or a version
 * is not valid in it.
 */
function versionEvents(ecosystem: string, ranges: readonly Range[]): OsvEvent[] {
  const order = versionOrder(ecosystem);
  const given = distinct(ranges.flatMap(eventsOf));
  const isOrdered = given
    .map(versionOf)
    .every((version) => version === FROM_START || order?.isValid(version));
  if (order === undefined || !isOrdered) return given;
  const compare = (a: string, b: string): number => {
    if (a === FROM_START || b === FROM_START) return a === b ? 0 : a === FROM_START ? -1 : 1;
    return order.compare(a, b);
  };
  const byStart = ranges.toSorted((a, b) =>
    compare(a.introduced ?? FROM_START, b.introduced ?? FROM_START),
  );
  return distinct(byStart.flatMap(eventsOf)).sort((a, b) => compare(versionOf(a), versionOf(b)));
}

/**
 * Commits have no order of their own: all introducing events, then the ends and limits, as given.
 */
function commitEvents(ranges: readonly Range[]): OsvEvent[] {
  const events = ranges.flatMap(eventsOf);
  const starts = events.filter((event) => 'introduced' in event);
  return distinct([...starts, ...events.filter((event) => !('introduced' in event))]);
}

// The checks report a range with two ends. "fixed" is the one to keep.
function eventsOf({ introduced, fixed, last_affected, limit }: Range): OsvEvent[] {
  return [
    ...(introduced === undefined ? [] : [{ introduced }]),
    ...(fixed === undefined ? [] : [{ fixed }]),
    ...(last_affected === undefined || fixed !== undefined ? [] : [{ last_affected }]),
    ...(limit === undefined ? [] : [{ limit }]),
  ];
}

const versionOf = (event: OsvEvent): string => Object.values(event).join('');

function distinct(events: readonly OsvEvent[]): OsvEvent[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}
