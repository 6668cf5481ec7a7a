// Words for feeds, the calendar, social cards and lists of files.

import type { feed as english } from '../english/feed.ts';

export const feed: typeof english = {
  preface:
    'Dies ist ein Feed für Feedreader. Fügen Sie die Adresse dieses Dokuments in Ihrem Feedreader hinzu, um über neue Einträge informiert zu werden. Dieselben Inhalte als Seite: ',
  marks: { withdrawn: 'ZURÜCKGEZOGEN: ', updated: 'AKTUALISIERT: ' },
  withdrawn: (reason) => `Zurückgezogen: ${reason}`,
  severity: (level, cvss) =>
    `Schweregrad: ${level}${cvss === undefined ? '' : ` (CVSS-${cvss.version}-Wert ${cvss.score})`}.`,
  unrated: 'Schweregrad: nicht bewertet.',
  aliases: (names) => `Auch bekannt als ${names}.`,
  withdrawnOn: (day) => `Zurückgezogen am ${day}:`,
  see: (link) => `Siehe ${link}.`,
  changes: 'Änderungen seit der Veröffentlichung:',
  package: 'Paket',
  affected: 'Betroffene Versionen',
  fixed: 'Behoben in',
  notStated: 'nicht angegeben',
  waiting: (branches) =>
    `${branches.length === 1 ? 'Im Zweig' : 'In den Zweigen'} ${branches.join(', ')} ist keine fehlerbereinigte Version bekannt.`,
  more: (shown, more) => `${shown} und ${more} weitere`,
  announcements: {
    title: (site) => `${site}: Ankündigungen`,
    description: (publisher) => `Ankündigungen von Sicherheitsveröffentlichungen von ${publisher}.`,
  },
  severities: {
    floors: {
      low: 'niedrig oder höher',
      medium: 'mittel oder höher',
      high: 'hoch oder höher',
      critical: 'kritisch',
    },
    description: (floor) => `Sicherheitshinweise, die als ${floor} bewertet sind.`,
  },
  project: (name) => `Sicherheitshinweise zu ${name}.`,
  calendar: {
    title: (site) => `${site}: Veröffentlichungen`,
    release: (name) => `Sicherheitsveröffentlichung von ${name}`,
    severity: (level) => `Schweregrad: höchstens ${level}.`,
    partly: (advisory) => `${advisory} (nur durch einige dieser Versionen behoben)`,
    failed: (advisory) => `${advisory} (durch diese Veröffentlichung nicht behoben)`,
  },
  cards: { site: 'Sicherheit', release: 'Sicherheitsveröffentlichung', retrospective: 'Rückblick' },
  csaf: {
    all: 'CSAF-Dokumente (TLP:WHITE)',
    year: (year) => `CSAF-Dokumente des Jahres ${year} (TLP:WHITE)`,
    years: 'Alle Jahre',
    signature: 'Signatur',
  },
  cveDraft: (cve) => `${cve}: Entwurf des CVE-Eintrags`,
};
