// Words for subscriptions to advisories.

import type { subscribe as english } from '../english/subscribe.ts';

export const subscribe: typeof english = {
  title: 'Abonnieren',
  description: (publisher) => `Feeds und Daten der Sicherheitshinweise von ${publisher}.`,
  intro:
    'Lassen Sie sich informieren, wenn ein Sicherheitshinweis veröffentlicht, geändert oder zurückgezogen wird.',
  recommended: {
    title: 'Unsere Empfehlung',
    feed: 'Fügen Sie diese Adresse Ihrem Feedreader oder der RSS-App im Chat Ihres Teams hinzu. So erhalten Sie jeden neuen und geänderten Sicherheitshinweis.',
    list: 'Tragen Sie sich in diese Mailingliste ein.',
    copy: 'unserer Empfehlung',
  },
  feeds: 'Feeds',
  feedsIntro:
    'Alle drei enthalten dieselben Einträge im vollen Wortlaut. Ein geänderter Eintrag ist als aktualisiert gekennzeichnet; Feedreader, die das unterstützen, zeigen ihn erneut an.',
  entries: (n, code, earlier) => [
    `Ein Feed enthält höchstens ${n} Einträge.`,
    ...(earlier
      ? [
          ' Er verweist auf Dokumente mit allen früheren (RFC 5005; ',
          code('next_url'),
          ' im JSON Feed).',
        ]
      : []),
  ],
  bySeverity: 'Nach Schweregrad',
  byProject: 'Nach Projekt',
  byOther: 'Veröffentlichungen und Erkenntnisse',
  lists: 'Mailinglisten',
  data: 'Daten für Scanner',
  dataIntro: (advisory) => [
    'Die Seite jedes ',
    advisory('Sicherheitshinweises'),
    ' verweist auch auf den eigenen Datensatz.',
  ],
  contact: 'Kontakt',
  formats: {
    rss: 'RSS 2.0, das jeder Feedreader und die meisten Chatprogramme unterstützen.',
    atom: 'Atom, das eine Aktualisierung von einer Erstveröffentlichung unterscheidet.',
    json: 'JSON Feed 1.1 für Programme, die JSON gegenüber XML bevorzugen.',
  },
  floors: {
    low: {
      name: 'Niedrig und höher',
      sentence:
        'Sicherheitshinweise, die als niedrig, mittel, hoch oder kritisch bewertet sind; solche ohne Bewertung stehen nur im Feed aller Sicherheitshinweise und in dem ihres Projekts.',
    },
    medium: {
      name: 'Mittel und höher',
      sentence: 'Sicherheitshinweise, die als mittel, hoch oder kritisch bewertet sind.',
    },
    high: {
      name: 'Hoch und höher',
      sentence: 'Sicherheitshinweise, die als hoch oder kritisch bewertet sind.',
    },
    critical: {
      name: 'Kritisch',
      sentence: 'Sicherheitshinweise, die als kritisch bewertet sind.',
    },
  },
  announcements: {
    name: 'Ankündigungen',
    sentence: 'Die Ankündigung jeder Sicherheitsveröffentlichung im vollen Wortlaut.',
  },
  retrospectives: {
    name: 'Rückblicke',
    sentence:
      'Eine Zusammenfassung dessen, was wir aus Schwachstellen gelernt haben, mit einem Verweis auf den ganzen Rückblick.',
  },
  metrics: {
    name: 'Jahresberichte',
    sentence:
      'Wie schnell wir Meldungen beantwortet und Schwachstellen behoben haben, einmal im Jahr nach dessen Ende.',
  },
  project: (name) => `Nur die Sicherheitshinweise zu ${name}.`,
  documents: {
    osvJson: {
      name: 'OSV, alle Datensätze in einer Datei',
      sentence: 'Eine JSON-Liste aller Sicherheitshinweise im OSV-Format.',
    },
    osvZip: {
      name: 'OSV, alle Datensätze in einem Archiv',
      sentence: 'Ein ZIP-Archiv mit einer OSV-Datei je Sicherheitshinweis.',
    },
    osvChanges: {
      name: 'OSV, Liste der Änderungen',
      sentence:
        'Wann jeder Datensatz zuletzt geändert wurde, die neuesten zuerst: So muss nur Neues abgerufen werden.',
    },
    osvEcosystems: {
      name: 'OSV, nach Ökosystem',
      sentence:
        'Die Ökosysteme, zu denen es Datensätze gibt: Für jeden Namen ist osv/<name>/all.zip ein Archiv davon, und osv/<name>/modified_id.csv enthält die Änderungszeiten.',
    },
    csaf: {
      name: 'CSAF 2.0, der Anbieter',
      sentence:
        'Der Einstieg für Werkzeuge: Er führt zu einem CSAF-Dokument je Sicherheitshinweis, mit Hashwerten und einem ROLIE-Feed.',
    },
    calendar: {
      name: 'Kalender',
      sentence:
        'Angekündigte Sicherheitsveröffentlichungen, vergangene und künftige, für einen Kalender (iCalendar).',
    },
    vex: {
      name: 'OpenVEX, Abhängigkeiten',
      sentence: 'Was Schwachstellen in Abhängigkeiten für unsere Projekte bedeuten.',
    },
    metricsCsv: {
      name: 'Kennzahlen, CSV',
      sentence:
        'Wie schnell jede Meldung bestätigt, behoben und veröffentlicht wurde, für Tabellenprogramme.',
    },
    metricsJson: {
      name: 'Kennzahlen, JSON',
      sentence: 'Dasselbe mit Medianen und Anzahlen für jedes Jahr und jeden Schweregrad.',
    },
    securityTxt: {
      name: 'security.txt',
      sentence: 'Wie Sie uns erreichen, für Werkzeuge, die dies auslesen (RFC 9116).',
    },
  },
  patterns: {
    vex: {
      name: 'OpenVEX, je Sicherheitshinweis',
      sentence:
        'Welche Versionen, die ein Sicherheitshinweis nennt, betroffen oder behoben sind, für Scanner, die danach filtern.',
    },
    cve: {
      name: 'CVE, je CVE',
      sentence:
        'Was wir unserer CNA für den CVE-Datensatz senden: ein Entwurf, bis der Datensatz veröffentlicht ist.',
    },
    versions: {
      name: 'Sicherheitshinweise, je Version',
      sentence:
        'Was eine veröffentlichte Version eines Projekts betrifft und welche Versionen es beheben.',
    },
    keys: {
      name: 'OpenPGP-Schlüssel',
      sentence:
        'Die Schlüssel, mit denen Sie uns verschlüsselt schreiben; Mailprogramme finden sie auch über unsere Adresse (Web Key Directory).',
    },
  },
};
