// The periods in which the branches of a project get fixes: the rows of the chart of supported
// versions.

import type { Day } from '../../model/instant.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import type { Project } from '../../model/project/project.ts';

/** A branch on the time axis. Days are RFC 3339 full-dates. */
export interface SupportRow {
  readonly name: string;
  readonly status: Branch['status'];
  /** The start of its line: the day of its first release, or the left edge. */
  readonly from: string;
  /** The end of its line: the last day of support, or the right edge. */
  readonly to: string;
  /** True if the line continues beyond its start or its end, because no day is stated. */
  readonly startless: boolean;
  readonly endless: boolean;
}

/** The rows of a project, and the range of days of the axis. */
export interface SupportSpan {
  readonly rows: readonly SupportRow[];
  readonly from: string;
  readonly to: string;
}

const YEAR = 365;
const DAY = 86_400_000;

/**
 * Returns the rows of a project as of a day; undefined if no branch states a day, because the chart
 * would be empty.
 */
export function supportOf(
  { branches }: Pick<Project, 'branches'>,
  today: Day,
): SupportSpan | undefined {
  const days = branches
    .flatMap(({ since, until }) => [since, until])
    .filter((one) => one !== undefined);
  if (days.length === 0) return undefined;
  const sorted = [...days, today].sort();
  const from = shifted(sorted[0] ?? today, -YEAR / 4);
  const to = shifted(sorted.at(-1) ?? today, YEAR / 2);
  const rows = branches.map(({ name, status, since, until }): SupportRow => {
    // A branch whose support has ended without a stated day ends today.
    const end = until ?? (status === 'end-of-life' ? today : to);
    // A branch that is not released yet has no line without a release day.
    const start = since ?? (status === 'unreleased' ? end : from);
    return {
      name,
      status,
      from: start < end ? start : end,
      to: end,
      startless: since === undefined && status !== 'unreleased',
      endless: until === undefined && status !== 'end-of-life',
    };
  });
  return { rows, from, to };
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(days) * DAY).toISOString().slice(0, 10);
