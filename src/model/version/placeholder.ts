// Versions of builds that have no version of their own: 0.0.0-nightly-20260101 (npm), 0+unknown and
// 0.0.0.dev3 (Python), 0.0.0-SNAPSHOT, 0~git20260101. Any code can have one, of any release.

const PLACEHOLDER = /^v?(?:\d+[!:])?0+(?:\.0+)*(?![\d:!]|\.\d)/i;

/** True if all numbers of a version are zero, up to the first word. */
export const isPlaceholder = (version: string): boolean => PLACEHOLDER.test(version);
