// The texts of sections as CSAF's notes and remediations hold them: Markdown, as authors write it.

import type { Advisory } from '../../model/advisory.ts';
import { standalone } from '../../model/markdown.ts';
import { type SectionName, sectionText } from '../../model/section.ts';

/** A part of an advisory's body that can stand alone: without comments, with its links in place. */
export function aloneText(text: string, { body }: Pick<Advisory, 'body'>): string {
  // Only links, footnotes and comments lean on the rest of the body; to look for them takes far longer than to see that
  // there are none.
  return /\[|<!--/.test(text) ? standalone(text, body) : text;
}

/** The text of a section; empty where it is absent. */
export function textOf(advisory: Pick<Advisory, 'body' | 'sections'>, name: SectionName): string {
  return aloneText(sectionText(advisory.sections, name), advisory);
}
