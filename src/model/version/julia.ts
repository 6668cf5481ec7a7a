// Julia's versions (docs.julialang.org, "VersionNumber"; Base, version.jl), in the SemVer 2.0 form
// that its registry uses. The order is that of SemVer 2.0, then of builds, as in Pub: 3.5.7 <
// 3.5.7+0 < 3.5.7+1. Packages of binaries (JLLs) are fixed by a new build. OSV publishes the ranges
// as SEMVER, like Julia's database.

import compareBuild from 'semver/functions/compare-build.js';
import { orderOf, type VersionOrder } from './order.ts';
import { areSafe, read } from './semver.ts';

// The library's comparison of builds stops at 01 compared with 1, which are equal.
const LEADING_ZEROS_OF_BUILD = /(?<=\+(?:.*\.)?)0+(?=[0-9]+(?:\.|$))/g;

function readJulia(version: string): ReturnType<typeof read> {
  const parsed = read(version.replace(LEADING_ZEROS_OF_BUILD, ''));
  return parsed !== undefined && areSafe(parsed.build) ? parsed : undefined;
}

/** Julia: SemVer with ordered builds. Compatibility bounds name no build and cover all builds. */
export const julia: VersionOrder = {
  ...orderOf('Julia', 'SEMVER', readJulia, (a, b) => compareBuild(a, b)),
  unlabelled: (version) => version.replace(/\+.*/, ''),
};
