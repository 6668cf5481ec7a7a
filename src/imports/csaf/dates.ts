// The dates of a CSAF document, and whether it is for everyone (/document/tracking and
// /document/distribution).

import { type Instant, isAfter } from '../../model/instant.ts';
import { fieldOf, listOf, textOf } from '../inventory/value.ts';
import type { Held, HeldRevision } from '../record/held.ts';
import { SOURCE_REVISION } from '../record/source-revision.ts';
import { timeOf } from '../record/time.ts';
import { noteTitled } from './texts.ts';

/** The fields of an advisory that the dates decide. */
export interface Dates
  extends Pick<Held, 'tlp' | 'published' | 'revisions' | 'withdrawn' | 'notes'> {
  readonly at: Instant;
}

const LABELS: Readonly<Record<string, NonNullable<Held['tlp']>>> = {
  WHITE: 'CLEAR',
  CLEAR: 'CLEAR',
  GREEN: 'GREEN',
  AMBER: 'AMBER',
  'AMBER+STRICT': 'AMBER+STRICT',
  RED: 'RED',
};

/** A draft, or a document whose label is not CLEAR, must not become public by its import. */
export function datesOf(document: unknown): Dates | undefined {
  const tracking = fieldOf(document, 'tracking');
  const first = timeOf(textOf(tracking, 'initial_release_date'));
  const current = timeOf(textOf(tracking, 'current_release_date'));
  const at = first ?? current;
  if (at === undefined) return undefined;
  const given = textOf(fieldOf(fieldOf(document, 'distribution'), 'tlp'), 'label');
  const label = given === undefined ? 'CLEAR' : LABELS[given.toUpperCase()];
  const notes =
    label === undefined
      ? [`The TLP label ${JSON.stringify(given)} is unknown, so it is treated as RED.`]
      : [];
  const tlp = label ?? 'RED';
  if (textOf(tracking, 'status') === 'draft') return { at, tlp, published: undefined, notes };
  const end = endOf(document, current ?? at);
  const history = listOf(tracking, 'revision_history').flatMap((entry): HeldRevision[] => {
    const date = timeOf(textOf(entry, 'date'));
    const summary = textOf(entry, 'summary') ?? SOURCE_REVISION;
    // Our documents merge the revisions of one second.
    const notes = isMadeHere(document) ? summary.split('\n') : [summary];
    return date === undefined ? [] : notes.map((note) => ({ at: date, kind: 'information', note }));
  });
  // The withdrawal is a revision of its own.
  const isEnd = (one: HeldRevision): boolean =>
    one.at === end?.at && (!isMadeHere(document) || one.note.startsWith('Withdrawn: '));
  const later = history.filter((one) => isAfter(one.at, at) && !isEnd(one));
  const revisions = later.toSorted((a, b) =>
    isAfter(a.at, b.at) ? 1 : isAfter(b.at, a.at) ? -1 : 0,
  );
  return { at, tlp, published: at, revisions, withdrawn: end, notes };
}

/** Our own CSAF 2.0 documents say it in a note, because 2.0 has no category for it. */
function endOf(document: unknown, at: Instant): Held['withdrawn'] {
  const category = textOf(document, 'category');
  const [, reason, next] =
    /^Withdrawn on \d{4}-\d\d-\d\d: (.+?)(?: It is replaced by ([^\s.]+)\.)?$/s.exec(
      noteTitled('Withdrawn', document) ?? '',
    ) ?? [];
  if (isMadeHere(document) && reason !== undefined) {
    const last = listOf(fieldOf(document, 'tracking'), 'revision_history').findLast((one) =>
      /^Withdrawn: /m.test(textOf(one, 'summary') ?? ''),
    );
    const [, exact] = /^Withdrawn: (.+)$/m.exec(textOf(last, 'summary') ?? '') ?? [];
    return {
      at: timeOf(textOf(last, 'date')) ?? at,
      reason: exact ?? reason,
      ...(next === undefined ? {} : { replaced_by: next }),
    };
  }
  if (category !== 'csaf_withdrawn' && category !== 'csaf_superseded') return undefined;
  const words =
    noteTitled('Reasoning for Withdrawal', document) ??
    noteTitled('Reasoning for Supersession', document);
  return {
    at,
    reason:
      words ??
      (category === 'csaf_withdrawn' ? 'Withdrawn at the source.' : 'Superseded at the source.'),
  };
}

/** True for a document that Candor made. */
export const isMadeHere = (document: unknown): boolean =>
  textOf(fieldOf(fieldOf(fieldOf(document, 'tracking'), 'generator'), 'engine'), 'name') ===
  'Candor';
