// The CVSS 2.0 metrics in plain words.

import type { WordsFor } from '../../model/cvss/metric-words.ts';
import type { METRICS_V2 } from '../../model/cvss/metrics.ts';

export const CVSS_V2: WordsFor<typeof METRICS_V2> = {
  AV: {
    name: 'Zugriffsweg',
    values: {
      L: {
        name: 'Lokal',
        sentence: 'Der Angreifer benötigt physischen Zugang zum Rechner oder ein Konto darauf.',
      },
      A: {
        name: 'Angrenzendes Netz',
        sentence: 'Der Angreifer muss sich im selben lokalen Netz oder in Funkreichweite befinden.',
      },
      N: {
        name: 'Netz',
        sentence:
          'Der Angriff gelingt von überall, von wo das System über ein Netz wie das Internet erreichbar ist.',
      },
    },
  },
  AC: {
    name: 'Komplexität des Zugriffs',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angriff gelingt nur unter seltenen Bedingungen, die sich kaum herbeiführen lassen.',
      },
      M: {
        name: 'Mittel',
        sentence:
          'Der Angriff erfordert besondere Bedingungen, etwa eine unübliche Einstellung oder einen getäuschten Benutzer.',
      },
      L: {
        name: 'Niedrig',
        sentence: 'Der Angriff erfordert keine besonderen Bedingungen und gelingt wiederholt.',
      },
    },
  },
  Au: {
    name: 'Authentifizierung',
    values: {
      M: { name: 'Mehrfach', sentence: 'Der Angreifer muss sich zweimal oder öfter anmelden.' },
      S: { name: 'Einmal', sentence: 'Der Angreifer muss sich einmal anmelden.' },
      N: { name: 'Keine', sentence: 'Der Angreifer muss sich nicht anmelden.' },
    },
  },
  C: {
    name: 'Auswirkung auf die Vertraulichkeit',
    values: {
      N: { name: 'Keine', sentence: 'Es werden keine geschützten Informationen offengelegt.' },
      P: {
        name: 'Teilweise',
        sentence:
          'Es werden geschützte Informationen offengelegt, die sich der Angreifer nicht alle aussuchen kann.',
      },
      C: { name: 'Vollständig', sentence: 'Der Angreifer kann alles auf dem System lesen.' },
    },
  },
  I: {
    name: 'Auswirkung auf die Integrität',
    values: {
      N: { name: 'Keine', sentence: 'Ohne Berechtigung kann nichts geändert werden.' },
      P: {
        name: 'Teilweise',
        sentence: 'Der Angreifer kann einige Daten oder Dateien ändern, aber nicht beliebige.',
      },
      C: { name: 'Vollständig', sentence: 'Der Angreifer kann alles auf dem System ändern.' },
    },
  },
  A: {
    name: 'Auswirkung auf die Verfügbarkeit',
    values: {
      N: { name: 'Keine', sentence: 'Das System arbeitet unverändert weiter.' },
      P: { name: 'Teilweise', sentence: 'Das System wird langsamer oder fällt zeitweise aus.' },
      C: {
        name: 'Vollständig',
        sentence: 'Der Angreifer kann das ganze System zum Stillstand bringen.',
      },
    },
  },
};
