// What a report of a vulnerability tells: the fields of the form of /report/, and the headings of the text that is made of them.

import type { Catalogue } from '../language/index.ts';

/** What is asked for, in order. */
export const REPORT_FIELDS = [
  {
    name: 'what',
    lines: 5,
    required: true,
  },
  {
    name: 'version',
    lines: 1,
    required: false,
  },
  {
    name: 'impact',
    lines: 3,
    required: false,
  },
  {
    name: 'steps',
    lines: 5,
    required: false,
  },
  {
    name: 'contact',
    lines: 1,
    required: false,
  },
] as const;

export type ReportField = (typeof REPORT_FIELDS)[number]['name'];

/** What somebody typed into each field. */
export type ReportAnswers = Readonly<Record<ReportField, string>>;

type Words = Pick<Catalogue['report']['script'], 'title' | 'fields'>;

/** The report as plain text: what was typed, unchanged, below the heading of its field. What is blank is left out. */
export function reportText(answers: ReportAnswers, { title, fields }: Words): string {
  const sections = REPORT_FIELDS.filter(({ name }) => answers[name].trim() !== '').map(
    ({ name }) => `## ${fields[name].heading}\n\n${answers[name]}\n`,
  );
  return [`# ${title}\n`, ...sections].join('\n');
}

/** The same with the hints in the place of answers, to be filled in by hand. */
export function reportTemplate({ title, fields }: Words): string {
  const sections = REPORT_FIELDS.map(({ name }) => `## ${fields[name].heading}\n\n[${fields[name].hint}]\n`);
  return [`# ${title}\n`, ...sections].join('\n');
}
