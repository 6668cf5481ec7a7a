// The products of an advisory in OpenVEX. OpenVEX has no ranges, and a purl without a version means
// every version. So only versions that the advisory names are listed, and a whole package only if
// all of it is affected.

import type { Affected } from '../../model/advisory/advisory.ts';
import type { Package } from '../../model/package/package.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import { identifierOf, identify } from '../product/identification.ts';
import { type Productive, productsOf } from '../product/products.ts';

/** Purls and CPE names, each in one of the lists and only once. */
export interface NamedProducts {
  readonly affected: readonly string[];
  readonly fixed: readonly string[];
}

/**
 * Returns the products of an advisory that have a purl or a CPE name. OpenVEX cannot represent commits and
 * repositories.
 */
export function namedProducts(advisory: Productive): NamedProducts {
  const whole = new Set(
    advisory.affected.filter(isWhole).flatMap(({ package: of }) => identifiersOf(of)),
  );
  const isPart = ({ package: of }: Pick<Affected, 'package'>): boolean =>
    !identifiersOf(of).some((one) => whole.has(one));
  const affected = new Set([
    ...whole,
    ...advisory.affected.filter(isPart).flatMap(affectedVersions),
  ]);
  const fixed = productsOf(advisory, undefined).flatMap(
    ({ package: of, status, commits, identification }) =>
      status === 'fixed' && commits === undefined && of !== undefined && isPart({ package: of })
        ? identification === undefined
          ? []
          : identifierOf(identification)
        : [],
  );
  return {
    affected: [...affected],
    fixed: [...new Set(fixed)].filter((one) => !affected.has(one)),
  };
}

function affectedVersions({ package: of, ranges, versions }: Affected): string[] {
  const bounds = ranges.filter(({ repo }) => repo === undefined).flatMap(affectedBounds);
  return [...bounds, ...versions].flatMap((version) => identifiersOf(of, version));
}

/**
 * Returns the affected versions that a range names: "0" is not a version, and the fixed version is
 * the first unaffected one.
 */
function affectedBounds({ introduced, fixed, last_affected: last }: Range): string[] {
  if (fixed !== undefined && introduced === fixed) return [];
  const start = introduced === undefined || introduced === FROM_START ? [] : [introduced];
  return fixed === undefined && last !== undefined ? [...start, last] : start;
}

/** True if every version of the package is affected. */
const isWhole = ({ package: of, ranges }: Affected): boolean =>
  of.kind === 'package' &&
  ranges.some(
    ({ introduced = FROM_START, fixed, last_affected: last, repo }) =>
      repo === undefined && introduced === FROM_START && fixed === undefined && last === undefined,
  );

function identifiersOf(of: Package, version?: string): string[] {
  const identification = of.kind === 'repository' ? undefined : identify(of, version);
  return identification === undefined ? [] : [identifierOf(identification)];
}
