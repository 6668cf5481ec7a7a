// The texts of an advisory as plain text, for formats without Markdown: paragraphs on one line,
// links with their addresses.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import { isNoneKnown, type SectionName, sectionText } from '../../model/advisory/sections.ts';
import { markdownToText, standalone } from '../../model/markdown/render.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';

type Written = Pick<Advisory | EmbargoedAdvisory, 'id' | 'body' | 'sections'>;

/** Returns a section of an advisory; empty if it is absent. */
export function plainSection(
  advisory: Written,
  name: SectionName,
  site: Pick<Site, 'url'>,
): string {
  return plain(advisory, sectionText(advisory.sections, name), site);
}

/**
 * Returns the section Impact, otherwise the text before the first heading, as in imported records.
 */
export function plainImpact(advisory: Written, site: Pick<Site, 'url'>): string {
  const impact = plainSection(advisory, 'impact', site);
  const start = advisory.sections.find(({ heading }) => heading === '')?.text ?? '';
  return impact === '' ? plain(advisory, start, site) : impact;
}

/** Returns the section Mitigation; empty if no mitigation is known. */
export function plainMitigation(advisory: Written, site: Pick<Site, 'url'>): string {
  const text = plainSection(advisory, 'mitigation', site);
  return isNoneKnown(text) ? '' : text;
}

function plain({ id, body }: Written, markdown: string, site: Pick<Site, 'url'>): string {
  if (markdown === '') return '';
  const base = absolute(site, advisoryPath(id));
  return markdownToText(standalone(markdown, body), { base, width: Number.POSITIVE_INFINITY });
}

/**
 * Truncates a text to `max` UTF-16 units, after a word, with "…" at its end. Never splits a
 * surrogate pair.
 */
export function shortened(text: string, max: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, max - 1);
  const end = cut.search(/\s\S*$/);
  const kept = end > max / 2 ? cut.slice(0, end) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

/** Returns the text with a punctuation mark at its end. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
