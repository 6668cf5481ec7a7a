// Severity that is stated for each package (OSV schema, `affected[].severity`): that of the
// advisory if all packages agree, else each package's own.

import { RATINGS } from '../cvss/rating.ts';
import type { CvssVector } from '../cvss/vector.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import { type Severity, severityOf } from './severity.ts';

/** The part of an advisory that decides its severity. */
export interface Rated {
  readonly severity: readonly CvssVector[];
  readonly affected: readonly {
    readonly package: Package;
    readonly severity: readonly CvssVector[];
  }[];
  readonly rating?: Parameters<typeof severityOf>[1];
}

/** Vectors that apply to the same packages. */
export interface SeverityGroup {
  readonly vectors: readonly CvssVector[];
  readonly severity: Severity;
  /** Undefined if they apply to all packages. */
  readonly packages: readonly Package[] | undefined;
}

const keyOf = (vectors: readonly CvssVector[]): string =>
  vectors
    .map(({ canonical }) => canonical)
    .sort()
    .join(' ');

const rank = ({ rating, main }: Severity): number =>
  (rating === undefined ? -1 : RATINGS.indexOf(rating)) * 100 + (main?.overall ?? 0);

/**
 * Returns the severities of an advisory, most severe first. One applies to all packages if the
 * advisory states it, or if all packages state the same. Otherwise each different severity is a
 * group. With several groups, a package without vectors is in none of them.
 */
export function severityGroups({ severity, affected, rating }: Rated): SeverityGroup[] {
  const whole = (vectors: readonly CvssVector[]): SeverityGroup[] => [
    { vectors, severity: severityOf(vectors, rating), packages: undefined },
  ];
  const [first] = affected;
  if (severity.length > 0 || first === undefined) return whole(severity);
  const keys = new Set(affected.map((one) => keyOf(one.severity)));
  if (keys.size === 1) return whole(first.severity);
  const groups = new Map<string, { vectors: readonly CvssVector[]; packages: Package[] }>();
  for (const one of mostSevereOfEach(affected)) {
    if (one.severity.length === 0) continue;
    const group = groups.get(keyOf(one.severity)) ?? { vectors: one.severity, packages: [] };
    groups.set(keyOf(one.severity), group);
    group.packages.push(one.package);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, severity: severityOf(group.vectors, undefined) }))
    .sort((a, b) => rank(b.severity) - rank(a.severity));
}

/**
 * Returns one entry for each package, the most severe: an imported record can have several, with
 * different vectors.
 */
function mostSevereOfEach(affected: Rated['affected']): Rated['affected'][number][] {
  const entries = new Map<string, Rated['affected'][number]>();
  const rankOf = (one: Rated['affected'][number]): number =>
    rank(severityOf(one.severity, undefined));
  for (const one of affected) {
    const known = entries.get(packageKey(one.package));
    if (known === undefined || rankOf(one) > rankOf(known))
      entries.set(packageKey(one.package), one);
  }
  return [...entries.values()];
}

/**
 * Returns the severity of an advisory: the most severe of its packages if they differ. The
 * publisher's own rating overrides them.
 */
export function advisorySeverity(rated: Rated): Severity {
  const [mostSevere] = severityGroups(rated);
  const severity = severityOf(mostSevere?.vectors ?? [], rated.rating);
  return mostSevere?.packages === undefined ? severity : { ...severity, differs: true };
}

/** True if a group applies to a package. */
export const holdsFor = ({ packages }: SeverityGroup, of: Package | undefined): boolean =>
  packages === undefined ||
  (of !== undefined && packages.some((one) => packageKey(one) === packageKey(of)));
