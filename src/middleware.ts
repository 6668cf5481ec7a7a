// Gives every page and component the words of its language: `Astro.locals.words`. This is the
// language of the site, or that of a translation, from its address.

import { defineMiddleware } from 'astro:middleware';
import { site } from './content.ts';
import { speechOf } from './language/speech.ts';

export const onRequest = defineMiddleware(({ locals, params }, next) => {
  Object.assign(locals, speechOf(params['lang'] ?? site.language, site.language));
  return next();
});
