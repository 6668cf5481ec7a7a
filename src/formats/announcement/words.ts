// Text helpers for the sections of an announcement.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { isCve } from '../../model/advisory/id.ts';
import { type SectionName, sectionText } from '../../model/advisory/sections.ts';
import type { Instant } from '../../model/instant.ts';
import { standalone } from '../../model/markdown/render.ts';
import type { Project } from '../../model/project/project.ts';
import type { Outcome } from '../../model/release/outcome.ts';
import type { Site } from '../../model/site/site.ts';

/** The input of the sections of an announcement. */
export interface Subject {
  readonly project: Project | undefined;
  /** The released versions. */
  readonly versions: readonly string[];
  /** What the release does about each advisory that is not withdrawn. */
  readonly outcomes: readonly Outcome<Advisory>[];
  /** In the order of the release. Withdrawn ones appear in the details only. */
  readonly advisories: readonly Advisory[];
  /** Every public advisory by its id. */
  readonly known: ReadonlyMap<string, Advisory>;
  readonly site: Site;
  /** True if the details contain the full text of each advisory. */
  readonly full: boolean;
  readonly now: Instant;
}

/** What decides which versions to upgrade to. */
export type Upgrading = Pick<Subject, 'project' | 'versions' | 'outcomes' | 'advisories'>;

/** Returns the advisories that are not withdrawn. */
export const notWithdrawn = ({ advisories }: Pick<Subject, 'advisories'>): Advisory[] =>
  advisories.filter(({ state }) => state === 'published');

/** Returns the name of an advisory in an announcement: its CVE, or its own id. */
export function nameOf({ id, aliases }: Advisory): string {
  return aliases.find(isCve) ?? id;
}

/** "a", "a and b", "a, b and c". */
export function inWords(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Joins the parts of Markdown that are not empty, with a blank line between them. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** Returns a section of an advisory as Markdown for an announcement. */
export function sectionOf(advisory: Advisory, section: SectionName): string {
  return standalone(sectionText(advisory.sections, section), advisory.body);
}

/**
 * Returns the texts of several advisories, each with the names of the advisories that share it.
 * Names are omitted if all share one text.
 */
export function labelled(
  advisories: readonly Advisory[],
  textFor: (advisory: Advisory) => string,
): string[] {
  const byText = Map.groupBy(advisories, textFor);
  byText.delete('');
  return [...byText].map(([text, group]) =>
    group.length === advisories.length
      ? text
      : `For ${inWords(group.map(nameOf), 'and')}:\n\n${text}`,
  );
}
