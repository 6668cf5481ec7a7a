// The publisher: served where security.txt is looked for (RFC 9116, section 3).

import type { Everything } from '../model/content.ts';
import { checkFor } from './check.ts';

/** The site is at the root of its host. */
export const siteBase = checkFor(['site-base'], function* ({ site }: Everything) {
  if (site.base === '/') return;
  const root = new URL('/.well-known/security.txt', site.url).href;
  const message = `The site is served below ${site.base}, but security.txt is looked for at ${root}.`;
  yield { code: 'site-base', file: 'site.yaml', at: { path: ['url'] }, message };
});
