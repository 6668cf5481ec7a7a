// The clocks of the team: computes due times from facts. SPEC 11 (requirements as numbered in its
// steps and notes): acknowledgement (step 1), target date (step 4), disclosure slot (note 3),
// retrospective (notes). EU Cyber Resilience Act (Regulation (EU) 2024/2847), Article 14(2): early
// warning, notification, final report. All clocks are calendar time, in UTC.

import { time } from '../../language/english/time.ts';
import type { Case } from '../../model/case/case.ts';
import type { Rating } from '../../model/cvss/rating.ts';
import { addHours, type Instant, isAfter, millisecondsOf } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';

export type DueKind =
  | 'acknowledgement'
  | 'target'
  | 'slot'
  | 'retrospective'
  | 'early-warning'
  | 'notification'
  | 'final-report'
  | 'key'
  | 'security-txt'
  | 'channel';

/**
 * late: the time has passed. soon: the time is near. open: time remains. done: nothing is left to
 * do.
 */
export type DueState = 'late' | 'soon' | 'open' | 'done';

/** An item that is due. */
export interface Due {
  /** The id of the case, advisory or release, or the name of the key, file or channel. */
  readonly id: string;
  readonly kind: DueKind;
  readonly what: string;
  readonly who: string;
  /** In UTC; absent if it has no time, such as a channel that was never verified. */
  readonly at?: Instant;
  readonly state: DueState;
  readonly reason: string;
  /**
   * The source of the obligation: a requirement of SPEC 11, an article of the CRA, a section of an
   * RFC.
   */
  readonly section: string;
}

/** The input for the clocks of one vulnerability. Unknown facts are absent. */
export interface Facts {
  readonly id: string;
  /** The time of the report. */
  readonly received?: Instant | undefined;
  /**
   * The hours until an answer: those of the channel, otherwise of the site, otherwise of SPEC 11.
   */
  readonly promiseHours: number;
  /** True if the channel or the site states these hours. */
  readonly isPromised: boolean;
  readonly acknowledged?: Instant | undefined;
  /** True if it was acknowledged, even if the time is not recorded. */
  readonly answered: boolean;
  readonly rating?: Rating | undefined;
  /** The planned time of disclosure. */
  readonly slot?: Instant | undefined;
  /** The reason for the slot. */
  readonly slotReason?: string | undefined;
  /** The time at which all of it was public. */
  readonly published?: Instant | undefined;
  /** The time at which the first fix was available. */
  readonly fixed?: Instant | undefined;
  readonly exploited?: NonNullable<Case['exploited']> | undefined;
  /** Whether a retrospective is expected, and is public. */
  readonly retrospective: 'wanted' | 'none-planned' | 'published';
}

/** An item is due soon if its time is within this number of hours. */
const SOON: Readonly<Record<DueKind, number>> = {
  acknowledgement: 24,
  target: 7 * 24,
  slot: 3 * 24,
  retrospective: 3 * 24,
  'early-warning': 24,
  notification: 24,
  'final-report': 3 * 24,
  key: 60 * 24,
  'security-txt': 60 * 24,
  channel: 60 * 24,
};

const TEAM = 'the SIRT';
/** SPEC 11: "a few days after the release". */
const RETROSPECTIVE_DAYS = 7;
/** CRA, Article 14(2)(c). */
const FINAL_REPORT_DAYS = 14;

/** Returns late at or after its time, soon shortly before it, otherwise open. */
export function stateAt(kind: DueKind, at: Instant, now: Instant): DueState {
  if (!isAfter(at, now)) return 'late';
  return isAfter(at, addHours(now, SOON[kind])) ? 'open' : 'soon';
}

/**
 * Returns everything that is due for one vulnerability, including finished items, each clock once.
 */
export function clocksOf(
  facts: Facts,
  site: Pick<Site, 'targets' | 'stated'>,
  now: Instant,
): Due[] {
  return [
    ...acknowledgement(facts, now),
    ...target(facts, site, now),
    ...slot(facts, now),
    ...retrospective(facts, now),
    ...reports(facts, now),
  ];
}

function acknowledgement(facts: Facts, now: Instant): Due[] {
  const { id, received, promiseHours, isPromised, acknowledged, answered } = facts;
  if (received === undefined) return [];
  const at = addHours(received, promiseHours);
  const late = acknowledged !== undefined && isAfter(acknowledged, at);
  const state =
    acknowledged !== undefined || answered ? 'done' : stateAt('acknowledgement', at, now);
  const within = time.promise(promiseHours);
  const rule = isPromised
    ? `an answer is promised within ${within}`
    : `SPEC 11 asks for an answer within ${within}`;
  const words = `Received at ${received}; ${rule}, weekends included.`;
  const reason = late ? `${words} It came ${spanInWords(at, acknowledged)} late.` : words;
  const what = 'Acknowledgement';
  return [
    {
      id,
      kind: 'acknowledgement',
      what,
      who: TEAM,
      at,
      state,
      reason,
      section: 'SPEC 11, requirement 9',
    },
  ];
}

/**
 * The day by which a vulnerability should be disclosed: the report plus the days of its severity.
 * "none" has those of "low".
 */
export function targetOf(
  { received, rating }: Pick<Facts, 'received' | 'rating'>,
  { targets }: Pick<Site, 'targets'>,
): Instant | undefined {
  if (received === undefined || rating === undefined) return undefined;
  return addHours(received, 24 * targets[rating === 'none' ? 'low' : rating]);
}

function target(facts: Facts, site: Pick<Site, 'targets' | 'stated'>, now: Instant): Due[] {
  const { id, received, rating, slot: agreed, slotReason, published } = facts;
  const at = targetOf(facts, site);
  if (at === undefined || rating === undefined) return [];
  const days = site.targets[rating === 'none' ? 'low' : rating];
  const isStated = site.stated.targets[rating === 'none' ? 'low' : rating] !== undefined;
  const source = isStated ? '' : ' This is the default of Candor: site.yaml states no target.';
  const words = `Severity ${rating}: ${days} days from the report of ${received}.${source}`;
  const moved =
    agreed !== undefined && isAfter(agreed, at) && (slotReason !== undefined || rating === 'low');
  const state = published !== undefined || moved ? 'done' : stateAt('target', at, now);
  const reason = moved
    ? `${words} Moved to ${agreed}: ${slotReason ?? 'the severity is low.'}`
    : words;
  const what = 'Target date';
  return [
    { id, kind: 'target', what, who: TEAM, at, state, reason, section: 'SPEC 11, requirement 16' },
  ];
}

function slot({ id, slot: at, slotReason, published }: Facts, now: Instant): Due[] {
  if (at === undefined) return [];
  const state = published === undefined ? stateAt('slot', at, now) : 'done';
  const reason = slotReason ?? 'The planned disclosure time.';
  const who = 'the SIRT and the fixing team';
  return [
    {
      id,
      kind: 'slot',
      what: 'Disclosure',
      who,
      at,
      state,
      reason,
      section: 'SPEC 11, requirement 24',
    },
  ];
}

function retrospective({ id, published, retrospective: kind }: Facts, now: Instant): Due[] {
  if (published === undefined || kind === 'none-planned') return [];
  const at = addHours(published, RETROSPECTIVE_DAYS * 24);
  // SPEC 11: the SIRT "could" write one. It is never late.
  const state =
    kind === 'published' ? 'done' : isAfter(at, now) ? stateAt('retrospective', at, now) : 'open';
  const reason = `Published at ${published}; SPEC 11 suggests a retrospective a few days later.`;
  const section = 'SPEC 11, requirement 28, optional';
  return [
    { id, kind: 'retrospective', what: 'Retrospective', who: TEAM, at, state, reason, section },
  ];
}

/**
 * Article 14(2) CRA: 24 hours and 72 hours from awareness; 14 days from the availability of a fix,
 * computed from the slot if that is in the future.
 */
function reports({ id, exploited, fixed, slot: agreed }: Facts, now: Instant): Due[] {
  if (exploited === undefined || exploited.no_report !== undefined) return [];
  const { aware_at: aware, reported } = exploited;
  const known = `Exploited in the wild, as we learned at ${aware}.`;
  const report = (
    kind: 'early-warning' | 'notification' | 'final-report',
    what: string,
    at: Instant,
    [sent, reason, section]: readonly [Instant | undefined, string, string],
  ): Due => {
    const state = sent === undefined ? stateAt(kind, at, now) : 'done';
    const key = kind.replace('-', '_');
    const note =
      sent === undefined ? ` When it is sent, run "candor case ${id} --answer ${key}=now".` : '';
    return {
      id,
      kind,
      what,
      who: TEAM,
      at,
      state,
      reason: reason + note,
      section: `CRA, Article 14(2)(${section})`,
    };
  };
  const list = [
    report('early-warning', 'Early warning', addHours(aware, 24), [
      reported.early_warning,
      `${known} Due within 24 hours.`,
      'a',
    ]),
    report('notification', 'Notification', addHours(aware, 72), [
      reported.notification,
      `${known} Due within 72 hours.`,
      'b',
    ]),
  ];
  const from = fixed ?? agreed;
  if (from === undefined) return list;
  const words =
    fixed === undefined ? `A fix is planned for ${from}` : `A fix has been available since ${from}`;
  const reason = `${words}; the final report is due within ${FINAL_REPORT_DAYS} days.`;
  const at = addHours(from, FINAL_REPORT_DAYS * 24);
  return [
    ...list,
    report('final-report', 'Final report', at, [reported.final_report, reason, 'c']),
  ];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The time between two instants in at most two units, rounded down: "40 minutes", "1 day 6 hours".
 */
export function spanInWords(from: Instant, to: Instant): string {
  const span = Math.abs(millisecondsOf(to) - millisecondsOf(from));
  return span < MINUTE ? 'less than a minute' : time.hours(span / HOUR);
}
