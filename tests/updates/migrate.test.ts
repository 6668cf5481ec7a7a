// candor migrate: what it writes, prints and refuses.

import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { candorHere, hashesOf, workFolder } from '../support/run-candor.ts';

const work = workFolder('migrate');
afterAll(work.remove);

let content = '';
let count = 0;
const CASE = 'cases/ORB-2026-0001.yaml';

/** Content as an early Candor wrote it. */
const OLD: Readonly<Record<string, string>> = {
  'site.yaml': `# Ours
name: Orbital
url: https://security.orbital.example/
description: Security of Orbital.
id: {prefix: ORB}
publisher: {name: Orbital, namespace: "https://orbital.example/"} # CSAF
thanks:
  page: true # please
  omit: [Bob]
`,
  'SECURITY.md': 'We answer within {{acknowledge_hours}} hours.\n',
  'channels/mail.yaml':
    'name: Mail\nkind: email\naddress: mailto:a@orbital.example\npreference: 1\nprivate: true\nmonitored_by: Ada\n',
  'projects/orbital.yaml': 'name: Orbital\npackages: [pkg:pypi/orbital]\n',
  [CASE]: `title: "A: b" # private
received: {at: 2026-04-20T09:12:00Z, channel: mail}
history: [{at: 2026-04-20T09:12:00Z, step: received}]
triage:
  projects: [orbital]
  fix_owner: Ada
private_fork:
  url: https://git.example/x # ours
  created: 2026-04-21T09:00:00Z
`,
};

beforeEach(() => {
  content = join(work.folder, String(count++));
  for (const [path, text] of Object.entries(OLD)) write(path, text);
});

function write(path: string, text: string): void {
  mkdirSync(join(content, path, '..'), { recursive: true });
  writeFileSync(join(content, path), text);
}

const read = (path: string): string => readFileSync(join(content, path), 'utf8');
const run = (command: string, ...words: string[]) =>
  candorHere([command, ...words, '--content', content]);

describe('candor migrate', () => {
  it('makes old content valid, keeps comments, and prints every changed line', async () => {
    expect((await run('check')).code).toBe(1);
    const { code, out, err } = await run('migrate');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('Rewrote 2 files, from format 0 to format 1.'),
    ]);
    expect(
      out.replaceAll(/^.*?(?=cases\/|site\.yaml)/gm, ''),
    ).toBe(`cases/ORB-2026-0001.yaml:5 projects: [orbital] -> removed
cases/ORB-2026-0001.yaml:7 added -> projects: [orbital]
cases/ORB-2026-0001.yaml:7 private_fork: -> private_forks:
cases/ORB-2026-0001.yaml:8 url: https://git.example/x # ours -> - url: https://git.example/x # ours
cases/ORB-2026-0001.yaml:9 created: 2026-04-21T09:00:00Z -> indented
site.yaml:8 page: true # please -> removed
site.yaml:10 added -> promise:
site.yaml:10 added -> acknowledge_hours: 48
site.yaml:10 added -> content_format: 1
`);
    expect(read('site.yaml')).toBe(
      `${OLD['site.yaml']?.replace('  page: true # please\n', '')}promise:\n  acknowledge_hours: 48\ncontent_format: 1\n`,
    );
    const checked = await run('check');
    expect([checked.code, checked.out]).toEqual([0, expect.not.stringContaining('format-older')]);
  });

  it('changes nothing the second time', async () => {
    await run('migrate');
    const before = hashesOf(content);
    const { code, out, err } = await run('migrate');
    expect([code, out, err]).toEqual([
      0,
      '',
      expect.stringContaining('There is nothing to change.'),
    ]);
    expect(hashesOf(content)).toEqual(before);
  });

  it('only prints with --dry-run, also as JSON', async () => {
    const before = hashesOf(content);
    const { code, out, err } = await run('migrate', '--dry-run', '--json');
    expect([code, err]).toEqual([0, expect.stringContaining('Nothing was written.')]);
    const { from, to, written, changes } = JSON.parse(out);
    expect([from, to, written]).toEqual([0, 1, false]);
    expect(changes).toContainEqual({
      path: CASE,
      line: 7,
      old: 'private_fork:',
      new: 'private_forks:',
    });
    expect(hashesOf(content)).toEqual(before);
    expect((await run('migrate', '--dry-run')).out.split('\n')).toHaveLength(changes.length + 1);
  });

  it('keeps CRLF', async () => {
    write('site.yaml', (OLD['site.yaml'] ?? '').replaceAll('\n', '\r\n'));
    expect((await run('migrate')).code).toBe(0);
    expect(read('site.yaml').replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('candor migrate writes nothing', () => {
  async function refused(words: RegExp): Promise<void> {
    const before = hashesOf(content);
    const { code, out, err } = await run('migrate');
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(words)]);
    expect(err).toMatch(/[Nn]othing was written/);
    expect(hashesOf(content)).toEqual(before);
  }

  it('if a newer Candor wrote the content', async () => {
    write('site.yaml', `${OLD['site.yaml']}content_format: 2\n`);
    await refused(/format-newer The content has format 2.*Update Candor/s);
    const build = await run('build', '--out', join(work.folder, 'never'));
    expect([build.code, build.out]).toEqual([1, expect.stringContaining('format-newer')]);
  });

  it('if a file cannot be parsed', async () => {
    write(CASE, 'title: [\n');
    await refused(/yaml-syntax/);
  });

  it('if errors appear that the old keys hid', async () => {
    write(CASE, `${OLD[CASE]}advisory: ORB-2026-0009\n`);
    await refused(
      /reference-unknown The advisory "ORB-2026-0009".*Correct these values where they are written now/s,
    );
  });

  it('through a link out of the content', async () => {
    renameSync(join(content, CASE), join(work.folder, 'elsewhere.yaml'));
    symlinkSync(join(work.folder, 'elsewhere.yaml'), join(content, CASE));
    await refused(/file-symlink/);
  });
});

it('no command that edits or adds records writes into content of a newer Candor', async () => {
  await run('migrate');
  write('site.yaml', read('site.yaml').replace('content_format: 1', 'content_format: 2'));
  const before = hashesOf(content);
  const words = [
    ['case', 'ORB-2026-0001', 'acknowledged'],
    ['reserve'],
    [
      'new',
      'channel',
      '--kind',
      'form',
      '--address',
      'https://orbital.example/report',
      '--name',
      'Form',
      'form',
    ],
  ];
  for (const [name = '', ...more] of words) {
    const { code, err } = await run(name, ...more);
    expect([code, err]).toEqual([2, expect.stringContaining('A newer Candor wrote this content')]);
  }
  expect(hashesOf(content)).toEqual(before);
});
