// PRIVATE. The plan of a disclosure: the input for proposing slots, and the edits for taking one.
// One slot applies to the case, every private advisory of it, and every release that fixes one of
// them (SPEC 11, steps 4 and 7; release day).

import { isPublic } from '../../model/advisory/advisory.ts';
import type { Everything } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import type { Edit } from '../../model/source/edit/edit.ts';
import { factsOf, hasReached, openSubjects, type Subject, slotOf } from '../case/subject.ts';
import type { SlotProposal } from './propose.ts';
import type { SlotQuestion } from './question.ts';

/** Returns the input for proposing slots for a vulnerability. */
export function questionFor(
  subject: Subject,
  everything: Everything,
  holidaysOn: SlotQuestion['holidaysOn'],
): SlotQuestion {
  const { received, rating, exploited } = factsOf(subject, everything);
  const { site, now } = everything;
  const verified = subject.case !== undefined && hasReached(subject.case, 'verified');
  const ready =
    verified ||
    subject.advisories.some(({ timeline }) => timeline.some((one) => one.event === 'fix-ready'));
  return {
    now,
    site,
    received,
    rating,
    exploited: exploited !== undefined,
    ready,
    planned: plannedBeside(subject, everything),
    holidaysOn,
  };
}

/** Other plans: cases, advisories and releases with a future time. */
function plannedBeside(subject: Subject, everything: Everything): SlotQuestion['planned'] {
  const { desk } = everything;
  const own = new Set([subject.id, ...subject.releases.map(({ slug }) => slug)]);
  const others = openSubjects(everything).filter(({ id, advisories }) => {
    return (
      !own.has(id) &&
      !advisories.some((one) => subject.advisories.some((mine) => mine.id === one.id))
    );
  });
  const planned = others.flatMap((one) => ({ at: slotOf(one), what: one.id }));
  const releases = desk.releases
    .filter(({ slug }) => !own.has(slug))
    .map(({ slug, published }) => ({ at: published, what: slug }));
  return [...planned, ...releases].flatMap(({ at, what }) =>
    at === undefined ? [] : [{ at, what }],
  );
}

/** Returns the reason why no slot can be planned for it; undefined if one can. */
export function whyNotPlanned({ id, case: worksheet, advisories }: Subject): string | undefined {
  if (worksheet?.closed !== undefined) return `${id} is closed (${worksheet.closed.as}).`;
  if (worksheet !== undefined && hasReached(worksheet, 'published'))
    return `${id} is already ${worksheet.step}.`;
  if (advisories.length > 0 && advisories.every(isPublic)) return `${id} is already public.`;
  return undefined;
}

/** Returns the reason why a slot cannot be written to all its records; undefined if it can. */
export function whyNotTaken(
  subject: Subject,
  slot: Instant,
  { desk }: Everything,
): string | undefined {
  const { id, advisories, releases } = subject;
  const secret = advisories.find((one) => !isPublic(one) && one.tlp !== 'CLEAR');
  if (secret !== undefined)
    return `${secret.id} is TLP:${secret.tlp}, and only TLP:CLEAR is published. Set "tlp: CLEAR" in it: it stays private until its "published" time.`;
  const mine = new Set(advisories.map((one) => one.id));
  for (const release of releases.filter(({ state }) => state !== 'published')) {
    const other = desk.advisories.find(
      (one) => release.advisories.includes(one.id) && !mine.has(one.id),
    );
    if (other !== undefined && other.published !== slot)
      return `The release ${release.slug} also fixes ${other.id}, which is not part of ${id}. Add it to "advisories" of the case, or create a separate release for it.`;
  }
  return undefined;
}

/** The edits of one file. */
interface FileEdits {
  /** Path below the content folder. */
  readonly file: string;
  readonly edits: readonly Edit[];
}

/**
 * Returns the edits for taking a slot. The reason goes into the case; without a case, into the
 * timeline of the advisory, which is published with it.
 */
export function planEdits(
  subject: Subject,
  slot: Instant,
  reason: string | undefined,
  now: Instant,
): FileEdits[] {
  const { case: worksheet, advisories, releases } = subject;
  const published: Edit = { path: ['published'], set: slot };
  const scheduledEvent: Edit = {
    path: ['timeline'],
    append: { at: now, event: 'scheduled', note: reason },
  };
  const noted = worksheet === undefined && reason !== undefined ? [scheduledEvent] : [];
  return [
    ...(worksheet === undefined
      ? []
      : [{ file: worksheet.file, edits: caseEdits(worksheet.slot_reason, slot, reason) }]),
    ...advisories
      .filter((one) => !isPublic(one))
      .map(({ file }) => ({ file, edits: [published, ...noted] })),
    ...releases
      .filter(({ state }) => state !== 'published')
      .map(({ file }) => ({ file, edits: [published] })),
  ];
}

function caseEdits(before: string | undefined, slot: Instant, reason: string | undefined): Edit[] {
  const set: Edit = { path: ['slot'], set: slot };
  if (reason !== undefined) return [set, { path: ['slot_reason'], set: reason }];
  return before === undefined ? [set] : [set, { path: ['slot_reason'], remove: true }];
}

/**
 * The reason that is written with a proposal: the given one, otherwise its own. Undefined if it
 * needs none.
 */
export const reasonFor = (
  { ownReason }: SlotProposal,
  given: string | undefined,
): string | undefined => given ?? ownReason;
