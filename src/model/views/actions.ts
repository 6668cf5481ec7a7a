// The actions that retrospectives promised, across all of them: the overdue and open ones first.

import { dayOf, type Instant } from '../instant.ts';
import type { DraftRetrospective, Retrospective } from '../retrospective/retrospective.ts';
import { order } from '../text/order.ts';

type WrittenAction = Retrospective['actions'][number];

/** An action with its origin. */
export interface Action extends WrittenAction {
  /** The slug of its retrospective. */
  readonly retrospective: string;
  readonly advisories: readonly string[];
  /** Its index in the retrospective's list, from 0. */
  readonly index: number;
  readonly overdue: boolean;
}

const RANKS = { open: 1, done: 2, dropped: 3 } as const;

/** Returns the actions of a retrospective as of `now`, in its order. */
export function actionsOf(
  {
    slug,
    advisories,
    actions,
  }: Pick<Retrospective | DraftRetrospective, 'slug' | 'advisories' | 'actions'>,
  now: Instant,
): Action[] {
  return actions.map((action, index) => ({
    ...action,
    retrospective: slug,
    advisories,
    index,
    overdue: isOverdue(action, now),
  }));
}

/**
 * Returns all actions: overdue, open by day and then without one, done, dropped; then by
 * retrospective and index.
 */
export function allActions(retrospectives: readonly Retrospective[], now: Instant): Action[] {
  return retrospectives
    .flatMap((retrospective) => actionsOf(retrospective, now))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        order(dueOf(a), dueOf(b)) ||
        order(a.retrospective, b.retrospective) ||
        a.index - b.index,
    );
}

/** True if an action is open after its day, in UTC. On its day it is not overdue yet. */
export function isOverdue(
  { status, due }: Pick<WrittenAction, 'status' | 'due'>,
  now: Instant,
): boolean {
  return status === 'open' && due !== undefined && due < dayOf(now);
}

const rank = ({ overdue, status }: Action): number => (overdue ? 0 : RANKS[status]);
// An action without a day comes after those that have one.
const dueOf = ({ due }: Action): string => due ?? '9999-12-31';
