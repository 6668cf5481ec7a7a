// Response times in prose: "We acknowledge every report within 48 hours." Only clear promises
// count.

import { sentencesIn } from './sentences.ts';

interface WrittenPromise {
  /** Working days count as days, the best case for a reporter. */
  readonly hours: number;
  /** The duration as written. */
  readonly text: string;
  /** Its offset in the text, in UTF-16 units. */
  readonly offset: number;
  /** True if it can only mean the first answer to a report. */
  readonly plain: boolean;
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  fourteen: 14,
};
const HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168 };
const ANSWER =
  /\b(?:acknowledg(?:e[sd]?|e?ments?)|respon(?:d|ds|se)|answer(?:s|ed)?|repl(?:y|ies)|confirm(?:s|ation)? (?:the )?receipt)\b/i;
const DURATION = new RegExp(
  `\\b(?:within(?: the (?:first|next))?|in|in at most|after at most|in less than|no later than|in under|takes?|takes up to) (\\d{1,3}|${Object.keys(NUMBERS).join('|')})[ -](?:(?:business|working) )?(hour|day|week)s?\\b`,
  'i',
);

// "We respond within ..." without another object is about reports.
const FIRST =
  /\backnowledg|\breceipt\b|\breports?\b|\b(?:first|initial) (?:response|reply|answer)|\b(?:respond|answer|repl(?:y|ie))s? (?:to you )?(?:with)?in\b/i;
const LATER =
  /\b(?:questions?|fix(?:es)?|patch(?:es)?|releases?|updates?|status)\b|\{\{acknowledge_hours\}\}/i;

/** Returns the response times of a Markdown text, one for each sentence about an answer. */
export function promisesIn(text: string): WrittenPromise[] {
  const promises: WrittenPromise[] = [];
  for (const { offset, text: sentence } of sentencesIn(text)) {
    if (!ANSWER.test(sentence)) continue;
    const match = DURATION.exec(sentence);
    const [found, count = '', unit = ''] = match ?? [];
    if (match === null || found === undefined) continue;
    const hours =
      (NUMBERS[count.toLowerCase()] ?? Number(count)) * (HOURS[unit.toLowerCase()] ?? 1);
    promises.push({
      hours,
      text: found,
      offset: offset + match.index,
      plain: FIRST.test(sentence) && !LATER.test(sentence),
    });
  }
  return promises;
}
