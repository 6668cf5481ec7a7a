// Formats a vulnerability report as text, with headings in a language.

import { REPORT_FIELDS, type ReportAnswers } from '../../model/reporting/form.ts';
import type { Catalogue } from '../index.ts';

type Words = Pick<Catalogue['report']['script'], 'title' | 'fields'>;

/**
 * Returns the report as plain text: each answer unchanged below the heading of its field. Blank
 * answers are omitted.
 */
export function reportText(answers: ReportAnswers, { title, fields }: Words): string {
  const sections = REPORT_FIELDS.filter(({ name }) => answers[name].trim() !== '').map(
    ({ name }) => `## ${fields[name].heading}\n\n${answers[name]}\n`,
  );
  return [`# ${title}\n`, ...sections].join('\n');
}

/** Returns the same with hints instead of answers, to be filled in by hand. */
export function reportTemplate({ title, fields }: Words): string {
  const sections = REPORT_FIELDS.map(
    ({ name }) => `## ${fields[name].heading}\n\n[${fields[name].hint}]\n`,
  );
  return [`# ${title}\n`, ...sections].join('\n');
}
