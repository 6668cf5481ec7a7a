// Problems of CVSS vectors and scores.

import { error } from '../kind.ts';

export const CVSS_PROBLEMS = {
  'score-typed': error(
    'The file states a score. Scores are computed from vectors, never typed.',
    'Remove the number; write the CVSS vector under "severity".',
  ),
  'cvss-prefix': error(
    'The vector does not start with its version.',
    'Start it with CVSS:4.0/ or CVSS:3.1/; only 2.0 has no prefix.',
  ),
  'cvss-version': error(
    'The metrics do not belong to the CVSS version in the prefix of the vector.',
    'Correct the prefix or the metrics.',
  ),
  'cvss-metric-missing': error(
    'A mandatory metric is missing, so no score can be computed.',
    'Add the metric.',
  ),
  'cvss-metric-repeated': error('A metric appears twice.', 'Keep one.'),
  'cvss-metric-unknown': error(
    'The metric does not exist in this version.',
    'Correct or remove it.',
  ),
  'cvss-metric-case': error(
    'The metric or value has the wrong case.',
    'Write it as the specification does: AV:N, Au:N, U:Amber.',
  ),
  'cvss-value-unknown': error('The metric does not have this value.', 'Use one of its values.'),
  'cvss-environmental': error(
    "Environmental metrics describe a reader's own environment; a publisher cannot know them.",
    'Remove them from the vector.',
  ),
  'cvss-temporal-unsupported': error(
    'Temporal metrics are supported in CVSS 3.1 only; in 2.0 and 3.0 implementations disagree.',
    'Use CVSS 3.1 or 4.0 for them.',
  ),
  'cvss-syntax': error(
    'The vector is not a list of METRIC:VALUE pairs separated by slashes.',
    'Copy the vector from the calculator of its version.',
  ),
  'cvss-version-repeated': error(
    'There are two vectors of the same CVSS version.',
    'Keep one for each version.',
  ),
} as const;
