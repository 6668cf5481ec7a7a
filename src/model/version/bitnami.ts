// Bitnami versions: SemVer 2.0, with the revision of the package after a hyphen. SemVer alone would
// read 1.25.0-4, the fourth packaging of 1.25.0, as a pre-release of it.

import compare from 'semver/functions/compare.js';
import { compareNumbers, orderOf, type VersionOrder } from './order.ts';
import { read } from './semver.ts';

const REVISION = /-([0-9]+)$/;

const unlabelled = (version: string): string => version.replace(REVISION, '');

function parse(version: string) {
  const release = read(version) === undefined ? undefined : read(unlabelled(version));
  return release && { release, revision: REVISION.exec(version)?.[1] ?? '' };
}

/** Bitnami: SemVer 2.0, then the revision. A version without a revision covers all of them. */
export const bitnami: VersionOrder = {
  ...orderOf(
    'Bitnami',
    'SEMVER',
    parse,
    (a, b) => compare(a.release, b.release) || compareNumbers(a.revision, b.revision),
  ),
  unlabelled,
};
