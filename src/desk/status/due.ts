// PRIVATE. The board of the team: everything that is open, with its due items and times, the next
// action and the person who does it, and renewals. The most urgent first. Data only: board-text.ts
// formats it for people, private-calendar.ts for calendars.

import { isPublic } from '../../model/advisory/advisory.ts';
import type { Case } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { order } from '../../model/text/order.ts';
import { type NextAction, nextFor, nextForRelease, stepIn } from '../case/next-action.ts';
import { factsOf, openSubjects, type Subject } from '../case/subject.ts';
import { clocksOf, type Due, type DueState, stateAt } from './deadlines.ts';
import { type SecurityTxtFile, upkeepOf } from './renewals.ts';

/** An open item: a case, a private advisory, release or text, or a reserved id. */
export interface BoardEntry {
  readonly id: string;
  readonly kind: 'case' | 'advisory' | 'release' | 'retrospective' | 'statement' | 'reservation';
  /** For the team only. */
  readonly title: string;
  /** The step of a case, or the state of another item. */
  readonly step: string;
  readonly next: NextAction;
  /** Sorted by urgency, finished items last. */
  readonly due: readonly Due[];
}

export interface Board {
  readonly now: Instant;
  /** True if any item is late. */
  readonly late: boolean;
  /** Sorted by urgency. */
  readonly entries: readonly BoardEntry[];
  /** The renewals, sorted by urgency. */
  readonly upkeep: readonly Due[];
}

/**
 * Returns the board as of `now`. `files` are the security.txt files that are served, or that a
 * build would generate.
 */
export function boardOf(everything: Everything, files: readonly SecurityTxtFile[]): Board {
  const subjects = openSubjects(everything);
  const entries = [
    ...subjects.map((subject) => entryOf(subject, everything)),
    ...releasesBeside(subjects, everything),
    ...textsOf(everything),
    ...reservationsOf(everything),
  ].sort(byUrgency);
  const upkeep = upkeepOf(everything, files).sort(compareDue);
  const late = [...entries.flatMap(({ due }) => due), ...upkeep].some(
    ({ state }) => state === 'late',
  );
  return { now: everything.now, late, entries, upkeep };
}

/** Returns everything that is due on a board, sorted by urgency. */
export function allDue({ entries, upkeep }: Pick<Board, 'entries' | 'upkeep'>): Due[] {
  return [...entries.flatMap(({ due }) => due), ...upkeep].sort(compareDue);
}

function entryOf(subject: Subject, everything: Everything): BoardEntry {
  const { id, case: worksheet, advisories } = subject;
  const clocks = clocksOf(factsOf(subject, everything), everything.site, everything.now);
  // Without a worksheet, the report of a public advisory cannot be recorded, so a clock that has
  // run out means nothing.
  const over = worksheet === undefined && advisories.every(isPublic);
  const due = clocks.filter(({ state }) => !over || state !== 'late').sort(compareDue);
  const title = worksheet?.title ?? advisories[0]?.summary ?? id;
  const kind = worksheet === undefined ? 'advisory' : 'case';
  return { id, kind, title, step: stepIn(subject), next: nextFor(subject, everything), due };
}

/** The private releases that fix nothing on the board. */
function releasesBeside(
  subjects: readonly Subject[],
  { desk, content, now }: Everything,
): BoardEntry[] {
  const known = new Set(subjects.flatMap(({ releases }) => releases.map(({ slug }) => slug)));
  return desk.releases
    .filter(({ slug }) => !known.has(slug))
    .map((release): BoardEntry => {
      const { slug: id, published: at, state: step } = release;
      const next = nextForRelease(release, content.projects);
      const reason = 'The planned time of the announcement.';
      const slot = { id, kind: 'slot', what: 'Release', who: next.who, reason } as const;
      const section = 'SPEC 11, requirement 25';
      const due =
        at === undefined ? [] : [{ ...slot, at, state: stateAt('slot', at, now), section }];
      return { id, kind: 'release', title: id, step, next, due };
    });
}

function textsOf({ desk }: Everything): BoardEntry[] {
  const next = {
    words: 'Finish it and set "published".',
    command: 'candor check',
    who: 'the SIRT',
  };
  const retrospectives = desk.retrospectives.map(({ slug, title, state }): BoardEntry => {
    return { id: slug, kind: 'retrospective', title, step: state, next, due: [] };
  });
  const statements = desk.statements.map(({ slug, vulnerability, state }): BoardEntry => {
    return {
      id: slug,
      kind: 'statement',
      title: `Statement on ${vulnerability}`,
      step: state,
      next,
      due: [],
    };
  });
  return [...retrospectives, ...statements];
}

/** Reserved ids that are not in use yet. */
function reservationsOf({ desk, content }: Everything): BoardEntry[] {
  const used = new Set(
    [...desk.cases, ...desk.advisories, ...content.advisories].map(({ id }) => id),
  );
  for (const id of desk.cases.flatMap(({ advisories }: Case) => advisories)) used.add(id);
  return desk.reservations
    .filter(({ id, for: purpose }) => purpose === 'later' && !used.has(id))
    .map(({ id, note, by, at, file }): BoardEntry => {
      const words = `Use the id, or delete content/${file}.`;
      const title = note ?? `Reserved at ${at}`;
      return {
        id,
        kind: 'reservation',
        title,
        step: 'reserved',
        next: { words, who: by ?? 'the SIRT' },
        due: [],
      };
    });
}

const URGENCY: Readonly<Record<DueState, number>> = { late: 0, soon: 1, open: 1, done: 2 };

/**
 * Late items first, then by time; items without a time after those with one, finished items last.
 */
function compareDue(a: Due, b: Due): number {
  const urgency = URGENCY[a.state] - URGENCY[b.state];
  return urgency || compareTimes(a.at, b.at) || order(a.id, b.id) || order(a.kind, b.kind);
}

function compareTimes(a: Instant | undefined, b: Instant | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareInstants(a, b);
}

function byUrgency(a: BoardEntry, b: BoardEntry): number {
  const [left] = a.due.filter(({ state }) => state !== 'done');
  const [right] = b.due.filter(({ state }) => state !== 'done');
  if (left !== undefined && right !== undefined)
    return compareDue(left, right) || order(a.id, b.id);
  return Number(left === undefined) - Number(right === undefined) || order(a.id, b.id);
}
