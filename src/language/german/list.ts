// Words for the home page and the lists of advisories.

import type { SeverityFloor } from '../../model/advisory/severity-floor.ts';
import type { AdvisoryState } from '../../model/views/advisory-lists.ts';
import type { list as english } from '../english/list.ts';
import { time } from './time.ts';

const floors: Readonly<Record<SeverityFloor, string>> = {
  low: 'Niedrig und höher',
  medium: 'Mittel und höher',
  high: 'Hoch und höher',
  critical: 'Kritisch',
};

const states: Readonly<Record<AdvisoryState, string>> = {
  exploited: 'Wird ausgenutzt',
  unfixed: 'Ohne Behebung',
  withdrawn: 'Zurückgezogen',
};

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const list: typeof english = {
  floors,
  states,
  all: 'Alle Sicherheitshinweise',
  heading: {
    all: 'Sicherheitshinweise',
    severity: (floor) => `Schweregrad: ${small(floors[floor])}`,
    state: (state) => `Sicherheitshinweise: ${small(states[state])}`,
    year: (year) => `Sicherheitshinweise aus dem Jahr ${year}`,
    package: (name) => `Paket: ${name}`,
    page: (heading, number, count) => `${heading}, Seite ${number} von ${count}`,
  },
  sentence: (total, page) => {
    if (total === 0) return 'Diese Liste enthält keinen Sicherheitshinweis.';
    const words =
      total === 1 ? 'Ein Sicherheitshinweis' : `${total} Sicherheitshinweise, die neuesten zuerst`;
    return page === undefined ? `${words}.` : `${words}; Seite ${page.number} von ${page.count}.`;
  },
  description: (heading, publisher, sentence) =>
    `${heading}: Sicherheitshinweise von ${publisher}. ${sentence}`,
  packages: 'Pakete',
  packagesIntro: 'Die Pakete aus den Sicherheitshinweisen, jeweils mit der Anzahl der Hinweise.',
  weaknesses: 'Schwächentypen',
  weaknessesIntro:
    'Die Schwächentypen (CWE) aus den Sicherheitshinweisen, jeweils mit der Anzahl der Hinweise.',
  by: (sentence, publisher) => `${sentence} Von ${publisher}.`,
  noneNamed: 'Bisher nennt kein Sicherheitshinweis etwas dazu.',
  others: 'Weitere Listen',
  weakness: (id, link) => ['Definition dieses Schwächentyps: ', link(`${id} bei MITRE`), '.'],
  repository: (link) => ['Das Repository: ', link],
  caption: (heading) => `${heading}, die neuesten zuerst`,
  filterThis: 'Diese Liste filtern',
  follow: (feeds) => ['Diese Liste abonnieren: ', feeds, '.'],
  neverRemoved: (subscribe, report) => [
    'Sicherheitshinweise werden nie entfernt: Ein ungültiger wird als zurückgezogen gekennzeichnet. ',
    subscribe('Abonnieren Sie'),
    ' die Hinweise, um vom nächsten zu erfahren, oder ',
    report('melden Sie eine Schwachstelle'),
    '.',
  ],
  hearOfFirst: (subscribe, report) => [
    subscribe('Abonnieren Sie'),
    ' die Hinweise, um vom ersten zu erfahren, oder ',
    report('melden Sie eine Schwachstelle'),
    '.',
  ],
  statements: (link) => [
    'Zu Schwachstellen in unseren Abhängigkeiten siehe unsere ',
    link('Stellungnahmen'),
    '.',
  ],
  columns: {
    advisory: 'Kennung',
    title: 'Titel',
    severity: 'Schweregrad',
    project: 'Projekt',
    published: 'Veröffentlicht',
    updated: (day) => ['Aktualisiert am ', day],
  },
  filter: {
    label: 'Sicherheitshinweise filtern',
    text: 'Suchbegriffe, eine Kennung oder eine CVE',
    project: 'Projekt',
    severity: 'Schweregrad',
    package: 'Paket',
    year: 'Jahr',
    state: 'Zustand',
    all: 'Alle',
    any: 'Beliebig',
    find: 'Suchen',
    clear: 'Zurücksetzen',
  },
  rail: {
    label: 'Listen der Sicherheitshinweise',
    severity: 'Schweregrad',
    state: 'Zustand',
    project: 'Projekt',
    year: 'Jahr',
    more: 'Mehr',
    package: 'Nach Paket',
    weakness: 'Nach Schwächentyp',
  },
  pager: { label: 'Seiten dieser Liste', newer: 'Neuere', older: 'Ältere', page: 'Seite' },
  home: {
    newest: 'Neueste Sicherheitshinweise',
    caption: 'Die neuesten Sicherheitshinweise',
    none: (subscribe) => [
      'Bisher wurde kein Sicherheitshinweis veröffentlicht. ',
      subscribe('Abonnieren Sie'),
      ' die Hinweise, um vom ersten zu erfahren.',
    ],
    all: (n) => `Alle ${n} Sicherheitshinweise`,
    find: 'Einen Sicherheitshinweis finden',
    affected: 'Ist meine Version betroffen?',
    check: 'Ihre Version finden',
    files: 'Eine Lockdatei oder eine SBOM prüfen',
    safe: 'Neueste Versionen, die kein veröffentlichter Sicherheitshinweis betrifft',
    allProjects: 'Alle Projekte',
    report: 'Melden',
    reportPage: (link) => [
      'Wie Sie uns erreichen, steht auf der Seite ',
      link('Schwachstelle melden'),
      '.',
    ],
    write: (address, hours, page, { others, key, web }) => {
      const channels =
        others === 0 ? [] : [others === 1 ? 'ein weiterer Meldeweg' : 'weitere Meldewege'];
      const more = [...channels, ...(key ? ['unser Schlüssel'] : [])].join(' und ');
      return [
        web ? 'Melden Sie Schwachstellen unter ' : 'Schreiben Sie an ',
        address,
        `.${hours === undefined ? '' : ` Wir antworten innerhalb von ${time.promise(hours)}.`} `,
        page(more === '' ? 'So melden Sie eine Schwachstelle' : `Mehr zum Melden: ${more}`),
        '.',
      ];
    },
    subscribe: 'Abonnieren',
    feeds: (feeds, data) => [
      'Die Sicherheitshinweise gibt es als ',
      ...feeds.flatMap((feed, i) =>
        i === 0 ? [feed] : [i === feeds.length - 1 ? ' und ' : ', ', feed],
      ),
      ' sowie als ',
      data('Daten für Scanner'),
      '.',
    ],
    subscribePage: (link) => [
      'Wie Sie von Sicherheitshinweisen erfahren, steht auf der Seite ',
      link('Abonnieren'),
      '.',
    ],
    policy: 'Richtlinie',
    releases: 'Sicherheitsveröffentlichungen',
    retrospectives: 'Rückblicke',
  },
  count: (n) =>
    n === 0
      ? 'keine Sicherheitshinweise'
      : n === 1
        ? '1 Sicherheitshinweis'
        : `${n} Sicherheitshinweise`,
};
