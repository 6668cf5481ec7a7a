// The text of an advisory in the sections of the contract. Other publishers use headings of their
// own, at any level.

import {
  headingText,
  linesOutsideFences,
  SECTION_NAMES,
  SECTIONS,
  type SectionName,
} from '../../model/advisory/sections.ts';

/** Headings of GitHub's template, and others that publishers use for the same. */
const HEADINGS: Readonly<Record<string, SectionName | 'references'>> = {
  impact: 'impact',
  amiaffected: 'affected',
  affectedversions: 'affected',
  affectedconfigurations: 'affected',
  patches: 'upgrade',
  patch: 'upgrade',
  patchedversions: 'upgrade',
  fix: 'upgrade',
  fixes: 'upgrade',
  upgrade: 'upgrade',
  solution: 'upgrade',
  remediation: 'upgrade',
  workarounds: 'mitigation',
  workaround: 'mitigation',
  mitigation: 'mitigation',
  mitigations: 'mitigation',
  details: 'details',
  references: 'references',
};

interface Part {
  readonly name: SectionName | 'references' | undefined;
  readonly heading: string;
  readonly level: number;
  text: string;
}

/** A text in sections, and the text of its references, which the contract has in the front matter. */
interface SectionedText {
  readonly body: string;
  readonly references: string;
}

/**
 * Returns a text with the headings of the contract, in their order. A heading that the contract does
 * not have becomes a part of Details. A text without any heading that is known stays as it is.
 */
export function inSections(markdown: string): SectionedText {
  const parts = partsOf(markdown);
  if (parts.every(({ name }) => name === undefined))
    return { body: markdown.trim(), references: '' };
  const textOf = (name: Part['name']): string =>
    joined(
      parts.filter((part) => part.name === name && part.heading !== '').map(({ text }) => text),
    );
  const start = parts.find(({ heading }) => heading === '')?.text ?? '';
  const others = parts.filter(({ name, heading }) => name === undefined && heading !== '');
  const sections = SECTION_NAMES.map((name) => {
    const own =
      name === 'details' ? others.map(({ heading, text }) => joined([`### ${heading}`, text])) : [];
    const text = joined([textOf(name), ...own]);
    return text === '' ? '' : `## ${SECTIONS[name]}\n\n${text}`;
  });
  return { body: joined([start, ...sections]), references: textOf('references') };
}

const joined = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n\n');

const HEADING = /^ {0,3}(#{1,6})(?=[ \t]|$)/;

/** Splits a text at known headings, and at others of the same level or a higher one. */
function partsOf(markdown: string): Part[] {
  const parts: Part[] = [];
  let open: Part & { start: number } = {
    name: undefined,
    heading: '',
    level: 7,
    text: '',
    start: 0,
  };
  const close = (end: number): void => {
    const text = demoted(markdown.slice(open.start, end)).trim();
    if (open.heading !== '' || text !== '') parts.push({ ...open, text });
  };
  for (const { offset, line } of linesOutsideFences(markdown)) {
    const [mark, hashes = ''] = HEADING.exec(line) ?? [];
    if (mark === undefined) continue;
    const heading = headingText(line.slice(mark.length));
    const name = HEADINGS[heading.toLowerCase().replace(/[^a-z]/g, '')];
    const isWithin = hashes.length > open.level && (name === undefined || open.name !== undefined);
    if (heading === '' || isWithin) continue;
    close(offset);
    open = { name, heading, level: hashes.length, text: '', start: offset + line.length };
  }
  close(markdown.length);
  return parts;
}

/** Lowers the headings of a part, which would otherwise start another section. */
export function demoted(text: string): string {
  let result = '';
  let from = 0;
  for (const { offset, line } of linesOutsideFences(text)) {
    const [mark, hashes = ''] = HEADING.exec(line) ?? [];
    if (mark === undefined || hashes.length > 2) continue;
    result += `${text.slice(from, offset)}###`;
    from = offset + line.indexOf('#') + hashes.length;
  }
  return result + text.slice(from);
}
