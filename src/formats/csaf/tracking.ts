// CSAF 2.0 section 3.2.1.12, /document/tracking: the id, the dates and the history of an advisory.

import type { Advisory } from '../../model/advisory/advisory.ts';
import {
  compareInstants,
  type Instant,
  instantOf,
  latest,
  millisecondsOf,
} from '../../model/instant.ts';
import { documentAliases } from './names.ts';

/** One version of the document. */
interface RevisionEntry {
  readonly date: Instant;
  /** Integers from 1 on, without gaps (tests 6.1.21 and 6.1.30). */
  readonly number: string;
  readonly summary: string;
}

export interface Tracking {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly status: 'final';
  readonly version: string;
  readonly initial_release_date: Instant;
  readonly current_release_date: Instant;
  readonly revision_history: readonly RevisionEntry[];
  readonly generator: { readonly engine: { readonly name: string } };
}

/**
 * Returns the tracking of an advisory. All dates are whole seconds. Those of the history are
 * strictly ascending.
 */
export function trackingOf(advisory: Advisory): Tracking {
  const history = historyOf(advisory);
  return {
    id: advisory.id,
    aliases: documentAliases(advisory),
    status: 'final',
    version: String(history.length),
    initial_release_date: toSecond(advisory.published),
    current_release_date: releasedAt(advisory),
    revision_history: history,
    generator: { engine: { name: 'Candor' } },
  };
}

/** Returns when the current version was released: `modified`, in whole seconds. */
export const releasedAt = ({ modified }: Pick<Advisory, 'modified'>): Instant => toSecond(modified);

/**
 * Returns an instant without its fraction, which adds no information and breaks tools that compare
 * dates as strings.
 */
export const toSecond = (instant: Instant): Instant =>
  instant.includes('.') ? instantOf(Math.floor(millisecondsOf(instant) / 1000) * 1000) : instant;

function historyOf({ published, revisions, withdrawn }: Advisory): RevisionEntry[] {
  const changes = revisions
    .filter(({ kind }) => kind !== 'editorial')
    .map(({ at, note }) => ({ at, summary: note }));
  const end =
    withdrawn === undefined
      ? []
      : [{ at: withdrawn.at, summary: `Withdrawn: ${withdrawn.reason}` }];
  // Imported records can contain dates before the publication. They belong to the first version.
  const dated = [...changes, ...end].map(({ at, summary }) => ({
    date: toSecond(latest(at, published)),
    summary,
  }));
  dated.sort((a, b) => compareInstants(a.date, b.date));
  const byDate = new Map([[toSecond(published), ['Initial publication.']]]);
  for (const { date, summary } of dated) byDate.set(date, [...(byDate.get(date) ?? []), summary]);
  // Two versions of the same time would contradict each other (tests 6.1.14 and 6.1.21), so they
  // are merged.
  return [...byDate].map(([date, summaries], i) => ({
    date,
    number: String(i + 1),
    summary: summaries.join('\n'),
  }));
}
