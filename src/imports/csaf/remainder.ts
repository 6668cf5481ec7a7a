// What a CSAF document says without a place in an advisory.

import { fieldOf, isFields, listOf, textOf } from '../inventory/value.ts';

/** The keys of a vulnerability and a document that an advisory holds. */
const KNOWN = new Set([
  ...[
    'cve',
    'ids',
    'title',
    'cwe',
    'cwes',
    'notes',
    'product_status',
    'remediations',
    'scores',
    'metrics',
    'threats',
  ],
  ...['references', 'acknowledgments'],
]);
const KNOWN_ABOVE = new Set([
  ...[
    'category',
    'csaf_version',
    'title',
    'lang',
    'source_lang',
    'distribution',
    'publisher',
    'tracking',
  ],
  ...['aggregate_severity', 'notes', 'references', 'acknowledgments'],
]);

/** Returns these values by their paths. `isOurs`: true for documents that Candor made. */
export function restOf(
  document: unknown,
  one: Readonly<Record<string, unknown>>,
  isOurs: boolean,
): Map<string, unknown> {
  const above = isFields(document)
    ? Object.entries(document).filter(([key]) => !KNOWN_ABOVE.has(key))
    : [];
  const legal = isOurs
    ? []
    : listOf(document, 'notes').filter((note) => textOf(note, 'category') === 'legal_disclaimer');
  const status = fieldOf(one, 'product_status');
  const unaffected = isFields(status) ? status['known_not_affected'] : undefined;
  return new Map<string, unknown>([
    ...above.map(([key, value]): [string, unknown] => [`document/${key}`, value]),
    ...(legal.length === 0 ? [] : [['document/notes', legal] as const]),
    ...(unaffected === undefined
      ? []
      : [['product_status/known_not_affected', unaffected] as const]),
    ...Object.entries(one).filter(([key]) => !KNOWN.has(key)),
  ]);
}
