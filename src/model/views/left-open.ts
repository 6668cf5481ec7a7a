// What keeps the answer for a version of a project open, although the order alone says "not
// affected": each function takes a lookup and returns one with its doubt.

import type { Advisory } from '../advisory/advisory.ts';
import { type Assessment, versionsNamed } from '../lookup/affects.ts';
import { assessedAsAll, epochReadings } from '../lookup/epoch.ts';
import { isWrittenLike, movingTags, spelledAs } from '../lookup/spelling.ts';
import { type Compared, withUndecided } from '../lookup/undecided.ts';
import { namesPackage } from '../lookup/unnamed.ts';
import type { Package } from '../package/package.ts';

/**
 * Leaves open what the order does not decide: a version that is stated for the whole project has no
 * epoch, revision or label of a package.
 */
export function withDoubts(
  answer: (version: string) => Assessment,
  compared: Compared<Advisory>,
): (version: string) => Assessment {
  const { package: of, listed } = compared;
  return (version) => {
    const readings = epochReadings(of, version, listed).map(answer);
    const found = withUndecided(
      compared,
      assessedAsAll(answer(version), readings),
      version,
      version,
    );
    return found.status === 'not-affected' && found.unknown.length > 0
      ? { ...found, status: 'not-assessed' }
      : found;
  };
}

/**
 * Compares versions without an order as texts. The project can state 1.2.1 for a listed v1.2.1, or v1,
 * which no list decides.
 */
export function withSpelling(
  answer: (version: string) => Assessment,
  of: Package,
  advisories: readonly Advisory[],
): (version: string) => Assessment {
  const listed = versionsNamed(of, advisories);
  const known = new Set(listed);
  return (version) => {
    if (known.has(version)) return answer(version);
    const found = answer(spelledAs(version, listed));
    const isOpen =
      found.hits.length === 0 &&
      listed.length > 0 &&
      !isWrittenLike(version, listed, movingTags(of));
    return isOpen
      ? { ...found, status: 'not-assessed', unknown: advisories, notAssessed: [] }
      : found;
  };
}

/** Adds advisories that leave a package open: nothing decides whether they affect its versions. */
export function withOpen(
  answer: (version: string) => Assessment,
  open: readonly Advisory[],
): (version: string) => Assessment {
  if (open.length === 0) return answer;
  return (version) => {
    const found = answer(version);
    const status = found.status === 'affected' ? found.status : 'not-assessed';
    return { ...found, status, unknown: [...found.unknown, ...open], isOutside: false };
  };
}

/** The advisories that leave a package open. */
export const openFor = (of: Package, open: readonly Advisory[]): readonly Advisory[] =>
  of.kind === 'package' ? open.filter((one) => !namesPackage(one, of)) : [];
