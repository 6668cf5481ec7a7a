// Problems of releases.

import { error, untilPublic } from '../kind.ts';

export const RELEASE_PROBLEMS = {
  'release-advisory': error(
    'The release names an advisory that does not exist.',
    'Correct the id.',
  ),
  'release-not-fixed': untilPublic(
    'The release names an advisory that one or all of its versions do not fix.',
    'Correct the versions of the release or the ranges of the advisory. If both are public, keep them: the announcement says what is not fixed.',
  ),
  'release-early': error(
    'The release is published before an advisory that it names.',
    'Give the release the date of its advisories.',
  ),
  'release-version': error(
    'The version in the file name is not one of the versions of the release.',
    'Rename the file or correct "versions".',
  ),
} as const;
