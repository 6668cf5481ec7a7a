// The versions of a package: valid in their ecosystem, unique, and listed if no order is known.

import { writtenVersion } from '../../model/lookup/component.ts';
import { movingTags } from '../../model/lookup/spelling.ts';
import { ecosystemLabel, isPurlOnly } from '../../model/package/package.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import { statedOrder, VERSION_ORDERS } from '../../model/package/version-order.ts';
import type { Path } from '../../model/problem/problem.ts';
import { type VersionOrder, versionOrder } from '../../model/version/compare.ts';
import type { Found } from '../check.ts';
import { isCommits } from './commits.ts';
import { type AnyAdvisory, checkAdvisories, found } from './each.ts';

type Entry = AnyAdvisory['affected'][number];

const BOUNDS = ['introduced', 'fixed', 'last_affected'] as const;

/** Reports versions that cannot be ordered, and versions that are listed twice. */
export const versions = checkAdvisories(
  ['range-version', 'range-order-unknown', 'version-order', 'versions-repeated'],
  function* (advisory) {
    for (const [i, entry] of advisory.affected.entries()) {
      yield* repeated(advisory, entry, i);
      if (entry.package.kind === 'repository') continue;
      const { ecosystem } = entry.package;
      if (entry.version_order !== undefined && !isPurlOnly(entry.package))
        yield found(
          advisory,
          'version-order',
          { path: ['affected', i, 'version_order'] },
          `${ecosystem} defines how its versions are ordered.`,
        );
      const order = versionOrder(ecosystem);
      if (order === undefined) yield* unordered(advisory, entry, i, ecosystem);
      else yield* invalid(advisory, entry, i, { ecosystem, order });
    }
  },
);

function* repeated(
  advisory: AnyAdvisory,
  entry: Entry,
  i: number,
): Generator<Found<'versions-repeated'>> {
  const seen = new Set<string>();
  for (const [k, version] of entry.versions.entries()) {
    if (seen.has(version))
      yield found(
        advisory,
        'versions-repeated',
        { path: ['affected', i, 'versions', k] },
        `${version} is already listed.`,
      );
    seen.add(version);
  }
}

function* unordered(
  advisory: AnyAdvisory,
  entry: Entry,
  i: number,
  ecosystem: string,
): Generator<Found<'range-order-unknown'>> {
  const j = entry.ranges.findIndex((range) => !isCommits(entry.package, range));
  if (j < 0 || entry.versions.length > 0) return;
  const message = `Candor does not know the order of ${ecosystemLabel(ecosystem)} versions, so it could only guess what the range contains.`;
  const remedy = isPurlOnly(entry.package)
    ? `Add "version_order:" (${VERSION_ORDERS.join(', ')}), or list each affected version under "versions".`
    : 'List each affected version under "versions"; you can keep the range.';
  yield found(
    advisory,
    'range-order-unknown',
    { path: ['affected', i, 'ranges', j] },
    message,
    remedy,
  );
}

function* invalid(
  advisory: AnyAdvisory,
  entry: Entry,
  i: number,
  known: { ecosystem: string; order: VersionOrder },
): Generator<Found<'range-version'>> {
  const moving = movingTags(entry.package);
  for (const [version, path] of written(entry, i)) {
    // A list can name tags that move, because users do: v4. And it can name what has no order.
    const isTag = moving?.test(version.replace(/^v/, '')) === true;
    const isListed = path[2] === 'versions' && (isTag || known.order.isPartial === true);
    if (known.order.isValid(version) || isListed) continue;
    const message = `"${version}" is not a version of ${ecosystemLabel(known.ecosystem)} (${known.order.name}).`;
    const remedy =
      statedOrder(entry.package) === 'releases'
        ? 'Add it to "releases" of the project, at its place in the order, the oldest first.'
        : hint(version, known);
    yield found(advisory, 'range-version', { path }, message, remedy);
  }
}

function* written(entry: Entry, i: number): Generator<[string, Path]> {
  for (const [j, range] of entry.ranges.entries()) {
    if (isCommits(entry.package, range)) continue;
    for (const key of BOUNDS) {
      const version = versionAt(range, key);
      if (version !== undefined) yield [version, ['affected', i, 'ranges', j, key]];
    }
  }
  for (const [k, version] of entry.versions.entries())
    yield [version, ['affected', i, 'versions', k]];
}

function versionAt(range: Range, key: (typeof BOUNDS)[number]): string | undefined {
  return key === 'introduced' && range.introduced === FROM_START ? undefined : range[key];
}

// Common mistakes in place of a version.
function hint(
  version: string,
  { ecosystem, order }: { ecosystem: string; order: VersionOrder },
): string | undefined {
  const bare = version.replace(/^[<>=~^ ]+/, '').replace(/^v/, '');
  const fitting = [writtenVersion(ecosystem, version), bare, `${bare}.0`, `${bare}.0.0`].find(
    (one) => one !== version && order.isValid(one),
  );
  return fitting === undefined ? undefined : `Write ${fitting} if you mean that version.`;
}
