// The text of a new cases/<ID>.yaml, and of cases/reserved/<ID>.yaml beside it. Both are private.

import type { Reservation } from '../model/case/reservation.ts';
import type { Instant } from '../model/instant.ts';
import { comment, yaml } from './yaml.ts';

export interface CaseDraft {
  readonly id: string;
  readonly title: string;
  readonly received: { readonly at: Instant; readonly channel: string };
  readonly reporter: {
    readonly name?: string | undefined;
    readonly contact?: string | undefined;
    readonly credit?: string | undefined;
  };
  readonly projects: readonly string[];
  readonly severity: { readonly level?: string | undefined; readonly vectors: readonly string[] };
  readonly exploited: Instant | undefined;
  readonly tlp: string;
  /** The person who opened the case. */
  readonly by: string | undefined;
}

/** Returns the worksheet at its first step. */
export function caseDraft(draft: CaseDraft): string {
  const { id, title, received, reporter, projects, severity, exploited, tlp, by } = draft;
  const head = comment(
    `PRIVATE: the worksheet of ${id}. Git must never track it, and nothing publishes it.`,
    'Discuss it only on the private advisory and in the private fork (SPEC 11).',
    `"candor case ${id}" shows its state, what is missing, and the next command.`,
  );
  const person = Object.fromEntries(
    Object.entries(reporter).filter(([, value]) => value !== undefined),
  );
  const level = severity.level === undefined ? {} : { level: severity.level };
  const vectors = severity.vectors.length === 0 ? {} : { vectors: severity.vectors };
  const rated = { ...level, ...vectors };
  const values = yaml({
    title,
    received,
    reporter: Object.keys(person).length === 0 ? undefined : person,
    projects,
    severity: Object.keys(rated).length === 0 ? undefined : rated,
    exploited: exploited === undefined ? undefined : { aware_at: exploited },
    tlp,
    step: 'received',
    history: [{ at: received.at, step: 'received', ...(by === undefined ? {} : { by }) }],
  });
  return `${head}\n${values}`;
}

/** Returns the text of cases/reserved/<ID>.yaml. */
export function reservationDraft(reservation: Partial<Omit<Reservation, 'id' | 'file'>>): string {
  const { at, by, for: use, project, note } = reservation;
  return `${comment('PRIVATE. This id is reserved: no one else gets it while this file exists.')}${yaml({ at, by, for: use, project, note })}`;
}
