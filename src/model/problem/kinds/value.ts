// Problems of keys and values that the schemas find.

import { error } from '../kind.ts';

export const VALUE_PROBLEMS = {
  'key-unknown': error('The key is unknown.', 'Correct its spelling, or remove it.'),
  'key-missing': error('A required key is missing.', 'Add it.'),
  'value-type': error('The value has the wrong type.', 'Write a value of the expected type.'),
  'value-empty': error('The value is empty.', 'Write a value, or remove the key.'),
  'value-choice': error(
    'The value is not one of the allowed values.',
    'Use one of the listed values.',
  ),
  'value-form': error('The value does not have the expected form.', 'Write it in that form.'),
  'value-range': error('The number is out of range.', 'Use a number in the allowed range.'),
  'text-long': error('The text is too long.', 'Shorten it.'),
  'text-line': error('The text has more than one line.', 'Write it on one line.'),
  'url-invalid': error(
    'The address is not an absolute http(s) URL (or a mailto: URL if that is allowed).',
    'Write the whole address, with https://.',
  ),
  'date-zone': error(
    'The time has no time zone.',
    'Write the time and its zone: 2026-05-12T16:00:00Z.',
  ),
  'date-form': error('The time is not in RFC 3339 format.', 'Write it as 2026-05-12T16:00:00Z.'),
  'date-impossible': error('The date or time does not exist.', 'Correct the date.'),
  'day-form': error(
    'The day is not in the form YYYY-MM-DD, or does not exist.',
    'Write it as 2026-05-12.',
  ),
} as const;
