// Tags of GitHub Actions (docs.github.com, "Using tags for release management"): SemVer 2.0, with or
// without "v". Not valid: v4 and v4.1, which move to the latest release.

import compare from 'semver/functions/compare.js';
import { orderOf, type VersionOrder } from './order.ts';
import { read } from './semver.ts';

/** GitHub Actions: SemVer 2.0. OSV publishes the ranges as ECOSYSTEM, because of "v". */
export const actions: VersionOrder = orderOf(
  'SemVer 2.0 tags',
  'ECOSYSTEM',
  (version) => read(version.replace(/^v/, '')),
  (a, b) => compare(a, b),
);
