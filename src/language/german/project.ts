// Words for the pages of projects and of their versions.

import type { project as english } from '../english/project.ts';

export const project: typeof english = {
  index: {
    title: 'Projekte',
    description: (publisher) =>
      `Die Projekte, für die die Sicherheitsrichtlinie von ${publisher} gilt.`,
    plainDescription: (publisher) => `Die Projekte von ${publisher}.`,
    intro: (policy) => ['Für diese Projekte gilt unsere ', policy('Richtlinie'), '.'],
    none: 'Bisher ist kein Projekt aufgeführt.',
  },
  title: (name) => `Projekt: ${name}`,
  description: (name, publisher) =>
    `Sicherheitshinweise und unterstützte Versionen von ${name}, von ${publisher}.`,
  packages: (n) => (n === 1 ? 'Paket' : 'Pakete'),
  repository: 'Quelltext',
  homepage: 'Website',
  lists: 'Mailinglisten',
  affected: 'Ist meine Version betroffen?',
  matrixLink: 'Alle Versionen und alle Sicherheitshinweise in einer Tabelle',
  which: 'Welche Version habe ich?',
  supported: 'Unterstützte Versionen',
  unstated:
    'Dieses Projekt gibt nicht an, welche Versionen Korrekturen erhalten. Fragen Sie uns, bevor Sie sich auf eine alte Version verlassen.',
  advisories: 'Sicherheitshinweise',
  noAdvisory: 'Zu diesem Projekt wurde kein Sicherheitshinweis veröffentlicht.',
  caption: 'Sicherheitshinweise zu diesem Projekt, die neuesten zuerst',
  filterThis: 'Diese Liste filtern',
  programs: (link) => ['Maschinenlesbar: ', link('alle im OSV-Format'), '.'],
  follow: (feeds) => ['Abonnieren: ', feeds, '.'],
  retrospectives: 'Rückblicke',
  releases: 'Sicherheitsveröffentlichungen',
  branches: {
    caption: 'Zweige und ihre Unterstützung',
    branch: 'Zweig',
    versions: 'Versionen',
    support: 'Unterstützung',
    firstRelease: (day) => ['erste Version: ', day],
    until: 'Bis',
    noEnd: 'kein Ende angegeben',
    ended: 'Tag nicht angegeben',
  },
  versions: {
    newest: 'Die neuesten Versionen',
    earlier: 'Frühere Versionen',
    version: 'Version',
    known: 'Bekannte Schwachstellen',
    worst: 'Höchster Schweregrad',
    count: (n) => (n === 1 ? '1 Sicherheitshinweis' : `${n} Sicherheitshinweise`),
    more: (n) => (n === 1 ? '1 frühere Version' : `${n} frühere Versionen`),
  },
  version: {
    statuses: {
      affected: 'Betroffen',
      'not-assessed': 'Nicht bewertet',
      'not-affected': 'Keine bekannte Schwachstelle',
    },
    affected: (n, name) =>
      n === 0
        ? `Eine Schwachstelle in einer Abhängigkeit betrifft ${name}.`
        : `${name} ist von ${n === 1 ? '1 Sicherheitshinweis' : `${n} Sicherheitshinweisen`} betroffen.`,
    notAffected: (name) => `Kein veröffentlichter Sicherheitshinweis betrifft ${name}.`,
    notAssessed: (name) => `${name} ist nicht bewertet.`,
    description: (answer, publisher) =>
      `${answer} Worauf Sie aktualisieren sollten, von ${publisher}.`,
    worstOf: (n) => (n === 1 ? 'der einzige Sicherheitshinweis' : `der schwerste von ${n}`),
    branch: 'Zweig',
    support: 'Unterstützung',
    ended: (day) => ['letzter Tag: ', day],
    until: (day) => ['bis ', day],
    released: 'Erschienen',
    programs: 'Maschinenlesbar',
    onBranch: (version, branch) => [
      'Aktualisieren Sie auf ',
      version,
      `, die nächste Version${branch === undefined ? '' : ` im Zweig ${branch}`}, die kein Sicherheitshinweis betrifft.`,
    ],
    elsewhere: (version, branch, n) => [
      `${branch === undefined ? '' : `Keine Version im Zweig ${branch} ist von ${n === 1 ? 'dieser Schwachstelle nicht' : 'keiner dieser Schwachstellen'} betroffen. `}Aktualisieren Sie auf `,
      version,
      ', die nächste Version, die kein Sicherheitshinweis betrifft.',
    ],
    nowhere: (n) =>
      n === 1
        ? 'Es ist keine nicht betroffene Version bekannt. Der Sicherheitshinweis beschreibt mögliche Gegenmaßnahmen.'
        : 'Es ist keine Version bekannt, die von keinem davon betroffen ist. Die Sicherheitshinweise beschreiben mögliche Gegenmaßnahmen.',
    caption: (packages, version) =>
      `Sicherheitshinweise, die ${packages.join(' und ')} ${version} betreffen`,
    fixedIn: 'Behoben in',
    noFix: 'keine Behebung bekannt',
    otherBranch: 'in einem anderen Zweig',
    nothing:
      'Kein veröffentlichter Sicherheitshinweis betrifft diese Version. Künftige Sicherheitshinweise können sie betreffen.',
    silent: (strong, why, until, branch, n) => {
      switch (why) {
        case 'out-of-support':
          return [
            strong([
              'Nicht bewertet: ',
              ...(until === undefined
                ? ['nicht mehr unterstützt']
                : ['letzter Tag der Unterstützung war der ', until]),
              '.',
            ]),
            ` ${silentSubject(n, until !== undefined)} nichts über den Zweig ${branch}. Gehen Sie davon aus, dass die Version betroffen ist.`,
          ];
        case 'no-advisory':
          return [
            strong(['Nicht bewertet: keinem Zweig zuzuordnen, den das Projekt aufführt.']),
            ' Kein veröffentlichter Sicherheitshinweis nennt das Paket.',
          ];
        case 'no-branch':
          return [
            strong(['Nicht bewertet: keinem Zweig zuzuordnen, den das Projekt aufführt.']),
            ` ${n === 1 ? 'Dieser Sicherheitshinweis nennt' : 'Diese Sicherheitshinweise nennen'} die Version nicht.`,
          ];
        case 'not-assessed':
          return [
            strong(['Nicht bewertet.']),
            ` Der Zweig ${branch} wurde für ${n === 1 ? 'diesen Sicherheitshinweis' : 'diese Sicherheitshinweise'} nicht bewertet.`,
          ];
      }
    },
    unknown: (n) =>
      n === 1
        ? 'Ob dieser Sicherheitshinweis die Version betrifft, geht aus seinen Versionsbereichen nicht hervor. Bitte lesen Sie ihn:'
        : 'Ob diese Sicherheitshinweise die Version betreffen, geht aus ihren Versionsbereichen nicht hervor. Bitte lesen Sie sie:',
    all: (name) => `Alle Sicherheitshinweise und Versionen von ${name}`,
  },
  matrix: {
    title: (name) => `Versionen und Sicherheitshinweise von ${name}`,
    description: (name, publisher) =>
      `Welche Version von ${name} von welchem Sicherheitshinweis betroffen ist, von ${publisher}.`,
    intro: 'Eine Zeile je Version und eine Spalte je Sicherheitshinweis, die neuesten zuerst.',
    yes: 'ja',
    no: 'nein',
    affects: 'Der Sicherheitshinweis betrifft die Version',
    affectsNot: 'Der Sicherheitshinweis betrifft die Version nicht',
    unknown:
      'Nicht bekannt: die Version wurde nicht bewertet, oder die Versionen sind nicht vergleichbar',
    ecosystem: 'Nur das Paket dieses Ökosystems ist betroffen',
    cut: (columns, allColumns, rows, allRows, link) => [
      `Die Tabelle enthält die neuesten ${columns} von ${allColumns} Sicherheitshinweisen und die neuesten ${rows} von ${allRows} Versionen. Die `,
      link('Seite des Projekts'),
      ' führt alle auf.',
    ],
    version: 'Version',
  },
};

function silentSubject(n: number, isLater: boolean): string {
  if (n === 1)
    return isLater
      ? 'Dieser Sicherheitshinweis ist später erschienen und sagt'
      : 'Dieser Sicherheitshinweis sagt';
  return isLater
    ? 'Diese Sicherheitshinweise sind später erschienen und sagen'
    : 'Diese Sicherheitshinweise sagen';
}
