// Words for the retrospectives and their components.

import type { retrospective as english } from '../english/retrospective.ts';

export const retrospective: typeof english = {
  index: {
    title: 'Rückblicke',
    description: (publisher) => `Was ${publisher} aus seinen Schwachstellen gelernt hat.`,
    intro:
      'Was geschehen ist, was wir gelernt haben und wie wir verhindern, dass es sich wiederholt.',
    none: 'Bisher wurde kein Rückblick veröffentlicht.',
    actions: (link) => [link('Die Maßnahmen aller Rückblicke'), ' und ob sie erledigt sind'],
    on: (ids) => [', zu ', ids],
  },
  title: (title) => `Rückblick: ${title}`,
  description: (ids) => `Rückblick auf ${ids.join(', ')}.`,
  on: 'Zu',
  projects: (n) => (n === 1 ? 'Projekt' : 'Projekte'),
  releases: (n) => (n === 1 ? 'Veröffentlichung' : 'Veröffentlichungen'),
  published: 'Veröffentlicht',
  by: 'Von',
  actions: {
    title: 'Maßnahmen aus Rückblicken',
    description: 'Die zugesagten Maßnahmen aus den Rückblicken und ob sie erledigt sind.',
    heading: 'Maßnahmen',
    intro: (day) =>
      `Die zugesagten Maßnahmen aus unseren Rückblicken und ob sie erledigt sind. Stand: ${day}.`,
    none: 'Bisher nennt kein Rückblick eine Maßnahme.',
    counts: (open, overdue, closed, json) => [
      `${open} offen, davon ${overdue === 0 ? 'keine' : overdue} überfällig; ${closed} erledigt oder verworfen. Maschinenlesbar: `,
      json('dasselbe als JSON'),
      '.',
    ],
    open: 'Offen',
    openCaption: 'Offene Maßnahmen, die überfälligen zuerst',
    closed: 'Erledigt und verworfen',
    closedCaption: 'Erledigte und verworfene Maßnahmen',
    caption: 'Maßnahmen gegen eine Wiederholung',
    all: 'Die Maßnahmen aller Rückblicke',
    action: 'Maßnahme',
    owner: 'Zuständig',
    status: 'Stand',
    due: 'Fällig',
    from: (link) => ['Aus ', link],
    overdue: 'Überfällig',
  },
  parts: {
    cause: 'Grundursache',
    well: 'Was gut lief',
    wrong: 'Was schiefging',
    lucky: 'Wo wir Glück hatten',
    factors: 'Was dazu beitrug',
    pulls: 'Pull-Requests',
    people: 'Beteiligte',
  },
  callouts: { note: 'Anmerkung', lesson: 'Erkenntnis', luck: 'Glück', warning: 'Warnung' },
  card: {
    label: (id) => `Sicherheitshinweis ${id}`,
    published: (project, day) => [project, ', veröffentlicht am ', day],
  },
  happening: {
    announced: 'Angekündigt',
    revised: 'Sicherheitshinweis überarbeitet',
    withdrawn: 'Zurückgezogen',
    start: 'der Beginn',
    after: (span) => `nach ${dative(span)}`,
    title: (ids) => `Zeitlicher Ablauf von ${ids}`,
    description: (n, span, day) =>
      `${n} Ereignisse in ${dative(span)}, ab ${day}. Die Liste darunter nennt jedes mit seiner Zeit.`,
  },
  lag: {
    stages: {
      acknowledged: 'Eingang bestätigt',
      fixed: 'Behebung fertig',
      released: 'Erschienen',
      published: 'Veröffentlicht',
    },
    title: (id) => `Zeit seit der Meldung von ${id}`,
    unknown: (id) =>
      `Die Zeiten sind nicht bekannt: Der Ablauf von ${id} enthält keine Meldung oder nichts danach.`,
    note: 'Eine gestrichelte Marke zeigt die zugesagte Zeit.',
    moreRows: 'Die Tabelle hat mehr Zeilen als das Diagramm.',
    step: 'Schritt',
    when: 'Wann',
    after: 'Nach der Meldung',
    promised: 'Zugesagt',
    within: (promise, kept) => [`innerhalb von ${promise}: `, kept],
    kept: 'eingehalten',
    notKept: 'nicht eingehalten',
    hours: (n) => (n === 1 ? '1 Stunde' : `${n} Stunden`),
    days: (n) => (n === 1 ? '1 Tag' : `${n} Tagen`),
    axisHours: 'Stunden nach der Meldung',
    axisDays: 'Tage nach der Meldung',
    row: (label, span) => `${label}: ${span}`,
    rowInWords: (label, span, promise, kept) =>
      `${label} nach ${dative(span)}${promise === undefined ? '' : `, zugesagt innerhalb von ${promise}${kept ? '' : ', was nicht eingehalten wurde'}`}`,
    description: (rows) => `Zeit seit der Meldung. ${rows.join('; ')}.`,
  },
  versions: {
    title: (id, packages) => `Von ${id} betroffene Versionen: ${packages}`,
    packages: (shown, more) => `${shown.join(', ')}${more === 0 ? '' : ` und ${more} weitere`}`,
    moreRows: 'Die Tabelle hat mehr Zeilen als das Diagramm.',
    note: 'Der dicke Teil einer Linie ist betroffen: ab dem Quadrat bis zum Kreis, der die Behebung ist. Der Abstand zwischen Versionen hat keine Bedeutung.',
    branch: 'Zweig',
    introduced: 'Eingeführt',
    fixed: 'Behoben',
    untouched: {
      free: 'nicht betroffen',
      unknown: 'nicht bekannt',
      listed: 'einzelne Versionen sind betroffen',
    },
    fromStart: 'ab seiner ersten Version',
    notFixed: 'nicht behoben',
    lastAffected: (version) => `nicht behoben; zuletzt betroffen ist ${version}`,
    points: {
      introduced: (version) => `eingeführt in ${version}`,
      fixed: (version) => `behoben in ${version}`,
      last: (version) => `zuletzt betroffen: ${version}`,
    },
    affectedFromStart: 'betroffen ab der ersten Version',
    stillAffected: 'weiterhin betroffen',
    line: (name, parts) => `${name}: ${parts.join(', ')}.`,
    branches: (packages, lines) => `Zweige von ${packages}. ${lines.join(' ')}`,
  },
  feed: {
    title: (site) => `${site}: Rückblicke`,
    on: (ids) => `Zu ${ids}.`,
    whole: 'Den ganzen Rückblick lesen',
  },
};

/** Days are in the dative after "nach" and "in"; nothing else changes. */
function dative(span: string): string {
  return span.replace(/\bTage\b/, 'Tagen');
}
