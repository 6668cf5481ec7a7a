// Broken relations: content that is valid in one file, but not together with others; and private
// keys in any place.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ADVISORY,
  AFFECTED,
  CHANNEL,
  DRAFT,
  IMPORTED,
  KEY,
  PROJECT,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  WITHDRAWN,
} from './base.ts';
import {
  type BrokenInput,
  disk,
  edit,
  rename,
  saying,
  textOf,
  where,
  write,
} from './broken-input.ts';

const ADVISORIES: readonly BrokenInput[] = [
  edit(
    'a date of publication, but not TLP CLEAR',
    ADVISORY,
    'tlp: CLEAR',
    'tlp: ▸AMBER',
    'tlp-published',
    `release-early@${where(RELEASE, '[▸ORB')}`,
    `retrospective-advisory@${where(RETROSPECTIVE, '[▸ORB')}`,
    `replacement-unknown@${where(WITHDRAWN, 'replaced_by: ▸ORB')}`,
  ),
  edit(
    'a summary is missing',
    ADVISORY,
    'summary: Heap overflow when opening a crafted archive\n',
    '',
    `summary-missing@${ADVISORY}:1:1`,
  ),
  edit(
    'a summary is missing in an imported record',
    IMPORTED,
    'summary: Path traversal in archive names\n',
    '',
    `summary-missing@${IMPORTED}:1:1`,
  ),
  edit('no CWE', ADVISORY, 'cwe: [CWE-122]\n', '', `cwe-missing@${ADVISORY}:1:1`),
  edit('a CWE that there is not', ADVISORY, 'cwe: [CWE-122]', 'cwe: [▸CWE-99999]', 'cwe-unknown'),
  edit(
    'no credits',
    DRAFT,
    'credits: [{name: Example Researcher, type: FINDER}]\n',
    '',
    `credits-missing@${DRAFT}:1:1`,
  ),
  edit(
    'no reference to the fix',
    ADVISORY,
    'references:\n  - type: FIX',
    'references:\n  - type: WEB',
    `references-missing@${where(ADVISORY, 'references:\n  ▸- type')}`,
  ),
  edit(
    'a reference that is listed twice',
    DRAFT,
    'references: [',
    'references: [{type: FIX, url: https://git.example/orbital/commit/2}, ▸',
    'reference-repeated',
  ),
  edit(
    'a reference of a branch that does not exist',
    WITHDRAWN,
    'branch: 3.x',
    'branch: ▸3.y',
    'reference-branch',
  ),
  edit(
    'no report in the timeline',
    DRAFT,
    'event: reported',
    'event: note',
    `timeline-missing@${where(DRAFT, 'timeline: ▸[')}`,
  ),
  edit(
    'a timeline that is not sorted',
    ADVISORY,
    '  - at: 2026-04-20T09:12:00Z\n    event: reported\n    note: By mail.\n  - at: 2026-04-20T17:40:00Z\n    event: acknowledged\n',
    '  - at: 2026-04-20T17:40:00Z\n    event: acknowledged\n  - at: ▸2026-04-20T09:12:00Z\n    event: reported\n',
    'timeline-order',
  ),
];

const RELEASES: readonly BrokenInput[] = [
  rename(
    'a release of a version that it does not have',
    RELEASE,
    'releases/orbital-2.1.4.md',
    `release-version@releases/orbital-2.1.4.md:3:11`,
  ),
  rename(
    'a release that does not start with its project',
    RELEASE,
    'releases/comet-2.1.3.md',
    `release-version@releases/comet-2.1.3.md:2:10`,
  ),
  write(
    'a release that does not fix what it names',
    'releases/orbital-3.0.9.md',
    '---\nproject: orbital\npublished: 2026-05-12T16:00:00Z\nadvisories: [▸ORB-2026-0003]\n---\n',
    'release-not-fixed',
  ),
  write(
    'a release of a draft',
    'releases/orbital-3.0.3.md',
    '---\nproject: orbital\npublished: 2026-05-12T16:00:00Z\nadvisories: [▸ORB-2026-0004]\n---\n',
    'release-early',
  ),
];

const PEOPLE: readonly BrokenInput[] = [
  edit(
    'a person who did not consent',
    RETROSPECTIVE,
    '  - name: Ada Example\n    role: Lead\n    consent: true',
    '  - ▸name: Ada Example\n    role: Lead\n    consent: false',
    'person-consent',
  ),
  edit(
    'a person who was not asked',
    RETROSPECTIVE,
    '  - name: Ada Example\n    role: Lead\n    consent: true',
    '  - ▸name: Ada Example\n    role: Lead',
    'person-consent',
  ),
  edit(
    'a retrospective without pull requests',
    RETROSPECTIVE,
    'pull_requests: [https://git.example/orbital/pull/1]\n',
    '',
    `retrospective-people@${RETROSPECTIVE}:1:1`,
  ),
  edit(
    'a retrospective before its advisory',
    RETROSPECTIVE,
    'published: 2026-05-20',
    'published: ▸2026-05-11',
    'retrospective-early',
  ),
  edit(
    'a retrospective on a draft',
    RETROSPECTIVE,
    '[ORB-2026-0003]',
    '[▸ORB-2026-0004]',
    'retrospective-advisory',
  ),
];

const CHANNELS: readonly BrokenInput[] = [
  edit(
    'the only channel is public',
    CHANNEL,
    'private: true',
    'private: false',
    `channel-none@${SITE}:1:1`,
  ),
  edit(
    'the only channel is retired',
    CHANNEL,
    'status: active',
    'status: retired',
    `channel-none@${SITE}:1:1`,
  ),
  edit('no key for reports', CHANNEL, 'key: security\n', '', `channel-unencrypted@${SITE}:1:1`),
  edit(
    'a mail channel with a web address',
    CHANNEL,
    'address: mailto:security@orbital.example',
    'address: ▸https://orbital.example/report',
    'channel-address',
  ),
  edit(
    'a channel with the key of another address',
    CHANNEL,
    'address: mailto:security@orbital.example',
    'address: mailto:help@orbital.example',
    `key-address@${where(CHANNEL, 'key: ▸security')}`,
  ),
  edit(
    'a channel that was never proved',
    CHANNEL,
    'verified_at: 2026-05-01\n',
    '',
    `channel-unverified@${CHANNEL}:1:1`,
  ),
  edit(
    'a site below a path',
    SITE,
    'url: https://security.orbital.example/',
    'url: ▸https://orbital.example/security/',
    'site-base',
  ),
  edit('a language without words', SITE, 'language: en', 'language: ▸fr', 'language-interface'),
];

// Concatenated here, so that secret scanners do not report this file.
const secret = (kind: string): string =>
  `-----BEGIN ${kind}PRIVATE KEY${kind === 'PGP ' ? ' BLOCK' : ''}-----\n\nabcd\n`;

const PRIVATE_KEYS: readonly BrokenInput[] = [
  write('a private key in keys/', KEY, `▸${secret('PGP ')}`, 'key-private'),
  write(
    'a private key after the public one',
    KEY,
    `${textOf(KEY)}▸${secret('PGP ')}`,
    'key-private',
  ),
  write('a private key in another format', 'keys/tls.asc', `▸${secret('RSA ')}`, 'key-private'),
  write(
    'a private key in a policy',
    SECURITY,
    `${textOf(SECURITY)}▸${secret('OPENSSH ')}`,
    'key-private',
  ),
  write('a private key in an advisory', DRAFT, `${textOf(DRAFT)}▸${secret('')}`, 'key-private'),
  write(
    'a private key in a file that nothing reads',
    'backup.txt',
    secret('EC '),
    'key-private@backup.txt:1:1',
  ),
  {
    name: 'a private key in UTF-16',
    change: (files) =>
      files.set(
        'keys/wide.asc',
        Uint8Array.from([...secret('PGP ')].flatMap((letter) => [letter.charCodeAt(0), 0])),
      ),
    expected: ['file-control@keys/wide.asc:1:2', 'key-private@keys/wide.asc:1:1'],
  },
  {
    name: 'a private key in a file that is not UTF-8',
    change: (files) =>
      files.set(
        'keys/odd.asc',
        Uint8Array.from([0xff, 0x0a, ...[...secret('PGP ')].map((letter) => letter.charCodeAt(0))]),
      ),
    expected: ['file-encoding@keys/odd.asc:1:1', 'key-private@keys/odd.asc:1:1'],
  },
  disk(
    'a private key at the end of a large file',
    (folder) => {
      mkdirSync(join(folder, 'old'));
      writeFileSync(join(folder, 'old/mail.txt'), 'x'.repeat(17_000_000) + secret('PGP '));
    },
    'key-private@old/mail.txt:1:1',
  ),
];

const KEYS: readonly BrokenInput[] = [
  write('a text that is no key', 'keys/none.asc', '▸security@orbital.example\n', 'key-unreadable'),
  saying(
    write(
      'a key that is cut short',
      KEY,
      '▸-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxjMEaVW5ABYJ\n-----END PGP PUBLIC KEY BLOCK-----\n',
      'key-unreadable',
    ),
    /cannot be read/,
  ),
  write(
    'a key with a letter changed',
    KEY,
    `▸${textOf(KEY).replace('xjMEaVW5ABYJ', 'xjMEaVW5ABYK')}`,
    'key-unreadable',
  ),
  write('two keys in a file', KEY, `▸${textOf(KEY)}${textOf(KEY)}`, 'key-several'),
  write(
    'a signature for a key',
    KEY,
    '▸-----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----\n',
    'key-unreadable',
  ),
];

const STATEMENTS: readonly BrokenInput[] = [
  edit(
    'not affected for no reason',
    STATEMENT,
    'status: not_affected\njustification: vulnerable_code_not_present\nimpact_statement: Orbital has its own inflate.\n',
    'status: ▸not_affected\n',
    'key-missing',
  ),
  edit(
    'affected, and nothing to do',
    AFFECTED,
    'status: affected\naction_statement: Upgrade yaml-reader.\n',
    'status: ▸affected\n',
    'key-missing',
  ),
  edit(
    'a justification of what is affected',
    AFFECTED,
    'status: affected\n',
    'status: affected\n▸justification: component_not_present\n',
    'statement-key',
  ),
  edit(
    'a component that is no purl',
    STATEMENT,
    'component: pkg:generic/zlib@1.2.11',
    'component: ▸zlib',
    'value-form',
  ),
  edit(
    'a statement on our own advisory',
    STATEMENT,
    'vulnerability: CVE-1900-22222',
    'vulnerability: ▸CVE-1900-12345',
    'statement-own',
  ),
  edit(
    'a statement on a package of another project',
    AFFECTED,
    'project: orbital\n',
    'project: orbital\npackages: [▸pkg:pypi/comet]\n',
    'project-package',
  ),
  edit(
    'a statement on nothing with a purl',
    AFFECTED,
    'project: orbital\n',
    'project: orbital\npackages: ▸[{repo: https://git.example/orbital}]\n',
    'statement-product',
  ),
  write(
    'two statements on the same',
    'statements/again.yaml',
    textOf(AFFECTED),
    `statement-repeated@${where(AFFECTED, 'vulnerability: ▸CVE')}`,
  ),
  edit(
    'a revision of a statement before it',
    STATEMENT,
    '2026-04-03T10:00:00Z',
    '▸2026-04-01T10:00:00Z',
    'revision-early',
  ),
];

const PROJECTS: readonly BrokenInput[] = [
  saying(
    edit(
      'an upgrade without a command',
      PROJECT,
      '    command: pip install --upgrade orbital\n',
      '',
      `key-missing@${where(PROJECT, '- ▸package: pkg:pypi/orbital')}`,
    ),
    /"command" is missing in upgrade\[0\]/,
  ),
];

export const OTHERS: readonly BrokenInput[] = [
  ...ADVISORIES,
  ...RELEASES,
  ...PEOPLE,
  ...CHANNELS,
  ...PRIVATE_KEYS,
  ...KEYS,
  ...STATEMENTS,
  ...PROJECTS,
];
