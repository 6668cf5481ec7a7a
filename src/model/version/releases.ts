// The order of a project's list of releases. Only its versions have a place; no form of a version is
// assumed. The list is part of the ecosystem's name: `pkg:generic:releases:1.0,spring-2026`.

import { compareRanks, orderOf, type VersionOrder } from './order.ts';

const NAME = /^(?:pkg:[^:]+|product):releases(?::(.*))?$/;

/** Writes a list of versions, the oldest first, as the end of an ecosystem's name. */
export const releasesSuffix = (versions: readonly string[]): string =>
  `releases:${[...new Set(versions)].map((version) => encodeURIComponent(version.toWellFormed())).join(',')}`;

// A sort compares versions many times, and reading a list of thousands takes time.
const MOST_KNOWN = 50;
const known = new Map<string, VersionOrder>();

/** Returns the order of the list in an ecosystem's name. */
export function releasesOrder(ecosystem: string): VersionOrder {
  const before = known.get(ecosystem);
  if (before !== undefined) return before;
  const written = NAME.exec(ecosystem)?.[1] ?? '';
  const versions = written === '' ? [] : written.split(',').map(decodeURIComponent);
  const places = new Map(versions.map((version, i) => [version, i]));
  const order = orderOf(
    'list of releases',
    'ECOSYSTEM',
    (version) => places.get(version),
    compareRanks,
  );
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(ecosystem, order);
  return order;
}
