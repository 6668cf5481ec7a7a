// The text of an advisory in the order in which readers need it: what to do first, how it works last.

import type { Advisory } from '../model/advisory.ts';
import { SECTION_NAMES, type Section, SECTIONS, type SectionName } from '../model/section.ts';

/** A part of the text under a heading of its own. */
export interface TextPart {
  readonly heading: string;
  readonly text: string;
}

/** The text, taken apart. Markdown; empty where the author wrote nothing. */
export interface AdvisoryText {
  /** What stands before the first heading. */
  readonly lead: string;
  readonly upgrade: string;
  readonly mitigation: string;
  readonly impact: string;
  readonly affected: string;
  /** Details and everything under headings that Candor does not know, in the author's order. */
  readonly rest: readonly TextPart[];
  /** True where no section is known, as in imported records: the whole body is in `rest`, its own headings in it. */
  readonly whole: boolean;
}

/** Takes the text of an advisory apart. Nothing of it is lost: a second section of one name is in `rest`. */
export function textOf({ body, sections }: Pick<Advisory, 'body' | 'sections'>): AdvisoryText {
  const first = new Map<SectionName, Section>();
  for (const name of SECTION_NAMES) {
    const section = sections.find((one) => one.name === name);
    if (section !== undefined && name !== 'details') first.set(name, section);
  }
  const taken = new Set(first.values());
  const text = (name: SectionName): string => first.get(name)?.text ?? '';
  const whole = sections.every(({ name }) => name === undefined);
  const lead = whole ? undefined : sections.find(({ heading, offset }) => heading === '' && offset === 0);
  const rest = sections.filter((one) => !taken.has(one) && one !== lead && (one.text !== '' || one.name === undefined));
  return {
    lead: lead?.text ?? '',
    upgrade: text('upgrade'),
    mitigation: text('mitigation'),
    impact: text('impact'),
    affected: text('affected'),
    rest: whole ? wholeBody(body) : rest.map((one) => ({ heading: one.heading, text: one.text })),
    whole,
  };
}

function wholeBody(body: string): TextPart[] {
  return body.trim() === '' ? [] : [{ heading: SECTIONS.details, text: body.trim() }];
}
