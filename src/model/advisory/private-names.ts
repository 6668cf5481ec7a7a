// The names of an embargoed vulnerability elsewhere: naming its CVE reveals it.

import type { EmbargoedAdvisory } from './advisory.ts';

/**
 * Returns the names of an embargoed advisory that are private as well. OSV records are public. The
 * source of another import is public if the record has a date of publication; a draft, or a record
 * with a restricted TLP, is private there too.
 */
export function privateNames(
  advisory: Pick<EmbargoedAdvisory, 'aliases' | 'imported' | 'published' | 'tlp'>,
): readonly string[] {
  const { aliases, imported, published, tlp } = advisory;
  if (imported === undefined) return aliases;
  const isPublic = imported.format === 'osv' || (published !== undefined && tlp === 'CLEAR');
  return isPublic ? [] : [...new Set([imported.id, ...aliases])];
}
