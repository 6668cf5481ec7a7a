// The name of a reference for readers of documents in English.

import { english } from '../../language/english/index.ts';
import type { Reference } from '../../model/advisory/advisory.ts';

/** Returns "Fix", "Fix for 5.2" or "Fix for 5.2: Reject lengths below zero". */
export function referenceName(reference: Pick<Reference, 'type' | 'title' | 'branch'>): string {
  const { title } = reference;
  return `${referenceRole(reference)}${title === undefined ? '' : `: ${title}`}`;
}

/** Returns "Fix" or "Fix for 5.2". */
export function referenceRole({ type, branch }: Pick<Reference, 'type' | 'branch'>): string {
  const word = english.label.references[type];
  return branch === undefined ? word : `${word} for ${branch}`;
}
