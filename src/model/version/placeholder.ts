// Versions that any code can have.

// Builds that have no version of their own: 0.0.0-nightly-20260101 (npm), 0+unknown and 0.0.0.dev3
// (Python), 0.0.0-SNAPSHOT, 0~git20260101.
const PLACEHOLDER = /^v?(?:\d+[!:])?0+(?:\.0+)*(?![\d:!]|\.\d)/i;

// "git describe": five commits after the tag 1.2.1, on any branch, are 1.2.1-5-g1a2b3c4.
const DESCRIBED = /-\d+-g[0-9a-f]{4,40}(?![0-9a-z])/i;

// Snapshots of a repository: 1.2.1+git20260101.1a2b3c4 (Debian), 1.2.1+g1a2b3c4 and 1.2.1-svn512.
const SNAPSHOT =
  /[+~.-](?:(?:git|svn|hg|bzr)[.-]?[0-9a-f]*\d|g(?=[a-f]*\d)[0-9a-f]{7,40}(?![0-9a-z]))/i;

/**
 * True if any code can have this version: all of its numbers are zero, up to the first word, or it
 * counts commits after a tag or names one.
 */
export const namesAnyCode = (version: string): boolean =>
  [PLACEHOLDER, DESCRIBED, SNAPSHOT].some((pattern) => pattern.test(version));

// The development branch has a version above all others: 999-SNAPSHOT (Maven), 1000.0.0-dev (npm),
// 9999999-dev (Composer).
const HIGHEST = /^v?(?:9{3,}|1000)(?:\.(?:0+|9+))*[-.+](?=[a-z])/i;

/** True if a build of the development branch has this version at any time, above all releases. */
export const namesLatestCode = (version: string): boolean => HIGHEST.test(version);

/** True if a version does not begin with a number: "dev", "main-1a2b3c4", but not "v1.2.1". */
export const isWord = (version: string): boolean => !/^(?:\d+:)?v?\d/i.test(version);
