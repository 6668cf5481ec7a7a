// What a report of a vulnerability tells: the fields of the form of /report/, and the headings of the text that is made of them.

/** What is asked for, in order. */
export const REPORT_FIELDS = [
  {
    name: 'what',
    heading: 'What is wrong',
    hint: 'The vulnerability in a few sentences.',
    lines: 5,
    required: true,
  },
  {
    name: 'version',
    heading: 'Project and version',
    hint: 'Which of our projects, which version or commit, on which system.',
    lines: 1,
    required: false,
  },
  {
    name: 'impact',
    heading: 'Impact',
    hint: 'What an attacker can do, and what they need for it.',
    lines: 3,
    required: false,
  },
  {
    name: 'steps',
    heading: 'Steps to reproduce',
    hint: 'What to do to see it happen: commands, input, a small program.',
    lines: 5,
    required: false,
  },
  {
    name: 'contact',
    heading: 'Contact',
    hint: 'Where we can reach you, and how you want to be credited. Without it we cannot answer.',
    lines: 1,
    required: false,
  },
] as const;

export type ReportField = (typeof REPORT_FIELDS)[number]['name'];

/** What somebody typed into each field. */
export type ReportAnswers = Readonly<Record<ReportField, string>>;

const TITLE = 'Vulnerability report';

/** The report as plain text: what was typed, unchanged, below the heading of its field. What is blank is left out. */
export function reportText(answers: ReportAnswers): string {
  const sections = REPORT_FIELDS.filter(({ name }) => answers[name].trim() !== '').map(
    ({ name, heading }) => `## ${heading}\n\n${answers[name]}\n`,
  );
  return [`# ${TITLE}\n`, ...sections].join('\n');
}

/** The same with the hints in the place of answers, to be filled in by hand. */
export function reportTemplate(): string {
  const sections = REPORT_FIELDS.map(({ heading, hint }) => `## ${heading}\n\n[${hint}]\n`);
  return [`# ${TITLE}\n`, ...sections].join('\n');
}
