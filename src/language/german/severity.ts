// Words for severities.

import type { Rating } from '../../model/cvss/rating.ts';
import type { severity as english } from '../english/severity.ts';

const levels: Readonly<Record<Rating, string>> = {
  none: 'kein',
  low: 'niedrig',
  medium: 'mittel',
  high: 'hoch',
  critical: 'kritisch',
};

export const severity: typeof english = {
  levels,
  unrated: 'nicht bewertet',
  plate: (rating) => (rating === undefined ? 'nicht bewertet' : levels[rating].toUpperCase()),
  scale: (version) => `CVSS ${version}, von 10`,
  byPackage: 'je nach Paket verschieden',
  nothing: 'Dieser Sicherheitshinweis nennt keinen Schweregrad.',
};
