// The names of a vulnerability in other databases.

import type { Advisory } from '../../model/advisory/advisory.ts';

/**
 * Returns the aliases of an advisory, each once. The first is the id under which it was imported,
 * if that differs.
 */
export function otherNames({ id, aliases, imported }: Pick<Advisory, 'id' | 'aliases' | 'imported'>): string[] {
  const source = imported === undefined || imported.id.replace(/^x_/, '') === id ? [] : [imported.id];
  return [...new Set([...source, ...aliases])].filter((name) => name !== id);
}

/** True for a CVE id by CSAF's schema. */
export const isCve = (name: string): boolean => /^CVE-\d{4}-\d{4,}$/.test(name);

/**
 * Returns the CVEs of an advisory. Each is a vulnerability, so an advisory of our own has at most
 * one (problem `alias-several-cves`), but an imported record can have several.
 */
export const cvesOf = (advisory: Pick<Advisory, 'id' | 'aliases' | 'imported'>): string[] =>
  [advisory.id, ...otherNames(advisory)].filter(isCve);
