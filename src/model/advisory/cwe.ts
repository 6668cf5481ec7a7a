// The Common Weakness Enumeration: ids and their exact names, which CSAF demands (test 6.1.11). The table is the validator's
// own, so that what we publish and what a validator knows are the same.

import { weaknesses } from '@secvisogram/csaf-validator-lib/cwe.js';

/** The version of the list that the names are of. */
export const CWE_VERSION = '4.17';

let names: Map<string, string> | undefined;

/** The exact name of a CWE id such as "CWE-122", or undefined where there is no such weakness. */
export function cweName(id: string): string | undefined {
  names ??= new Map(weaknesses.map((weakness) => [weakness.id, weakness.name]));
  return names.get(id);
}

/** The page of a weakness. */
export function cweUrl(id: string): string {
  return `https://cwe.mitre.org/data/definitions/${id.replace('CWE-', '')}.html`;
}
