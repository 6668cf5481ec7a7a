// The contents of a vulnerability report: the fields of the form of /report/, and the headings of
// the text that is built from them.

/** The fields of the form, in order. */
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

/** The user's input for each field. */
export type ReportAnswers = Readonly<Record<ReportField, string>>;
