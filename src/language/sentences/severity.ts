// Formats a severity in a language.

import type { Severity } from '../../model/advisory/severity.ts';
import type { Catalogue } from '../index.ts';

/**
 * Returns "HIGH 8.7", "HIGH", "HIGH 8.7; differs by package" or "not rated": for titles and mails.
 */
export function severityLabel(
  { main, rating, differs }: Severity,
  { plate, byPackage }: Catalogue['severity'],
): string {
  const score = rating === undefined || main === undefined ? [] : [main.overall.toFixed(1)];
  return `${[plate(rating), ...score].join(' ')}${differs ? `; ${byPackage}` : ''}`;
}

/** Returns a function that formats a severity in a language. */
export const severityLabelIn =
  (words: Catalogue['severity']) =>
  (severity: Severity): string =>
    severityLabel(severity, words);
