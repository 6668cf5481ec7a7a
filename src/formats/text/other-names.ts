// The names of a vulnerability in other databases.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { sourceName } from '../../model/advisory/source-record.ts';

/**
 * Returns the aliases of an advisory, each once. The first is the id under which it was imported,
 * if that differs.
 */
export function otherNames({
  id,
  aliases,
  imported,
}: Pick<Advisory, 'id' | 'aliases' | 'imported'>): string[] {
  const source = imported && sourceName(imported);
  const own = source === undefined || source.replace(/^x_/, '') === id ? [] : [source];
  return [...new Set([...own, ...aliases])].filter((name) => name !== id);
}

/** True for a CVE id by CSAF's schema. */
export const isCve = (name: string): boolean => /^CVE-\d{4}-\d{4,}$/.test(name);

/**
 * Returns the CVEs of an advisory. Each is a vulnerability, so an advisory of our own has at most
 * one (problem `alias-several-cves`), but an imported record can have several.
 */
export const cvesOf = (advisory: Pick<Advisory, 'id' | 'aliases' | 'imported'>): string[] =>
  [advisory.id, ...otherNames(advisory)].filter(isCve);
