// Problems of the private files of the team: cases, reserved ids, and letters.

import { error, warning } from '../kind.ts';

export const CASE_PROBLEMS = {
  'case-tracked': error(
    'Git tracks a private case: anyone with access to the repository can read it.',
    'Untrack it (git rm --cached), add cases/* to .gitignore, and remove it from the history; if it was pushed, treat it as public.',
  ),
  'case-history': error(
    'The history of the case is not in chronological order, or does not end with its current step.',
    'Sort the history and set "step" to its last step; "candor case <ID> <step>" writes both.',
  ),
  'id-reserved': warning(
    'The id was reserved for something else.',
    'If both are the same, say so in the case; if not, give one of them another id.',
  ),
  'template-kind': error(
    'No letter has this name, so the text would never be used.',
    'Name the file after a kind that "candor mail" lists.',
  ),
  'template-placeholder': error(
    'The text contains an unknown placeholder.',
    'Use one of the placeholders that "candor mail --help" lists.',
  ),
} as const;
