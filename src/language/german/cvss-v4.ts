// The CVSS 4.0 metrics in plain words.

import type { WordsFor } from '../../model/cvss/metric-words.ts';
import type { METRICS_V4 } from '../../model/cvss/metrics.ts';

export const CVSS_V4: WordsFor<typeof METRICS_V4> = {
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
          'Der Angreifer muss keine Schutzmaßnahme überwinden, und der Angriff lässt sich beliebig wiederholen.',
      },
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer muss eine Schutzmaßnahme überwinden oder zuerst ein Geheimnis des Ziels erfahren.',
      },
    },
  },
  AT: {
    name: 'Voraussetzungen des Angriffs',
    values: {
      N: {
        name: 'Keine',
        sentence:
          'Der Angriff gelingt auf allen oder fast allen Systemen mit der verwundbaren Software.',
      },
      P: {
        name: 'Vorhanden',
        sentence:
          'Der Angriff gelingt nur unter bestimmten Bedingungen, etwa einer Einstellung oder einer Race Condition.',
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
      P: {
        name: 'Passiv',
        sentence:
          'Ein Benutzer muss nur etwas Übliches tun, etwa eine Seite ansehen, und bemerkt den Angriff nicht.',
      },
      A: {
        name: 'Aktiv',
        sentence:
          'Ein Benutzer muss bewusst handeln, etwa eine Datei einlesen oder eine Warnung übergehen.',
      },
    },
  },
  VC: {
    name: 'Vertraulichkeit des verwundbaren Systems',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann alles auf dem angegriffenen System lesen oder etwas, dessen Offenlegung schwere Folgen hat.',
      },
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angreifer kann dort einige Informationen lesen, aber nicht auswählen, oder der Schaden ist gering.',
      },
      N: {
        name: 'Keine',
        sentence: 'Es werden keine Informationen des angegriffenen Systems offengelegt.',
      },
    },
  },
  VI: {
    name: 'Integrität des verwundbaren Systems',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann dort alle Daten ändern oder solche, deren Änderung schwere Folgen hat.',
      },
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angreifer kann dort einige Daten ändern, ohne das Ergebnis zu beherrschen, oder mit wenig Schaden.',
      },
      N: {
        name: 'Keine',
        sentence: 'Auf dem angegriffenen System können keine Daten geändert werden.',
      },
    },
  },
  VA: {
    name: 'Verfügbarkeit des verwundbaren Systems',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann das System zum Stillstand bringen oder einen Teil mit schweren Folgen sperren.',
      },
      L: {
        name: 'Niedrig',
        sentence: 'Das angegriffene System wird langsamer oder fällt zeitweise aus, aber nie ganz.',
      },
      N: { name: 'Keine', sentence: 'Das angegriffene System arbeitet unverändert weiter.' },
    },
  },
  SC: {
    name: 'Vertraulichkeit nachgelagerter Systeme',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann auch auf anderen Systemen alles lesen oder etwas, dessen Offenlegung schwere Folgen hat.',
      },
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angreifer kann auch auf anderen Systemen einiges lesen, aber nicht auswählen, oder mit wenig Schaden.',
      },
      N: { name: 'Keine', sentence: 'Es werden keine Informationen anderer Systeme offengelegt.' },
    },
  },
  SI: {
    name: 'Integrität nachgelagerter Systeme',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann auch auf anderen Systemen alle Daten ändern oder solche, deren Änderung schwere Folgen hat.',
      },
      L: {
        name: 'Niedrig',
        sentence:
          'Der Angreifer kann auch auf anderen Systemen einige Daten ändern, ohne das Ergebnis zu beherrschen, oder mit wenig Schaden.',
      },
      N: { name: 'Keine', sentence: 'Auf anderen Systemen können keine Daten geändert werden.' },
    },
  },
  SA: {
    name: 'Verfügbarkeit nachgelagerter Systeme',
    values: {
      H: {
        name: 'Hoch',
        sentence:
          'Der Angreifer kann auch andere Systeme zum Stillstand bringen oder Teile mit schweren Folgen sperren.',
      },
      L: {
        name: 'Niedrig',
        sentence: 'Auch andere Systeme werden langsamer oder fallen zeitweise aus, aber nie ganz.',
      },
      N: { name: 'Keine', sentence: 'Andere Systeme arbeiten unverändert weiter.' },
    },
  },
  E: {
    name: 'Reife der Ausnutzung',
    values: {
      X: {
        name: 'Nicht bestimmt',
        sentence: 'Keine Angabe zu Angriffen; der Wert geht davon aus, dass sie stattfinden.',
      },
      A: {
        name: 'Angegriffen',
        sentence: 'Angriffe sind gemeldet worden, oder fertige Werkzeuge dafür sind erhältlich.',
      },
      P: {
        name: 'Machbarkeitsnachweis',
        sentence:
          'Ein Machbarkeitsnachweis ist öffentlich, doch Angriffe und fertige Werkzeuge sind nicht bekannt.',
      },
      U: {
        name: 'Nicht gemeldet',
        sentence:
          'Weder ein öffentlicher Machbarkeitsnachweis noch Angriffe noch Werkzeuge dafür sind bekannt.',
      },
    },
  },
  S: {
    name: 'Sicherheit von Personen',
    values: {
      X: { name: 'Nicht bestimmt', sentence: 'Keine Angabe zu einer Gefahr für Menschen.' },
      N: {
        name: 'Geringfügig',
        sentence: 'Ein Angriff kann höchstens leichte Verletzungen verursachen.',
      },
      P: { name: 'Vorhanden', sentence: 'Ein Angriff kann Menschen mehr als leicht verletzen.' },
    },
  },
  AU: {
    name: 'Automatisierbarkeit',
    values: {
      X: {
        name: 'Nicht bestimmt',
        sentence: 'Keine Angabe dazu, ob sich Angriffe automatisieren lassen.',
      },
      N: {
        name: 'Nein',
        sentence: 'Mindestens ein Schritt des Angriffs erfordert Handarbeit für jedes Ziel.',
      },
      Y: {
        name: 'Ja',
        sentence: 'Ein Programm kann Ziele ohne menschliches Zutun finden und angreifen.',
      },
    },
  },
  R: {
    name: 'Wiederherstellung',
    values: {
      X: {
        name: 'Nicht bestimmt',
        sentence: 'Keine Angabe zur Wiederherstellung nach einem Angriff.',
      },
      A: { name: 'Automatisch', sentence: 'Das System erholt sich nach einem Angriff von selbst.' },
      U: {
        name: 'Von Hand',
        sentence: 'Nach einem Angriff muss das System von Hand wiederhergestellt werden.',
      },
      I: {
        name: 'Nicht möglich',
        sentence: 'Das System lässt sich nach einem Angriff nicht wiederherstellen.',
      },
    },
  },
  V: {
    name: 'Ertrag',
    values: {
      X: { name: 'Nicht bestimmt', sentence: 'Keine Angabe dazu, wie viel ein Angriff einbringt.' },
      D: {
        name: 'Verteilt',
        sentence: 'Ein Angriff bringt wenig ein, etwa beim Rechner eines einzelnen Benutzers.',
      },
      C: {
        name: 'Gebündelt',
        sentence: 'Ein Angriff bringt viel ein, etwa bei einem Server mit den Daten vieler.',
      },
    },
  },
  RE: {
    name: 'Aufwand der Gegenmaßnahmen',
    values: {
      X: { name: 'Nicht bestimmt', sentence: 'Keine Angabe zum Aufwand des Schutzes.' },
      L: {
        name: 'Niedrig',
        sentence:
          'Ein System zu schützen erfordert wenig Aufwand, etwa eine übliche Aktualisierung.',
      },
      M: {
        name: 'Mittel',
        sentence:
          'Ein System zu schützen erfordert einigen Aufwand und kann den Betrieb kurz unterbrechen.',
      },
      H: {
        name: 'Hoch',
        sentence:
          'Ein System zu schützen erfordert viel Aufwand, etwa einen Geräteaustausch oder eine lange Unterbrechung.',
      },
    },
  },
  U: {
    name: 'Dringlichkeit laut Anbieter',
    values: {
      X: { name: 'Nicht bestimmt', sentence: 'Der Anbieter sagt nicht, wie dringend dies ist.' },
      Clear: {
        name: 'Farblos (Clear)',
        sentence: 'Der Anbieter hält dies lediglich für eine Information: Eile ist nicht geboten.',
      },
      Green: { name: 'Grün (Green)', sentence: 'Der Anbieter hält dies für wenig dringend.' },
      Amber: { name: 'Gelb (Amber)', sentence: 'Der Anbieter hält dies für mäßig dringend.' },
      Red: { name: 'Rot (Red)', sentence: 'Der Anbieter hält dies für äußerst dringend.' },
    },
  },
};
