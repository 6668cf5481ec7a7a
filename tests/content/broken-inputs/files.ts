// Broken files: faults of any file before it is parsed, for each kind of file.

import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ADVISORY,
  BASE,
  CASE,
  CHANNEL,
  DRAFT,
  KEY,
  POLICY,
  PROJECT,
  README,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  TRANSLATION,
  WITHDRAWN,
} from './base.ts';
import {
  type BrokenInput,
  disk,
  placeOf,
  remove,
  rename,
  saying,
  textOf,
  where,
  write,
} from './broken-input.ts';

const encoder = new TextEncoder();

function bytes(
  name: string,
  file: string,
  content: Uint8Array,
  ...expected: string[]
): BrokenInput {
  return { name, change: (files) => files.set(file, content), expected };
}

function joined(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part)),
  );
}

function ofAnyFile(file: string): BrokenInput[] {
  const text = textOf(file);
  const firstLine = text.indexOf('\n');
  const middle = text.indexOf('\n', text.length / 2) + 1;
  const cut = (first: string): string => `${text.slice(0, middle)}${first}`;
  return [
    write(`${file}: empty`, file, '▸', 'file-empty'),
    write(`${file}: only white space`, file, '▸ \n\n  \n', 'file-empty'),
    write(
      `${file}: a byte order mark`,
      file,
      `▸\ufeff${text}`.replace('▸\ufeff', '\ufeff'),
      `file-bom@${file}:1:1`,
    ),
    write(
      `${file}: CR LF`,
      file,
      text.replaceAll('\n', '\r\n'),
      `file-crlf@${file}:${placeOf(text.slice(0, firstLine))}`,
    ),
    write(
      `${file}: bare CR`,
      file,
      text.replaceAll('\n', '\r'),
      `file-crlf@${file}:${placeOf(text.slice(0, firstLine))}`,
    ),
    saying(
      bytes(
        `${file}: a byte that is not UTF-8`,
        file,
        joined(cut(''), [0xff], text.slice(middle)),
        `file-encoding@${file}:${placeOf(cut(''))}`,
      ),
      /0xFF/,
    ),
    bytes(
      `${file}: Latin-1`,
      file,
      joined(cut('é#'), [0xe9, 0x0a], text.slice(middle)),
      `file-encoding@${file}:${placeOf(cut('é#'))}`,
    ),
    saying(
      bytes(
        `${file}: UTF-16`,
        file,
        joined(
          [0xff, 0xfe],
          [...text].flatMap((letter) => [letter.charCodeAt(0), 0]),
        ),
        `file-encoding@${file}:1:1`,
      ),
      /UTF-16/,
    ),
    saying(
      write(`${file}: a NUL`, file, `${cut('▸\u0000')}${text.slice(middle)}`, 'file-control'),
      /U\+0000/,
    ),
    write(
      `${file}: an escape character`,
      file,
      `${cut('▸\u001b[31m')}${text.slice(middle)}`,
      'file-control',
    ),
    write(`${file}: too large`, file, text + 'x'.repeat(1024 * 1024), `file-too-large@${file}:1:1`),
  ];
}

const GENERIC: readonly BrokenInput[] = [
  SITE,
  SECURITY,
  POLICY,
  PROJECT,
  CHANNEL,
  KEY,
  ADVISORY,
  DRAFT,
  TRANSLATION,
  RELEASE,
  RETROSPECTIVE,
  STATEMENT,
  CASE,
  README,
].flatMap(ofAnyFile);

/** The place of the project's name in the case of the base. */
const IN_CASE = [
  'projects: [▸orbital]',
  'unaffected:\n    - project: ▸orbital',
  'Ada Example\n    project: ▸orbital',
  'orbital-private\n    project: ▸orbital',
  'covers: vulnerability\n    project: ▸orbital',
  'cve_requests:\n  - project: ▸orbital',
  'release_plan:\n  - project: ▸orbital',
] as const;

const MISSING: readonly BrokenInput[] = [
  remove('no site.yaml', SITE, `file-missing@${SITE}:1:1`),
  remove('no SECURITY.md', SECURITY, `file-missing@${SECURITY}:1:1`),
  remove(
    'no channel at all',
    CHANNEL,
    `channel-none@${SITE}:1:1`,
    `reference-unknown@${where(CASE, 'channel: ▸mail')}`,
  ),
  remove(
    'no key',
    KEY,
    `reference-unknown@${where(SITE, 'key: ▸security')}`,
    `reference-unknown@${where(CHANNEL, 'key: ▸security')}`,
  ),
  remove(
    'no project',
    PROJECT,
    ...Object.keys(BASE)
      .filter((path) => /^(?:advisories|releases|statements)\//.test(path) && path !== TRANSLATION)
      .map((path) => `reference-unknown@${where(path, 'project: ▸orbital')}`),
    ...IN_CASE.map((marked) => `reference-unknown@${where(CASE, marked)}`),
  ),
  rename('site.yml', SITE, 'site.yml', 'file-unexpected@site.yml:1:1', `file-missing@${SITE}:1:1`),
  rename(
    'Site.yaml',
    SITE,
    'Site.yaml',
    'file-unexpected@Site.yaml:1:1',
    `file-missing@${SITE}:1:1`,
  ),
  rename(
    'security.md',
    SECURITY,
    'security.md',
    'file-unexpected@security.md:1:1',
    `file-missing@${SECURITY}:1:1`,
  ),
];

const MISPLACED: readonly BrokenInput[] = [
  saying(
    rename(
      'a project as .yml',
      PROJECT,
      'projects/orbital.yml',
      'file-unexpected@projects/orbital.yml:1:1',
    ),
    /projects\/orbital\.yaml/,
  ),
  rename(
    'a channel as .txt',
    CHANNEL,
    'channels/mail.txt',
    'file-unexpected@channels/mail.txt:1:1',
  ),
  rename('a key as .gpg', KEY, 'keys/security.gpg', 'file-unexpected@keys/security.gpg:1:1'),
  rename(
    'an advisory as .markdown',
    ADVISORY,
    'advisories/2026/ORB-2026-0003.markdown',
    'file-unexpected@advisories/2026/ORB-2026-0003.markdown:1:1',
  ),
  saying(
    rename(
      'an advisory without the folder of its year',
      ADVISORY,
      'advisories/ORB-2026-0003.md',
      'file-unexpected@advisories/ORB-2026-0003.md:1:1',
    ),
    /Rename it to advisories\/2026\/ORB-2026-0003\.md\./,
  ),
  write('a file that nothing reads', 'notes.txt', 'x\n', 'file-unexpected@notes.txt:1:1'),
  write(
    'a file that is nested too deeply',
    'projects/old/orbital.yaml',
    'x\n',
    'file-unexpected@projects/old/orbital.yaml:1:1',
  ),
  write(
    'a name with a line break and an escape',
    'a\n\u001b[31m.txt',
    'x\n',
    'file-unexpected@a\n\u001b[31m.txt:1:1',
  ),
  saying(
    rename(
      'a project in capitals',
      PROJECT,
      'projects/Orbital.yaml',
      'file-name@projects/Orbital.yaml:1:1',
    ),
    /"Orbital"/,
  ),
  rename(
    'a channel with a space',
    CHANNEL,
    'channels/mail .yaml',
    'file-name@channels/mail .yaml:1:1',
    `reference-unknown@${where(CASE, 'channel: ▸mail')}`,
  ),
  rename(
    'a policy with a dot',
    POLICY,
    'policies/severity.levels.md',
    'file-name@policies/severity.levels.md:1:1',
  ),
  rename(
    'a release with a slash-like sign',
    RELEASE,
    'releases/orbital-2.1.3%2f.md',
    'file-name@releases/orbital-2.1.3%2f.md:1:1',
  ),
  rename(
    'a retrospective with an umlaut',
    RETROSPECTIVE,
    'retrospectives/überlauf.mdx',
    'file-name@retrospectives/überlauf.mdx:1:1',
  ),
];

const ON_DISK: readonly BrokenInput[] = [
  disk(
    'a file of 50 MB',
    (folder) => truncateSync(join(folder, ADVISORY), 50_000_000),
    `file-too-large@${ADVISORY}:1:1`,
  ),
  disk(
    'a symbolic link that leaves the folder',
    (folder) => {
      const outside = join(folder, '..', 'outside.md');
      writeFileSync(outside, textOf(WITHDRAWN));
      rmSync(join(folder, WITHDRAWN));
      symlinkSync(outside, join(folder, WITHDRAWN));
    },
    `file-symlink@${WITHDRAWN}:1:1`,
  ),
  disk(
    'a symbolic link to a folder outside',
    (folder) => symlinkSync(tmpdir(), join(folder, 'policies/more')),
    'file-symlink@policies/more:1:1',
  ),
  disk(
    'a symbolic link that leads in a circle',
    (folder) => symlinkSync('..', join(folder, 'policies/more')),
    'file-symlink@policies/more:1:1',
  ),
  disk(
    'a symbolic link to nothing',
    (folder) => symlinkSync('nothing.md', join(folder, 'policies/more.md')),
    'file-symlink@policies/more.md:1:1',
  ),
  disk(
    'a symbolic link to itself',
    (folder) => symlinkSync('more.md', join(folder, 'policies/more.md')),
    'file-symlink@policies/more.md:1:1',
  ),
  disk(
    'folders nested without measure',
    (folder) => mkdirSync(join(folder, 'a/b/c/d/e/f/g/h/i/j'), { recursive: true }),
    'file-unreadable@a/b/c/d/e/f/g/h/i:1:1',
  ),
  disk(
    'a folder that has the name of a file',
    (folder) => {
      rmSync(join(folder, SECURITY));
      mkdirSync(join(folder, SECURITY));
    },
    `file-missing@${SECURITY}:1:1`,
  ),
];

export const FILES: readonly BrokenInput[] = [...GENERIC, ...MISSING, ...MISPLACED, ...ON_DISK];
