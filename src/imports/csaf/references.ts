// The references of a CSAF document (section 3.1.10), of the document and of a vulnerability.

import { listOf, textOf } from '../inventory/value.ts';
import type { HeldReference } from '../record/held.ts';
import { referenceNamed } from '../record/reference-role.ts';

/** The address of the document itself. */
export const selfOf = (document: unknown): string | undefined =>
  listOf(document, 'references')
    .filter((reference) => textOf(reference, 'category') === 'self')
    .map((reference) => textOf(reference, 'url'))
    .find((url) => url?.endsWith('.json'));

/** Returns the references, without those of this site (`own`), which are the advisory itself. */
export function referencesOf(references: readonly unknown[], own: string): HeldReference[] {
  return references.flatMap((reference): HeldReference[] => {
    const url = textOf(reference, 'url');
    if (url === undefined || url.startsWith(own)) return [];
    const isSelf = textOf(reference, 'category') === 'self';
    if (isSelf && url.endsWith('.json')) return [];
    return [referenceNamed(textOf(reference, 'summary') ?? '', url, isSelf ? 'ADVISORY' : 'WEB')];
  });
}
