// The type of a reference, from the words that our exports put before its title: "Fix for 5.2:
// Reject lengths below zero".

import { english } from '../../language/english/index.ts';
import { REFERENCE_TYPES } from '../../model/advisory/advisory.ts';
import type { HeldReference } from './held.ts';

/** Returns a reference with the type, the branch and the title that its name states. */
export function referenceNamed(
  name: string,
  url: string,
  otherwise: HeldReference['type'] = 'WEB',
): HeldReference {
  for (const type of REFERENCE_TYPES) {
    const role = english.label.references[type];
    if (!name.startsWith(role)) continue;
    const [match, branch, title] =
      /^(?: for ([^:]+))?(?:: (.+))?$/s.exec(name.slice(role.length)) ?? [];
    if (match !== undefined)
      return {
        type,
        url,
        ...(branch === undefined ? {} : { branch }),
        ...(title === undefined ? {} : { title }),
      };
  }
  return { type: otherwise, url, ...(name === '' || name === url ? {} : { title: name }) };
}
