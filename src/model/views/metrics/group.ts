// The metrics of a group of advisories, in total and for each severity.

import { LEVELS, type Level, type Measurement } from './measurement.ts';
import { type Spread, spreadOf } from './spread.ts';

/** The metrics of some advisories. */
export interface Summary {
  /** The number of advisories. */
  readonly n: number;
  /** Hours from the report. */
  readonly acknowledge: Spread;
  readonly fix: Spread;
  readonly publish: Spread;
  /** Days from the first release with the defect to the first with the fix. */
  readonly age: Spread;
  readonly promise: { readonly kept: number; readonly n: number; readonly notMeasured: number };
  readonly exploited: {
    readonly n: number;
    readonly beforeFix: number;
    readonly afterFix: number;
    readonly notKnown: number;
  };
}

export interface Weakness {
  /** "CWE-122" */
  readonly id: string;
  /** How many advisories name it. */
  readonly n: number;
}

export interface MetricsGroup extends Summary {
  /** In the order of the content. */
  readonly cases: readonly Measurement[];
  /** How many withdrawn advisories are excluded. */
  readonly withdrawn: number;
  readonly imported: number;
  /** How often "time to fix" ends at the event fix-ready, and how often at released. */
  readonly fixedBy: { readonly ready: number; readonly released: number };
  /** From the most severe; includes levels without an advisory. */
  readonly levels: readonly (Summary & { readonly level: Level })[];
  /**
   * The most frequent first, then by number. An advisory with several weaknesses counts for each.
   */
  readonly weaknesses: readonly Weakness[];
  readonly withoutWeakness: number;
}

/**
 * Returns the metrics of some advisories. `withdrawn` is the number that `cases` already excludes.
 */
export function metricsGroup(cases: readonly Measurement[], withdrawn: number): MetricsGroup {
  const measured = cases.filter(({ hoursToFix }) => hoursToFix !== undefined);
  const byLevel = Map.groupBy(cases, ({ level }) => level);
  return {
    ...summaryOf(cases),
    cases,
    withdrawn,
    imported: cases.filter(({ imported }) => imported).length,
    fixedBy: {
      ready: measured.filter(({ fixedBy }) => fixedBy === 'fix-ready').length,
      released: measured.filter(({ fixedBy }) => fixedBy === 'released').length,
    },
    levels: LEVELS.map((level) => ({ level, ...summaryOf(byLevel.get(level) ?? []) })),
    weaknesses: weaknessesOf(cases),
    withoutWeakness: cases.filter(({ cwe }) => cwe.length === 0).length,
  };
}

function summaryOf(cases: readonly Measurement[]): Summary {
  const promised = cases.map(({ promiseKept }) => promiseKept).filter((kept) => kept !== undefined);
  const exploited = (when: Measurement['exploited']): number =>
    cases.filter((one) => one.exploited === when).length;
  return {
    n: cases.length,
    acknowledge: spreadOf(cases.map(({ hoursToAcknowledge }) => hoursToAcknowledge)),
    fix: spreadOf(cases.map(({ hoursToFix }) => hoursToFix)),
    publish: spreadOf(cases.map(({ hoursToPublish }) => hoursToPublish)),
    age: spreadOf(cases.map(({ ageDays }) => ageDays)),
    promise: {
      kept: promised.filter((kept) => kept).length,
      n: promised.length,
      notMeasured: cases.length - promised.length,
    },
    exploited: {
      n: cases.length - exploited('not-stated'),
      beforeFix: exploited('before-fix'),
      afterFix: exploited('after-fix'),
      notKnown: exploited('not-known'),
    },
  };
}

function weaknessesOf(cases: readonly Measurement[]): Weakness[] {
  const counts = new Map<string, number>();
  for (const id of cases.flatMap(({ cwe }) => cwe)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const number = (id: string): number => Number(id.replace('CWE-', ''));
  return [...counts]
    .map(([id, n]) => ({ id, n }))
    .sort((a, b) => b.n - a.n || number(a.id) - number(b.id));
}
