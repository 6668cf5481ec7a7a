// `references` of a CVE record, and the meaning of their tags (schema, reference-tags).

import type { HeldReference } from '../record/held.ts';
import { referenceNamed } from '../record/reference-role.ts';
import type { CveContainer } from './shape.ts';

/** The first tag of a reference in this order decides its type. */
const TYPES: readonly (readonly [tag: string, type: HeldReference['type']])[] = [
  ['patch', 'FIX'],
  ['exploit', 'EVIDENCE'],
  ['issue-tracking', 'REPORT'],
  ['vendor-advisory', 'ADVISORY'],
  ['third-party-advisory', 'ADVISORY'],
  ['vdb-entry', 'ADVISORY'],
  ['government-resource', 'ADVISORY'],
  ['mailing-list', 'DISCUSSION'],
  ['technical-description', 'ARTICLE'],
  ['media-coverage', 'ARTICLE'],
  ['product', 'PACKAGE'],
];

/** Returns the references, without those of this site (`own`), which are the advisory itself. */
export function referencesOf(
  references: NonNullable<CveContainer['references']>,
  own: string,
): HeldReference[] {
  return references
    .filter(({ url }) => !url.startsWith(own))
    .map(({ url, name, tags }) => {
      const type = TYPES.find(([tag]) => tags?.includes(tag))?.[1] ?? 'WEB';
      return referenceNamed(name?.trim() ?? '', url, type);
    });
}
