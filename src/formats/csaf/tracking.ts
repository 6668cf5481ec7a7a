// CSAF 2.0 section 3.2.1.12, /document/tracking: the id, the dates and the history of an advisory.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { compareInstants, type Instant, instantOf, latest, millisecondsOf } from '../../model/instant.ts';

/** One version of the document. */
export interface RevisionEntry {
  readonly date: Instant;
  /** Whole numbers from 1 on, without gaps (tests 6.1.21 and 6.1.30). */
  readonly number: string;
  readonly summary: string;
}

export interface Tracking {
  readonly id: string;
  readonly status: 'final';
  readonly version: string;
  readonly initial_release_date: Instant;
  readonly current_release_date: Instant;
  readonly revision_history: readonly RevisionEntry[];
  readonly generator: { readonly engine: { readonly name: string } };
}

/** The tracking of an advisory. All dates are whole seconds, those of the history strictly ascending. */
export function trackingOf(advisory: Advisory): Tracking {
  const history = historyOf(advisory);
  return {
    id: advisory.id,
    status: 'final',
    version: String(history.length),
    initial_release_date: toSecond(advisory.published),
    current_release_date: releasedAt(advisory),
    revision_history: history,
    generator: { engine: { name: 'Candor' } },
  };
}

/** When the current version was released: `modified`, to the second. */
export const releasedAt = ({ modified }: Pick<Advisory, 'modified'>): Instant => toSecond(modified);

/** An instant without its fraction: it helps nobody, and tools that compare dates as texts stumble over it. */
export const toSecond = (instant: Instant): Instant =>
  instant.includes('.') ? instantOf(Math.floor(millisecondsOf(instant) / 1000) * 1000) : instant;

function historyOf({ published, revisions, withdrawn }: Advisory): RevisionEntry[] {
  const changes = revisions.filter(({ kind }) => kind !== 'editorial').map(({ at, note }) => ({ at, summary: note }));
  const end = withdrawn === undefined ? [] : [{ at: withdrawn.at, summary: `Withdrawn: ${withdrawn.reason}` }];
  // What is dated before the publication, as imported records may have it, was part of the first version.
  const dated = [...changes, ...end].map(({ at, summary }) => ({ date: toSecond(latest(at, published)), summary }));
  dated.sort((a, b) => compareInstants(a.date, b.date));
  const byDate = new Map([[toSecond(published), ['Initial publication.']]]);
  for (const { date, summary } of dated) byDate.set(date, [...(byDate.get(date) ?? []), summary]);
  // Two versions of the same time would contradict each other (tests 6.1.14 and 6.1.21): they are one.
  return [...byDate].map(([date, summaries], i) => ({
    date,
    number: String(i + 1),
    summary: summaries.join('\n'),
  }));
}
