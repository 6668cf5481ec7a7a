// The metrics of every CVSS version, in the order of its specification: 4.0 section 7, 3.1 and 3.0
// section 6, 2.0 section 2.4. Metrics that a publisher can state have their values here. Metrics
// that belong to the reader or cannot be scored exactly are only named.

/** The versions of CVSS that can be published. */
export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0';

/**
 * The subject of a metric: the vulnerability itself, its current exploitation, or advice beside the
 * score.
 */
export type MetricGroup = 'base' | 'threat' | 'temporal' | 'supplemental';

/** One metric. Base metrics are mandatory; all others are optional and can be X, "not defined". */
export interface Metric {
  readonly key: string;
  readonly group: MetricGroup;
  readonly values: readonly string[];
}

/** The metrics and the prefix of a vector of one version. */
export interface Grammar {
  readonly version: CvssVersion;
  /** The prefix of a vector, with the slash; empty for 2.0. */
  readonly prefix: string;
  /** Accepted metrics in canonical order. */
  readonly metrics: readonly Metric[];
  /** Metrics of the reader's environment. Rejected. */
  readonly environmental: readonly string[];
  /** Temporal metrics that the library does not score as specified. Rejected. */
  readonly unsupported: readonly string[];
  /** The address of a calculator for vectors of this version. */
  readonly calculator: string;
}

export const METRICS_V2 = [
  { key: 'AV', group: 'base', values: ['L', 'A', 'N'] },
  { key: 'AC', group: 'base', values: ['H', 'M', 'L'] },
  { key: 'Au', group: 'base', values: ['M', 'S', 'N'] },
  { key: 'C', group: 'base', values: ['N', 'P', 'C'] },
  { key: 'I', group: 'base', values: ['N', 'P', 'C'] },
  { key: 'A', group: 'base', values: ['N', 'P', 'C'] },
] as const satisfies readonly Metric[];

const BASE_V3 = [
  { key: 'AV', group: 'base', values: ['N', 'A', 'L', 'P'] },
  { key: 'AC', group: 'base', values: ['L', 'H'] },
  { key: 'PR', group: 'base', values: ['N', 'L', 'H'] },
  { key: 'UI', group: 'base', values: ['N', 'R'] },
  { key: 'S', group: 'base', values: ['U', 'C'] },
  { key: 'C', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'I', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'A', group: 'base', values: ['H', 'L', 'N'] },
] as const satisfies readonly Metric[];

export const METRICS_V3 = [
  ...BASE_V3,
  { key: 'E', group: 'temporal', values: ['X', 'H', 'F', 'P', 'U'] },
  { key: 'RL', group: 'temporal', values: ['X', 'U', 'W', 'T', 'O'] },
  { key: 'RC', group: 'temporal', values: ['X', 'C', 'R', 'U'] },
] as const satisfies readonly Metric[];

export const METRICS_V4 = [
  { key: 'AV', group: 'base', values: ['N', 'A', 'L', 'P'] },
  { key: 'AC', group: 'base', values: ['L', 'H'] },
  { key: 'AT', group: 'base', values: ['N', 'P'] },
  { key: 'PR', group: 'base', values: ['N', 'L', 'H'] },
  { key: 'UI', group: 'base', values: ['N', 'P', 'A'] },
  { key: 'VC', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'VI', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'VA', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'SC', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'SI', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'SA', group: 'base', values: ['H', 'L', 'N'] },
  { key: 'E', group: 'threat', values: ['X', 'A', 'P', 'U'] },
  { key: 'S', group: 'supplemental', values: ['X', 'N', 'P'] },
  { key: 'AU', group: 'supplemental', values: ['X', 'N', 'Y'] },
  { key: 'R', group: 'supplemental', values: ['X', 'A', 'U', 'I'] },
  { key: 'V', group: 'supplemental', values: ['X', 'D', 'C'] },
  { key: 'RE', group: 'supplemental', values: ['X', 'L', 'M', 'H'] },
  { key: 'U', group: 'supplemental', values: ['X', 'Clear', 'Green', 'Amber', 'Red'] },
] as const satisfies readonly Metric[];

const REQUIREMENTS = ['CR', 'IR', 'AR'] as const;
const ENVIRONMENTAL_V3 = [
  ...REQUIREMENTS,
  'MAV',
  'MAC',
  'MPR',
  'MUI',
  'MS',
  'MC',
  'MI',
  'MA',
] as const;
const ENVIRONMENTAL_V4 = [
  ...REQUIREMENTS,
  ...['MAV', 'MAC', 'MAT', 'MPR', 'MUI', 'MVC', 'MVI', 'MVA', 'MSC', 'MSI', 'MSA'],
] as const;

export const GRAMMARS: Readonly<Record<CvssVersion, Grammar>> = {
  '2.0': {
    version: '2.0',
    prefix: '',
    metrics: METRICS_V2,
    environmental: ['CDP', 'TD', ...REQUIREMENTS],
    unsupported: ['E', 'RL', 'RC'],
    calculator: 'https://nvd.nist.gov/vuln-metrics/cvss/v2-calculator',
  },
  '3.0': {
    version: '3.0',
    prefix: 'CVSS:3.0/',
    metrics: BASE_V3,
    environmental: ENVIRONMENTAL_V3,
    unsupported: ['E', 'RL', 'RC'],
    calculator: 'https://www.first.org/cvss/calculator/3-0',
  },
  '3.1': {
    version: '3.1',
    prefix: 'CVSS:3.1/',
    metrics: METRICS_V3,
    environmental: ENVIRONMENTAL_V3,
    unsupported: [],
    calculator: 'https://www.first.org/cvss/calculator/3-1',
  },
  '4.0': {
    version: '4.0',
    prefix: 'CVSS:4.0/',
    metrics: METRICS_V4,
    environmental: ENVIRONMENTAL_V4,
    unsupported: [],
    calculator: 'https://www.first.org/cvss/calculator/4-0',
  },
};

/** All versions, newest first. */
export const CVSS_VERSIONS = ['4.0', '3.1', '3.0', '2.0'] as const satisfies readonly CvssVersion[];
