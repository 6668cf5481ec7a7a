// The published CSAF documents as entries of lists and feeds, with their companion files.

import { interfaceFor } from '../../language/index.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Content } from '../../model/content.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';
import { order } from '../../model/text/order.ts';
import { HASHES } from './hash.ts';
import { csafPath } from './place.ts';
import { releasedAt } from './tracking.ts';

export interface Entry {
  readonly advisory: Advisory;
  /** Relative to the site root. */
  readonly path: string;
  /** The date of the current version, in whole seconds. */
  readonly released: Instant;
  /**
   * True if a file in public/ replaces the document. Its bytes are unknown here, so it has no
   * hashes.
   */
  readonly replaced: boolean;
  /** The endings of the companion files: .sha256, .sha512, .asc. */
  readonly companions: readonly string[];
}

/** Returns every document, the most recently changed first, then by path. */
export function entriesOf({
  advisories,
  publicFiles,
}: Pick<Content, 'advisories' | 'publicFiles'>): Entry[] {
  const given = new Set(publicFiles);
  const entries = advisories.map((advisory): Entry => {
    const path = csafPath(advisory);
    const companions = endingsBeside(path, given);
    return {
      advisory,
      path,
      released: releasedAt(advisory),
      replaced: given.has(path),
      companions,
    };
  });
  return entries.sort((a, b) => compareInstants(b.released, a.released) || order(a.path, b.path));
}

/** The ending of a detached OpenPGP signature (section 7.1.19). */
export const SIGNATURE = '.asc';

const COMPANIONS: readonly { readonly ending: string; readonly title: string }[] = [
  ...HASHES,
  { ending: SIGNATURE, title: 'signature' },
];

function endingsBeside(path: string, given: ReadonlySet<string>): string[] {
  const made = given.has(path) ? [] : HASHES.map(({ ending }): string => ending);
  return COMPANIONS.map(({ ending }) => ending).filter(
    (ending) => made.includes(ending) || given.has(path + ending),
  );
}

/**
 * Returns the files beside the document of an advisory, each labeled in the language of the site.
 */
export function csafCompanions(
  advisory: Advisory,
  { publicFiles }: Pick<Content, 'publicFiles'>,
  { language }: Pick<Site, 'language'>,
): { path: string; title: string }[] {
  const path = csafPath(advisory);
  const endings = endingsBeside(path, new Set(publicFiles));
  return COMPANIONS.filter(({ ending }) => endings.includes(ending)).map(({ ending, title }) => ({
    path: path + ending,
    title: ending === SIGNATURE ? interfaceFor(language).words.feed.csaf.signature : title,
  }));
}
