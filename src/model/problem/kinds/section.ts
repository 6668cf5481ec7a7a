// Problems of the Markdown text of an advisory, and of its translations.

import { error, required, warning } from '../kind.ts';

export const SECTION_PROBLEMS = {
  'markdown-bound': error(
    'The Markdown is too long or too deeply nested for Candor to render: it could block a build for minutes.',
    'Shorten or split it; put long logs and tables into public/ and link to them. docs/content.md lists the limits.',
  ),
  'translation-original': error(
    'The file is a translation, but no advisory has this id.',
    'Name it <ID>.<lang>.md after its original, in the same folder, or delete it.',
  ),
  'translation-language': error(
    'The part between the id and ".md" is not a language tag.',
    'Write the BCP 47 tag of the language: de, ar, pt-BR.',
  ),
  'translation-own-language': error(
    'The translation is in the language of the site, which is also the language of the original.',
    'Move the text into the original, or name the file after its language.',
  ),
  'translation-stale': warning(
    'The original was changed after it was translated; the page says so.',
    'Translate the change, and set "of" to the "modified" of the original.',
  ),
  'translation-ahead': error(
    'The translation refers to a later version of the original than exists.',
    'Set "of" to the "modified" of the original that was translated.',
  ),
  'translation-section': error(
    'A section of the original is not translated.',
    'Translate it under the English heading of the original: pages show the heading in the language of the translation.',
  ),
  'section-missing': required('A required section is missing.', 'Add its heading and text.'),
  'section-empty': required('A required section has no text.', 'Write it.'),
  'section-repeated': required('The same section appears twice.', 'Merge the two.'),
  'section-unknown': warning(
    'The heading is not one of the known sections; pages show it after the others.',
    'Use Impact, Am I affected?, Upgrade, Mitigation or Details.',
  ),
  'body-title': required(
    'The text has a level 1 heading, but the page already has one.',
    'Remove the "# " heading; the summary is the title.',
  ),
  'body-html': warning('The text contains raw HTML, which is never published.', 'Write Markdown.'),
} as const;
