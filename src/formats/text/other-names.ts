// What a vulnerability is called elsewhere.

import type { Advisory } from '../../model/advisory/advisory.ts';

/** The aliases of an advisory, each once; first the id under which it was imported, where that is another one. */
export function otherNames({ id, aliases, imported }: Pick<Advisory, 'id' | 'aliases' | 'imported'>): string[] {
  const source = imported === undefined || imported.id.replace(/^x_/, '') === id ? [] : [imported.id];
  return [...new Set([...source, ...aliases])].filter((name) => name !== id);
}

/** True for a CVE id as CSAF's schema has it. */
export const isCve = (name: string): boolean => /^CVE-\d{4}-\d{4,}$/.test(name);
