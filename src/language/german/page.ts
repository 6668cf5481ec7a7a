// Words for the small pages.

import type { page as english } from '../english/page.ts';

export const page: typeof english = {
  missing: {
    title: 'Seite nicht gefunden',
    description: 'Unter dieser Adresse gibt es keine Seite.',
    intro:
      'Unter dieser Adresse gibt es keine Seite. Ein Sicherheitshinweis behält seine Adresse dauerhaft; vielleicht fehlt ein Zeichen.',
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
    partDescription: (title, publisher) => `${title}, ein Teil der Sicherheitsrichtlinie von ${publisher}.`,
    none: (report) => ['Es gibt noch keine Richtlinie. Sie können dennoch ', report('eine Schwachstelle melden'), '.'],
    noneYet: 'Es gibt noch keine Richtlinie.',
    reviewed: (day) => ['Vom Team zuletzt durchgesehen am ', day, '.'],
  },
  announcements: {
    title: 'Ankündigungen',
    description: (publisher) => `Die Sicherheitsveröffentlichungen von ${publisher}, die neuesten zuerst.`,
    intro: 'Die Ankündigung jeder Sicherheitsveröffentlichung.',
    none: 'Bisher wurde keine Sicherheitsveröffentlichung angekündigt.',
    project: 'Projekt',
    published: 'Veröffentlicht',
    sent: 'Versandt an',
    mail: 'Als E-Mail',
    fixes: (ids) => [', behebt ', ids],
    retrospective: 'Rückblick',
    retrospectives: 'Rückblicke',
    unplanned: (reason) => ['Ein Rückblick ist nicht vorgesehen: ', reason],
  },
  thanks: {
    title: 'Dank',
    description: (publisher) => `Wer Schwachstellen von ${publisher} gemeldet oder bei der Behebung geholfen hat.`,
    none: 'Hier ist noch niemand genannt.',
    intro: 'Diese Personen, Gruppen und Werkzeuge haben Schwachstellen gefunden oder bei der Behebung geholfen.',
    report: 'Schwachstelle melden',
  },
  search: {
    title: 'Suche',
    description: (publisher) =>
      `Einen Sicherheitshinweis von ${publisher} anhand seiner Kennung, einer CVE oder von Suchbegriffen finden.`,
    intro:
      'Eine Kennung führt direkt zu ihrem Sicherheitshinweis. Die Suche läuft in Ihrem Browser: Ihre Eingaben werden an niemanden übertragen.',
    noScript:
      'Ihr Browser führt kein JavaScript aus, und niemand sonst sucht hier: Diese Website besteht nur aus Dateien. Die Listen unten führen zu allem.',
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
      'Ein Sicherheitshinweis steht unter seiner Kennung: ',
      address,
      '. Andere Namen, etwa die einer CVE, stehen in den Listen nach Jahr.',
    ],
    yearAndNumber: 'JAHR-NUMMER',
  },
  statements: {
    title: 'Schwachstellen in Abhängigkeiten',
    description: (publisher) => `Was Schwachstellen in Abhängigkeiten für die Projekte von ${publisher} bedeuten.`,
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
