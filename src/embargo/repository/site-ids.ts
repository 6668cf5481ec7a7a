// Finds ids of the site in the names of files, also those that the desk does not know: they can be
// only in a history.

import type { Reading } from '../../read/index.ts';

/** Finds the ids of a site, and returns them as written in the content. */
interface SiteIds {
  /** The id that a name begins with, in any spelling. */
  readonly idAtStart: (name: string) => string | undefined;
  /**
   * True if a path contains the id of an advisory that is not public, with all digits of its number:
   * "orb-2026-11" can be a date or a version.
   */
  readonly namesPrivateId: (path: string) => boolean;
}

/** Returns the searches for the ids of the site of a reading. */
export function siteIds({ site, content }: Pick<Reading, 'site' | 'content'>): SiteIds {
  const gap = '[^\\p{L}\\p{N}/]*';
  const letters = [...site.id.prefix].filter((one) => /[\p{L}\p{N}]/u.test(one)).join(gap);
  const year = `${letters}${gap}(\\d{4})${gap}`;
  const atStart = new RegExp(`^${gap}${year}0*(\\d+)`, 'iu');
  const anywhere = new RegExp(`(?<![\\p{L}\\p{N}])${year}(?=\\d{4})0*(\\d+)`, 'giu');
  const keyOf = ([, ...parts]: readonly string[]): string => parts.join('-');
  const keyAtStart = (name: string): string | undefined => {
    const found = atStart.exec(name.normalize('NFKC'));
    return found === null ? undefined : keyOf(found);
  };
  const known = new Map(content.advisories.map(({ id }) => [keyAtStart(id) ?? id, id]));
  return {
    idAtStart: (name) => {
      const key = keyAtStart(name);
      return key === undefined
        ? undefined
        : (known.get(key) ?? `${site.id.prefix}-${key.replace(/(?<=-)\d{1,3}$/, padded)}`);
    },
    namesPrivateId: (path) =>
      [...path.normalize('NFKC').matchAll(anywhere)].some((found) => !known.has(keyOf(found))),
  };
}

const padded = (number: string): string => number.padStart(4, '0');
