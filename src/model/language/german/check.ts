// Bin ich betroffen? Die Seite und was ihr Skript sagt.

import type { check as english } from '../english/check.ts';

export const check: typeof english = {
  title: 'Bin ich betroffen?',
  description: (publisher) =>
    `Ob Ihre Version oder ein Paket in Ihrer Lockdatei oder SBOM von einem Sicherheitshinweis von ${publisher} betroffen ist.`,
  intro:
    'Geben Sie Ihre Version ein, oder wählen Sie Lockdateien und SBOMs aus. Ihr Browser antwortet: Nichts, was Sie eingeben oder auswählen, verlässt ihn.',
  introPages: 'Zu jeder Version gibt es eine Seite, die sagt, was sie betrifft und worauf Sie aktualisieren sollten.',
  noScript:
    'Ihr Browser führt kein JavaScript aus, und niemand sonst berechnet hier eine Antwort: Diese Website besteht nur aus Dateien. Die Seiten der Versionen unten sagen dasselbe.',
  package: 'Paket',
  version: 'Version',
  button: 'Prüfen',
  files: 'Lockdateien oder SBOMs',
  drop: (names) => `Oder hier ablegen: ${names}.`,
  versions: 'Version für Version',
  noProject: 'Bisher ist kein Projekt aufgeführt.',
  noVersion: 'Bisher ist keine Version genannt.',
  earlier: (n, link) => [link(`und ${n} frühere`)],
  script: {
    statuses: { affected: 'Betroffen', unknown: 'Nicht feststellbar', 'not-affected': 'Nicht betroffen' },
    doubts: {
      'no-version': 'Es ist keine genaue Version genannt.',
      'version-form': '{version} ist keine Version, die das Ökosystem kennt, und lässt sich nicht vergleichen.',
      'not-comparable': 'Die Versionen dieser Sicherheitshinweise lassen sich mit dieser nicht vergleichen.',
      'out-of-support':
        'Nicht mehr unterstützt: Diese Sicherheitshinweise sind später erschienen und sagen nichts über den Zweig {branch}. Gehen Sie davon aus, dass die Version betroffen ist.',
    },
    outOfSupportSince:
      'Nicht mehr unterstützt seit {until}: Diese Sicherheitshinweise sind später erschienen und sagen nichts über den Zweig {branch}. Gehen Sie davon aus, dass die Version betroffen ist.',
    upgradeOnBranch:
      'Aktualisieren Sie auf {version}, die nächste Version im Zweig {branch}, die kein Sicherheitshinweis betrifft.',
    upgrade: 'Aktualisieren Sie auf {version}, die niedrigste spätere Version, die kein Sicherheitshinweis betrifft.',
    noneOnBranch: 'Im Zweig {branch} ist keine Version bekannt, die frei von allen ist.',
    noneClean:
      'Es ist keine Version bekannt, die frei von allen ist. Die Sicherheitshinweise nennen mögliche Umgehungen.',
    nothingRead: 'Es wurde kein Paket gelesen.',
    countAffected: '{n} betroffen',
    countUnknown: '{n} nicht feststellbar',
    countFree: '{n} nicht betroffen',
    countNotCovered: '{n} von dieser Website nicht erfasst',
    read: { one: '1 Paket gelesen', other: '{n} Pakete gelesen' },
    affectedBy: { one: 'Von 1 Sicherheitshinweis betroffen', other: 'Von {n} Sicherheitshinweisen betroffen' },
    sameName: { one: '1 Paket trägt diesen Namen.', other: '{n} Pakete tragen diesen Namen.' },
    reading: { one: 'Die Datei wird gelesen …', other: '{n} Dateien werden gelesen …' },
    unreadable: { one: '1 Datei konnte nicht gelesen werden.', other: '{n} Dateien konnten nicht gelesen werden.' },
    nothingCovered: {
      one: 'Nichts in dieser Datei ist von dieser Website erfasst: {read}.',
      other: 'Nichts in diesen Dateien ist von dieser Website erfasst: {read}.',
    },
    more: { one: 'und 1 weiteres', other: 'und {n} weitere' },
    typePackage: 'Geben Sie den Namen eines Pakets ein.',
    typeVersion: 'Geben Sie Ihre Version ein.',
    noPurl: '{text} ist keine purl wie pkg:pypi/orbital.',
    notCovered: 'Diese Website erfasst kein Paket „{text}“.',
    didYouMean: 'Meinten Sie {near}?',
    tooLarge: 'Die Datei ist größer als {most} MB.',
    failed: 'Die Grundlage der Antwort konnte nicht geladen werden. Die Seiten der Versionen unten sagen dasselbe.',
    looking: 'Wird gesucht …',
    saidAffected: 'Betroffen.',
    saidUnknown: 'Nicht feststellbar.',
    saidFree: 'Nicht betroffen.',
    readAs: 'Gelesen als {format}.',
    couldNot: 'Diese Datei konnte nicht gelesen werden:',
    partly: 'Was nicht gelesen werden konnte oder nicht verfolgt wird:',
    nothing:
      'Kein veröffentlichter Sicherheitshinweis betrifft diese Version. Künftige Sicherheitshinweise können sie betreffen.',
    inFile: 'In der Datei: {where}',
    advisory: 'Sicherheitshinweis',
    severity: 'Schweregrad',
    fixedIn: 'Behoben in',
    noFix: 'keine Behebung bekannt',
    otherBranch: 'in einem anderen Zweig',
    caption: 'Sicherheitshinweise, die {name} betreffen',
    withdrawn: 'Zurückgezogen und nicht gezählt:',
  },
};
