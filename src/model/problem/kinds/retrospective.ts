// Problems of retrospectives.

import { error, warning } from '../kind.ts';

export const RETROSPECTIVE_PROBLEMS = {
  'retrospective-advisory': error(
    'The retrospective names an advisory that is not public.',
    'Publish the advisory first, or correct the id.',
  ),
  'retrospective-early': error(
    'The retrospective is dated before an advisory that it names.',
    'Correct its date.',
  ),
  'retrospective-people': warning(
    'The retrospective names no people or links to no pull request.',
    'Add "people" and "pull_requests".',
  ),
  'person-consent': error(
    'A person is named without consent.',
    'Ask, then set "consent: true", or remove the name.',
  ),
  'retrospective-private': error(
    'A retrospective names something private: an embargoed advisory, a case, or a person who did not agree.',
    'Remove it; or ask the person, and list the name under "people" with "consent: true".',
  ),
  'retrospective-planned': warning(
    'The release says that no retrospective is planned, but one exists.',
    'Remove "retrospective" from the release.',
  ),
  'action-overdue': warning(
    'An action is open and its due date has passed.',
    'Complete it, drop it, or agree on another date.',
  ),
  'mdx-syntax': error(
    'The MDX is invalid.',
    'Correct it; write "\\<" and "\\{" if a text needs these characters.',
  ),
  'mdx-code': error(
    'The MDX contains code: an import, an export, an expression or spread props.',
    'Remove it; only the provided components are available, with texts as props.',
  ),
  'mdx-component': error(
    'A component is unknown, or is in a place where it cannot be shown.',
    'Use a component of docs/retrospectives.md.',
  ),
  'mdx-prop': error(
    'A prop of a component is missing or unknown, or has an invalid value.',
    'Write it as docs/retrospectives.md says.',
  ),
  'mdx-element': error(
    'The MDX contains raw HTML.',
    'Write Markdown, or a component of docs/retrospectives.md.',
  ),
  'mdx-forbidden': error(
    'The file is MDX, which site.yaml forbids.',
    'Rename it to .md and use no components, or remove "mdx: false".',
  ),
} as const;
