// Splits the text of an advisory into sections at its second-level headings. A heading inside a
// fenced code block does not count (CommonMark, fenced code blocks; ATX headings).

export const SECTIONS = {
  impact: 'Impact',
  affected: 'Am I affected?',
  upgrade: 'Upgrade',
  mitigation: 'Mitigation',
  details: 'Details',
} as const;

export type SectionName = keyof typeof SECTIONS;

export interface Section {
  /** Undefined for the text before the first heading and for headings that formats do not know. */
  readonly name: SectionName | undefined;
  /** The heading as written; empty for the text before the first one. */
  readonly heading: string;
  /** The Markdown under the heading, trimmed. */
  readonly text: string;
  /** The offset of the heading in the body, in UTF-16 units, and the length of its line. */
  readonly offset: number;
  readonly length: number;
}

const HEADING = /^ {0,3}##(?=[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** Splits a Markdown body at its second-level headings, in their order. */
export function splitSections(body: string): Section[] {
  const sections: Section[] = [];
  let open = { heading: '', offset: 0, length: 0, start: 0 };
  const close = (end: number): void => {
    const { heading, offset, length, start } = open;
    const text = body.slice(start, end).trim();
    if (heading !== '' || length > 0 || text !== '')
      sections.push({ name: nameOf(heading), heading, text, offset, length });
  };
  for (const { offset, line } of linesOutsideFences(body)) {
    const mark = HEADING.exec(line)?.[0];
    if (mark === undefined) continue;
    close(offset);
    open = {
      heading: headingText(line.slice(mark.length)),
      offset,
      length: line.length,
      start: offset + line.length,
    };
  }
  close(body.length);
  return sections;
}

/**
 * Returns the text of a heading: without white space around it and without closing marks
 * (CommonMark, ATX headings).
 */
export function headingText(written: string): string {
  const text = written.trim();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

/**
 * Yields the lines of a Markdown text that are not inside a fenced code block, with their offsets.
 */
export function* linesOutsideFences(body: string): Generator<{ offset: number; line: string }> {
  let fence: string | undefined;
  for (let offset = 0; offset < body.length; ) {
    const end = body.indexOf('\n', offset);
    const line = body.slice(offset, end < 0 ? body.length : end);
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined) {
      if (mark === undefined) yield { offset, line };
      fence = mark;
    } else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    offset = end < 0 ? body.length : end + 1;
  }
}

/** Returns the text of a section; empty if it is absent. */
export function sectionText(sections: readonly Section[], name: SectionName): string {
  return sections.find((section) => section.name === name)?.text ?? '';
}

/** True if a mitigation says that none is known: "None known." */
export function isNoneKnown(text: string): boolean {
  return /^none(?: known)?\.?$/i.test(text.trim());
}

/** The section names in the order of the contract. */
export const SECTION_NAMES = [
  'impact',
  'affected',
  'upgrade',
  'mitigation',
  'details',
] as const satisfies SectionName[];

function nameOf(heading: string): SectionName | undefined {
  const wanted = key(heading);
  return SECTION_NAMES.find((name) => key(SECTIONS[name]) === wanted);
}

function key(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z]/g, '');
}
