// Problems of the language and the address of the site.

import { warning } from '../kind.ts';

export const SITE_PROBLEMS = {
  'language-interface': warning(
    'The interface is not available in the language of the site: pages are in English, and texts are marked with their language.',
    'Add the language to src/language/ (see docs/languages.md), or leave it: the content keeps its language.',
  ),
  'site-base': warning(
    'security.txt must be at the root of the host, but the site has a base path.',
    'Configure the host to serve it at the root too.',
  ),
} as const;
