// The letters of the team: their kinds, the placeholders of their texts, and the team's own
// templates in content/templates/<kind>.md. None of this is published.

import type { z } from 'zod';
import { line, object } from '../source/fields.ts';

interface LetterKind {
  /** The content of the letter, for the list of kinds. */
  readonly words: string;
  /** The recipients: the reporter, distributors, or anyone, each in a separate mail. */
  readonly audience: 'reporter' | 'distributors' | 'all';
  /**
   * True if it informs people other than the reporter about a vulnerability. Its subject and text
   * then contain the TLP label.
   */
  readonly marked: boolean;
}

/** All letters. To add one: add a row here, and its text in src/desk/letter/template.ts. */
export const LETTER_KINDS = {
  acknowledgement: {
    words: 'confirms that the report has arrived',
    audience: 'reporter',
    marked: false,
  },
  'information-request': {
    words: 'asks for information that is needed to reproduce it',
    audience: 'reporter',
    marked: false,
  },
  'timeline-update': {
    words: 'reports the state of the work, and when we plan to publish',
    audience: 'reporter',
    marked: false,
  },
  'not-a-vulnerability': {
    words: 'explains why we do not consider it a vulnerability',
    audience: 'reporter',
    marked: false,
  },
  duplicate: {
    words: 'reports that we already know of it, with the advisory if that is public',
    audience: 'reporter',
    marked: false,
  },
  'out-of-scope': {
    words: 'explains why we do not handle it as a security issue',
    audience: 'reporter',
    marked: false,
  },
  'not-ours': { words: 'explains whose software it is in', audience: 'reporter', marked: false },
  'not-reproducible': {
    words: 'reports that we could not reproduce it, and what would help',
    audience: 'reporter',
    marked: false,
  },
  'no-evidence': {
    words: 'reports that there is no evidence that we can verify, and what to send',
    audience: 'reporter',
    marked: false,
  },
  'no-answer': {
    words: 'reports that we closed it, because answers are missing',
    audience: 'reporter',
    marked: false,
  },
  bounty: { words: 'names the bounty program of the project', audience: 'reporter', marked: false },
  'credit-request': {
    words: 'asks whether and how to credit the reporter',
    audience: 'reporter',
    marked: false,
  },
  'disclosure-reminder': {
    words: 'reminds the reporter of the disclosure time, shortly before it',
    audience: 'reporter',
    marked: false,
  },
  published: {
    words: 'reports that the advisory is public, and thanks the reporter',
    audience: 'reporter',
    marked: false,
  },
  prenotification: {
    words: 'informs distributors of what will be released, and when',
    audience: 'distributors',
    marked: true,
  },
  delay: { words: 'announces that the release is postponed', audience: 'all', marked: true },
  'embargo-break': {
    words: 'announces that the embargo has been broken, and what to do',
    audience: 'all',
    marked: true,
  },
} as const satisfies Readonly<Record<string, LetterKind>>;

export type LetterName = keyof typeof LETTER_KINDS;

export const isLetterName = (name: string): name is LetterName => Object.hasOwn(LETTER_KINDS, name);

/** The values that a template can refer to as {{name}}, described in words. */
export const PLACEHOLDERS = {
  greeting: '"Hello NAME," with the name of the reporter, if it is known',
  reporter: 'the name of the reporter',
  case: 'the id of the case',
  project: 'the names of the affected projects',
  received: 'when the report was received',
  channel: 'the channel it was received through',
  promise: 'within how many hours reports are answered',
  pledge: 'the same as a sentence; nothing if the team states no promise',
  apology: 'an apology if the answer is late; otherwise nothing',
  targets: 'days from report to release for each severity',
  aims: 'the same as a sentence; nothing if the team states no target',
  state: 'the state of the work, in a sentence',
  plan: 'when we plan to publish, or our target, or when we published, in a sentence',
  slot: 'the agreed time of disclosure',
  severity: 'how severe it is',
  identifiers: 'the ids of the advisories with their CVEs',
  versions: 'the versions that will have the fix',
  impact: 'the section Impact of the draft advisories',
  affected: 'the affected versions of the draft advisories',
  mitigation: 'the section Mitigation of the draft advisories',
  original:
    'for a duplicate: the public advisory about it, in a sentence; otherwise asks to keep the report private',
  published: 'the public advisories of the case, with their addresses',
  credited: 'who the public advisories credit for the report, in a sentence',
  deadline: 'the agreed time of disclosure, which must be in the future',
  bounty: 'the address of the bounty program',
  credit:
    'the name under which the reporter agreed to be credited, in a sentence; otherwise nothing',
  questions: 'the questions of --note; otherwise the usual questions',
  note: 'the text of --note: a reason, or what happened',
  contact: 'the address of the team',
  policy: 'the address of the policy',
  rules: 'the same as a sentence; nothing if there is no SECURITY.md',
  embargo: 'asks to keep the report private; nothing once it is published',
  encryption: 'how to encrypt answers to us, if there is a key; otherwise nothing',
  signature: 'the sender',
} as const;

export type Placeholder = keyof typeof PLACEHOLDERS;

export const isPlaceholder = (name: string): name is Placeholder =>
  Object.hasOwn(PLACEHOLDERS, name);

/** The front matter of content/templates/<kind>.md. */
export const templateSchema = object({
  subject: line(200)
    .optional()
    .describe('The subject, with placeholders. If absent, the default subject of the letter.'),
});

/** A team's own letter text, which replaces that of Candor. */
export interface LetterTemplate {
  readonly subject?: string | undefined;
  /** Markdown with {{placeholders}}. */
  readonly body: string;
}

type TemplateMatter = z.output<typeof templateSchema>;

/** A template and its file. */
export interface WrittenTemplate extends TemplateMatter {
  /** Markdown with {{placeholders}}. */
  readonly body: string;
  /** The file name: a kind of letter. */
  readonly name: string;
  readonly file: string;
}

/** A reference in a template. The name is empty if the braces contain no name. */
interface Reference {
  readonly name: string;
  /** In UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

const REFERENCE = /\{\{([^{}\n]*)\}\}|\{\{/g;

/** Returns every {{reference}} of a text, and every "{{" that is not one. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map((match) => ({
    name: /^\s*([A-Za-z_]+)\s*$/.exec(match[1] ?? '')?.[1] ?? '',
    offset: match.index,
    length: match[0].length,
  }));
}

/** Replaces every reference. */
export function replaceReferences(text: string, by: (name: string) => string): string {
  let result = '';
  let from = 0;
  for (const { name, offset, length } of referencesIn(text)) {
    result += text.slice(from, offset) + by(name);
    from = offset + length;
  }
  return result + text.slice(from);
}
