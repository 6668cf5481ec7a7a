// The Common Weakness Enumeration: ids and their exact names, which CSAF requires (test 6.1.11).
// The table is generated from the CSAF validator, so that published names always pass validation.

import table from './cwe-names.json' with { type: 'json' };

/** The CWE version of the names. */
export const CWE_VERSION = '4.17';

let names: Map<string, string> | undefined;

/**
 * Returns the exact name of a CWE id such as "CWE-122"; undefined if the weakness does not exist.
 */
export function cweName(id: string): string | undefined {
  names ??= new Map(Object.entries(table));
  return names.get(id);
}

/** Returns the URL of a weakness. */
export function cweUrl(id: string): string {
  return `https://cwe.mitre.org/data/definitions/${id.replace('CWE-', '')}.html`;
}
