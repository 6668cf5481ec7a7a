// Words for the page of an advisory.

import type { advisory as english } from '../english/advisory.ts';
import type { Pieces } from '../piece.ts';

export const advisory: typeof english = {
  withdrawn: 'Zurückgezogen',
  exploited: 'Ausgenutzt',
  titleWithdrawn: (title) => `${title} (zurückgezogen)`,
  descriptionWithdrawn: (description) => `Zurückgezogen. ${description}`,
  checkVersion: 'Eigene Version prüfen',
  mistake: 'Einen Fehler in diesem Sicherheitshinweis melden',
  sections: {
    versions: 'Betroffene Versionen',
    upgrade: 'Aktualisierung',
    mitigation: 'Gegenmaßnahmen',
    impact: 'Auswirkung',
    affected: 'Bin ich betroffen?',
    details: 'Einzelheiten',
    severity: 'Schweregrad',
    record: 'Eintrag',
    timeline: 'Zeitlicher Ablauf',
    changes: 'Änderungen',
    credits: 'Danksagung',
    references: 'Verweise',
    related: 'Zusammenhang',
    documents: 'Dokumente',
    source: 'Quelle',
  },
  glance: {
    happens: 'Was passieren kann',
    versions: 'Betroffen',
    allVersions: 'Alle betroffenen Versionen',
    only: (ranges, platforms) => `${ranges} (nur unter ${platforms.join(', ')})`,
    action: 'Was zu tun ist',
    upgrade: (versions) => ['Aktualisieren Sie auf ', ...choice(versions), '.'],
    upgradeOf: (label, versions) => [
      'Aktualisieren Sie ',
      label,
      ' auf ',
      ...choice(versions),
      '.',
    ],
    upgradeOnBranch: (link) => [
      link('Aktualisieren'),
      ' Sie auf die fehlerbereinigte Version Ihres Zweigs.',
    ],
    waiting: (branches, link, mitigated) => [
      `${branches.length === 1 ? 'Im Zweig' : 'In den Zweigen'} ${branches.join(', ')} ist keine fehlerbereinigte Version bekannt. Siehe `,
      link(mitigated ? 'Gegenmaßnahmen' : 'Aktualisierung'),
      '.',
    ],
    noFix: (link, mitigated) => [
      'Es ist keine fehlerbereinigte Version bekannt. Siehe ',
      link(mitigated ? 'Gegenmaßnahmen' : 'Aktualisierung'),
      '.',
    ],
  },
  facts: {
    advisory: 'Sicherheitshinweis',
    aliases: 'Auch bekannt als',
    cve: { pending: 'Beantragt', 'not-eligible': 'Keine' },
    project: 'Projekt',
    published: 'Veröffentlicht',
    modified: 'Geändert',
    weakness: 'Schwächentyp',
    pattern: 'Angriffsmuster',
  },
  notices: {
    withdrawn: (strong, moment, reason) => [
      strong('Dieser Sicherheitshinweis wurde zurückgezogen'),
      ' am ',
      moment,
      '. ',
      reason,
    ],
    replaced: (by) => ['Er wird ersetzt durch ', by, '.'],
    stays: 'Der ursprüngliche Text steht unten.',
    exploited: (strong, moment) => [
      strong('Diese Schwachstelle wird ausgenutzt.'),
      ' Wir haben davon am ',
      moment,
      ' erfahren.',
    ],
    translated: {
      stale: (strong, changed, of) => [
        strong('Diese Übersetzung ist nicht auf dem neuesten Stand.'),
        ' Das Original wurde am ',
        changed,
        ' geändert; übersetzt ist hier der Stand vom ',
        of,
        '.',
      ],
      counts: (link) => ['Dies ist eine Übersetzung. Maßgeblich ist ', link('das Original'), '.'],
    },
  },
  languages: { label: 'Dieser Sicherheitshinweis in anderen Sprachen', original: 'Original' },
  related: {
    release: (release) => ['Behoben durch die Sicherheitsveröffentlichung ', release],
    partly: (release) => [
      'Nur durch einige Versionen dieser Sicherheitsveröffentlichung behoben: ',
      release,
    ],
    failed: (release) => ['Nicht behoben durch die Sicherheitsveröffentlichung ', release],
    retrospective: (retrospective) => ['Rückblick: ', retrospective],
    unplanned: (reason) => ['Ein Rückblick ist nicht vorgesehen: ', reason],
    replaces: (ids) => ['Er ersetzt ', ids],
    upstream: (ids) => ['Die Schwachstelle stammt aus einer Abhängigkeit: ', ids],
    also: (ids) => ['Siehe auch ', ids],
  },
  documents: 'Dieser Sicherheitshinweis in maschinenlesbarer Form:',
  imported: (record, format) => [
    'Dieser Eintrag wurde übernommen aus ',
    record,
    `; er liegt dort im Format ${format} vor.`,
  ],
  turn: { label: 'Weitere Sicherheitshinweise', older: 'Älter', newer: 'Neuer' },
  table: {
    caption: 'Betroffene und fehlerbereinigte Versionen',
    branch: 'Zweig',
    affected: 'Betroffen',
    fixed: 'Behoben in',
    anyBranch: 'alle',
    commits: (repository) => ['Commits in ', repository],
    noFix: 'keine Behebung bekannt',
    versions: (versions) => ['Versionen: ', versions],
    manyVersions: (n) => `Liste der ${n} betroffenen Versionen`,
    functions: 'Betroffene Funktionen:',
    platforms: (platforms) => `nur auf ${platforms}`,
    nothing: 'Die betroffenen Versionen sind nicht angegeben.',
  },
  assessed: {
    all: 'Alle anderen Versionen wurden bewertet und sind nicht betroffen.',
    unknown: (branches) =>
      `Nicht bewertet: ${branches.join(', ')}. Ob weitere Versionen ${branches.length === 1 ? 'dieses Zweigs' : 'dieser Zweige'} betroffen sind, ist nicht bekannt.`,
  },
  upgrade: {
    to: (version, branch) =>
      branch === undefined
        ? `Auf ${version} oder neuer:`
        : `Im Zweig ${branch} auf ${version} oder neuer:`,
    versions: (label, versions) => [
      label,
      ': Aktualisieren Sie auf ',
      ...choice(versions),
      ' oder auf eine spätere Version desselben Zweigs.',
    ],
    commits: (label, commits) => [
      label,
      ': Aktualisieren Sie auf den Commit ',
      ...choice(commits),
      ' oder einen späteren.',
    ],
    nothing: 'Es ist keine fehlerbereinigte Version bekannt.',
  },
  cvss: {
    heading: (version, score, level) => `CVSS ${version}: ${score} (${level})`,
    threat: (score, level) =>
      `Der Wert berücksichtigt, was derzeit über Angriffe bekannt ist. Ohne diese Angaben beträgt er ${score} (${level}).`,
    calculator: (version) => `Im Rechner für CVSS ${version} öffnen`,
    parts: 'Was die Teile des Vektors bedeuten',
    caption: (version) => `CVSS ${version}, Metrik für Metrik`,
    metric: 'Metrik',
    value: 'Wert',
    meaning: 'Bedeutung',
  },
};

function choice<Node>(all: readonly Node[]): Pieces<Node> {
  return all.flatMap((one, i) => (i === 0 ? [one] : [i === all.length - 1 ? ' oder ' : ', ', one]));
}
