// A report of a vulnerability as text, with the headings of a language.

import { REPORT_FIELDS, type ReportAnswers } from '../../model/reporting/form.ts';
import type { Catalogue } from '../index.ts';

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
