// Broken severities: each base metric of each version of CVSS with each fault, prefixes, and typed
// scores.

import { type CvssVersion, GRAMMARS } from '../../../src/model/cvss/metrics.ts';
import { ADVISORY, DRAFT } from './base.ts';
import { type BrokenInput, edit, saying } from './broken-input.ts';

/** A valid vector of each version. */
const VECTORS: Readonly<Record<CvssVersion, string>> = {
  '4.0': 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
  '3.1': 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
  '3.0': 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
  '2.0': 'AV:N/AC:M/Au:N/C:C/I:C/A:C',
};

const WRITTEN = '  - CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
const FOURTH = '  - CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

/** The advisory with one of its vectors replaced by another of the same version. */
function vector(name: string, marked: string, ...codes: string[]): BrokenInput {
  return edit(
    name,
    ADVISORY,
    marked.includes('CVSS:4.0/') ? FOURTH : WRITTEN,
    `  - ${marked}`,
    ...codes,
  );
}

function ofEachMetric(version: CvssVersion): BrokenInput[] {
  const whole = VECTORS[version];
  const { metrics } = GRAMMARS[version];
  return metrics
    .filter(({ group }) => group === 'base')
    .flatMap(({ key }): BrokenInput[] => {
      const metric = new RegExp(`(?<=^|/)${key}:([A-Za-z]+)`).exec(whole);
      if (!metric) throw new Error(`${key} is not in ${whole}`);
      const [written, value = ''] = metric;
      const start = whole.slice(0, metric.index);
      const end = whole.slice(metric.index + written.length);
      const without = `${start}${end.replace(/^\//, '')}`.replace(/\/$/, '');
      const swapped = key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase();
      return [
        saying(
          vector(`${version}: no ${key}`, `${without}▸`, 'cvss-metric-missing'),
          new RegExp(`metric ${key} of`),
        ),
        saying(
          vector(`${version}: ${key} twice`, `${whole}/▸${written}`, 'cvss-metric-repeated'),
          new RegExp(`^${key} appears`),
        ),
        vector(
          `${version}: ${key} in other letters`,
          `${start}▸${swapped}:${value}${end}`,
          'cvss-metric-case',
        ),
        saying(
          vector(`${version}: ${key}:Q`, `${start}${key}:▸Q${end}`, 'cvss-value-unknown'),
          new RegExp(`"Q" is not a value of ${key}`),
        ),
      ];
    });
}

const PREFIXES: readonly BrokenInput[] = [
  vector('3.1 metrics behind 4.0', '▸CVSS:4.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H', 'cvss-version'),
  vector('4.0 metrics behind 3.1', `▸CVSS:3.1/${VECTORS['4.0'].slice(9)}`, 'cvss-version'),
  vector('2.0 metrics behind 3.1', `▸CVSS:3.1/${VECTORS['2.0']}`, 'cvss-version'),
  vector('no prefix', `▸${VECTORS['3.1'].slice(9)}`, 'cvss-prefix'),
  vector('CVSS:2.0', `▸CVSS:2.0/${VECTORS['2.0']}`, 'cvss-prefix'),
  vector('CVSS:3.2', `▸CVSS:3.2/${VECTORS['3.1'].slice(9)}`, 'cvss-prefix'),
  vector('a prefix in lower case', `▸cvss:3.1/${VECTORS['3.1'].slice(9)}`, 'cvss-prefix'),
  vector(
    'a prefix without a slash',
    `▸CVSS:3.1▸ ${VECTORS['3.1'].slice(9)}`,
    'cvss-prefix',
    'cvss-syntax',
  ),
];

const METRICS: readonly BrokenInput[] = [
  ...[
    'CR:H',
    'IR:L',
    'AR:M',
    'MAV:N',
    'MAC:L',
    'MPR:N',
    'MUI:N',
    'MS:C',
    'MC:H',
    'MI:H',
    'MA:H',
  ].map((metric) => vector(`3.1: ${metric}`, `${VECTORS['3.1']}/▸${metric}`, 'cvss-environmental')),
  ...['CR:H', 'MAT:N', 'MVC:H', 'MSI:S'].map((metric) =>
    vector(`4.0: ${metric}`, `${VECTORS['4.0']}/▸${metric}`, 'cvss-environmental'),
  ),
  ...['E:P', 'RL:O', 'RC:C'].flatMap((metric) => [
    vector(`3.0: ${metric}`, `${VECTORS['3.0']}/▸${metric}`, 'cvss-temporal-unsupported'),
    vector(`2.0: ${metric}`, `${VECTORS['2.0']}/▸${metric}`, 'cvss-temporal-unsupported'),
  ]),
  vector('an unknown metric', `${VECTORS['3.1']}/▸XX:N`, 'cvss-metric-unknown'),
  vector('a metric of 4.0 in 3.1', `${VECTORS['3.1']}/▸AT:N`, 'cvss-metric-unknown'),
  vector('a metric of 3.1 in 4.0', `${VECTORS['4.0']}/▸RL:O`, 'cvss-metric-unknown'),
  vector('SI:S in 4.0', VECTORS['4.0'].replace('SI:N', 'SI:▸S'), 'cvss-value-unknown'),
  vector(
    'two faults in one vector',
    'CVSS:3.1/AV:▸Z/AC:L/PR:N/UI:R/S:U/C:H/I:H▸',
    'cvss-value-unknown',
    'cvss-metric-missing',
  ),
];

const SYNTAX: readonly BrokenInput[] = [
  vector('a slash at the end', `${VECTORS['3.1']}▸/`, 'cvss-syntax'),
  vector('two slashes', VECTORS['3.1'].replace('/PR:N', '/▸/PR:N'), 'cvss-syntax'),
  vector('a space', VECTORS['3.1'].replace('/PR:N', '▸ /PR:N'), 'cvss-syntax'),
  vector(
    'no colon',
    `${VECTORS['3.1'].replace('PR:N', '▸PRN')}▸`,
    'cvss-syntax',
    'cvss-metric-missing',
  ),
  vector('no value', VECTORS['3.1'].replace('PR:N', '▸PR:'), 'cvss-syntax'),
  vector('parentheses', `▸(${VECTORS['2.0']})`, 'cvss-syntax'),
  vector(
    'two vectors in one',
    `${VECTORS['3.1']}/▸CVSS:3.1/▸AV:N`,
    'cvss-prefix',
    'cvss-metric-repeated',
  ),
  vector('no vector', '▸critical', 'cvss-syntax'),
  vector('an address', '▸https://nvd.nist.gov/vuln/detail/CVE-1900-12345', 'cvss-syntax'),
  vector(
    'a vector that is quoted and spaced',
    `" ${VECTORS['3.1'].replace('AV:N', '▸av:n')} "`,
    'cvss-metric-case',
  ),
  vector(
    'a vector in single quotes',
    `'${VECTORS['3.1'].replace('A:H', 'A:▸Z')}'`,
    'cvss-value-unknown',
  ),
  vector(
    'a vector in folded lines',
    '▸"CVSS:3.1/AV:N/AC:L/PR:N/\\\n    UI:R/S:U/C:H/I:H/A:Z"',
    'cvss-value-unknown',
  ),
  saying(
    vector(
      'a vector of very many metrics',
      `▸${VECTORS['3.1']}${'/E:X'.repeat(5000)}`,
      'cvss-syntax',
    ),
    /is not a CVSS vector/,
  ),
  edit('an empty vector', ADVISORY, WRITTEN, '  - ▸""', 'cvss-syntax'),
  edit('nothing in place of a vector', ADVISORY, FOURTH, '  ▸-', 'value-empty'),
  edit(
    'a mapping, as OSV has it',
    ADVISORY,
    WRITTEN,
    '  - ▸{type: CVSS_V3, vector: AV}',
    'value-type',
  ),
  edit(
    'a vector that is no list',
    DRAFT,
    'severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H]',
    'severity: ▸CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H',
    'value-type',
  ),
  edit(
    'two vectors of one version',
    ADVISORY,
    WRITTEN,
    `${WRITTEN}\n  - ▸CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H`,
    'cvss-version-repeated',
  ),
  edit(
    'five vectors',
    ADVISORY,
    'severity:\n',
    `severity:\n${`${WRITTEN}\n`.replace('-', '▸-')}${`${WRITTEN}\n`.repeat(2)}`,
    'value-range',
  ),
];

const SCORES: readonly BrokenInput[] = [
  ...['9.8', '7', '"9.8"', '10.0', '0'].map((score) =>
    vector(`the score ${score}`, `▸${score}`, 'score-typed'),
  ),
  edit('a rating that is no level', ADVISORY, '  level: high', '  level: ▸severe', 'value-choice'),
  saying(
    edit('a rating in other letters', ADVISORY, '  level: high', '  level: ▸High', 'value-choice'),
    /Did you mean "high"/,
  ),
  edit(
    'a rating without a reason',
    ADVISORY,
    '  reason: Archives come from strangers.',
    '  reason: ▸""',
    'value-empty',
  ),
  edit(
    'a rating against its score',
    ADVISORY,
    '  level: high',
    '  level: ▸low',
    'rating-contradicts',
  ),
  edit(
    'neither a vector nor a rating',
    DRAFT,
    'severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H]\n',
    '',
    `severity-missing@${DRAFT}:1:1`,
  ),
];

export const CVSS: readonly BrokenInput[] = [
  ...(['4.0', '3.1', '3.0', '2.0'] as const).flatMap(ofEachMetric),
  ...PREFIXES,
  ...METRICS,
  ...SYNTAX,
  ...SCORES,
];
