// The rows of the table of severity levels.

import { RATINGS } from '../../model/cvss/rating.ts';
import type { Site } from '../../model/site/site.ts';

type Targets = Site['stated']['targets'];

/** A level with its target. */
interface SeverityLevelRow {
  readonly level: keyof Targets;
  /** Days from the report to the release; undefined if the site states none. */
  readonly days: number | undefined;
  /**
   * The content of the target cell: never empty, so that it cannot be read as "no limit" or "at
   * once".
   */
  readonly cell: string;
}

/**
 * Returns one row for each level that can have a target, the most severe first. `unstated` is the
 * text of a cell without a target.
 */
export function severityLevels(targets: Targets, unstated: string): SeverityLevelRow[] {
  return RATINGS.flatMap((level) => {
    if (level === 'none') return [];
    const days = targets[level];
    return [{ level, days, cell: days === undefined ? unstated : String(days) }];
  }).reverse();
}
