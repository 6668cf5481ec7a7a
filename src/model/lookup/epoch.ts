// Versions of RPM packages with and without their epoch. `rpm -q` and many tools leave it out, so a
// version can be one with any epoch that the advisories name, and an advisory without epochs can be
// about one with an epoch. Debian's tools print it.

import type { Package } from '../package/package.ts';
import { orderKind } from '../version/kind.ts';
import type { Assessment } from './assessment.ts';
import type { Assessable } from './claims.ts';
import { hasEpoch } from './spelling.ts';

/** Returns the other versions that a version can be; of RPM only. */
export function epochReadings(of: Package, version: string, listed: Iterable<string>): string[] {
  if (of.kind === 'repository' || orderKind(of.ecosystem) !== 'rpm') return [];
  const named = [...listed];
  if (hasEpoch(version))
    return named.some((one) => one.includes(':')) ? [] : [version.replace(/^\d+:/, '')];
  if (version.includes(':')) return [];
  const epochs = named.filter(hasEpoch).map((one) => one.slice(0, one.indexOf(':')));
  return [...new Set(epochs)].map((epoch) => `${epoch}:${version}`);
}

/**
 * Returns the assessment of a version that can also be one of some others: an advisory that does not
 * affect all of them is unknown.
 */
export function assessedAsAll<One extends Assessable>(
  assessment: Assessment<One>,
  others: readonly Assessment<One>[],
): Assessment<One> {
  const each = [assessment, ...others].map(
    ({ hits }) => new Set(hits.map(({ advisory }) => advisory)),
  );
  const isSure = (one: One): boolean => each.every((hits) => hits.has(one));
  const reported = new Set([...assessment.unknown, ...assessment.notAssessed]);
  const open = [...new Set(each.flatMap((hits) => [...hits]))].filter(
    (one) => !isSure(one) && !reported.has(one),
  );
  if (open.length === 0) return assessment;
  const hits = assessment.hits.filter(({ advisory }) => isSure(advisory));
  const isAffected = hits.length > 0 || assessment.stated?.some((one) => one.isAffected) === true;
  const status = isAffected ? 'affected' : 'not-assessed';
  return { ...assessment, status, hits, unknown: [...assessment.unknown, ...open] };
}
