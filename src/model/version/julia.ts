// Julia's versions (docs.julialang.org, "VersionNumber"; Base, version.jl), in the form of SemVer 2.0 that its registry has. The
// order is that of SemVer 2.0, and after it that of builds, as for Pub: 3.5.7 comes before 3.5.7+0, and that before 3.5.7+1.
// Packages of binaries (JLLs) are fixed by a new build. OSV publishes the ranges as SEMVER, as the database of Julia does.

import compareBuild from 'semver/functions/compare-build.js';
import { orderOf, type VersionOrder } from './order.ts';
import { areSafe, read } from './semver.ts';

// The library's comparison of builds ends at 01 beside 1, which are equal.
const LEADING_ZEROS_OF_BUILD = /(?<=\+(?:.*\.)?)0+(?=[0-9]+(?:\.|$))/g;

function readJulia(version: string): ReturnType<typeof read> {
  const parsed = read(version.replace(LEADING_ZEROS_OF_BUILD, ''));
  return parsed !== undefined && areSafe(parsed.build) ? parsed : undefined;
}

/** Julia: SemVer with ordered builds. Bounds of compatibility name no build and stand for all builds. */
export const julia: VersionOrder = {
  ...orderOf('Julia', 'SEMVER', readJulia, (a, b) => compareBuild(a, b)),
  unlabelled: (version) => version.replace(/\+.*/, ''),
};
