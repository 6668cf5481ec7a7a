// The publisher: served at a root where clients look for security.txt (RFC 9116, section 3), in a
// language of the interface.

import { LANGUAGE_TAGS, languageOf } from '../language/index.ts';
import type { Everything } from '../model/content.ts';
import { checkFor } from './check.ts';

/** The site is at the root of its host. */
export const siteBase = checkFor(['site-base'], function* ({ site }: Everything) {
  if (site.base === '/') return;
  const root = new URL('/.well-known/security.txt', site.url).href;
  const message = `The site is served at ${site.base}, but tools look for security.txt at ${root}.`;
  yield { code: 'site-base', file: 'site.yaml', at: { path: ['url'] }, message };
});

/** The interface supports the language of the site. */
export const siteLanguage = checkFor(
  ['language-interface'],
  function* ({ site: { language } }: Everything) {
    if (languageOf(language) !== undefined) return;
    const message = `The interface is available in ${LANGUAGE_TAGS.join(' and ')}, not in ${language}: the pages are in English.`;
    yield { code: 'language-interface', file: 'site.yaml', at: { path: ['language'] }, message };
  },
);
