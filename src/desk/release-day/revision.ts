// The changes of a public advisory, as edits of its front matter: revisions and withdrawal.

import {
  type AdvisoryMatter,
  REVISION_KINDS,
  type Revision,
} from '../../model/advisory/advisory.ts';
import type { Instant } from '../../model/instant.ts';
import type { Edit } from '../../model/source/edit/edit.ts';

export type RevisionKind = Revision['kind'];

/** The meaning of each kind, to help people choose one. */
export const KIND_WORDS: Readonly<Record<RevisionKind, string>> = {
  correction: 'a statement in the advisory was wrong',
  range: 'the affected versions or packages changed',
  severity: 'the vectors or the rating changed',
  fix: 'a fix became available, or turned out not to work',
  information: 'useful information was added',
  editorial: 'spelling, links, layout: nothing that subscribers need to know',
};

/** True if the text is a kind of revision. */
export function isRevisionKind(text: string): text is RevisionKind {
  return REVISION_KINDS.some((kind) => kind === text);
}

/** Returns the fault of a note or a reason for readers, in words; undefined if it is valid. */
export function noteFault(text: string, most: number): string | undefined {
  if (text.trim() === '') return 'It is empty. Write one line for readers.';
  if (/\bTODO\b/i.test(text)) return 'It still contains "TODO". Finish it.';
  if (/[\r\n]/.test(text.trim())) return 'It has several lines. Write one line.';
  if (text.trim().length > most)
    return `It has ${text.trim().length} characters; at most ${most} are allowed.`;
  return undefined;
}

type Compared = Pick<AdvisoryMatter, 'affected' | 'assessed' | 'severity' | 'rating' | 'revisions'>;

/**
 * Returns the kinds of revision that the changes between two states of an advisory require, and
 * that none of the new revisions has: `range` if packages, ranges, versions or the assessed
 * branches differ, `severity` if vectors or the rating do.
 */
export function requiredKinds(before: Compared, after: Compared): RevisionKind[] {
  const present = new Set(after.revisions.slice(before.revisions.length).map(({ kind }) => kind));
  const required: RevisionKind[] = [];
  if (rangesOf(before) !== rangesOf(after)) required.push('range');
  if (severityOf(before) !== severityOf(after)) required.push('severity');
  return required.filter((kind) => !present.has(kind));
}

const rangesOf = ({ affected, assessed }: Compared): string =>
  JSON.stringify([
    affected.map(({ package: one, ranges, versions }) => [one, ranges, versions]),
    assessed,
  ]);
const severityOf = ({ severity, rating, affected }: Compared): string =>
  JSON.stringify([severity, rating?.level, affected.map((one) => one.severity)]);

/** Returns the edit that adds a revision. */
export function revisionEdits(at: Instant, kind: RevisionKind, note: string): Edit[] {
  return [{ path: ['revisions'], append: { at, kind, note: note.trim() } }];
}

/** Returns the edit that withdraws an advisory. */
export function withdrawalEdits(
  at: Instant,
  reason: string,
  replacedBy: string | undefined,
): Edit[] {
  return [{ path: ['withdrawn'], set: { at, reason: reason.trim(), replaced_by: replacedBy } }];
}
