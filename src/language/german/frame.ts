// Words for every page.

import type { frame as english } from '../english/frame.ts';

export const frame: typeof english = {
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  menu: 'Menü',
  pages: {
    advisories: 'Sicherheitshinweise',
    projects: 'Projekte',
    check: 'Bin ich betroffen?',
    policy: 'Richtlinie',
    announcements: 'Ankündigungen',
    retrospectives: 'Rückblicke',
    metrics: 'Kennzahlen',
    subscribe: 'Abonnieren',
    search: 'Suche',
    report: 'Schwachstelle melden',
  },
  published: (publisher) => [
    'Herausgegeben von ',
    publisher,
    '. Alle Zeiten sind in UTC angegeben.',
  ],
  thanks: (thanks) => ['Unser ', thanks('Dank'), ' gilt allen, die Schwachstellen gemeldet haben.'],
  feeds: 'Feeds:',
  banner: {
    label: 'Sicherheitsveröffentlichungen',
    coming: 'Bevorstehende Sicherheitsveröffentlichung',
    fresh: 'Sicherheitsveröffentlichung',
    severityAtMost: (severity) => `Schweregrad: höchstens ${severity}.`,
    severity: (severity) => `Schweregrad: ${severity}.`,
    fixes: (n) => (n === 1 ? 'Sie behebt eine Schwachstelle.' : `Sie behebt ${n} Schwachstellen.`),
    until: (moment) => `Wird bis ${moment} angezeigt.`,
  },
};
