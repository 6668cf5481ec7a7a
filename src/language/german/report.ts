// Words for the pages of reporting: channels, keys, the encrypting form, and manual encryption.

import type { report as english } from '../english/report.ts';
import { time } from './time.ts';

export const report: typeof english = {
  title: 'Schwachstelle melden',
  description: (publisher, key) =>
    `Wo Sie ${publisher} eine Schwachstelle melden${key ? ' und wie Sie die Meldung verschlüsseln' : ''}.`,
  noChannel: (site) => [
    'Bisher wurde kein Meldeweg veröffentlicht. Wie Sie uns erreichen, steht vielleicht auf der ',
    site('Website des Herausgebers'),
    '.',
  ],
  intro: (hours, channels) =>
    `${hours === undefined ? '' : `Wir beantworten jede Meldung innerhalb von ${time.promise(hours)}. `}Bitte eröffnen Sie kein öffentliches Ticket: ${channels === 1 ? 'Nutzen Sie diesen Meldeweg.' : 'Nutzen Sie einen dieser Meldewege, nach Möglichkeit den ersten.'}`,
  howMeasured: 'Wie wir messen',
  measured: {
    median: (n, span, kept, of, hours) =>
      `Die Hälfte der ${n} Meldungen zu unseren Sicherheitshinweisen wurde innerhalb von ${span.replace(/\bTage\b/, 'Tagen')} beantwortet (Median), ${kept} von ${of} innerhalb von ${time.promise(hours)}.`,
    few: (n, kept, hours) =>
      n === 1
        ? `Die eine Meldung zu unseren Sicherheitshinweisen wurde ${kept === 1 ? '' : 'nicht '}innerhalb von ${time.promise(hours)} beantwortet.`
        : `Von den ${n} Meldungen zu unseren Sicherheitshinweisen ${kept === 1 ? 'wurde' : 'wurden'} ${kept} innerhalb von ${time.promise(hours)} beantwortet.`,
  },
  write: 'Eine verschlüsselte Meldung schreiben',
  channels: (n) => (n === 1 ? 'Meldeweg' : 'Meldewege, der bevorzugte zuerst'),
  byHand: 'Selbst verschlüsseln',
  encryption: 'Verschlüsselung',
  noKey: 'Wir haben keinen Schlüssel veröffentlicht.',
  noUsableKey: 'Zu keinem unserer Meldewege gibt es derzeit einen verwendbaren Schlüssel.',
  askForKey:
    'Wenn Sie verschlüsseln möchten, teilen Sie uns dies über einen vertraulichen Meldeweg mit, ohne Einzelheiten.',
  template: (file) => ['Speichern Sie diesen Text in der Datei ', file, ' und füllen Sie ihn aus:'],
  templateName: 'Vorlage',
  keys: (wkd, keys) => [
    `Alle unsere Schlüssel${wkd ? ', und wie gpg sie automatisch findet,' : ''} stehen auf der Seite `,
    keys('Schlüssel'),
    '.',
  ],
  retired: 'Stillgelegte Meldewege',
  retiredIntro: 'Melden Sie hier nichts: Diese Wege werden nicht mehr genutzt.',
  next: 'Siehe auch',
  nextIntro: (policy) => ['Lesen Sie unsere ', policy('Richtlinie'), '.'],
  thanked: (thanks) => ['Wer geholfen hat, steht auf der Seite ', thanks('Dank'), '.'],
  channel: {
    kind: 'Art',
    sees: 'Wer sie sieht',
    private: 'Vertraulich: nur das Team',
    public: 'Öffentlich: für alle lesbar',
    reads: 'Wer sie liest',
    answer: 'Antwort',
    within: (hours) => `innerhalb von ${time.promise(hours)}`,
    languages: 'Sprachen',
    encryption: 'Verschlüsselung',
    noKey: 'kein Schlüssel für diesen Meldeweg',
    ways: (here, key) => [here('hier in Ihrem Browser'), ' oder ', key('mit unserem Schlüssel')],
    tested: 'Zuletzt getestet',
    notYet: 'kein Test verzeichnet',
  },
  key: {
    named: (name) => `Schlüssel ${name}`,
    faults: {
      revoked: 'Dieser Schlüssel ist widerrufen. Verwenden Sie ihn nicht.',
      expired: 'Dieser Schlüssel ist abgelaufen. Verwenden Sie ihn nicht.',
      'signs-only': 'Dieser Schlüssel signiert nur; damit kann nichts verschlüsselt werden.',
    },
    qr: (fingerprint) => `QR-Code des Fingerabdrucks ${fingerprint}`,
    fingerprint: 'Fingerabdruck',
    fingerprintName: 'Fingerabdruck',
    kind: 'Art',
    made: 'Erzeugt',
    expired: 'Abgelaufen',
    expires: 'Läuft ab',
    never: 'nie',
    file: 'Datei',
    asText: 'Der Schlüssel als Text',
    name: 'Schlüssel',
    notGnupg:
      'GnuPG 2.2 kann diesen Schlüssel nicht lesen; nötig ist ein neueres Programm, das RFC 9580 unterstützt.',
    withGnupg: (file) => ['Mit GnuPG, und Ihrer Meldung in der Datei ', file, ':'],
    steps: {
      fetch: 'Rufen Sie den Schlüssel ab.',
      show: 'Zeigen Sie ihn an und vergleichen Sie den Fingerabdruck mit dem obigen.',
      import: 'Importieren Sie ihn.',
      encrypt: 'Verschlüsseln Sie Ihre Meldung und senden Sie uns die Datei report.txt.asc.',
    },
  },
  keysPage: {
    title: 'Schlüssel',
    description: (publisher) => `Die OpenPGP-Schlüssel von ${publisher} mit ihren Fingerabdrücken.`,
    intro:
      'Die OpenPGP-Schlüssel, die wir verwenden. Vergleichen Sie einen Fingerabdruck mit einem, den Sie auf anderem Wege erhalten haben, bevor Sie einem Schlüssel vertrauen.',
    noneDescription: (publisher) => `${publisher} hat keinen Schlüssel veröffentlicht.`,
    none: (report) => [
      'Wir haben keinen Schlüssel veröffentlicht. Sie können dennoch ',
      report('eine Schwachstelle melden'),
      '.',
    ],
    ours: 'Unsere Schlüssel',
    forReports: (addresses) => `Für Meldungen an ${addresses}.`,
    usedBy: (names) => `Verwendet von ${names}.`,
    find: 'Einen Schlüssel anhand seiner Adresse finden',
    findIntro:
      'Mailprogramme, die das Web Key Directory unterstützen, finden diese Schlüssel automatisch. Mit GnuPG:',
    mustBe: (fingerprints) => [
      'Der Fingerabdruck muss ',
      ...fingerprints.flatMap((one, i) => (i === 0 ? [one] : [' oder ', one])),
      ' lauten.',
    ],
  },
  form: {
    noScript: (byHand) => [
      'In Ihrem Browser ist JavaScript deaktiviert; deshalb kann diese Seite nicht für Sie verschlüsseln. ',
      byHand('Verschlüsseln Sie die Meldung selbst'),
      ': Dort stehen der auszufüllende Text, unser Schlüssel und die Befehle.',
    ],
    otherChannels: (channels) => [
      'Bitte nutzen Sie einen anderen unserer ',
      channels('Meldewege'),
      '.',
    ],
    askFirst: (channels) => [
      'Bitte schreiben Sie ohne Einzelheiten an einen unserer ',
      channels('Meldewege'),
      ' und fragen Sie, wie Sie verschlüsseln können.',
    ],
    promise:
      'Ihr Browser verschlüsselt, was Sie hier schreiben. Nichts wird gesendet oder gespeichert: Sie erhalten eine Nachricht, die nur wir lesen können, und senden sie selbst.',
    required: (label) => `${label} (erforderlich)`,
    attachments: 'Anhänge',
    bound: (most) =>
      `Insgesamt höchstens ${most}. Sie werden in derselben Nachricht verschlüsselt.`,
    encrypt: 'Meldung verschlüsseln',
    clear: 'Formular leeren',
    result: 'Ihre verschlüsselte Nachricht',
    resultIntro: 'Es wurde nichts gesendet. Senden Sie uns diese Nachricht auf einem dieser Wege:',
    copy: 'Nachricht kopieren',
    download: 'report.asc herunterladen',
    tooLong: 'Die Nachricht ist zu lang, um sie anzuzeigen: Laden Sie sie herunter.',
    message: 'Die Nachricht',
    encryptedTo: (n) =>
      n === 1
        ? 'Die Nachricht wird nur an diesen Schlüssel verschlüsselt:'
        : 'Die Nachricht wird nur an diese Schlüssel verschlüsselt:',
    readBy: (names) => `gelesen von: ${names}`,
    code: (library) => [
      'Zum Verschlüsseln dient ',
      library,
      ', freie Software unter der GNU LGPL 3. Es wird von dieser Website geladen, sobald Sie das Formular benutzen.',
    ],
  },
  script: {
    title: 'Meldung einer Schwachstelle',
    subject: 'Meldung einer Schwachstelle (verschlüsselt)',
    attached: 'Die verschlüsselte Meldung ist angehängt: report.asc',
    fields: {
      what: { heading: 'Was nicht stimmt', hint: 'Die Schwachstelle in wenigen Sätzen.' },
      version: {
        heading: 'Projekt und Version',
        hint: 'Das Projekt, die Version oder der Commit und das System.',
      },
      impact: {
        heading: 'Auswirkung',
        hint: 'Was ein Angreifer tun kann und was er dafür benötigt.',
      },
      steps: {
        heading: 'Schritte zum Nachvollziehen',
        hint: 'Befehle, Eingaben oder ein kleines Programm, die die Schwachstelle zeigen.',
      },
      contact: {
        heading: 'Kontakt',
        hint: 'Wo wir Sie erreichen und wie Sie genannt werden möchten. Ohne diese Angabe können wir nicht antworten.',
      },
    },
    missing: 'Bitte teilen Sie uns mit, was nicht stimmt.',
    tooLarge:
      'Die Anhänge umfassen zusammen {size} MB; höchstens {most} MB können hier verschlüsselt werden.',
    faults: { one: 'Ein Feld muss geändert werden.', other: '{n} Felder müssen geändert werden.' },
    mailFits: 'Der Verweis auf eine Mailadresse öffnet Ihr Mailprogramm mit der Nachricht darin.',
    mailTooLong:
      'Die Nachricht ist zu lang für einen Verweis: Laden Sie report.asc herunter und hängen Sie die Datei an die Mail an, die der Verweis öffnet.',
    encrypted: 'Die Meldung ist verschlüsselt. Es wurde nichts gesendet.',
    notLoaded:
      'Das Programm zum Verschlüsseln konnte nicht geladen werden. Laden Sie die Seite neu, sobald Sie online sind, oder verschlüsseln Sie die Meldung selbst, wie unten beschrieben.',
    notSecure:
      'Diese Seite wurde nicht über https geladen, und Browser verschlüsseln nur auf solchen Seiten. Hier kann nichts verschlüsselt werden.',
    keyTooYoung:
      'Nach Ihrer Uhr ist heute der {day}, aber unser Schlüssel ist neuer. Es kann nichts verschlüsselt werden: Prüfen Sie Ihre Uhr.',
    keyExpired:
      'Unser Schlüssel ist am {expired} abgelaufen, und nach Ihrer Uhr ist heute der {day}. An ihn kann nichts verschlüsselt werden.',
    keyUnusable: 'Unser Schlüssel ist nicht verwendbar: An ihn kann nichts verschlüsselt werden.',
    encrypting: 'Wird verschlüsselt …',
    unreadable:
      '{file} konnte nicht gelesen werden. Wählen Sie die Datei erneut aus oder lassen Sie sie weg.',
    ready: 'Bereit: Das Formular funktioniert jetzt auch ohne Netz.',
    changed: 'Die Meldung hat sich geändert: Verschlüsseln Sie sie erneut.',
    empty: 'Das Formular ist leer.',
    failed:
      'Die Meldung konnte nicht verschlüsselt werden. Verschlüsseln Sie sie selbst, wie unten beschrieben, oder nutzen Sie einen anderen Meldeweg.',
    copied: 'Die Nachricht wurde kopiert.',
    notCopied:
      'Der Browser lässt das Kopieren nicht zu. Der Text ist ausgewählt: Kopieren Sie ihn mit der Tastatur.',
  },
};
