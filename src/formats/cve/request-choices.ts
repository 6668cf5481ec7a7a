// The choices of the CVE request form, as far as the weaknesses and the CVSS vector determine them.

import type { CvssVector } from '../../model/cvss/vector.ts';

/** The form's vulnerability types, by the weaknesses that they cover. */
const TYPES: readonly { readonly words: string; readonly weaknesses: readonly string[] }[] = [
  {
    words: 'Buffer Overflow',
    weaknesses: ['CWE-119', 'CWE-120', 'CWE-121', 'CWE-122', 'CWE-124', 'CWE-125', 'CWE-787'],
  },
  { words: 'Cross Site Request Forgery (CSRF)', weaknesses: ['CWE-352'] },
  { words: 'Cross Site Scripting (XSS)', weaknesses: ['CWE-79', 'CWE-80'] },
  { words: 'Directory Traversal', weaknesses: ['CWE-22', 'CWE-23', 'CWE-36'] },
  {
    words: 'Incorrect Access Control',
    weaknesses: ['CWE-284', 'CWE-285', 'CWE-287', 'CWE-306', 'CWE-639', 'CWE-862', 'CWE-863'],
  },
  { words: 'Insecure Permissions', weaknesses: ['CWE-276', 'CWE-277', 'CWE-281', 'CWE-732'] },
  { words: 'Integer Overflow', weaknesses: ['CWE-190', 'CWE-191', 'CWE-680'] },
  { words: 'Missing SSL Certificate Validation', weaknesses: ['CWE-295', 'CWE-297'] },
  { words: 'SQL Injection', weaknesses: ['CWE-89'] },
  { words: 'XML External Entity (XXE)', weaknesses: ['CWE-611'] },
];

/**
 * Returns the type for the first weakness that the form supports; empty if no weakness is given.
 */
export function vulnerabilityTypes(cwe: readonly string[]): string[] {
  if (cwe.length === 0) return [];
  const known = cwe.map((id) => TYPES.find(({ weaknesses }) => weaknesses.includes(id))?.words);
  return [known.find((words) => words !== undefined) ?? `Other or Unknown: ${cwe.join(', ')}`];
}

const VECTORS: Readonly<Record<string, string>> = {
  N: 'Remote',
  A: 'Remote',
  L: 'Local',
  P: 'Physical',
};

/** Returns the origin of the attack, and "context-dependent" if user interaction is required. */
export function attackTypes(vectors: readonly CvssVector[]): string[] {
  const from = VECTORS[first(vectors, ['AV']) ?? ''];
  const interaction = first(vectors, ['UI']);
  const dependent = interaction !== undefined && interaction !== 'N';
  return from === undefined
    ? []
    : [from, ...(dependent ? ['Context-dependent (a user must take part)'] : [])];
}

/** Returns the impacts. A vector does not say whether code is run or privileges are gained. */
export function impacts(vectors: readonly CvssVector[]): string[] {
  const harms = [
    { keys: ['VC', 'C'], words: 'Information Disclosure' },
    {
      keys: ['VI', 'I'],
      words: 'Other: loss of integrity (or Code Execution, Escalation of Privileges)',
    },
    { keys: ['VA', 'A'], words: 'Denial of Service' },
  ];
  return harms
    .filter(({ keys }) => (first(vectors, keys) ?? 'N') !== 'N')
    .map(({ words }) => words);
}

/** Returns the value of the first of some metrics that any vector contains. */
function first(vectors: readonly CvssVector[], keys: readonly string[]): string | undefined {
  return vectors.flatMap(({ metrics }) => metrics).find(({ key }) => keys.includes(key))?.value;
}
