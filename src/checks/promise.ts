// Response times in prose: "We acknowledge every report within 48 hours." Only what is plainly such a promise counts.

import { linesOutsideFences } from '../model/section.ts';

export interface WrittenPromise {
  /** Working days count as days, as a reporter counts them at best. */
  readonly hours: number;
  /** The duration as it is written. */
  readonly text: string;
  /** Where it starts in the text, in UTF-16 units. */
  readonly offset: number;
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
  /\b(?:acknowledge(?:s|d|ment)?|respon(?:d|ds|se)|answer(?:s|ed)?|repl(?:y|ies)|confirm(?:s|ation)? (?:the )?receipt)\b/i;
const DURATION = new RegExp(
  `\\b(?:within|in at most|after at most|in less than|no later than|in under) (\\d{1,3}|${Object.keys(NUMBERS).join('|')})[ -](?:(?:business|working) )?(hour|day|week)s?\\b`,
  'i',
);

/** The response times of a Markdown text, one for each sentence that speaks of an answer. */
export function promisesIn(text: string): WrittenPromise[] {
  const promises: WrittenPromise[] = [];
  for (const { offset, text: sentence } of sentences(text)) {
    if (!ANSWER.test(sentence)) continue;
    const match = DURATION.exec(sentence);
    const [found, count = '', unit = ''] = match ?? [];
    if (match === null || found === undefined) continue;
    const hours = (NUMBERS[count.toLowerCase()] ?? Number(count)) * (HOURS[unit.toLowerCase()] ?? 1);
    promises.push({ hours, text: found, offset: offset + match.index });
  }
  return promises;
}

// Sentences within a line and across lines of one paragraph; line breaks read as spaces, so that offsets stay.
function* sentences(text: string): Generator<{ offset: number; text: string }> {
  let start = 0;
  let paragraph = '';
  for (const { offset, line } of [...linesOutsideFences(text), { offset: text.length, line: '' }]) {
    const adjacent = offset === start + paragraph.length;
    const breaks = line.trim() === '' || /^\s*(?:[-*+#|]|\d+[.)])/.test(line) || !adjacent;
    if (breaks) {
      yield* parts(paragraph, start);
      [start, paragraph] = [offset, ''];
    }
    paragraph += `${line} `;
  }
  yield* parts(paragraph, start);
}

function* parts(paragraph: string, start: number): Generator<{ offset: number; text: string }> {
  for (const { index, 0: sentence } of paragraph.matchAll(/.+?(?:[.!?;](?=\s)|$)/g))
    yield { offset: start + index, text: sentence };
}
