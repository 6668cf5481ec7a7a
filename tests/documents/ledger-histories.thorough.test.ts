// Histories of edits in a real content folder: first the published content, then later edits. Every
// bad history is refused for exactly its fault, and no good one is refused.

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/model/ledger/ledger.ts';
import { holdAgainst } from '../../src/publish/ledger-guard.ts';
import { AT, type EditedFolder, freshFolder, LATER } from '../support/edited-folder.ts';
import { ledgerOfReading, readAt } from '../support/ledger-of.ts';
import { NOW, workFolder } from '../support/run-candor.ts';

const work = workFolder('histories');
afterAll(work.remove);

const ONE = 'advisories/2026/ORB-2026-0001.md';
const CVE_LESS = 'advisories/2025/ORB-2025-0001.md';
const RELEASE = 'releases/orbital-3.0.3.md';
const RETROSPECTIVE = 'retrospectives/lost-report-second-fix.mdx';
const STATEMENT = 'statements/example-terminal-paste.yaml';

interface History {
  readonly name: string;
  /** Edits before anything is published. */
  readonly first?: (folder: EditedFolder) => void;
  readonly edit: (folder: EditedFolder) => void;
  /** The expected codes, each once. Empty if the history is good. */
  readonly found?: readonly string[];
}

const newAdvisory = (folder: EditedFolder, id: string, published: string): void => {
  const text = folder
    .read('advisories/2026/ORB-2026-0005.md')
    .replace(/^revisions:\n(?: .*\n)+/m, '')
    .replace(/CVE-1900-\d+/g, 'CVE-1900-29001')
    .replace(/^published: .*$/m, `published: ${published}`)
    .replace(/^ +- \{at: .*event: (released|published).*\n/gm, '');
  folder.write(`advisories/2026/${id}.md`, text);
};

const GOOD: readonly History[] = [
  { name: 'nothing is edited', edit: () => undefined },
  { name: 'an advisory is published', edit: (folder) => newAdvisory(folder, 'ORB-2026-0007', AT) },
  {
    name: 'a draft is written',
    edit: (folder) => newAdvisory(folder, 'ORB-2026-0007', '2027-02-01T16:00:00Z'),
  },
  {
    name: 'a range is corrected, with a revision',
    edit: (folder) => {
      folder.edit(ONE, 'introduced: 2.1.0', 'introduced: 2.0.0');
      folder.revise(ONE, 'range');
    },
  },
  {
    name: 'wording is mended, with an editorial revision',
    edit: (folder) => {
      folder.edit(ONE, '## Impact\n', '## Impact\n\nThis sentence was worded better.\n');
      folder.revise(ONE, 'editorial');
    },
  },
  {
    name: 'an advisory is withdrawn, with a reason, and loses its OpenVEX document',
    edit: (folder) =>
      folder.edit(ONE, /^(published: .*\n)/m, `$1withdrawn: {at: ${AT}, reason: It was none.}\n`),
  },
  {
    name: 'the only advisory with a weakness gets another one, with a revision',
    edit: (folder) => {
      folder.edit(ONE, 'CWE-347', 'CWE-345');
      folder.revise(ONE, 'correction');
    },
  },
  {
    name: 'the CVE of an advisory is corrected, with a revision',
    edit: (folder) => {
      folder.edit(ONE, 'CVE-1900-26001', 'CVE-1900-26091');
      folder.revise(ONE, 'correction');
    },
  },
  {
    name: 'the severity of an advisory is corrected, which leaves a feed of a severity',
    edit: (folder) => {
      folder.edit('advisories/2026/ORB-2026-0004.md', /VC:H\/VI:H\/VA:H/, 'VC:L/VI:L/VA:L');
      folder.edit('advisories/2026/ORB-2026-0004.md', /C:H\/I:H\/A:H/, 'C:L/I:L/A:L');
      folder.revise('advisories/2026/ORB-2026-0004.md', 'severity');
    },
  },
  {
    name: 'a release is announced',
    first: (folder) => folder.move(RELEASE, '../later.md'),
    edit: (folder) => folder.move('../later.md', RELEASE),
  },
  {
    name: 'a retrospective moves, with a redirect',
    edit: (folder) => {
      folder.move(RETROSPECTIVE, 'retrospectives/lost-report.mdx');
      folder.redirect(['/retrospectives/lost-report-second-fix/', '/retrospectives/lost-report/']);
    },
  },
  {
    name: 'a policy page moves, with a redirect',
    edit: (folder) => {
      folder.move('policies/safe-harbour.md', 'policies/research.md');
      folder.redirect(['/policy/safe-harbour/', '/policy/research/']);
    },
  },
  {
    name: 'a statement gets another status, with a revision',
    edit: (folder) => {
      folder.edit(STATEMENT, 'status: under_investigation', 'status: fixed');
      folder.edit(
        STATEMENT,
        /^(published: .*\n)/m,
        `$1revisions: [{at: ${AT}, note: We looked.}]\n`,
      );
    },
  },
  {
    name: 'a second key is added',
    edit: (folder) => folder.write('keys/second.asc', folder.read('keys/security.asc')),
  },
  {
    name: 'a project gets another command to upgrade with: documents change, records do not',
    edit: (folder) =>
      folder.edit(
        'projects/orbital.yaml',
        /^homepage: .*$/m,
        'homepage: https://orbital.example/new/',
      ),
  },
  {
    name: 'keys of the front matter are put in another order',
    edit: (folder) => folder.edit(ONE, /^(project: .*\n)(aliases: .*\n)/m, '$2$1'),
  },
  {
    name: 'OpenVEX is switched off, with an exception',
    edit: (folder) => {
      folder.write('site.yaml', `${folder.read('site.yaml')}\nformats: {vex: false}\n`);
      folder.except('code: ledger-format-gone, format: vex, reason: Nobody fetched it.');
    },
  },
  {
    name: 'a statement is taken back, with an exception that holds until the day',
    edit: (folder) => {
      folder.remove(STATEMENT);
      folder.except(
        'code: ledger-record-missing, record: statement/example-terminal-paste, reason: It was about a stranger., until: 2026-11-24',
      );
    },
  },
  {
    name: 'the feed has more entries than it has room for: they roll over into the archive',
    first: (folder) => {
      for (let i = 10; i < 24; i += 1)
        newAdvisory(folder, `ORB-2026-00${i}`, '2026-11-12T16:00:00Z');
      folder.edit('site.yaml', 'entries: 50', 'entries: 20');
    },
    edit: (folder) => {
      for (let i = 30; i < 38; i += 1) newAdvisory(folder, `ORB-2026-00${i}`, AT);
    },
  },
];

const BAD: readonly (History & { readonly found: readonly string[] })[] = [
  {
    name: 'an advisory is deleted',
    edit: (folder) => folder.remove('advisories/2023/ORB-2023-0001.md'),
    found: ['ledger-record-missing'],
  },
  {
    name: 'an advisory becomes a draft again',
    edit: (folder) => folder.edit(CVE_LESS, /^published: .*\n/m, ''),
    found: ['ledger-record-missing'],
  },
  {
    name: 'an advisory becomes TLP:AMBER',
    edit: (folder) => {
      folder.edit(ONE, /^(published: )/m, 'tlp: AMBER\n$1');
    },
    found: ['ledger-path-gone', 'ledger-record-missing'],
  },
  {
    name: 'an advisory is postponed',
    edit: (folder) =>
      folder.edit(
        'advisories/2024/ORB-2024-0002.md',
        /^published: .*/m,
        'published: 2027-01-12T16:00:00Z',
      ),
    found: ['ledger-record-missing'],
  },
  {
    name: 'an advisory is published earlier than it was',
    edit: (folder) =>
      folder.edit('advisories/2024/ORB-2024-0002.md', /^published: (.*)T16/m, 'published: $1T15'),
    found: ['ledger-modified-back', 'ledger-published-changed'],
  },
  {
    name: 'the year of publication changes, and with it the id of the entry',
    edit: (folder) =>
      folder.edit('advisories/2024/ORB-2024-0001.md', /^published: 2024/m, 'published: 2023'),
    found: ['ledger-entry-gone', 'ledger-path-gone', 'ledger-published-changed'],
  },
  {
    name: 'a revision is deleted',
    edit: (folder) => folder.edit(ONE, /^ {2}- at: 2026-03-18(?:.*\n)*?(?=^---)/m, ''),
    found: ['ledger-modified-back'],
  },
  {
    name: 'a fixed version is changed and nothing says so',
    edit: (folder) => folder.edit(ONE, /fixed: 2\.4\.2/g, 'fixed: 2.4.5'),
    found: ['ledger-modified-unchanged'],
  },
  {
    name: 'a mitigation is rewritten and nothing says so',
    edit: (folder) => folder.edit(ONE, '## Mitigation\n', '## Mitigation\n\nDo something else.\n'),
    found: ['ledger-modified-unchanged'],
  },
  {
    name: 'a range is changed by what is called an editorial revision',
    edit: (folder) => {
      folder.edit(ONE, 'introduced: 2.1.0', 'introduced: 2.0.0');
      folder.revise(ONE, 'editorial');
    },
    found: ['ledger-modified-unchanged'],
  },
  {
    name: 'a severity is lowered by a revision dated before the last one',
    edit: (folder) => {
      folder.edit(ONE, /VI:H/, 'VI:L');
      folder.edit(
        ONE,
        /^(revisions:\n)/m,
        '$1  - {at: 2026-03-10T17:00:00Z, kind: severity, note: Less.}\n',
      );
    },
    found: ['ledger-modified-unchanged'],
  },
  {
    name: 'a credit is taken away',
    edit: (folder) => folder.edit(ONE, / {2}- \{name: Example Cryptographer.*\n/, ''),
    found: ['ledger-modified-unchanged'],
  },
  {
    name: 'a withdrawal is taken back',
    edit: (folder) =>
      folder.edit('advisories/2025/ORB-2025-0001.md', /^withdrawn:\n(?: .*\n)+/m, ''),
    found: ['ledger-modified-back', 'ledger-withdrawn-undone'],
  },
  {
    name: 'a release is renamed',
    edit: (folder) => {
      folder.move(RELEASE, 'releases/orbital-2.4.2.md');
    },
    found: ['ledger-record-missing'],
  },
  {
    name: 'a retrospective is deleted',
    edit: (folder) => folder.remove(RETROSPECTIVE),
    found: ['ledger-record-missing'],
  },
  {
    name: 'a retrospective moves, and its redirect leads home',
    edit: (folder) => {
      folder.move(RETROSPECTIVE, 'retrospectives/lost-report.mdx');
      folder.redirect(['/retrospectives/lost-report-second-fix/', '/']);
    },
    found: ['ledger-record-missing'],
  },
  {
    name: 'a statement is deleted',
    edit: (folder) => folder.remove(STATEMENT),
    found: ['ledger-record-missing'],
  },
  {
    name: 'a statement says something else',
    edit: (folder) => folder.edit(STATEMENT, 'status: under_investigation', 'status: fixed'),
    found: ['ledger-modified-unchanged'],
  },
  {
    name: 'a policy page is renamed',
    edit: (folder) => folder.move('policies/safe-harbour.md', 'policies/research.md'),
    found: ['ledger-path-gone'],
  },
  {
    name: 'a file of public/ is deleted',
    first: (folder) => folder.write('../public/guide.txt', 'How to read this site.'),
    edit: (folder) => folder.remove('../public/guide.txt'),
    found: ['ledger-path-gone'],
  },
  {
    name: 'a redirect is removed again',
    first: (folder) => folder.redirect(['/old/', '/policy/']),
    edit: (folder) => folder.remove('redirects.yaml'),
    found: ['ledger-path-gone'],
  },
  {
    name: 'OpenVEX is switched off',
    edit: (folder) =>
      folder.write('site.yaml', `${folder.read('site.yaml')}\nformats: {vex: false}\n`),
    found: ['ledger-format-gone'],
  },
  {
    name: 'all feeds are switched off',
    edit: (folder) =>
      folder.write('site.yaml', `${folder.read('site.yaml')}\nformats: {feeds: false}\n`),
    found: ['ledger-format-gone'],
  },
  {
    name: 'all announcements are deleted',
    edit: (folder) => {
      for (const slug of ['orbital-3.0.3', 'orbital-3.1.2', 'orbital-cli-1.2.2'])
        folder.remove(`releases/${slug}.md`);
    },
    found: ['ledger-feed-empty', 'ledger-path-gone', 'ledger-record-missing'],
  },
  {
    name: 'the site is served elsewhere',
    edit: (folder) =>
      folder.edit(
        'site.yaml',
        'url: https://security.orbital.example/',
        'url: https://orbital.example/security/',
      ),
    found: ['ledger-site-changed'],
  },
  {
    name: 'the prefix is said to be registered',
    edit: (folder) => folder.edit('site.yaml', 'registered: false', 'registered: true'),
    found: ['ledger-path-gone', 'ledger-prefix-changed'],
  },
  {
    name: 'a key is deleted',
    edit: (folder) => {
      folder.remove('keys/security.asc');
      for (const file of ['mail', 'form'])
        folder.write(
          `channels/${file}.yaml`,
          folder.read(`channels/${file}.yaml`).replace(/^key: .*\n/m, ''),
        );
    },
    found: ['ledger-key-gone', 'ledger-path-gone'],
  },
  {
    name: 'an exception names another record than the one that is gone',
    edit: (folder) => {
      folder.remove(STATEMENT);
      folder.except(
        'code: ledger-record-missing, record: statement/example-deflate-header, reason: Why not.',
      );
    },
    found: ['ledger-exception-unneeded', 'ledger-record-missing'],
  },
  {
    name: 'an exception is over',
    edit: (folder) => {
      folder.remove(STATEMENT);
      folder.except(
        'code: ledger-record-missing, record: statement/example-terminal-paste, reason: Once., until: 2026-11-23',
      );
    },
    found: ['ledger-exception-unneeded', 'ledger-record-missing'],
  },
];

const fresh = (): EditedFolder => freshFolder(work.folder);

let example: Ledger;
beforeAll(async () => {
  example = ledgerOfReading(await readAt(fresh().path, NOW));
});

async function play({ first, edit }: History) {
  const folder = fresh();
  first?.(folder);
  const before = first === undefined ? example : ledgerOfReading(await readAt(folder.path, NOW));
  edit(folder);
  const reading = await readAt(folder.path, LATER);
  const held = holdAgainst(before, ledgerOfReading(reading), reading);
  rmSync(dirname(folder.path), { recursive: true });
  return { held, reading };
}

describe('a good history is not refused:', () => {
  it.each(GOOD)('$name', async (history) => {
    const { held, reading } = await play(history);
    expect(
      reading.problems
        .filter(({ level }) => level === 'error')
        .map(({ code, message }) => `${code} ${message}`),
    ).toEqual([]);
    expect(held.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });
});

describe('a bad history is refused for its fault:', () => {
  it.each(BAD)('$name', async (history) => {
    const { held } = await play(history);
    expect([...new Set(held.problems.map(({ code }) => code))].sort()).toEqual(history.found);
    expect(held.problems.some(({ level }) => level === 'error')).toBe(true);
    for (const { message, remedy } of held.problems)
      expect([message.length > 10, remedy.length > 10]).toEqual([true, true]);
  });
});
