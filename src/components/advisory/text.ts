// The text of an advisory in reading order: the remedy first, technical details last.

import type { Advisory } from '../../model/advisory/advisory.ts';
import {
  linesOutsideFences,
  SECTION_NAMES,
  type Section,
  type SectionName,
} from '../../model/advisory/sections.ts';

/** A part of the text with its own heading. */
interface TextPart {
  /** Its anchor: "details", or "part-2" for the second part of all. */
  readonly id: string;
  /** Markdown that starts with the heading, if it has one. */
  readonly markdown: string;
}

/** The parts of the text. Markdown; empty if the author wrote nothing. */
interface AdvisoryText {
  /** The text before the first heading. */
  readonly lead: string;
  readonly upgrade: string;
  readonly mitigation: string;
  readonly impact: string;
  readonly affected: string;
  /** Details and all sections with unknown headings, in the author's order. */
  readonly rest: readonly TextPart[];
  /**
   * The whole body if no section is known, as in imported records. All other parts are empty then.
   */
  readonly whole: string;
}

/**
 * Splits the text of an advisory. No text is lost: a second section of the same name is in `rest`.
 */
export function textOf({ body, sections }: Pick<Advisory, 'body' | 'sections'>): AdvisoryText {
  const first = new Map<SectionName, Section>();
  for (const name of SECTION_NAMES) {
    const section = sections.find((one) => one.name === name);
    if (section !== undefined) first.set(name, section);
  }
  if (first.size === 0) return { ...NOTHING, whole: body.trim() };
  const lead = sections.find(({ offset, length }) => offset === 0 && length === 0);
  const details = first.get('details');
  const taken = new Set([...first.values(), lead].filter((one) => one !== details));
  const text = (name: SectionName): string => first.get(name)?.text ?? '';
  return {
    lead: lead?.text ?? '',
    upgrade: text('upgrade'),
    mitigation: text('mitigation'),
    impact: text('impact'),
    affected: text('affected'),
    rest: sections
      .filter((one) => !taken.has(one) && (one.text !== '' || one.name === undefined))
      .map((one, i) => ({
        id: one === details ? 'details' : `part-${i + 1}`,
        markdown: markdownOf(one),
      })),
    whole: '',
  };
}

/**
 * Returns the number of levels to shift the headings of an external text so that its highest ones
 * are of level 3.
 */
export function shiftToThird(markdown: string): number {
  let highest = 6;
  for (const { line } of linesOutsideFences(markdown)) {
    const level = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1]?.length ?? underlineLevel(line);
    if (level !== undefined) highest = Math.min(highest, level);
  }
  return 3 - highest;
}

// A line of hyphens is not always a heading, but then one level more does no harm.
function underlineLevel(line: string): number | undefined {
  if (/^ {0,3}=+[ \t]*$/.test(line)) return 1;
  return /^ {0,3}-+[ \t]*$/.test(line) ? 2 : undefined;
}

const NOTHING = {
  lead: '',
  upgrade: '',
  mitigation: '',
  impact: '',
  affected: '',
  rest: [],
} as const;

function markdownOf({ heading, text }: Section): string {
  return heading === '' ? text : `## ${heading}\n\n${text}`;
}
