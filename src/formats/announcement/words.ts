// The small words that the sections of an announcement are put together with.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { isCve } from '../../model/advisory/id.ts';
import { type SectionName, sectionText } from '../../model/advisory/sections.ts';
import { standalone } from '../../model/markdown/render.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';

/** What the sections of an announcement are made of. */
export interface Subject {
  readonly project: Project | undefined;
  /** The released versions. */
  readonly versions: readonly string[];
  /** In the order of the release; withdrawn ones are told in the details alone. */
  readonly advisories: readonly Advisory[];
  /** Every public advisory by its id. */
  readonly known: ReadonlyMap<string, Advisory>;
  readonly site: Site;
  /** Whether the details hold the whole of each advisory. */
  readonly full: boolean;
}

/** The advisories that are not withdrawn. */
export const standing = ({ advisories }: Subject): Advisory[] =>
  advisories.filter(({ state }) => state === 'published');

/** What an announcement calls an advisory: its CVE, or its own id. */
export function nameOf({ id, aliases }: Advisory): string {
  return aliases.find(isCve) ?? id;
}

/** "a", "a and b", "a, b and c". */
export function inWords(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Parts of Markdown that are not empty, with a blank line between. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** A section of an advisory as Markdown that can stand in an announcement. */
export function sectionOf(advisory: Advisory, section: SectionName): string {
  return standalone(sectionText(advisory.sections, section), advisory.body);
}

/** The texts of several advisories, each under the names of those that share it; without names where all share one text. */
export function labelled(advisories: readonly Advisory[], textFor: (advisory: Advisory) => string): string[] {
  const byText = Map.groupBy(advisories, textFor);
  byText.delete('');
  return [...byText].map(([text, group]) =>
    group.length === advisories.length ? text : `For ${inWords(group.map(nameOf), 'and')}:\n\n${text}`,
  );
}
