// The hour of publication in prose: "We publish at 16:00 UTC." Only a sentence that is clearly
// about publishing counts.

import { sentencesIn } from './sentences.ts';

interface WrittenSlot {
  /** As a number of hours in UTC: 16, or 16.5 for 16:30. */
  readonly hour: number;
  /** The time as written. */
  readonly text: string;
  /** Its offset in the text, in UTF-16 units. */
  readonly offset: number;
}

const PUBLISHING = /\b(?:publish|disclos|releas|appear|advisor)/i;
const TIME = /\b(\d{1,2})(?:[:.](\d\d))? ?([ap]m)? ?UTC\b/i;

/** Returns the hours of publication that a Markdown text states. */
export function slotHoursIn(text: string): WrittenSlot[] {
  return [...sentencesIn(text)].flatMap(({ offset, text: sentence }) => {
    const match = PUBLISHING.test(sentence) ? TIME.exec(sentence) : null;
    if (match === null) return [];
    const [found, hours = '', minutes = '0', half] = match;
    const hour =
      half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
    return [{ hour: hour + Number(minutes) / 60, text: found, offset: offset + match.index }];
  });
}
