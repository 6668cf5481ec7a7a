// Credits: the people who found, reported and fixed it.

import { checkAdvisories, found } from './each.ts';

/** Our own advisories credit at least one person. */
export const credits = checkAdvisories(
  ['credits-missing'],
  function* (advisory) {
    if (advisory.credits.length > 0) return;
    const remedy =
      'Add "credits", with the consent of the people; an anonymous finder is {name: Anonymous, type: FINDER}.';
    yield found(advisory, 'credits-missing', 'start', 'The advisory has no "credits".', remedy);
  },
  { own: true },
);
