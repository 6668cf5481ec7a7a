// The summary: the title of the advisory in all documents.

import { checkAdvisories, found } from './each.ts';

/** Every advisory has a summary. */
export const summary = checkAdvisories(['summary-missing'], function* (advisory) {
  if (advisory.summary === undefined)
    yield found(advisory, 'summary-missing', 'start', '"summary" is missing.');
});

/** Our own summaries are headlines. */
export const summaryStyle = checkAdvisories(
  ['summary-style'],
  function* (advisory) {
    const { summary: text } = advisory;
    if (text === undefined) return;
    const place = { path: ['summary'] };
    if (/[^.]\.$/.test(text)) {
      const at = { ...place, from: text.length - 1, length: 1 };
      yield found(
        advisory,
        'summary-style',
        at,
        'The summary ends with a period.',
        'Remove the period.',
      );
    } else if (/\p{Lu}.*\s.*\p{Lu}/u.test(text) && text === text.toUpperCase())
      yield found(
        advisory,
        'summary-style',
        place,
        'The summary is all capitals.',
        'Use sentence case.',
      );
  },
  { own: true },
);
