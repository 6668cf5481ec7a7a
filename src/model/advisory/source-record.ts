// The record that an advisory was imported from.

import type { AdvisoryMatter } from './advisory.ts';

type Source = NonNullable<AdvisoryMatter['imported']>;

/**
 * Returns the OSV record that an advisory was imported from, which its own OSV record repeats. What
 * other formats keep has no place in OSV.
 */
export const osvImport = ({ imported }: Pick<AdvisoryMatter, 'imported'>): Source | undefined =>
  imported?.format === 'osv' ? imported : undefined;

/**
 * Returns the id of the record as a name of the vulnerability; undefined if it is none, such as the
 * number of a document that describes several.
 */
export const sourceName = ({ id }: Pick<Source, 'id'>): string | undefined =>
  /^[A-Za-z][\w.:-]*$/.test(id) ? id : undefined;
