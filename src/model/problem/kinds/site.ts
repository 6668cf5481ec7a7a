// Problems of the site: its language, its address, and the format of its content.

import { error, warning } from '../kind.ts';

export const SITE_PROBLEMS = {
  'format-newer': error(
    'The content has a format that a newer Candor wrote, so this Candor could misread it.',
    'Update Candor (docs/updates.md). To stay at this version, restore the content from before "candor migrate".',
  ),
  'format-older': warning(
    'The content has an older format, which the next major version of Candor can refuse.',
    'Run "candor migrate": it rewrites the content and keeps comments. --dry-run only shows the changes.',
  ),
  'language-interface': warning(
    'The interface is not available in the language of the site: pages are in English, and texts are marked with their language.',
    'Add the language to src/language/ (see docs/languages.md), or leave it: the content keeps its language.',
  ),
  'site-base': warning(
    'security.txt must be at the root of the host, but the site has a base path.',
    'Configure the host to serve it at the root too.',
  ),
} as const;
