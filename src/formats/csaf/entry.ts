// The published CSAF documents as lists and feeds speak of them, and which companion files each has.

import type { Advisory } from '../../model/advisory.ts';
import type { Content } from '../../model/content.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { order } from '../../model/problem.ts';
import { HASHES } from './hash.ts';
import { csafPath } from './place.ts';
import { releasedAt } from './tracking.ts';

export interface Entry {
  readonly advisory: Advisory;
  /** From the top of the site. */
  readonly path: string;
  /** The date of the current version, to the second. */
  readonly released: Instant;
  /** A file in public/ takes the place of the document. Its bytes are not known here, so nothing is hashed. */
  readonly replaced: boolean;
  /** The endings of the files beside it: .sha256, .sha512, .asc. */
  readonly companions: readonly string[];
}

/** Every document, the one that changed last first, then by path. */
export function entriesOf({ advisories, publicFiles }: Pick<Content, 'advisories' | 'publicFiles'>): Entry[] {
  const given = new Set(publicFiles);
  const entries = advisories.map((advisory): Entry => {
    const path = csafPath(advisory);
    const replaced = given.has(path);
    const made = replaced ? [] : HASHES.map(({ ending }) => ending);
    const endings = [...HASHES.map(({ ending }) => ending), SIGNATURE];
    const companions = endings.filter((ending) => made.some((one) => one === ending) || given.has(path + ending));
    return { advisory, path, released: releasedAt(advisory), replaced, companions };
  });
  return entries.sort((a, b) => compareInstants(b.released, a.released) || order(a.path, b.path));
}

/** The ending of a detached OpenPGP signature (section 7.1.19). */
export const SIGNATURE = '.asc';
