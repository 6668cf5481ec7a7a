// Broken identifiers: ids of advisories and others, and names of missing or wrong records.

import {
  ADVISORY,
  CASE,
  CHANNEL,
  DRAFT,
  IMPORTED,
  RELEASE,
  RETROSPECTIVE,
  SITE,
  WITHDRAWN,
} from './base.ts';
import { type BrokenInput, edit, rename, saying, textOf, where, write } from './broken-input.ts';

const ids = [ADVISORY, WITHDRAWN, IMPORTED, DRAFT].map(
  (file) => [file, file.slice(file.lastIndexOf('/') + 1, -3)] as const,
);
const named = [
  `release-advisory@${where(RELEASE, 'advisories: [▸ORB')}`,
  `retrospective-advisory@${where(RETROSPECTIVE, 'advisories: [▸ORB')}`,
  `replacement-unknown@${where(WITHDRAWN, 'replaced_by: ▸ORB')}`,
  `reference-unknown@${where(CASE, 'advisories: [▸ORB')}`,
];

/**
 * A renamed file: references to the old name are reported, unless a similar name is almost
 * certainly meant.
 */
function misnamed(to: string, others: readonly string[] = named): BrokenInput {
  return rename(
    `an advisory named ${to}`,
    ADVISORY,
    `advisories/${to}.md`,
    `id-form@advisories/${to}.md:1:1`,
    ...others,
  );
}

const FILE_NAMES: readonly BrokenInput[] = [
  misnamed('2026/XYZ-2026-0003'),
  misnamed('2026/ORB-0003'),
  misnamed('2026/ORB-2026'),
  misnamed('2026/ORB-26-0003'),
  misnamed('2026/ORB-2026-0003a'),
  misnamed('2026/ORB_2026_0003', []),
  misnamed('2026/CVE-1900-12399'),
  misnamed('2026/Heap overflow'),
  saying(
    misnamed('2026/orb-2026-0003', []),
    /"orb-2026-0003" is not an id of this site; expected ORB-YEAR-NUMBER/,
  ),
  saying(
    rename(
      'an advisory in the folder of another year',
      ADVISORY,
      'advisories/2025/ORB-2026-0003.md',
      'id-year@advisories/2025/ORB-2026-0003.md:1:1',
    ),
    /belongs in advisories\/2026/,
  ),
  rename(
    'an advisory in a folder that is no year',
    ADVISORY,
    'advisories/new/ORB-2026-0003.md',
    'id-year@advisories/new/ORB-2026-0003.md:1:1',
  ),
  ...ids.map(([file, id]) =>
    edit(`${id} types its id`, file, 'summary: ', `▸id: ${id}\nsummary: `, 'id-file-name'),
  ),
  saying(
    edit(
      'another id than the file name',
      ADVISORY,
      'summary: ',
      '▸id: ORB-2026-0009\nsummary: ',
      'id-file-name',
    ),
    /"id: ORB-2026-0009"/,
  ),
  edit(
    'another prefix for the site',
    SITE,
    'prefix: ORB',
    'prefix: XYZ',
    ...ids.map(([file]) => `id-form@${file}:1:1`),
  ),
];

const TWICE: readonly BrokenInput[] = [
  saying(
    write(
      'two files with one id',
      'advisories/2025/ORB-2026-0004.md',
      textOf(DRAFT),
      'id-year@advisories/2025/ORB-2026-0004.md:1:1',
      `id-duplicate@${DRAFT}:1:1`,
    ),
    /ORB-2026-0004 is also the id of advisories\/2025\/ORB-2026-0004\.md/,
  ),
  saying(
    write(
      'two retrospectives of one name',
      'retrospectives/archive-overflow.md',
      textOf(RETROSPECTIVE),
      `id-duplicate@${RETROSPECTIVE}:1:1`,
    ),
    /retrospectives\/archive-overflow\.md/,
  ),
  saying(
    edit(
      'an alias claimed by two advisories',
      DRAFT,
      'cve: {status: pending}',
      'aliases: [▸CVE-1900-12345]',
      'alias-duplicate',
      `alias-duplicate@${where(ADVISORY, 'aliases: [▸CVE')}`,
    ),
    /also an alias of ORB-2026-000[34]/,
  ),
  edit(
    'two CVEs of one advisory',
    ADVISORY,
    'CVE-1900-12345, GHSA-2345-cfgh-jmpq',
    'CVE-1900-12345, GHSA-2345-cfgh-jmpq, ▸CVE-1900-12399',
    'alias-several-cves',
  ),
  edit(
    'an alias that is listed twice',
    ADVISORY,
    'CVE-1900-12345, GHSA-2345-cfgh-jmpq',
    'CVE-1900-12345, GHSA-2345-cfgh-jmpq, ▸CVE-1900-12345',
    'alias-repeated',
  ),
  edit(
    'an alias that is also related',
    ADVISORY,
    'related: [CVE-1900-12346]',
    'related: [▸CVE-1900-12345]',
    'alias-repeated',
  ),
  edit(
    'the own id among the aliases',
    ADVISORY,
    'GHSA-2345-cfgh-jmpq',
    '▸ORB-2026-0003',
    'alias-self',
  ),
  edit(
    'the own id as OSV has it',
    ADVISORY,
    'GHSA-2345-cfgh-jmpq',
    '▸x_ORB-2026-0003',
    'alias-self',
  ),
];

const ALIASES: readonly BrokenInput[] = [
  '12345',
  'CVE-1900-123',
  'CVE-190-12345',
  'cve-1900-12345',
  'CVE-1900-12345x',
  'CVE_1900_12345',
  'CVE 1900 12345',
  'GHSA-2345-cfgh',
  'GHSA-2345-CFGH-JMPQ',
  'ghsa-2345-cfgh-jmpq',
  'GHSA-aeio-cfgh-jmpq',
  'https://nvd.nist.gov/vuln/detail/CVE-1900-12345',
  '"<b>-1"',
  'none',
  'TBD',
].map((alias) =>
  saying(
    edit(`the alias ${alias}`, ADVISORY, '[CVE-1900-12345, ', `[▸${alias}, `, 'alias-form'),
    new RegExp(`^"${alias.replace(/"/g, '')}"`),
  ),
);

const NAMES: readonly BrokenInput[] = [
  saying(
    edit(
      'a project that there is not',
      ADVISORY,
      'project: orbital',
      'project: ▸orbitla',
      'reference-unknown',
    ),
    /The project "orbitla" does not exist.*Did you mean "orbital"/,
  ),
  edit(
    'a release of a project that there is not',
    RELEASE,
    'project: orbital',
    'project: ▸▸comet',
    'reference-unknown',
    'release-version',
  ),
  saying(
    edit('a key that there is not', CHANNEL, 'key: security', 'key: ▸securty', 'reference-unknown'),
    /Did you mean "security"/,
  ),
  edit(
    "a team member's key that there is not",
    SITE,
    'key: security',
    'key: ▸ada',
    'reference-unknown',
  ),
  edit(
    'a channel that there is not',
    CASE,
    'channel: mail',
    'channel: ▸phone',
    'reference-unknown',
  ),
  edit(
    'an advisory of a case that there is not',
    CASE,
    'advisories: [ORB-2026-0003]',
    'advisories: [▸ORB-2026-0033]',
    'reference-unknown',
  ),
  saying(
    edit(
      'a release of an advisory that there is not',
      RELEASE,
      '[ORB-2026-0003]',
      '[▸ORB-2026-0033]',
      'release-advisory',
    ),
    /ORB-2026-0033/,
  ),
  edit(
    'a release of an advisory by its CVE',
    RELEASE,
    '[ORB-2026-0003]',
    '[▸CVE-1900-12345]',
    'release-advisory',
  ),
  edit(
    'a retrospective on an advisory that there is not',
    RETROSPECTIVE,
    '[ORB-2026-0003]',
    '[▸ORB-2026-0033]',
    'retrospective-advisory',
  ),
  edit(
    'replaced by an advisory that there is not',
    WITHDRAWN,
    'replaced_by: ORB-2026-0003',
    'replaced_by: ▸ORB-2026-0033',
    'replacement-unknown',
  ),
  edit(
    'replaced by itself',
    WITHDRAWN,
    'replaced_by: ORB-2026-0003',
    'replaced_by: ▸ORB-2026-0002',
    'replacement-unknown',
  ),
  edit(
    'replaced by a draft',
    WITHDRAWN,
    'replaced_by: ORB-2026-0003',
    'replaced_by: ▸ORB-2026-0004',
    'replacement-unknown',
  ),
];

const CVE: readonly BrokenInput[] = [
  edit(
    'a CVE and a reason why there is none',
    ADVISORY,
    'related: [',
    '▸cve: {status: pending}\nrelated: [',
    'cve-contradicts',
  ),
  edit(
    'neither a CVE nor a reason',
    DRAFT,
    'cve: {status: pending}\n',
    '',
    `cve-missing@${DRAFT}:1:1`,
  ),
  edit('other aliases, but no CVE', ADVISORY, '[CVE-1900-12345, ', '▸[', 'cve-missing'),
  edit(
    'not eligible for no reason',
    WITHDRAWN,
    'status: not-eligible\n  reason: It is no vulnerability.\n',
    'status: ▸not-eligible\n',
    'key-missing',
  ),
];

export const IDS: readonly BrokenInput[] = [...FILE_NAMES, ...TWICE, ...ALIASES, ...NAMES, ...CVE];
