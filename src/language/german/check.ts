// Words for the lookup page "Am I affected?" and its script.

import type { check as english } from '../english/check.ts';

export const check: typeof english = {
  title: 'Bin ich betroffen?',
  description: (publisher) =>
    `Ob Ihre Version oder ein Paket in Ihrer Lockdatei oder SBOM von einem Sicherheitshinweis von ${publisher} betroffen ist.`,
  intro:
    'Geben Sie Ihre Version ein, oder wählen Sie Lockdateien und SBOMs aus. Die Prüfung läuft in Ihrem Browser: Nichts, was Sie eingeben oder auswählen, verlässt ihn.',
  introPages:
    'Zu jeder Version gibt es eine Seite mit den Sicherheitshinweisen, die sie betreffen, und der Version, auf die Sie aktualisieren sollten.',
  noScript:
    'Für die Prüfung wird JavaScript benötigt, das in Ihrem Browser deaktiviert ist: Diese Website besteht nur aus statischen Dateien. Die Seiten der Versionen unten enthalten dieselben Angaben.',
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
    statuses: {
      affected: 'Betroffen',
      unknown: 'Nicht feststellbar',
      'not-affected': 'Nicht betroffen',
    },
    doubts: {
      'no-version': 'Es ist keine genaue Version genannt.',
      'version-form':
        '{version} ist in diesem Ökosystem keine gültige Version und lässt sich nicht vergleichen.',
      'no-release':
        'Das Release der Distribution ist nicht genannt, und die Versionen unterscheiden sich von Release zu Release.',
      'no-variant':
        'Die Sicherheitshinweise gelten für eine Variante des Pakets (Architektur, Classifier, Repository, ...), die hier nicht genannt ist.',
      'not-comparable':
        'Aus der Reihenfolge der Versionen geht nicht hervor, ob diese Sicherheitshinweise diese Version betreffen.',
      'out-of-support':
        'Nicht mehr unterstützt: Diese Sicherheitshinweise sagen nichts über den Zweig {branch}. Gehen Sie davon aus, dass die Version betroffen ist.',
      'no-branch':
        'Diese Sicherheitshinweise nennen {version} nicht, und die Version lässt sich keinem Zweig zuordnen, den das Projekt aufführt: Sie wurde nicht bewertet.',
      'no-advisory':
        'Kein Sicherheitshinweis nennt dieses Paket, aber {version} lässt sich keinem Zweig zuordnen, den das Projekt aufführt: Die Version wurde nicht bewertet.',
      'not-assessed': 'Der Zweig {branch} wurde für diese Sicherheitshinweise nicht bewertet.',
    },
    remarks: {
      empty: 'Die Datei ist leer.',
      'too-long': 'Die Datei ist länger als {most} Millionen Zeichen.',
      'too-large': 'Die Datei ist größer als {most} MB.',
      'not-utf-8': 'Die Datei ist kein Text in UTF-8. Speichern Sie sie als UTF-8.',
      'not-json': 'Sie ist kein gültiges JSON und möglicherweise unvollständig.',
      'not-toml': 'Sie ist kein gültiges TOML und möglicherweise unvollständig.',
      'not-toml-at': 'Sie ist kein gültiges TOML: Zeile {line}, Spalte {column} ist nicht lesbar.',
      'no-npm-packages': 'Sie enthält weder „packages“ noch „dependencies“.',
      'spdx-3':
        'Dies ist SPDX 3, das nicht unterstützt wird. Die meisten Werkzeuge können auch SPDX 2.3 schreiben.',
      'no-format-version':
        'Sie nennt die Version ihres Formats nicht und wurde als die neueste unterstützte Version gelesen.',
      'other-format-version':
        'Die Version ihres Formats ist {version}; sie wurde als {known} gelesen.',
      'newer-format-version':
        'Die Version ihres Formats ist {version}, die nicht unterstützt wird; sie wurde als {known} gelesen.',
      'duplicate-key':
        'Der Schlüssel „{key}“ kommt an derselben Stelle zweimal vor: Welcher gilt, ist von Programm zu Programm verschieden.',
      'says-incomplete': 'Laut der Datei ist ihre Liste der Komponenten unvollständig.',
      'go-mod-is-partial':
        'Eine go.mod nennt erst ab „go 1.17“ alle Module. Verwenden Sie die go.sum oder eine SBOM des Programms.',
      'go-sum-is-wide':
        'Eine go.sum kann Versionen nennen, die der Build nicht verwendet; go.mod ist genauer.',
      'too-many': 'Nur die ersten {most} Pakete wurden gelesen.',
      'rest-unread': 'Der Rest konnte nicht gelesen werden: {reason}.',
      'other-lock-file':
        '{file} wird nicht unterstützt. Erstellen Sie stattdessen eine SBOM des Projekts in JSON (CycloneDX oder SPDX).',
      'no-known-format': 'Diese Datei wird nicht unterstützt. Unterstützte Formate: {formats}.',
    },
    entryRemarks: {
      'no-version': 'keine genaue Version',
      'not-released':
        'aus einem Repository, von einer Adresse oder aus einem Ordner; die Version ist möglicherweise keine veröffentlichte',
      'no-purl': 'ohne Paketadresse (purl) und daher nicht auffindbar',
      'not-a-purl': 'die Paketadresse ist keine purl',
      'no-package':
        'kein Paket einer Registry (ein Gerät, ein Betriebssystem, Daten) und nicht nachgeschlagen',
      'no-list': 'keine Liste, die hier erwartet wurde',
      'many-purls': 'zu viele Paketadressen; nur die ersten 20 wurden nachgeschlagen',
      'own-part': 'Teil des Projekts selbst und nicht geprüft',
      'no-name': 'ein Paket ohne Namen',
      'too-deep': 'zu tief verschachtelt',
      'long-name': 'Name oder Version zu lang',
      'long-line': 'eine zu lange Zeile',
      'other-file': 'verweist auf eine andere Datei, die nicht gelesen wurde',
      'not-a-requirement': 'keine Anforderung',
      address: 'eine Adresse oder ein Ordner und keine Version',
      'not-go-sum': 'keine Zeile einer go.sum',
      'replaced-by-folder': 'durch einen Ordner ersetzt',
      'replaced-by-module': 'durch ein anderes Modul ersetzt',
    },
    entries: {
      one: '1 Eintrag: {what} ({examples}).',
      other: '{n} Einträge: {what} ({examples}).',
    },
    unchecked: {
      one: 'Nicht geprüft: 1 Komponente ohne Paketadresse.',
      other: 'Nicht geprüft: {n} Komponenten ohne Paketadresse.',
    },
    supportEnded:
      'Der letzte Tag der Unterstützung war der {until}: Diese Sicherheitshinweise sind später erschienen und sagen nichts über den Zweig {branch}. Gehen Sie davon aus, dass die Version betroffen ist.',
    upgradeOnBranch:
      'Aktualisieren Sie auf {version}, die nächste Version im Zweig {branch}, die kein Sicherheitshinweis betrifft.',
    upgrade:
      'Aktualisieren Sie auf {version}, die niedrigste spätere Version, die kein Sicherheitshinweis betrifft.',
    noneOnBranch:
      'Im Zweig {branch} ist keine Version bekannt, die von keinem davon betroffen ist.',
    noneClean:
      'Es ist keine Version bekannt, die von keinem davon betroffen ist. Die Sicherheitshinweise beschreiben mögliche Gegenmaßnahmen.',
    nothingRead: 'Es wurde kein Paket gelesen.',
    fileUnknown:
      'Nicht feststellbar: Diese Datei enthält etwas, das nicht nachgeschlagen werden konnte.',
    fileEmpty: 'Nicht feststellbar: Kein Paket in dieser Datei konnte nachgeschlagen werden.',
    maybe: '{name}: nicht feststellbar. Es kann {packages} sein. {reason}',
    maybeReasons: {
      'no-address': 'Es hat keine Paketadresse (purl).',
      'own-part':
        'Es ist Teil des Projekts selbst, und sein Code kann von dem einer Veröffentlichung abweichen.',
      'other-ecosystem': 'Seine Paketadresse nennt keine bekannte Registry.',
      'other-release': 'Diese Website erfasst dieses Release der Distribution nicht.',
      'other-variant':
        'Diese Website erfasst eine andere Variante davon (Architektur, Classifier, Repository, ...).',
      'guessed-group':
        'Nur seine Gruppe ist eine andere. Werkzeuge raten die Gruppe, wenn ein JAR sie nicht nennt.',
      'no-namespace': 'In seiner Paketadresse fehlt der Hersteller, der Besitzer oder der Host.',
      'other-module':
        'Der Modulpfad ist der einer anderen Hauptversion oder eines Ordners im Repository.',
      'project-repository':
        'Es kommt aus dem Repository des Projekts, und sein Code kann von dem einer Veröffentlichung abweichen.',
      'no-source':
        'Die Datei nennt die Quellpakete nicht („upstream“ in einer purl). Jedes Paket der Distribution könnte daraus gebaut sein.',
      distribution:
        'Es ist das Paket einer Distribution, deren Versionen diese Website nicht kennt.',
      repackaged:
        'Seine Registry verpackt Software anderer Registrys neu, in Versionen, die diese Website nicht kennt.',
    },
    countAffected: '{n} betroffen',
    countUnknown: '{n} nicht feststellbar',
    countFree: '{n} nicht betroffen',
    countNotCovered: '{n} von dieser Website nicht erfasst',
    read: { one: '1 Paket gelesen', other: '{n} Pakete gelesen' },
    affectedBy: {
      one: 'Von 1 Sicherheitshinweis betroffen',
      other: 'Von {n} Sicherheitshinweisen betroffen',
    },
    sameName: { one: '1 Paket trägt diesen Namen.', other: '{n} Pakete tragen diesen Namen.' },
    reading: { one: 'Die Datei wird gelesen …', other: '{n} Dateien werden gelesen …' },
    unreadable: {
      one: '1 Datei konnte nicht gelesen werden.',
      other: '{n} Dateien konnten nicht gelesen werden.',
    },
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
    failed:
      'Die Daten für die Prüfung konnten nicht geladen werden. Die Seiten der Versionen unten enthalten dieselben Angaben.',
    looking: 'Wird gesucht …',
    saidAffected: 'Betroffen.',
    saidUnknown: 'Nicht feststellbar.',
    saidFree: 'Nicht betroffen.',
    readAs: 'Gelesen als {format}.',
    couldNot: 'Diese Datei konnte nicht gelesen werden:',
    partly: 'Was nicht gelesen werden konnte oder nicht verfolgt wurde:',
    fromRelease:
      'Eine Vorabversion einer betroffenen Version: Sie ist älter als die erste betroffene Version, kann die Schwachstelle aber trotzdem enthalten.',
    statedAffected: 'Schwachstellen in Abhängigkeiten betreffen es:',
    statedOpen: 'Es ist nicht bekannt, ob diese Schwachstellen in Abhängigkeiten es betreffen:',
    nothing:
      'Kein veröffentlichter Sicherheitshinweis betrifft diese Version. Künftige Sicherheitshinweise können sie betreffen.',
    inFile: 'In der Datei: {where}',
    atLine: 'Zeile {n}',
    atPackage: 'Paket {n}',
    advisory: 'Sicherheitshinweis',
    severity: 'Schweregrad',
    fixedIn: 'Behoben in',
    noFix: 'keine Behebung bekannt',
    otherBranch: 'in einem anderen Zweig',
    caption: 'Sicherheitshinweise, die {name} betreffen',
    withdrawn: 'Zurückgezogen und nicht gezählt:',
  },
};
