// Words for the pages of reporting: the channels, the keys, the encrypting form, and manual
// encryption.

import type { Pieces, Wrap } from '../piece.ts';
import type { Plural } from '../template.ts';
import { time } from './time.ts';

const faults: Plural = { one: 'One field needs a change.', other: '{n} fields need a change.' };

export const report = {
  title: 'Report a vulnerability',
  /** `key`: true if a report can be encrypted. */
  description: (publisher: string, key: boolean): string =>
    `Where to report a vulnerability to ${publisher}${key ? ', and how to encrypt the report' : ''}.`,
  noChannel: <Node>(site: Wrap<Node>): Pieces<Node> => [
    'No channel for reports has been published yet. ',
    site("The publisher's own site"),
    ' may say how to reach us.',
  ],
  /** `hours`: the promise of the team, if any. */
  intro: (hours: number | undefined, channels: number): string =>
    `${hours === undefined ? '' : `We answer every report within ${time.promise(hours)}. `}Please do not open a public issue: ${channels === 1 ? 'use this channel.' : 'use one of these channels, preferably the first.'}`,
  howMeasured: 'How we measure',
  measured: {
    median: (n: number, span: string, kept: number, of: number, hours: number): string =>
      `Half of the ${n} reports behind our advisories were answered within ${span} (the median), and ${kept} of ${of} within ${time.promise(hours)}.`,
    few: (n: number, kept: number, hours: number): string =>
      `Of ${n === 1 ? 'the one report' : `the ${n} reports`} behind our advisories, ${kept} ${kept === 1 ? 'was' : 'were'} answered within ${time.promise(hours)}.`,
  },
  write: 'Write an encrypted report',
  channels: (n: number): string => (n === 1 ? 'Channel' : 'Channels, the preferred one first'),
  byHand: 'Encrypt it yourself',
  encryption: 'Encryption',
  noKey: 'We have published no key.',
  noUsableKey: 'None of our channels currently has a usable key.',
  /** If a private channel exists. */
  askForKey: 'If you want to encrypt, say so through a private channel, without any details.',
  template: <Node>(file: Node): Pieces<Node> => [
    'Save this text in the file ',
    file,
    ', and fill it in:',
  ],
  templateName: 'the template',
  keys: <Node>(wkd: boolean, keys: Wrap<Node>): Pieces<Node> => [
    `All our keys${wkd ? ', and how gpg finds them by itself,' : ''} are on the page of `,
    keys('keys'),
    '.',
  ],
  retired: 'Retired channels',
  retiredIntro: 'Do not report here: these are no longer in use.',
  next: 'See also',
  nextIntro: <Node>(policy: Wrap<Node>): Pieces<Node> => ['Read our ', policy('policy'), '.'],
  /** Only if someone is listed there. */
  thanked: <Node>(thanks: Wrap<Node>): Pieces<Node> => [
    'The people who helped are on the page of ',
    thanks('thanks'),
    '.',
  ],
  channel: {
    kind: 'Kind',
    sees: 'Who sees it',
    private: 'Private: only the team',
    public: 'Public: everyone can read it',
    reads: 'Who reads it',
    answer: 'Answer',
    within: (hours: number): string => `within ${time.promise(hours)}`,
    languages: 'Languages',
    encryption: 'Encryption',
    noKey: 'no key for this channel',
    ways: <Node>(here: Wrap<Node>, key: Wrap<Node>): Pieces<Node> => [
      here('here in your browser'),
      ', or ',
      key('with our key'),
    ],
    tested: 'Last tested',
    notYet: 'no test is recorded',
  },
  key: {
    named: (name: string): string => `Key ${name}`,
    faults: {
      revoked: 'This key is revoked. Do not use it.',
      expired: 'This key has expired. Do not use it.',
      'signs-only': 'This key only signs; nothing can be encrypted with it.',
    },
    qr: (fingerprint: string): string => `QR code of the fingerprint ${fingerprint}`,
    fingerprint: 'Fingerprint',
    fingerprintName: 'the fingerprint',
    kind: 'Kind',
    made: 'Made',
    expired: 'Expired',
    expires: 'Expires',
    never: 'never',
    file: 'File',
    asText: 'The key as text',
    name: 'the key',
    notGnupg: 'GnuPG 2.2 cannot read this key; use a newer program that supports RFC 9580.',
    withGnupg: <Node>(file: Node): Pieces<Node> => [
      'With GnuPG, and your report in the file ',
      file,
      ':',
    ],
    steps: {
      fetch: 'Fetch the key.',
      show: 'Show it, and compare the fingerprint with the one above.',
      import: 'Import it.',
      encrypt: 'Encrypt your report, and send us the file report.txt.asc.',
    },
  },
  keysPage: {
    title: 'Keys',
    description: (publisher: string): string =>
      `The OpenPGP keys of ${publisher}, with their fingerprints.`,
    intro:
      'The OpenPGP keys that we use. Before you trust a key, compare its fingerprint with one from another source.',
    noneDescription: (publisher: string): string => `${publisher} has published no key.`,
    none: <Node>(report: Wrap<Node>): Pieces<Node> => [
      'We have published no key. You can still ',
      report('report a vulnerability'),
      '.',
    ],
    ours: 'Our keys',
    forReports: (addresses: string): string => `For reports to ${addresses}.`,
    usedBy: (names: string): string => `Used by ${names}.`,
    find: 'Find a key by its address',
    findIntro:
      'Mail programs that support the Web Key Directory find these keys automatically. With GnuPG:',
    mustBe: <Node>(fingerprints: readonly Node[]): Pieces<Node> => [
      'The fingerprint must be ',
      ...fingerprints.flatMap((one, i) => (i === 0 ? [one] : [' or ', one])),
      '.',
    ],
  },
  form: {
    noScript: <Node>(byHand: Wrap<Node>): Pieces<Node> => [
      'JavaScript is disabled in your browser, so this page cannot encrypt for you. ',
      byHand('Encrypt the report yourself'),
      ': that section has the text to fill in, our key and the commands.',
    ],
    otherChannels: <Node>(channels: Wrap<Node>): Pieces<Node> => [
      'Please use another of our ',
      channels('channels'),
      '.',
    ],
    askFirst: <Node>(channels: Wrap<Node>): Pieces<Node> => [
      'Please write to one of our ',
      channels('channels'),
      ' without any details, and ask how to encrypt.',
    ],
    promise:
      'Your browser encrypts what you write here. Nothing is sent or stored: you get a message that only we can read, and send it yourself.',
    required: (label: string): string => `${label} (required)`,
    attachments: 'Attachments',
    bound: (most: string): string =>
      `At most ${most} in total. They are encrypted in the same message.`,
    encrypt: 'Encrypt the report',
    clear: 'Clear the form',
    result: 'Your encrypted message',
    resultIntro: 'Nothing was sent. Send this message to us in one of these ways:',
    copy: 'Copy the message',
    download: 'Download report.asc',
    tooLong: 'The message is too long to display: download it.',
    message: 'The message',
    encryptedTo: (n: number): string =>
      `The message is encrypted only to ${n === 1 ? 'this key' : 'these keys'}:`,
    readBy: (names: string): string => `read by: ${names}`,
    code: <Node>(library: Node): Pieces<Node> => [
      'The code that encrypts is ',
      library,
      ', free software under the GNU LGPL 3. It is loaded from this site when you start to use the form.',
    ],
  },
  /** Plain data for scripts in the browser. */
  script: {
    title: 'Vulnerability report',
    subject: 'Vulnerability report (encrypted)',
    attached: 'The encrypted report is attached: report.asc',
    fields: {
      what: { heading: 'What is wrong', hint: 'The vulnerability in a few sentences.' },
      version: {
        heading: 'Project and version',
        hint: 'The project, the version or commit, and the system.',
      },
      impact: { heading: 'Impact', hint: 'What an attacker can do, and what they need for it.' },
      steps: {
        heading: 'Steps to reproduce',
        hint: 'Commands, input or a small program that show the vulnerability.',
      },
      contact: {
        heading: 'Contact',
        hint: 'Where we can reach you, and how you want to be credited. Without it we cannot answer.',
      },
    },
    missing: 'Please tell us what is wrong.',
    tooLarge: 'The attachments have {size} MB in total; at most {most} MB can be encrypted here.',
    faults,
    mailFits: 'The link of an email address opens your mail program with the message.',
    mailTooLong:
      'The message is too long for a link: download report.asc, and attach it to the email that a link opens.',
    encrypted: 'The report is encrypted. Nothing was sent.',
    notLoaded:
      'The code that encrypts could not be loaded. Reload the page when you are online, or encrypt the report yourself, as below.',
    notSecure:
      'This page was not loaded over https, and browsers encrypt only on https pages. Nothing can be encrypted here.',
    keyTooYoung:
      'Your clock says {day}, but our key is newer than that. Nothing can be encrypted: check your clock.',
    keyExpired:
      'Our key expired on {expired}, and your clock says {day}. Nothing can be encrypted to it.',
    keyUnusable: 'Our key cannot be used: nothing can be encrypted to it.',
    encrypting: 'Encrypting…',
    unreadable: '{file} could not be read. Choose it again, or remove it.',
    ready: 'Ready: the form now works without a network connection.',
    changed: 'The report has changed: encrypt it again.',
    empty: 'The form is empty.',
    failed:
      'The report could not be encrypted. Encrypt it yourself, as below, or use another channel.',
    copied: 'The message was copied.',
    notCopied:
      'The browser does not allow copying. The message is selected: copy it with the keyboard.',
  },
};
