// Versions that any code can have.

// Builds that have no version of their own: 0.0.0-nightly-20260101 (npm), 0+unknown and 0.0.0.dev3
// (Python), 0.0.0-SNAPSHOT, 0~git20260101.
const PLACEHOLDER = /^v?(?:\d+[!:])?0+(?:\.0+)*(?![\d:!]|\.\d)/i;

// "git describe": five commits after the tag 1.2.1, on any branch, are 1.2.1-5-g1a2b3c4.
const DESCRIBED = /-\d+-g[0-9a-f]{4,40}(?![0-9a-z])/i;

/**
 * True if any code can have this version: all of its numbers are zero, up to the first word, or it
 * counts commits after a tag.
 */
export const namesAnyCode = (version: string): boolean => PLACEHOLDER.test(version) || DESCRIBED.test(version);
