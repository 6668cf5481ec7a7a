// The CVSS 3.0 and 3.1 metrics in plain words.

import type { WordsFor } from '../../model/cvss/metric-words.ts';
import type { METRICS_V3 } from '../../model/cvss/metrics.ts';

export const CVSS_V3: WordsFor<typeof METRICS_V3> = {
  AV: {
    name: 'Angriffsweg',
    values: {
      N: {
        name: 'Netz',
        sentence:
          'Der Angriff gelingt von überall, von wo das System über ein Netz wie das Internet erreichbar ist.',
      },
      A: {
        name: 'Angrenzend',
        sentence:
          'Der Angreifer muss in der Nähe sein: im selben lokalen Netz oder in Funkreichweite.',
      },
      L: {
        name: 'Lokal',
        sentence:
          'Der Angreifer benötigt Zugang zum Rechner selbst oder muss einen Benutzer dazu bringen, dort etwas zu öffnen.',
      },
      P: { name: 'Physisch', sentence: 'Der Angreifer muss das Gerät berühren können.' },
    },
  },
  AC: {
    name: 'Komplexität des Angriffs',
    values: {
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angriff erfordert keine besonderen Bedingungen und lässt sich beliebig wiederholen.',
      },
      H: {
        name: 'Hoch',
        sentence:
          'Der Angriff hängt von Bedingungen ab, die der Angreifer nicht steuern kann; er braucht Vorbereitung oder Glück.',
      },
    },
  },
  PR: {
    name: 'Erforderliche Rechte',
    values: {
      N: { name: 'Keine', sentence: 'Der Angreifer benötigt weder ein Konto noch Rechte.' },
      L: {
        name: 'Niedrig',
        sentence: 'Der Angreifer benötigt die Rechte eines gewöhnlichen Benutzers.',
      },
      H: {
        name: 'Hoch',
        sentence: 'Der Angreifer benötigt weitreichende Rechte, etwa die eines Administrators.',
      },
    },
  },
  UI: {
    name: 'Mitwirkung eines Benutzers',
    values: {
      N: { name: 'Keine', sentence: 'Außer dem Angreifer muss niemand etwas tun.' },
      R: {
        name: 'Erforderlich',
        sentence:
          'Jemand anderes muss zuerst etwas tun, etwa eine Datei öffnen oder einem Link folgen.',
      },
    },
  },
  S: {
    name: 'Reichweite',
    values: {
      U: {
        name: 'Unverändert',
        sentence:
          'Die Auswirkungen bleiben innerhalb einer Sicherheitsgrenze, etwa einer Sandbox oder einer virtuellen Maschine.',
      },
      C: {
        name: 'Verändert',
        sentence:
          'Die Auswirkungen überschreiten eine Sicherheitsgrenze, etwa die einer Sandbox oder einer virtuellen Maschine.',
      },
    },
  },
  C: {
    name: 'Vertraulichkeit',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann alle Informationen lesen oder solche, deren Offenlegung schwere Folgen hat, etwa Passwörter.',
      },
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angreifer kann einige Informationen lesen, aber nicht auswählen, oder der Schaden ist gering.',
      },
      N: { name: 'Keine', sentence: 'Es werden keine Informationen offengelegt.' },
    },
  },
  I: {
    name: 'Integrität',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann alle Daten ändern oder solche, deren Änderung schwere Folgen hat.',
      },
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angreifer kann einige Daten ändern, ohne das Ergebnis zu beherrschen, oder der Schaden ist gering.',
      },
      N: { name: 'Keine', sentence: 'Es können keine Daten geändert werden.' },
    },
  },
  A: {
    name: 'Verfügbarkeit',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann die Komponente zum Stillstand bringen oder einen Teil mit schweren Folgen sperren.',
      },
      L: {
        name: 'Niedrig',
        sentence: 'Die Komponente wird langsamer oder fällt zeitweise aus, aber nie ganz.',
      },
      N: { name: 'Keine', sentence: 'Die Komponente arbeitet unverändert weiter.' },
    },
  },
  E: {
    name: 'Reife des Angriffscodes',
    values: {
      X: {
        name: 'Nicht bestimmt',
        sentence: 'Keine Angabe zu Angriffscode; der Wert geht vom ungünstigsten Fall aus.',
      },
      H: {
        name: 'Hoch',
        sentence:
          'Angriffe laufen automatisch, überall wirksamer Code ist erhältlich, oder es ist keiner nötig.',
      },
      F: {
        name: 'Einsatzfähig',
        sentence: 'Angriffscode, der in den meisten Fällen wirkt, ist erhältlich.',
      },
      P: {
        name: 'Machbarkeitsnachweis',
        sentence:
          'Es gibt einen Machbarkeitsnachweis, doch ein wirksamer Angriff erfordert Fachkenntnis.',
      },
      U: {
        name: 'Unbewiesen',
        sentence: 'Es ist kein Angriffscode bekannt, oder der Angriff ist nur theoretisch möglich.',
      },
    },
  },
  RL: {
    name: 'Stand der Abhilfe',
    values: {
      X: {
        name: 'Nicht bestimmt',
        sentence: 'Keine Angabe zu einer Abhilfe; der Wert geht davon aus, dass es keine gibt.',
      },
      U: {
        name: 'Nicht verfügbar',
        sentence: 'Es gibt keine Abhilfe, oder keine, die sich anwenden lässt.',
      },
      W: {
        name: 'Umgehung',
        sentence:
          'Benutzer können sich anders schützen, doch der Hersteller hat keine Korrektur veröffentlicht.',
      },
      T: {
        name: 'Vorläufige Korrektur',
        sentence: 'Der Hersteller hat eine vorläufige Korrektur veröffentlicht.',
      },
      O: {
        name: 'Offizielle Korrektur',
        sentence: 'Der Hersteller hat eine Korrektur veröffentlicht.',
      },
    },
  },
  RC: {
    name: 'Verlässlichkeit der Meldung',
    values: {
      X: {
        name: 'Nicht bestimmt',
        sentence:
          'Keine Angabe zur Verlässlichkeit der Meldung; der Wert nimmt sie als bestätigt an.',
      },
      C: {
        name: 'Bestätigt',
        sentence:
          'Der Hersteller hat die Schwachstelle bestätigt, oder sie ist für alle nachvollziehbar.',
      },
      R: {
        name: 'Plausibel',
        sentence:
          'Vieles ist bekannt und die Erkenntnisse sind glaubhaft, doch die Ursache ist nicht vollständig bestätigt.',
      },
      U: {
        name: 'Unbekannt',
        sentence:
          'Es gibt Anzeichen für eine Schwachstelle, doch ihre Ursache oder ihre Wirkung ist ungewiss.',
      },
    },
  },
};
