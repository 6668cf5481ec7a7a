// Words for the small pages.

import type { page as english } from '../english/page.ts';

export const page: typeof english = {
  missing: {
    title: 'Seite nicht gefunden',
    description: 'Unter dieser Adresse gibt es keine Seite.',
    intro:
      'Unter dieser Adresse gibt es keine Seite. Die Adresse eines Sicherheitshinweises ändert sich nie; prüfen Sie sie auf Tippfehler.',
    advisories: (link, withdrawn) => [
      link('Alle Sicherheitshinweise'),
      ...(withdrawn ? [', auch zurückgezogene'] : []),
    ],
    projects: (link, branches) => [
      link('Projekte'),
      ...(branches ? [' und die Versionen, die Korrekturen erhalten'] : []),
    ],
    policy: 'Unsere Sicherheitsrichtlinie',
    report: 'Schwachstelle melden',
    home: 'Startseite',
  },
  policy: {
    label: 'Richtlinie',
    title: 'Sicherheitsrichtlinie',
    description: (publisher) => `Die Sicherheitsrichtlinie von ${publisher}.`,
    part: (title) => `Richtlinie: ${title}`,
    partDescription: (title, publisher) =>
      `${title}, ein Teil der Sicherheitsrichtlinie von ${publisher}.`,
    none: (report) => [
      'Bisher wurde keine Richtlinie veröffentlicht. Sie können dennoch ',
      report('eine Schwachstelle melden'),
      '.',
    ],
    noneYet: 'Bisher wurde keine Richtlinie veröffentlicht.',
    reviewed: (day) => ['Vom Team zuletzt überprüft am ', day, '.'],
  },
  announcements: {
    title: 'Ankündigungen',
    description: (publisher) =>
      `Die Sicherheitsveröffentlichungen von ${publisher}, die neuesten zuerst.`,
    intro: 'Die Ankündigung jeder Sicherheitsveröffentlichung.',
    none: 'Bisher wurde keine Sicherheitsveröffentlichung angekündigt.',
    project: 'Projekt',
    published: 'Veröffentlicht',
    sent: 'Versandt an',
    mail: 'Als E-Mail',
    fixes: (ids) => [', behebt ', ids],
    fixesPartly: (ids) => [', nur einige Versionen beheben ', ids],
    fails: (ids) => [', behebt nicht ', ids],
    retrospective: 'Rückblick',
    retrospectives: 'Rückblicke',
    unplanned: (reason) => ['Ein Rückblick ist nicht vorgesehen: ', reason],
  },
  thanks: {
    title: 'Dank',
    description: (publisher) =>
      `Personen, die Schwachstellen von ${publisher} gemeldet oder bei der Behebung geholfen haben.`,
    none: 'Hier ist noch niemand genannt.',
    intro:
      'Diese Personen, Gruppen und Werkzeuge haben Schwachstellen gefunden oder bei der Behebung geholfen.',
    report: 'Schwachstelle melden',
  },
  search: {
    title: 'Suche',
    description: (publisher) =>
      `Einen Sicherheitshinweis von ${publisher} anhand seiner Kennung, einer CVE oder von Suchbegriffen finden.`,
    intro:
      'Eine Kennung führt direkt zu ihrem Sicherheitshinweis. Die Suche läuft in Ihrem Browser: Ihre Eingaben werden nicht übertragen.',
    noScript:
      'Für die Suche wird JavaScript benötigt, das in Ihrem Browser deaktiviert ist: Diese Website besteht nur aus statischen Dateien. Die Listen unten enthalten alles.',
    label: 'Diese Website durchsuchen',
    text: 'Eine Kennung, eine CVE oder Suchbegriffe',
    button: 'Suchen',
    results: 'Ergebnisse',
    byProject: 'Nach Projekt',
    bySeverity: 'Nach Schweregrad',
    byYear: 'Nach Jahr',
    byOther: 'Nach Paket, Schwächentyp oder Version',
    byIdentifier: 'Nach Kennung',
    at: (address) => [
      'Die Adresse eines Sicherheitshinweises enthält seine Kennung: ',
      address,
      '. Andere Kennungen, etwa CVEs, stehen in den Listen nach Jahr.',
    ],
    yearAndNumber: 'JAHR-NUMMER',
  },
  statements: {
    title: 'Schwachstellen in Abhängigkeiten',
    description: (publisher) =>
      `Was Schwachstellen in Abhängigkeiten für die Projekte von ${publisher} bedeuten.`,
    intro:
      'Ein Scanner kann eine bekannte Schwachstelle in einer Bibliothek finden, die wir verwenden. Hier sagen wir, ob sie unsere Projekte betrifft und warum.',
    document: (link) => ['Scanner können alle Stellungnahmen in einem Dokument lesen: ', link, '.'],
    none: 'Bisher wurde keine Stellungnahme veröffentlicht.',
    heading: (vulnerability, component, status) =>
      `${vulnerability} in ${component}: ${status.charAt(0).toLowerCase()}${status.slice(1)}`,
    status: 'Status',
    products: (n) => (n === 1 ? 'Produkt' : 'Produkte'),
    vulnerability: 'Schwachstelle',
    component: 'Komponente',
    published: 'Veröffentlicht',
    updated: 'Aktualisiert',
    action: 'Was zu tun ist',
    changes: 'Änderungen',
    everyVersion: (product) => `${product}, jede Version`,
  },
};
